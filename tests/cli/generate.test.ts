import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { Folder, sentence } from './command';

const folder = new Folder();
afterAll(() => folder.remove());

describe('generate', () => {
  it('draws different pairs of a task, the same for the same seed', () => {
    const draw = (seed: string): string => folder.vamos(['generate', 'reverse', '--count', '50', '--seed', seed]).out;
    const [header, ...lines] = draw('3').trimEnd().split('\n');
    expect(header).toBe('source\ttarget');
    expect(new Set(lines).size).toBe(50);
    for (const line of lines) {
      const [source, target] = line.split('\t');
      expect([...source!].reverse().join('')).toBe(target);
    }
    expect(draw('3')).toBe(draw('3'));
    expect(draw('4')).not.toBe(draw('3'));
  });

  it('marks held-out pairs so that train reads them as such', () => {
    const line =
      'vamos generate dates --count 40 --held-out 10 | vamos train - -o dates --digit-group 2 --steps 2 -q && vamos inspect dates --json';
    const { code, out, err } = folder.bash(line);
    expect(err).toBe('');
    expect(code).toBe(0);
    const { trainExamples, validationExamples, sourceVocabulary } = JSON.parse(out.slice(out.indexOf('{'))) as {
      trainExamples: number;
      validationExamples: number;
      sourceVocabulary: string[];
    };
    expect([trainExamples, validationExamples]).toEqual([40, 10]);
    expect(sourceVocabulary.some((token) => /^##\d\d$/.test(token))).toBe(true);
  });

  it('fits the presets of the lessons', () => {
    const preset = fileURLToPath(new URL('../../web/lessons/numbers/preset.json', import.meta.url));
    folder.write('numbers.tsv', folder.vamos(['generate', 'numbers', '--count', '60']).out);
    expect(folder.vamos(['train', 'numbers.tsv', '-o', 'numbers', '--preset', preset, '--stop-after', '3']).code).toBe(
      0,
    );
    const words = folder.vamos(['inspect', 'numbers', '--vocabulary', 'source']).out.trimEnd().split('\n').slice(3);
    expect(words.every((word) => /^(##)?\d$/.test(word))).toBe(true);
  });

  it('refuses tasks and counts that do not exist', () => {
    const unknown = folder.vamos(['generate', 'anagrams']);
    expect(unknown.err).toMatch(
      sentence('task: anagrams not in {reverse,sort,copy,numbers,dates}; see vamos generate --help.'),
    );
    expect(unknown.code).toBe(2);
    const many = folder.vamos(['generate', 'numbers', '--count', '10001']);
    expect(many.err).toMatch(/^vamos: [^\n]*10000[^\n]*\.\n$/);
    expect(many.out).toBe('');
    expect(many.code).toBe(2);
  });
});
