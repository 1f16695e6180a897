import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Folder, sentence } from './command';

const folder = new Folder();
afterAll(() => folder.remove());

describe('help', () => {
  it('names every command, the exit codes and an example', () => {
    const { code, out, err } = folder.vamos(['--help']);
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const part of [
      'train',
      'translate',
      'evaluate',
      'inspect',
      'generate',
      'export',
      'Exit codes: 0',
      '130',
      'vamos train pairs.tsv',
    ])
      expect(out).toContain(part);
  });

  it.each(['train', 'translate', 'evaluate', 'inspect', 'generate', 'export'])(
    'of %s has examples and fits 80 columns',
    (command) => {
      const { code, out } = folder.vamos([command, '--help']);
      expect(code).toBe(0);
      expect(out).toContain(`Examples:\n  vamos ${command} `);
      for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    },
  );

  it('tells the version of the project', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(folder.vamos(['--version']).out).toBe(`vamos ${version}\n`);
  });
});

describe('errors of usage', () => {
  it.each([
    [[], 'A subcommand is required; see vamos --help.'],
    [['dance'], "There is no command 'dance'; see vamos --help."],
    [['--dance'], 'A subcommand is required; see vamos --help.'],
    [['translate'], 'model is required; see vamos translate --help.'],
    [
      ['translate', 'm', '--max-length', '0'],
      '--max-length: Value 0 not in range 1 to 1000000000; see vamos translate --help.',
    ],
    [['translate', 'm', '--color', 'pink'], '--color: pink not in {auto,always,never}; see vamos translate --help.'],
    [['evaluate', 'm', '--errors', 'x'], '--errors: Value x not in range 0 to 1000000000; see vamos evaluate --help.'],
  ])('%j', (args, text) => {
    const { code, out, err } = folder.vamos(args);
    expect(err).toMatch(sentence(text));
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});
