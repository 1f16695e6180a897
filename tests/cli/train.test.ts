import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder, HAS_TERMINALS, LETS_GO, plain, sentence } from './command';

const folder = new Folder();
/** Where files may not grow, a build that counts its coverage would spoil its counts, and say so. */
const COUNTS_ELSEWHERE = 'export GCOV_PREFIX="$PWD/counts" GCOV_ERROR_FILE=/dev/null';
const parts = (): string[] => readdirSync(folder.path).filter((name) => name.includes('.part'));
const steps = (model: string): number =>
  (JSON.parse(folder.vamos(['inspect', model, '--json']).out) as { step: number }).step;

beforeAll(() => {
  folder.write('two.tsv', "let's go\tvamos\nto go\tir\n");
});
afterAll(() => folder.remove());

describe('training', () => {
  it('learns Let’s go, says how well, and leaves one file', () => {
    const { code, out, err } = folder.vamos(['train', ...LETS_GO, '--out', 'go.safetensors']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^trained {3}200 steps in .+, 73 weights\nlearned {3}100 % of 2 pairs exact, token accuracy 100 %, loss \S+\nsaved {5}go\.safetensors\n$/,
    );
    expect(folder.vamos(['translate', 'go.safetensors', "let's go"]).out).toBe('vamos\n');
    expect(parts()).toEqual([]);
  });

  it('takes pairs from a pipe and options by name', () => {
    const args = ['train', '-', '-o', 'piped', '--steps', '7', '--d-model', '8', '--heads', '4', '--layers', '2'];
    const options = ['--set', 'dFf=0', '--set', 'position=none', '--seed', '9', '--tokenizer', 'character', '-q'];
    const { code, err } = folder.vamos([...args, ...options], { input: 'one;uno\ntwo;dos\n' });
    expect(err).toBe('');
    expect(code).toBe(0);
    const { model, training, step, sourceVocabulary } = JSON.parse(
      folder.vamos(['inspect', 'piped', '--json']).out,
    ) as { model: object; training: object; step: number; sourceVocabulary: string[] };
    expect(model).toMatchObject({ dModel: 8, heads: 4, encoderLayers: 2, decoderLayers: 2, dFf: 0, position: 'none' });
    expect(model).toMatchObject({ seed: 9 });
    expect(training).toMatchObject({ totalSteps: 7, seed: 9 });
    expect(step).toBe(7);
    expect(sourceVocabulary.slice(3)).toEqual(['o', 'n', 'e', 't', 'w']);
  });

  it('gives the same file for the same seed, and another for another', () => {
    const train = (out: string, seed: string): Buffer => {
      folder.vamos(['train', 'two.tsv', '--out', out, '--steps', '20', '--seed', seed]);
      return folder.read(out);
    };
    const first = train('seed1', '1');
    expect(train('seed1-again', '1').equals(first)).toBe(true);
    expect(train('seed2', '2').equals(first)).toBe(false);
  });

  it('goes on after a pause to the same bits as without one', () => {
    for (const optimizer of ['sgd', 'adam', 'adamw']) {
      const common = ['two.tsv', '--steps', '60', '--optimizer', optimizer];
      folder.vamos(['train', ...common, '--out', 'whole']);
      const pause = folder.vamos(['train', ...common, '--out', 'half', '--stop-after', '25']);
      expect(pause.code).toBe(0);
      expect(pause.err).toMatch(
        sentence('Stopped at step 25 of 60, which is saved in half; train --resume half goes on.'),
      );
      expect(steps('half')).toBe(25);
      expect(folder.vamos(['train', '--resume', 'half', '--out', 'half']).code).toBe(0);
      expect(folder.read('half').equals(folder.read('whole')), optimizer).toBe(true);
    }
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('saves what there is on %s, and goes on from there', async (signal) => {
    const args = ['train', 'two.tsv', '--out', 'stopped', '--steps', '1000000000'];
    const { code, out, err } = await folder.interrupted(args, signal);
    expect(code).toBe(130);
    expect(out).toBe('');
    expect(err).toMatch(/vamos: Stopped at step [\d,]+ of 1,000,000,000, which is saved in stopped; .*goes on\.\n$/);
    const reached = steps('stopped');
    expect(reached).toBeGreaterThan(0);
    expect(folder.vamos(['train', '--resume', 'stopped', '--out', 'more', '--stop-after', '5']).code).toBe(0);
    expect(steps('more')).toBe(reached + 5);
    expect(parts()).toEqual([]);
  });

  it('keeps the last good state when training diverges', () => {
    const wild = ['--optimizer', 'sgd', '--learning-rate', '10', '--schedule', 'constant', '--warmup', '0'];
    const { code, err } = folder.vamos(['train', 'two.tsv', '--out', 'wild', ...wild, '--set', 'gradientClip=0']);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^vamos: Training stopped at step \d+: .*; try a lower learning rate\.\nvamos: Step \d+ is saved/,
    );
    const { tensors } = JSON.parse(folder.vamos(['inspect', 'wild', '--json']).out) as { tensors: { max: number }[] };
    for (const { max } of tensors) expect(Number.isFinite(max)).toBe(true);
  });

  it('holds out the pairs of the column split, a share, or a file', () => {
    const held = (args: string[], input: string): unknown => {
      const { code, err, out } = folder.vamos(['train', '-', '--out', 'held', '--steps', '2', ...args], { input });
      expect(err).toBe('');
      expect(code).toBe(0);
      const { trainExamples, validationExamples } = JSON.parse(
        folder.vamos(['inspect', 'held', '--json']).out,
      ) as Record<string, number>;
      expect(out.includes('held out')).toBe(validationExamples! > 0);
      return [trainExamples, validationExamples];
    };
    const lines = (count: number): string =>
      Array.from({ length: count }, (_, index) => `s${index}\tt${index}`).join('\n');
    expect(held([], 'split\tsource\ttarget\ntrain\ta\tb\nvalidation\tc\td\ntrain\te\tf\n')).toEqual([2, 1]);
    expect(held(['--validation', '0.2'], lines(20))).toEqual([16, 4]);
    expect(held([], lines(49))).toEqual([49, 0]);
    expect(held([], lines(50))).toEqual([45, 5]);
    expect(held(['--validation', '0'], lines(50))).toEqual([50, 0]);
    folder.write('others.csv', 'x,y\nz,w\n');
    expect(held(['--validation', 'others.csv'], lines(5))).toEqual([5, 2]);
  });

  it('says what it leaves out, and learns the rest', () => {
    const text = 'good\tbueno\nalone\n\tempty\na\tb\tc\n"x\ty\ngood\tbueno\nfive\n';
    folder.write('bad.tsv', text);
    const { code, err } = folder.vamos(['train', 'bad.tsv', '--out', 'bad', '--steps', '2']);
    expect(code).toBe(0);
    expect(err).toBe(
      'vamos: bad.tsv: 4 lines are left out: line 2 has no second column, line 3 has an empty side, ' +
        'line 4 has more than two columns, and 1 more.\n' +
        'vamos: bad.tsv: 1 pair that is there twice is used once.\n',
    );
  });
});

describe('progress', () => {
  const args = ['train', 'two.tsv', '--out', 'progress'];
  const short = [...args, '--steps', '1500'];

  /** A short run has nothing to tell on its way: twice the steps until it does, since a fast machine takes more of them. */
  function untilTold<T>(run: (steps: number) => T, told: (result: T) => boolean): { steps: number; result: T } {
    let steps = 400;
    let result = run(steps);
    while (!told(result) && steps < 100_000) {
      steps *= 2;
      result = run(steps);
    }
    return { steps, result };
  }

  it.skipIf(!HAS_TERMINALS).each([40, 80, 200])('is one line that stays within a terminal of %d columns', (columns) => {
    const framesOf = (out: string, steps: number): string[] =>
      out.split('\r').filter((frame) => frame.includes(`/${steps.toLocaleString('en')}`));
    const { result, steps } = untilTold(
      (count) => ({ count, ...folder.terminal([...args, '--steps', String(count)], columns) }),
      ({ count, out }) => framesOf(out, count).length > 1,
    );
    const { out } = result;
    const frames = framesOf(out, steps);
    expect(frames.length).toBeGreaterThan(1);
    for (const frame of frames) {
      const shown = plain(frame);
      expect([...shown].length).toBeLessThan(columns);
      expect(shown).toMatch(/loss \d/);
      expect(shown.includes('accuracy')).toBe(columns >= 80);
    }
    expect(frames.some((frame) => frame.includes('━'))).toBe(true);
    expect(out).toContain('\r\u001B[Ktrained');
  });

  it.skipIf(!HAS_TERMINALS)(
    'has no colours with NO_COLOR, and no cursor movement on a dumb terminal or elsewhere',
    () => {
      expect(folder.terminal(short, 80, { NO_COLOR: '1' }).out).not.toContain('\u001B[38');
      expect(folder.terminal(short, 80, { TERM: 'dumb' }).out).not.toContain('\u001B');
      expect(folder.vamos(short).err).not.toContain('\u001B');
    },
  );

  it.skipIf(!HAS_TERMINALS)('is silent when told so', () => {
    expect(folder.terminal([...short, '--quiet'], 80).out).not.toContain('/1,500');
  });

  it('is a plain line now and then in a pipe', () => {
    const slow = ['train', 'two.tsv', '--out', 'slow', '--d-model', '128', '--d-ff', '256', '--steps'];
    const { steps, result: err } = untilTold(
      (count) => folder.vamos([...slow, String(count)]).err,
      (text) => text !== '',
    );
    const total = steps.toLocaleString('en');
    expect(err).toMatch(new RegExp(`^(step [\\d,]+ of ${total}: loss \\S+, accuracy \\S+ %, \\d+ steps/s.*\n)+$`));
  });
});

describe('what cannot work', () => {
  const refused = (args: string[], code: number, text: string, input = ''): void => {
    const before = readdirSync(folder.path);
    const outcome = folder.vamos(args, { input });
    expect(outcome.err).toMatch(sentence(text));
    expect(outcome.out).toBe('');
    expect(outcome.code).toBe(code);
    expect(readdirSync(folder.path)).toEqual(before);
  };

  it('refuses files that are missing, empty, binary, in another encoding, or too large', () => {
    refused(['train', 'no.tsv', '-o', 'x'], 1, 'no.tsv: The file cannot be read: No such file or directory.');
    refused(['train', '.', '-o', 'x'], 1, '.: The file cannot be read: Is a directory.');
    const nothing = 'There is no sentence pair in it; each line needs a sentence, a tab and its translation.';
    refused(['train', '-', '-o', 'x'], 1, `standard input: ${nothing}`);
    refused(['train', '-', '-o', 'x'], 1, `standard input: ${nothing}`, 'source\ttarget\n\n');
    folder.write('latin1.tsv', Buffer.from('a\tb\nsí\ty\n', 'latin1'));
    const encoding = 'so this is no text in UTF-8; save it as UTF-8, as TSV or CSV.';
    refused(['train', 'latin1.tsv', '-o', 'x'], 1, `latin1.tsv: Line 2 has bytes that are no character, ${encoding}`);
    folder.write('binary', new Uint8Array([80, 75, 3, 4, 0, 0]));
    refused(['train', 'binary', '-o', 'x'], 1, `binary: Line 1 has a NUL byte, ${encoding}`);
    folder.write('huge.tsv', '');
    truncateSync(folder.file('huge.tsv'), 300 << 20);
    refused(['train', 'huge.tsv', '-o', 'x'], 1, 'huge.tsv: The file is larger than 256 MB; use a smaller one.');
  });

  it('refuses an output that cannot be written before it trains', () => {
    const to = (out: string): string[] => ['train', 'two.tsv', '--steps', '1000000', '--out', out];
    refused(to('no/model'), 1, 'no/model: The file cannot be written: No such file or directory.');
    refused(to('two.tsv/model'), 1, 'two.tsv/model: The file cannot be written: Not a directory.');
    refused(to('.'), 1, '.: The file cannot be written: Is a directory.');
    refused(to('./two.tsv'), 2, '--out would overwrite two.tsv; choose another name.');
  });

  it('tells when the disk is full, and keeps the file that was there', () => {
    refused(
      ['train', 'two.tsv', '--steps', '1', '-o', '/dev/full'],
      1,
      '/dev/full: The file cannot be written: No space left on device.',
    );
    folder.vamos(['train', 'two.tsv', '--steps', '1', '-o', 'kept']);
    const before = folder.read('kept');
    const { code, err } = folder.bash(
      `${COUNTS_ELSEWHERE}; ulimit -f 1; trap "" XFSZ; vamos train two.tsv --steps 2 -q -o kept --d-model 64`,
    );
    expect(err).toMatch(sentence('kept: The file cannot be written: File too large.'));
    expect(code).toBe(1);
    expect(folder.read('kept').equals(before)).toBe(true);
    expect(parts()).toEqual([]);
  });

  it('writes through a link and keeps it', () => {
    mkdirSync(folder.file('elsewhere'));
    writeFileSync(folder.file('elsewhere/model'), '');
    symlinkSync('elsewhere/model', folder.file('link'));
    expect(folder.vamos(['train', 'two.tsv', '--steps', '1', '-o', 'link']).code).toBe(0);
    expect(lstatSync(folder.file('link')).isSymbolicLink()).toBe(true);
    expect(steps('elsewhere/model')).toBe(1);
  });

  it('refuses options that do not exist or fit', () => {
    const train = ['train', 'two.tsv', '--out', 'x'];
    refused([...train, '--bogus'], 2, 'The following argument was not expected: --bogus; see vamos train --help.');
    refused(['train', 'two.tsv'], 2, '--out is required; see vamos train --help.');
    refused(
      [...train, '--heads', '3'],
      2,
      'Each head gets an equal part of the vector, so dModel (32) must be a multiple of heads (3).',
    );
    refused([...train, '--heads', 'two'], 2, 'heads has a value of the wrong type for this option.');
    refused([...train, '--set', 'headz=2'], 2, 'There is no option named headz; check its spelling.');
    refused([...train, '--set', 'heads'], 2, '--set: heads is not NAME=VALUE; see vamos train --help.');
    refused(
      [...train, '--norm', 'between'],
      2,
      'norm has a value that does not exist; choose one of: none, post, pre.',
    );
    refused([...train, '--steps', '0'], 2, 'totalSteps is 0; choose a value from 1 to 1000000000.');
    refused([...train, '--validation', '2'], 2, 'validation is 2; choose a value from 0 to 0.9.');
    refused(
      ['train', '--out', 'x'],
      2,
      'train needs a file of sentence pairs, or --resume with a model that keeps its own.',
    );
    folder.write('list.json', '[1]');
    refused(
      [...train, '--preset', 'list.json'],
      1,
      "This is no preset: it must be a JSON object with an object 'model' or 'training' in it.",
    );
  });

  it('refuses to resume what is no model, or what has nothing left to do', () => {
    refused(
      ['train', '--resume', 'two.tsv', '-o', 'x'],
      1,
      "two.tsv: This is not a safetensors file; choose one that Vamos or PyTorch's safetensors.torch.save_file has written.",
    );
    folder.vamos(['train', 'two.tsv', '--steps', '3', '-o', 'done']);
    refused(
      ['train', '--resume', 'done', '-o', 'x'],
      2,
      'The model is at step 3 and training ends at step 3; name a later one with --steps.',
    );
    refused(
      ['train', '--resume', 'done', '--validation', '0.1', '-o', 'x'],
      2,
      '--validation belongs to a file of sentence pairs; name that file too.',
    );
    expect(existsSync(folder.file('x'))).toBe(false);
  });
});
