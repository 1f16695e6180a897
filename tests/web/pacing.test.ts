import { describe, expect, it } from 'vitest';
import { Pacer, watchable } from '../../web/engine/pacing';
import type { Pace } from '../../web/engine/messages';

/** Runs a pacer against a timer that wakes it when it asks for it, `late` milliseconds too late. */
function run(pacer: Pacer, duration: number, late = 0): { steps: number; largest: number } {
  let [now, steps, largest] = [0, 0, 0];
  while (now < duration) {
    const taken = pacer.take(now);
    steps += taken;
    largest = Math.max(largest, taken);
    now += Math.max(pacer.wait(now), 1) + late;
  }
  return { steps, largest };
}

const watchablePace = (steps: number): Pace => ({ kind: 'paced', ...watchable(steps) });

describe('pacing', () => {
  it('shows a short lesson step by step at fifty a second: 200 steps take four seconds', () => {
    const pace = watchablePace(200);
    expect(pace).toEqual({ kind: 'paced', stepsPerSecond: 50, everyStep: true });
    expect(run(new Pacer(pace, 0), 4000)).toEqual({ steps: 200, largest: 1 });
  });

  it('spreads a lesson of hundreds of steps over ten seconds', () => {
    for (const total of [400, 1000, 3000]) {
      const { steps } = run(new Pacer(watchablePace(total), 0), 10_000);
      expect(Math.abs(steps - total)).toBeLessThanOrEqual(total / 100);
    }
  });

  it('draws every step of a short lesson even when pictures come late', () => {
    const { largest, steps } = run(new Pacer(watchablePace(200), 0), 4000, 30);
    expect(largest).toBe(1);
    expect(steps).toBeLessThan(200);
  });

  it('catches up in a long lesson when pictures come late', () => {
    const { steps, largest } = run(new Pacer(watchablePace(400), 0), 10_000, 30);
    expect(Math.abs(steps - 400)).toBeLessThanOrEqual(8);
    expect(largest).toBeGreaterThan(1);
  });

  it('takes one step a second in slow motion', () => {
    expect(run(new Pacer({ kind: 'slow' }, 0), 5000)).toEqual({ steps: 5, largest: 1 });
  });

  it('does not count at full speed', () => {
    expect(new Pacer({ kind: 'fast' }, 0).take(0)).toBe(Infinity);
  });

  it('does not make up for a pause in a burst', () => {
    const pacer = new Pacer(watchablePace(200), 0);
    pacer.take(0);
    expect([pacer.take(10_000), pacer.take(10_000), pacer.take(10_001)]).toEqual([1, 1, 0]);
  });
});
