// What the worker gives the page of a run that was too fast to be seen.
import { expect, test } from 'vitest';
import { momentsOf } from '../../web/engine/picture.ts';
import { load } from './load.ts';

test('moments of a run are spread evenly over it, the first and the last among them, as the engine noted them', async () => {
  const engine = await load();
  using session = engine.createSession({
    model: { dModel: 8 },
    training: { totalSteps: 60 },
    data: {
      examples: [
        { source: "let's go", target: 'vamos' },
        { source: 'to go', target: 'ir' },
      ],
    },
  });
  expect(momentsOf(session, 20)).toEqual([]);
  session.startHistory({ source: "let's go", target: 'vamos' });
  session.train(60);
  const moments = momentsOf(session, 20);
  const steps = moments.map(({ step }) => step);
  expect(steps).toHaveLength(20);
  expect(steps[0]).toBe(0);
  expect(steps.at(-1)).toBe(60);
  for (let i = 1; i < steps.length; i++) expect(steps[i]! - steps[i - 1]!).toBeGreaterThanOrEqual(3);
  for (const { step, maps } of moments) {
    expect(maps.cross.data).toEqual(session.moment(step).maps.cross.data);
    expect([maps.encoder.masked, maps.decoder.masked, maps.cross.off]).toEqual([false, true, []]);
  }
  expect(momentsOf(session, 1000).length).toBeLessThanOrEqual(61);
});
