import { describe, expect, it } from 'vitest';
import type { AttentionPicture, Frame, Maps } from '../../web/engine/messages';
import { fitSelection, selecting } from '../../web/state/frames';
import { isShared } from '../../web/state/share/shared';
import { decodeLink, encodeLink } from '../../web/state/share/codec';
import type { Shared } from '../../web/state/share/shared';
import type { Selection } from '../../web/state/state';
import { linesOf } from '../../web/views/attention/line-drawing';
import { matrixOf, meanOverHeads } from '../../web/views/heat/matrix';

function map(layers: number, heads: number, data: number[], off: number[] = []): AttentionPicture {
  const columns = data.length / layers / heads / 2;
  const columnTokens = Array.from({ length: columns }, (_, column) => `c${column}`);
  const tokens = { rowTokens: ['r0', 'r1'], columnTokens, masked: false, off };
  return { layers, heads, rows: 2, columns, ...tokens, data: new Float32Array(data) };
}
// Two layers of two heads: each a constant but for its last cell.
const two = map(2, 2, [1, 0, 0, 0.5, 0, 1, 0, 1, 0.25, 0.75, 0, 0.25, 0.75, 0.25, 0, 0]);
const maps = (one: AttentionPicture): Maps => ({ encoder: one, decoder: one, cross: one });
const selection: Selection = { kind: 'cross', layer: 1, head: 1, row: 0, column: 1 };

describe('a mean', () => {
  it('is over the heads of its layer', () => {
    expect([...meanOverHeads(two, 0).values]).toEqual([0.5, 0.5, 0, 0.75]);
    expect([...matrixOf(two, { ...selection, mean: 'layer' }).values]).toEqual([0.5, 0.5, 0, 0.125]);
  });

  it('is over all heads of all layers', () => {
    expect([...matrixOf(two, { ...selection, mean: 'all' }).values]).toEqual([0.5, 0.5, 0, 0.4375]);
  });

  it('leaves out what is left out of the model', () => {
    const one = { ...two, off: [0] };
    expect([...meanOverHeads(one, 0).values]).toEqual([0, 1, 0, 1]);
    expect(meanOverHeads(one, 0).off).toBe(false);
    expect(meanOverHeads({ ...two, off: [0, 1] }, 0).off).toBe(true);
  });

  it('is not there for what is one head', () => {
    expect([...matrixOf(two, selection).values]).toEqual([0.75, 0.25, 0, 0]);
    const single = maps(map(1, 1, [1, 0, 0, 1]));
    for (const mean of ['layer', 'all'] as const)
      expect(fitSelection({ ...selection, mean }, single).mean).toBeUndefined();
  });

  it('over all layers of one is that layer’s', () => {
    const flat = maps(map(1, 2, [1, 0, 0, 1, 0, 1, 1, 0]));
    expect(fitSelection({ ...selection, mean: 'all' }, flat).mean).toBe('layer');
    const deep = maps(map(2, 1, [1, 0, 0, 1, 0, 1, 1, 0]));
    expect(fitSelection({ ...selection, mean: 'all' }, deep).mean).toBe('all');
    expect(fitSelection({ ...selection, mean: 'layer' }, deep).mean).toBeUndefined();
  });

  it('stays while words are selected, and goes when a head is', () => {
    const mean: Selection = { ...selection, mean: 'all' };
    const frame = { maps: maps(two) } as Frame;
    expect(selecting({ selection: mean, frame }, { row: 1 })).toEqual({ ...mean, row: 1 });
    expect(selecting({ selection: mean, frame }, { head: 0 }).mean).toBeUndefined();
    expect(selecting({ selection, frame }, { mean: 'layer' }).mean).toBe('layer');
    // What nobody can see is selected nowhere; before there is a picture, nobody knows what that is.
    const far = { layer: 9, head: 1e6, row: -1, column: 40 };
    expect(selecting({ selection, frame }, far)).toEqual({ ...selection, layer: 1, head: 1, row: 0, column: 1 });
    expect(selecting({ selection, frame: null }, far)).toEqual({ ...selection, ...far });
    const fit = { ...mean, row: 1 };
    expect(fitSelection(fit, maps(two))).toBe(fit);
  });
});

describe('a link', () => {
  const shared: Shared = {
    lesson: 'phrases',
    seed: null,
    step: 0,
    probe: { source: 'a', target: null },
    selection,
    preset: null,
    pairs: null,
    retrainable: true,
    losses: [],
    report: null,
    model: { engine: 'e', checksum: 1 },
  };
  const roundTrip = async (one: Shared): Promise<Shared> => {
    const payload = (await encodeLink(one)).split('&s=')[1]!;
    return (await decodeLink('phrases', payload)) as Shared;
  };

  it('keeps the mean, and one that knows of none has none', async () => {
    expect((await roundTrip({ ...shared, selection: { ...selection, mean: 'all' } })).selection.mean).toBe('all');
    expect((await roundTrip(shared)).selection).toEqual(selection);
  });

  it('with another mean is no link', () => {
    expect(isShared({ ...shared, selection: { ...selection, mean: 'median' } })).toBe(false);
  });
});

describe('lines', () => {
  const matrix = { ...matrixOf(two, { ...selection, layer: 0, head: 0 }), masked: true };

  it('are there for what is seen and more than nothing, the strongest last', () => {
    expect(linesOf(matrix, null)).toEqual([
      { row: 1, column: 1, weight: 0.5 },
      { row: 0, column: 0, weight: 1 },
    ]);
  });

  it('are one row’s, or those that lead to one column', () => {
    expect(linesOf(matrix, { row: 1 })).toEqual([{ row: 1, column: 1, weight: 0.5 }]);
    expect(linesOf(matrix, { column: 0 })).toEqual([{ row: 0, column: 0, weight: 1 }]);
  });
});
