import { describe, expect, it } from 'vitest';
import { readOptions } from '../../bench/options.mjs';
import { missingRows } from '../../bench/report/complete.mjs';
import { compare, roofline, scaling, summarize } from '../../bench/report/summary.mjs';

const rule = { best: 50, least: 48, waited: 0.05 };
const step = (side, round, seconds, probe = [50, 50]) => ({
  section: 'steps',
  name: 'tiny',
  side,
  round,
  seconds,
  probe,
  flop: 1e6,
});

describe('from timings to rows', () => {
  it('keeps the quiet rounds of each side', () => {
    const [row] = summarize([step('native', 0, 1), step('native', 1, 3), step('native', 2, 90, [50, 20])], rule);
    expect(row).toMatchObject({ side: 'native', seconds: { median: 2, min: 1, max: 3, count: 2 }, quiet: true });
  });

  it('compares ours with the others', () => {
    const found = compare([step('chromium', 0, 1), step('torch', 0, 4), step('native', 0, 0.5)], rule);
    expect(found.map(({ theirs, ratio }) => [theirs, ratio.median])).toEqual([
      ['native', 0.5],
      ['torch', 4],
    ]);
  });

  it('draws the line through the points of an axis', () => {
    const rows = [8, 16, 32].map((batch) => ({
      section: 'scaling',
      name: `batch ${batch}`,
      side: 'native',
      seconds: { median: 1 + batch },
    }));
    const [{ axis, line }] = scaling(rows);
    expect(axis).toBe('batch');
    expect(line.fixed).toBeCloseTo(1);
    expect(line.slope).toBeCloseTo(1);
  });

  it('shares a step out among its ops, and the rest', () => {
    const plans = { tiny: [{ op: 'matmul', shape: [1, 2, 3], calls: 2, flop: 12e8 }] };
    const kernel = { section: 'kernels', name: 'matmul 1×2×3', side: 'native', seconds: { median: 0.1 }, quiet: false };
    const [{ parts, quiet }] = roofline(
      [{ ...step('native'), seconds: { median: 1 }, quiet: true }, kernel],
      plans,
      24,
    );
    expect(quiet).toBe(false);
    expect(parts).toEqual([
      { group: 'products', seconds: 0.2, flop: 24e8, share: 0.2, ofLimit: 0.5 },
      { group: 'rest', seconds: 0.8, flop: 0, share: 0.8, ofLimit: undefined },
    ]);
  });
});

describe('the command line', () => {
  it('takes sections, workloads and sides together', () => {
    const options = readOptions(['--only', 'steps,tiny,native,chromium', '--rounds', '3']);
    expect(options).toMatchObject({
      rounds: 3,
      sections: ['steps'],
      workloads: ['tiny'],
      sides: ['native', 'chromium'],
    });
    expect(readOptions([]).rounds).toBe(5);
    expect(readOptions(['--quick']).rounds).toBe(1);
  });

  it('names what it does not know', () => {
    expect(() => readOptions(['--only', 'stesp'])).toThrow('stesp');
    expect(() => readOptions(['--rounds', 'many'])).toThrow('many');
  });
});

describe('rows that are missing', () => {
  const sides = [
    { name: 'native', does: ['steps'] },
    { name: 'torch', does: ['steps'], workloads: ['tiny'] },
  ];
  const options = { sections: ['steps'], workloads: ['tiny', 'letsGo'], sides: ['native', 'torch'] };
  const timings = [step('native', 0, 1)];

  it('are named', () => {
    const missing = missingRows({ timings, payload: [], absent: [] }, options, sides);
    expect(missing).toEqual(['steps, letsGo, native', 'steps, tiny, torch']);
  });

  it('are none of a side that said it cannot take part', () => {
    const missing = missingRows({ timings, payload: [], absent: [{ side: 'torch' }] }, options, sides);
    expect(missing).toEqual(['steps, letsGo, native']);
  });
});
