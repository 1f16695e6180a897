import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../web/lessons/ids';
import { randomNumbers } from '../../web/lessons/phrases/random.mjs';
import { LONGEST_HASH, readLink } from '../../web/state/hash';
import { crc32, deflate, fromText, inflate, toText } from '../../web/state/share/bytes';
import { decodeLink, encodeLink } from '../../web/state/share/codec';
import { isShared, MOST_STEPS, type Shared, type SharedView } from '../../web/state/share/shared';
import type { PartOff } from '../../web/state/switches';

const WORDS = ['let’s', 'go', 'ñandú', '今日は', '🙂', '<EOS>', '&s=', '#', '"quoted"', 'שלום', '\t', ''];

function anyView(next: () => number): SharedView {
  const below = (count: number): number => Math.floor(next() * count);
  const parts: PartOff[] = [
    'position',
    'causalMask',
    `residual:decoder_cross:${below(6)}`,
    `head:cross:${below(6)}:${below(8)}`,
  ];
  return {
    ...(next() < 0.5 ? { off: parts.filter(() => next() < 0.5) } : {}),
    ...(next() < 0.5
      ? {
          decoding: next() < 0.5 ? { beam: below(17), lengthPenalty: 1 } : { temperature: next() * 3, seed: below(99) },
        }
      : {}),
    ...(next() < 0.5 ? { open: { stack: 'decoder', layer: below(6) } } : {}),
    ...(next() < 0.5 ? { attention: (['heatmap', 'lines', 'table'] as const)[below(3)]! } : {}),
  };
}

function anyShared(next: () => number): Shared {
  const below = (count: number): number => Math.floor(next() * count);
  const maybe = <T>(make: () => T): T | null => (next() < 0.5 ? make() : null);
  const text = (): string => Array.from({ length: below(6) }, () => WORDS[below(WORDS.length)]).join(' ');
  const example = (): { source: string; target: string } => ({ source: text(), target: text() });
  const examples = (): { source: string; target: string }[] => Array.from({ length: below(5) }, example);
  const step = below(40);
  return {
    lesson: LESSONS[below(LESSONS.length)]!,
    seed: maybe(() => below(2 ** 32)),
    step,
    probe: { source: text(), target: maybe(text) },
    selection: {
      kind: (['encoder', 'decoder', 'cross'] as const)[below(3)]!,
      layer: below(4),
      head: below(8),
      row: below(40),
      column: below(40),
    },
    ...(next() < 0.5 ? { view: anyView(next) } : {}),
    preset: maybe(() => ({
      model: { dModel: below(512), dropout: next() },
      training: { totalSteps: below(2000), learningRate: next() },
      pacing: { stepsPerSecond: 1 + below(90), everyStep: next() < 0.5 },
    })),
    pairs: maybe(() => ({ train: examples(), heldOut: examples() })),
    retrainable: next() < 0.5,
    losses: next() < 0.5 ? [] : Array.from({ length: step }, () => (next() < 0.1 ? NaN : Math.fround(next() * 9))),
    report: maybe(() => ({
      step,
      loss: next(),
      tokenAccuracy: next(),
      gradientNorm: next(),
      learningRate: next(),
      milliseconds: next(),
    })),
    model:
      next() < 0.5
        ? { engine: text(), checksum: below(2 ** 32) }
        : { file: Uint8Array.from({ length: 1 + below(300) }, () => below(256)) },
  };
}

async function read(hash: string): Promise<unknown> {
  const link = readLink(hash);
  if (link === null) return null;
  return 'problem' in link ? link.problem : decodeLink(link.lesson, link.payload);
}

async function repacked(head: unknown): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(4 + json.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  const body = await deflate(bytes);
  const whole = new Uint8Array(5 + body.length);
  whole[4] = 1;
  whole.set(body, 5);
  new DataView(whole.buffer).setUint32(0, crc32(whole.subarray(4)), true);
  return `#copy&s=${toText(whole)}`;
}

