import { describe, expect, it } from 'vitest';
import { isQuiet, quietRule, ratios, usable } from '../../bench/report/quiet.mjs';

const timing = (seconds, probe, more = {}) => ({ seconds, probe, round: 0, ...more });

describe('the quiet rule', () => {
  it('is relative to the best probe of the run', () => {
    const rule = quietRule([timing(1, [51, 40]), timing(1, [50, 50])]);
    expect(rule.best).toBe(51);
    expect(rule.least).toBeCloseTo(48.96);
  });

  it('may be told a limit that the run did not see', () => {
    expect(quietRule([timing(1, [36, 37])], 51).best).toBe(51);
  });

  it('asks for both probes, and that hardly anyone waited for a core', () => {
    const rule = { least: 49, waited: 0.05 };
    expect(isQuiet(timing(1, [50, 49]), rule)).toBe(true);
    expect(isQuiet(timing(1, [50, 48.9]), rule)).toBe(false);
    expect(isQuiet(timing(1, [50, 50], { waited: 0.3 }), rule)).toBe(false);
  });

  it('uses quiet timings where there are any, and all where there are none, and says which', () => {
    const rule = { least: 49, waited: 0.05 };
    const [quiet, slow] = [timing(1, [50, 50]), timing(2, [30, 50])];
    expect(usable([slow, quiet], rule)).toEqual({ used: [quiet], quiet: true });
    expect(usable([slow], rule)).toEqual({ used: [slow], quiet: false });
  });
});

describe('ratios', () => {
  const rule = { least: 49, waited: 0.05 };

  it('compares within a round', () => {
    const ours = [timing(1, [50, 50], { round: 0 }), timing(2, [50, 50], { round: 1 })];
    const theirs = [timing(6, [50, 50], { round: 1 }), timing(4, [50, 50], { round: 0 })];
    expect(ratios(ours, theirs, rule)).toEqual({ ratios: [4, 3], quiet: true });
  });

  it('drops a round that was slow for either', () => {
    const ours = [timing(1, [50, 50], { round: 0 }), timing(2, [50, 50], { round: 1 })];
    const theirs = [timing(4, [50, 50], { round: 0 }), timing(60, [50, 30], { round: 1 })];
    expect(ratios(ours, theirs, rule)).toEqual({ ratios: [4], quiet: true });
  });

  it('has none where a side is missing', () => {
    expect(ratios([timing(1, [50, 50])], [], rule).ratios).toEqual([]);
  });
});
