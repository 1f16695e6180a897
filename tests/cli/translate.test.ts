import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder, HAS_TERMINALS, LETS_GO, plain, sentence } from './command';

const folder = new Folder();
const translate = (...args: string[]): ReturnType<Folder['vamos']> => folder.vamos(['translate', 'go', ...args]);

beforeAll(() => {
  expect(folder.vamos(['train', ...LETS_GO, '--out', 'go']).code).toBe(0);
});
afterAll(() => folder.remove());

describe('sentences', () => {
  it('come as arguments, a line each', () => {
    expect(translate('Let’s go', 'to go')).toEqual({ code: 0, signal: null, out: 'vamos\nir\n', err: '' });
  });

  it('or through a pipe, where every line has its own, empty ones too', () => {
    const input = "\uFEFFlet's go\r\n\n  \nto go";
    expect(folder.vamos(['translate', 'go'], { input })).toEqual({
      code: 0,
      signal: null,
      out: 'vamos\n\n\nir\n',
      err: '',
    });
  });

  it('name their unknown words', () => {
    const { code, out, err } = translate('go paint');
    expect(code).toBe(0);
    expect(out).toMatch(/^\S.*\n$/);
    expect(err).toMatch(sentence("The model does not know 'paint'."));
  });

  it('are refused one by one, and the others are translated', () => {
    const long = 'go '.repeat(100);
    const { code, out, err } = folder.vamos(['translate', 'go'], { input: `to go\n${long}\nlet's go\n` });
    expect(code).toBe(1);
    expect(out).toBe('ir\n\nvamos\n');
    expect(err).toMatch(
      sentence('line 2: The sentence has 100 tokens and this model takes at most 16; use a shorter one.'),
    );
    const empty = translate('');
    expect(empty.code).toBe(1);
    expect(empty.err).toMatch(sentence('There is nothing to translate; type at least one word.'));
  });

  it('may be bytes that are no text, and longer than any sentence', () => {
    const garbage = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 27, 91, 50, 74, 10]), Buffer.alloc(3_000_000, 'a ')]);
    const { code, out, err } = folder.vamos(['translate', 'go'], { input: garbage });
    expect(code).toBe(1);
    expect(out.split('\n')).toHaveLength(3);
    expect(err).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('what the model thought', () => {
  it('is drawn in the terminal with its labels', () => {
    const { code, out } = translate("let's go", '--attention', '--steps');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "let's go → vamos",
        '',
        '  1  vamos  ━━━━━━━━━━━━  99.9 %',
        '  2  <EOS>  ━━━━━━━━━━━━  99.9 %',
        '',
        'Encoder self-attention: source words look at source words',
        "        let's  go",
        "  let's ██100 ··  0",
        '     go ··  0 ██100',
        '',
        'Decoder self-attention: words written so far look at each other',
        '        <EOS> vamos',
        '  <EOS> ██100',
        '  vamos ··  0 ██100',
        '',
        'Cross-attention: to write the next word, the decoder looks at the source',
        "        let's  go",
        '  <EOS> ██100 ··  0',
        '  vamos ··  0 ██100',
        '',
        '0 % ··░░▒▒▓▓██ 100 %',
        '',
      ].join('\n'),
    );
  });

  it.skipIf(!HAS_TERMINALS).each([20, 40, 80])(
    'stays within %d columns, with colours on a terminal only',
    (columns) => {
      folder.vamos(['train', '-', '-o', 'wide', '--steps', '1', '--heads', '4', '--layers', '2', '-q'], {
        input: 'a quick brown fox jumps over the lazy dog today\tun zorro marrón salta sobre el perro perezoso hoy\n',
      });
      const args = ['translate', 'wide', 'a quick brown fox jumps over the lazy dog', '--attention', '--steps'];
      const drawn = folder.terminal(args, columns).out;
      expect(drawn).toContain('\u001B[48;5;');
      const lines = plain(drawn).split('\r\n');
      const below = lines.slice(lines.indexOf('') + 1);
      expect(Math.max(...below.map((line) => [...line].length))).toBeLessThanOrEqual(columns);
      for (const part of ['layer 1', 'layer 2', 'head 4']) expect(below.join('\n')).toContain(part);
      expect(folder.terminal(args, columns, { NO_COLOR: '1' }).out).not.toContain('\u001B');
      expect(folder.terminal([...args, '--color', 'never'], columns).out).not.toContain('\u001B');
      expect(folder.vamos(args).out).not.toContain('\u001B');
      expect(folder.vamos([...args, '--color', 'always']).out).toContain('\u001B[48;5;');
    },
  );

  it('is JSON for machines, an object a line', () => {
    const { code, out } = translate('--json', '--attention', "let's go", 'go paint', '');
    expect(code).toBe(1);
    const [first, second, third] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(first).toMatchObject({
      sentence: "let's go",
      text: 'vamos',
      tokens: ['vamos'],
      finished: true,
      source: [
        { token: "let's", known: true },
        { token: 'go', known: true },
      ],
      unknownTokens: [],
      steps: [
        { input: '<EOS>', token: 'vamos' },
        { input: 'vamos', token: '<EOS>' },
      ],
      attention: { cross: { layers: 1, heads: 1, rows: 2, columns: 2, rowTokens: ['<EOS>', 'vamos'] } },
    });
    const { attention, steps, logProbability } = first as {
      attention: { cross: { data: number[] } };
      steps: { probability: number; top: { probability: number }[] }[];
      logProbability: number;
    };
    expect(attention.cross.data[0]! + attention.cross.data[1]!).toBeCloseTo(1, 5);
    expect(steps[0]!.top[0]!.probability).toBe(steps[0]!.probability);
    expect(Math.exp(logProbability)).toBeCloseTo(steps[0]!.probability * steps[1]!.probability, 6);
    expect(second).toMatchObject({ unknownTokens: ['paint'] });
    expect(third).toBeNull();
  });
});

