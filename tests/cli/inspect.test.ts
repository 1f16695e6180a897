import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder, HAS_TERMINALS, LETS_GO, plain, sentence } from './command';

const folder = new Folder();

beforeAll(() => {
  expect(folder.vamos(['train', ...LETS_GO, '--out', 'go']).code).toBe(0);
});
afterAll(() => folder.remove());

describe('inspect', () => {
  it('shows options, vocabularies, pairs and tensors', () => {
    const { code, out, err } = folder.vamos(['inspect', 'go']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^go: 73 weights, trained 200 steps, \d\.\d KB\n/);
    expect(out).toContain('dModel 2 · heads 1');
    expect(out).toContain("source 3 tokens: let's go to\n");
    expect(out).toContain('target 2 tokens: vamos ir\n');
    expect(out).toContain('2 to learn from, 0 held out\n');
    expect(out).toMatch(/\n {2}generator\.bias +5( +-?\d+\.\d{3}){4}\n$/);
  });

  it.skipIf(!HAS_TERMINALS)('fits a terminal of 80 columns', () => {
    const { out } = folder.terminal(['inspect', 'go'], 80);
    const lines = plain(out).split('\r\n');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(lines).toContain('  transformer.decoder.layers.0');
  });

  it('prints every value of a tensor, which JSON gives to the bit', () => {
    const { tensors } = JSON.parse(folder.vamos(['inspect', 'go', '--json']).out) as {
      tensors: { name: string; shape: number[]; min: number; max: number; mean: number }[];
    };
    expect(tensors.map(({ name }) => name)).toContain('transformer.encoder.layers.0.self_attn.in_proj_weight');
    for (const { name, shape, min, max, mean } of tensors) {
      const text = folder.vamos(['inspect', 'go', '--tensor', name]).out;
      const rows = text
        .trimEnd()
        .split('\n')
        .map((line) => line.trim().split(/\s+/).map(Number));
      expect(rows.every((row) => row.length === shape.at(-1))).toBe(true);
      const { values } = JSON.parse(folder.vamos(['inspect', 'go', '--tensor', name, '--json']).out) as {
        values: number[];
      };
      expect(values).toHaveLength(shape.reduce((a, b) => a * b));
      rows.flat().forEach((value, index) => expect(value).toBeCloseTo(values[index]!, 4));
      expect(Math.fround(min)).toBe(Math.fround(Math.min(...values)));
      expect(Math.fround(max)).toBe(Math.fround(Math.max(...values)));
      expect(mean).toBeCloseTo(values.reduce((a, b) => a + b) / values.length, 5);
    }
  });

  it('prints a vocabulary', () => {
    expect(folder.vamos(['inspect', 'go', '--vocabulary', 'target']).out).toBe('<PAD>\n<UNK>\n<EOS>\nvamos\nir\n');
  });

  it('refuses a tensor that is not there', () => {
    const { code, err } = folder.vamos(['inspect', 'go', '--tensor', 'nothing']);
    expect(err).toMatch(sentence("go: There is no tensor named 'nothing'; inspect lists them."));
    expect(code).toBe(1);
  });
});

describe('evaluate', () => {
  it("scores the model's own pairs", () => {
    const { code, out, err } = folder.vamos(['evaluate', 'go']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^learned {3}exact +100 % +token accuracy +100 % +loss \S+ +2 of 2\n$/);
  });

  it('scores other pairs and shows what was wrong', () => {
    folder.write('new.tsv', "let's go\tvamos\nto go\tvamos\nlet's paint\tpintamos\n");
    const { code, out } = folder.vamos(['evaluate', 'go', 'new.tsv', '--errors', '1']);
    expect(code).toBe(0);
    expect(out).toMatch(/^pairs {5}exact +33\.3 % .*1 of 3\n\nto go\n {2}wrote {2}ir\n {2}right {2}vamos\n$/);
    const json = JSON.parse(folder.vamos(['evaluate', 'go', 'new.tsv', '--errors', '9', '--json']).out) as {
      pairs: object;
      errors: { source: string }[];
    };
    expect(json.pairs).toMatchObject({ examples: 3, exactMatch: 1 / 3 });
    expect(json.errors).toHaveLength(2);
    expect(json.errors[0]).toEqual({ source: 'to go', target: 'vamos', translation: 'ir' });
  });

  it('tells what was learned from what was held out', () => {
    const input = 'split,source,target\ntrain,a,b\ntrain,c,d\ntest,a,d\n';
    folder.vamos(['train', '-', '-o', 'split', '-q', '--learning-rate', '0.02'], { input });
    expect(folder.vamos(['evaluate', 'split']).out).toMatch(/^learned .* 2 of 2\nheld out .* 0 of 1\n$/);
    expect(folder.vamos(['evaluate', 'split', '-'], { input }).out).toMatch(
      /^learned .* 2 of 2\nheld out .* 0 of 1\n$/,
    );
    expect(folder.vamos(['evaluate', 'split', '-'], { input: 'a,d\n' }).out).toMatch(/^pairs .* 0 of 1\n$/);
  });
});
