/** Where the gradient's numbers stand in the diagram: measured from the laid-out page, as the wires are. */
import type { Place } from '../machine/stage-numbers';

export interface Spot {
  of: Place;
  /** Which of the stage's parts. */
  part: number;
  x: number;
  /** The middle of the line. */
  y: number;
  /** Whether it begins at `x`, or ends there. */
  anchor: 'from' | 'to';
  /** Whether there is room for the word before the number. */
  word: boolean;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
  height: number;
}

/** From the wire beside which a number stands to the middle of its line. */
const BELOW = 11;

export function numberSpots(host: Element): Spot[] {
  const origin = host.getBoundingClientRect();
  const box = (selector: string): Box | null => {
    const found = host.querySelector(selector)?.getBoundingClientRect();
    if (!found) return null;
    const [left, top] = [found.left - origin.left, found.top - origin.top];
    return { left, right: left + found.width, top, bottom: top + found.height, height: found.height };
  };
  const node = (name: string): Box | null => box(`[data-node="${name}"]`);
  const spots: Spot[] = [];
  const add = (of: Place, part: number, x: number, y: number, anchor: Spot['anchor'], word = false): void => {
    spots.push({ of, part, x, y, anchor, word });
  };
  const title = box('output-stage h3 .noted');
  if (title) add('output', 0, title.right + 12, title.top + title.height / 2, 'from', true);
  for (const kind of ['cross', 'decoder', 'encoder'] as const) {
    const [heat, ring, keys] = [node(`heat-${kind}`), node(`add-${kind}-0`), node(`keys-${kind}`)];
    if (!heat || !ring || !keys) continue;
    const wire = ring.top + ring.height / 2;
    const row = 2 * (wire - heat.top);
    // Cross-attention hands on to the bars, which leave no room beside its rings: below their wires there is some.
    if (kind === 'cross') add(kind, 0, ring.left + ring.height, heat.bottom + 12, 'from', true);
    else add(kind, 0, ring.right, wire + row / 2, 'from', true);
    add(kind, 1, heat.right + 4, wire + BELOW, 'from');
    add(kind, 2, heat.left - 7, wire + BELOW, 'to');
    const column = node(`key-cross-0`);
    if (kind !== 'cross') add(kind, 3, keys.left - 6, keys.top + keys.height / 2 + BELOW, 'to');
    else if (column) add(kind, 3, (column.left + column.right) / 2 + 7, column.top - 14, 'from');
  }
  for (const [of, lane] of [
    ['target', 'd'],
    ['source', 'e'],
  ] as const) {
    const rows = host.querySelectorAll(`[data-node^="sum-${lane}-"]`).length;
    const [sum, vector] = [node(`sum-${lane}-${rows - 1}`), node(`in-${lane}-${rows - 1}`)];
    if (!sum || !vector) continue;
    add(of, 0, sum.right, sum.bottom + BELOW, 'to', true);
    add(of, 1, vector.left, vector.bottom + BELOW, 'from');
  }
  return spots;
}