describe('decoding', () => {
  it('by beam search lists the best translations, best first', () => {
    const { code, out } = translate('to go', '--beam', '3', '--json');
    expect(code).toBe(0);
    const { text, beams } = JSON.parse(out) as { text: string; beams: { text: string; score: number }[] };
    expect(text).toBe('ir');
    expect(beams.length).toBeGreaterThan(1);
    expect(beams[0]!.text).toBe('ir');
    const scores = beams.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(translate('to go', '--beam', '3', '--steps').out).toMatch(
      /\n\nBest translations, by log probability for each token\n {2}1 +-0\.000 {2}ir\n {2}2 +-\d/,
    );
  });

  it('at a temperature draws from the seed', () => {
    const draw = (seed: string, temperature = '20'): string =>
      translate('to go', '--temperature', temperature, '--seed', seed).out;
    expect(draw('1', '0.05')).toBe('ir\n');
    expect(draw('7')).toBe(draw('7'));
    expect(new Set(Array.from({ length: 12 }, (_, seed) => draw(String(seed)))).size).toBeGreaterThan(3);
  });

  it('refuses what it cannot do once, however many sentences there are', () => {
    for (const [args, text] of [
      [['--beam', '17'], /^vamos: .*17.*\.\n$/],
      [['--beam', '2', '--temperature', '1'], /^vamos: [^\n]*beam[^\n]*\.\n$/i],
    ] as const) {
      const { code, out, err } = translate('to go', "let's go", ...args);
      expect(err).toMatch(text);
      expect(out).toBe('');
      expect(code).toBe(2);
    }
  });
});

describe('a pipe', () => {
  it('that closes ends it without a word', () => {
    const { out, err } = folder.bash(`yes "let's go" | vamos translate go | head -n 2; echo "\${PIPESTATUS[1]}"`);
    expect(out).toBe('vamos\nvamos\n141\n');
    expect(err).toBe('');
  });

  it('gets each translation as soon as its sentence is there', () => {
    const { out } = folder.bash(
      'coproc vamos translate go; echo "to go" >&"${COPROC[1]}"; read -t 20 line <&"${COPROC[0]}"; echo "got $line"',
    );
    expect(out).toBe('got ir\n');
  });

  it('may be closed from the start, or lead to a full disk', () => {
    const closed = folder.bash('vamos translate go "to go" >&-');
    expect(closed.code).toBe(1);
    expect(closed.err).toMatch(sentence('The output could not be written: Bad file descriptor.'));
    const full = folder.bash('vamos translate go "to go" > /dev/full');
    expect(full.code).toBe(1);
    expect(full.err).toMatch(sentence('The output could not be written: No space left on device.'));
    const train = folder.bash(`vamos train - -o closed --steps 2 <<< $'a\\tb' >&- 2>&-; vamos translate closed a`);
    expect(train.code).toBe(0);
  });
});

describe('models that are none', () => {
  const refused = (name: string, text: string): void => {
    for (const args of [
      ['translate', name, 'x'],
      ['inspect', name],
      ['evaluate', name],
    ]) {
      const { code, out, err } = folder.vamos(args);
      expect(err).toMatch(sentence(`${name}: ${text}`));
      expect(out).toBe('');
      expect(code).toBe(1);
    }
  };

  it('are refused in a sentence', () => {
    refused('none', 'The file cannot be read: No such file or directory.');
    refused('.', 'The file cannot be read: Is a directory.');
    const foreign =
      "This is not a safetensors file; choose one that Vamos or PyTorch's safetensors.torch.save_file has written.";
    folder.write('empty', '');
    refused('empty', foreign);
    folder.write('text', 'a\tb\n');
    refused('text', foreign);
  });

  it('wherever they are cut or changed', () => {
    const whole = folder.read('go');
    for (let length = 0; length < whole.length; length += 97) {
      folder.write('cut', whole.subarray(0, length));
      const { code, out, err } = folder.vamos(['translate', 'cut', 'to go']);
      expect(err).toMatch(/^vamos: cut: [^\n]+\.\n$/);
      expect(out).toBe('');
      expect(code).toBe(1);
    }
  });
});
