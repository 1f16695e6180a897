import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder, LETS_GO } from './command';

const program = fileURLToPath(new URL('../../core/pytorch/vamos_torch.py', import.meta.url));
const folder = new Folder();

beforeAll(() => {
  expect(folder.vamos(['train', ...LETS_GO, '--out', 'go']).code).toBe(0);
});
afterAll(() => folder.remove());

describe('export', () => {
  it('leaves the model as it is and the program beside it, and says how to run it', () => {
    const { code, out, err } = folder.vamos(['export', 'go', '--out', "Ana's models"]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(folder.read("Ana's models/go.safetensors").equals(folder.read('go'))).toBe(true);
    expect(folder.read("Ana's models/vamos_torch.py").equals(readFileSync(program))).toBe(true);
    const [translate, train] = out.split('\n').filter((line) => line.startsWith('  '));
    expect(translate).toMatch(/^ {2}python3 \S.* translate \S.*go\.safetensors\S* /);
    expect(train).toMatch(/^ {2}torchrun --nproc-per-node=4 \S.* train pairs\.tsv --resume \S.* --out \S/);
    // Names with spaces and quotes reach the shell whole.
    const shown = folder.bash(`printf '%s\\n' ${translate!.trim()}`).out.split('\n');
    expect(shown.slice(0, 5)).toEqual([
      'python3',
      "Ana's models/vamos_torch.py",
      'translate',
      "Ana's models/go.safetensors",
      "let's go",
    ]);
  });

  it('writes nothing where there is no model', () => {
    folder.write('noise', 'no model at all');
    const { code, out, err } = folder.vamos(['export', 'noise', '--out', 'nowhere']);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^vamos: noise: This is not a safetensors file; .*\n$/);
    expect(() => folder.read('nowhere/vamos_torch.py')).toThrow();
  });

  it('says so when the folder cannot be made', () => {
    folder.write('taken', '');
    const { code, err } = folder.vamos(['export', 'go', '--out', 'taken/inside']);
    expect(code).toBe(1);
    expect(err).toBe('vamos: taken/inside: There is no such folder and it cannot be made; name another one.\n');
  });
});