describe('a shared link', () => {
  it('brings any state back as it was: 2,000 of them', async () => {
    const next = randomNumbers(20);
    for (let count = 0; count < 2000; count += 1) {
      const shared = anyShared(next);
      expect(isShared(shared)).toBe(true);
      expect(await read(await encodeLink(shared))).toEqual(shared);
    }
  }, 60_000);

  it('is refused with a step for which the page has no room, and opened with the largest it has', async () => {
    const shared = { ...anyShared(randomNumbers(23)), losses: [], step: MOST_STEPS };
    expect(await read(await encodeLink(shared))).toEqual(shared);
    expect(await read(await encodeLink({ ...shared, step: MOST_STEPS + 1 }))).toBe('link_damaged');
  });

  it('is refused when any one character has become another', async () => {
    const next = randomNumbers(21);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_&=#%+/ é';
    for (let count = 0; count < 8; count += 1) {
      const hash = await encodeLink(anyShared(next));
      for (let at = 1; at < hash.length; at += 1) {
        const other = alphabet[Math.floor(next() * alphabet.length)]!;
        if (other === hash[at]) continue;
        const damaged = hash.slice(0, at) + other + hash.slice(at + 1);
        expect([damaged, await read(damaged)]).toEqual([damaged, 'link_damaged']);
      }
    }
  }, 60_000);

  it('is refused wherever it is cut off, but for a cut that leaves an address of a lesson', async () => {
    const next = randomNumbers(22);
    for (let count = 0; count < 12; count += 1) {
      const shared = anyShared(next);
      const hash = await encodeLink(shared);
      for (let end = 2; end < hash.length; end += 1) {
        const cut = hash.slice(0, end);
        const whole = cut === `#${shared.lesson}`;
        expect([cut, await read(cut)]).toEqual([cut, whole ? null : 'link_damaged']);
      }
      expect(await read(`${hash}A`)).toBe('link_damaged');
      expect(await read(`${hash}&s=${hash.split('=')[1]}`)).toBe('link_damaged');
    }
  }, 60_000);

  it('says when it is of another format or too long', async () => {
    const shared = anyShared(randomNumbers(23));
    expect(await read(await encodeLink(shared, 0))).toBe('link_old');
    expect(await read(await encodeLink(shared, 2))).toBe('link_newer');
    expect(await read(`#copy&s=${'A'.repeat(LONGEST_HASH)}`)).toBe('link_too_long');
  });

  it('is of the lesson that it names', async () => {
    const hash = await encodeLink({ ...anyShared(randomNumbers(24)), lesson: 'copy' });
    expect(await read(hash.replace('#copy', '#sort'))).toBe('link_damaged');
  });

  it('takes nothing that only has the right checksum', async () => {
    const good = { ...anyShared(randomNumbers(25)), lesson: 'copy', losses: 0, model: { engine: '1', checksum: 7 } };
    expect(await read(await repacked(good))).toMatchObject({ lesson: 'copy', model: { engine: '1' } });
    const bad: Record<string, unknown>[] = [
      { step: -1 },
      { step: 1.5 },
      { seed: '7' },
      { seed: 2 ** 32 },
      { probe: { source: 1, target: null } },
      { selection: { kind: 'all', layer: 0, head: 0, row: 0, column: 0 } },
      { view: 7 },
      { view: { off: 'position' } },
      { view: { off: ['head:cross:x:1'] } },
      { view: { off: ['everything'] } },
      { view: { decoding: { beam: 17 } } },
      { view: { decoding: { beam: 1.5 } } },
      { view: { decoding: { temperature: '1' } } },
      { view: { open: { stack: 'cellar', layer: 0 } } },
      { view: { attention: 'sound' } },
      { preset: { model: {} } },
      { pairs: { train: [{ source: 'a' }], heldOut: [] } },
      { losses: 3 },
      { losses: -1 },
      { losses: 1e12 },
      { model: null },
      { model: { engine: '1' } },
      { lesson: 'nowhere' },
    ];
    for (const change of bad)
      expect([change, await read(await repacked({ ...good, ...change }))]).toEqual([change, 'link_damaged']);
    for (const head of [null, 7, 'text', []]) expect(await read(await repacked(head))).toBe('link_damaged');
  });

  it('does not unpack more than a page can bear', async () => {
    const bomb = await deflate(new Uint8Array(3_000_000));
    await expect(inflate(bomb, 1 << 20)).rejects.toThrow(RangeError);
  });
});

describe('bytes as text', () => {
  it('have one text only', () => {
    expect(toText(Uint8Array.of(251, 255))).toBe('-_8');
    expect(fromText('-_8')).toEqual(Uint8Array.of(251, 255));
    for (const other of ['-_9', '+/8', '-_8=', '-', '', 'é', '-_8\n']) expect(fromText(other)).toBeNull();
  });

  it('have the checksum of gzip', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});

describe('an address without a packed state', () => {
  it('is no link', () => {
    for (const hash of ['', '#', '#phrases', '#phrases&seed=7&lang=es&theme=dark&turbo=on'])
      expect(readLink(hash)).toBeNull();
  });

  it('is damaged when it names what there is not', () => {
    for (const hash of ['#nonsense&s=AAAA', '#phras', '#phrases&', '#phrases&x=1', '#phrases&seed=7&seed=8'])
      expect(readLink(hash)).toEqual({ problem: 'link_damaged' });
  });
});
