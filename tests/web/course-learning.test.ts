// Chapter 8: the diagram of the gradient's way back, and what is said of a forecast.
import { expect, it, test } from 'vitest';
import { early, verdict } from '../../web/course/learning';
import { boxOf, LAST_ROW, STOPS, WAYS } from '../../web/course/way-back';
import { DEFAULT_MODEL } from '../../web/engine/defaults';
import { loadLesson, presets } from '../../web/lessons/lessons';
import { arrivals } from '../../web/machine/backward';

const known = arrivals({ ...DEFAULT_MODEL, ...presets['lets-go'].model });

it('every tensor that the gradient comes to stands in the row of its beat', () => {
  for (const { row, tensors } of STOPS)
    for (const tensor of tensors) expect([tensor, known.get(tensor)]).toEqual([tensor, row]);
  expect(new Set(STOPS.flatMap(({ tensors }) => tensors))).toEqual(new Set(known.keys()));
  expect(Math.max(...known.values())).toBe(LAST_ROW);
});

it('stages do not overlap, and every wire leads from one stage to a later one', () => {
  const within = (x: number, row: number): boolean =>
    (row === 0 && x > 50) ||
    STOPS.some((stop) => {
      const { left, width } = boxOf(stop);
      return stop.row === row && x >= left && x <= left + width;
    });
  for (const one of STOPS)
    for (const other of STOPS) {
      if (one === other || one.row !== other.row) continue;
      const [a, b] = [boxOf(one), boxOf(other)];
      expect(a.left + a.width < b.left || b.left + b.width < a.left).toBe(true);
    }
  for (const { points } of WAYS) {
    const [first, last] = [points[0]!, points.at(-1)!];
    expect([first, within(first[0], Math.round(first[1]))]).toEqual([first, true]);
    expect([last, within(last[0], Math.round(last[1]))]).toEqual([last, true]);
    expect(last[1]).toBeGreaterThan(first[1]);
  }
  // Every stage is come to.
  for (const { row, ...stop } of STOPS) {
    const { left, width } = boxOf(stop);
    const come = WAYS.some(({ points }) => {
      const [x, at] = points.at(-1)!;
      return at === row && x > left && x < left + width;
    });
    expect([stop, come]).toEqual([stop, true]);
  }
});

test('a forecast holds within a tenth, and has failed where the loss rises that was to fall', () => {
  expect(verdict(-0.1, -0.095)).toBe('held');
  expect(verdict(-0.1, -0.105)).toBe('held');
  expect(verdict(-0.1, -0.08)).toBe('off');
  expect(verdict(-0.1, 0.0005)).toBe('off');
  expect(verdict(-0.1, 0.002)).toBe('past');
  expect(verdict(0.1, 0.105)).toBe('worse');
  expect(verdict(0.1, 0.2)).toBe('off');
  expect(verdict(0, 0)).toBe('none');
});

it('the model that stops early has a schedule that ends at a rate of zero', async () => {
  const { preset } = early(await loadLesson('lets-go'));
  expect(preset.training.schedule).toBe('cosine');
  expect(preset.training.warmupSteps).toBe(0);
});
