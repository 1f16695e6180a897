/** Places the words of a beam search: a column a step, and no two words of a column in one row. */
import type { BeamNode, BeamTranslation } from '../../engine/types';

export interface Placed extends BeamNode {
  row: number;
  /** Of this word after those before it. */
  probability: number;
  /** On the way of a translation that was found, and of the one that was chosen. */
  kept: boolean;
  best: boolean;
}

/** The tree holds words only: where a translation that was found ends, its `<EOS>` is added. */
function withEnds(nodes: readonly BeamNode[], beams: readonly BeamTranslation[]): { node: BeamNode; rank: number }[] {
  const way = (index: number): string => {
    const { parent, token } = nodes[index]!;
    return parent < 0 ? token : `${way(parent)} ${token}`;
  };
  const at = new Map(nodes.map((_, index) => [way(index), index]));
  const all = nodes.map((node) => ({ node, rank: Infinity }));
  beams.forEach(({ tokens, logProbability }, rank) => {
    const parent = at.get(tokens.join(' ')) ?? -1;
    const before = parent < 0 ? 0 : nodes[parent]!.logProbability;
    // What was cut off at its longest has no end, and no other probability than its last word.
    if (parent >= 0 && logProbability === before) all[parent]!.rank = Math.min(all[parent]!.rank, rank);
    else all.push({ node: { parent, token: '<EOS>', logProbability, step: tokens.length }, rank });
  });
  return all;
}

/**
 * The chosen translation runs straight along the first row; every other hypothesis begins in its parent's row where that is
 * still free, and else in the next one below all that has been placed.
 */
export function laidOut(tree: readonly BeamNode[], beams: readonly BeamTranslation[]): Placed[] {
  const all = withEnds(tree, beams);
  const nodes = all.map(({ node }) => node);
  const rank = all.map((one) => one.rank);
  const children = nodes.map((): number[] => []);
  const roots: number[] = [];
  nodes.forEach(({ parent }, index) => (parent < 0 ? roots : children[parent]!).push(index));
  // A word is as good as the best translation that goes through it; parents come before their children.
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const { parent } = nodes[index]!;
    if (parent >= 0) rank[parent] = Math.min(rank[parent]!, rank[index]!);
  }
  const better = (a: number, b: number): number =>
    Math.min(rank[a]!, nodes.length) - Math.min(rank[b]!, nodes.length) ||
    nodes[b]!.logProbability - nodes[a]!.logProbability;
  const rows = new Array<number>(nodes.length).fill(0);
  let next = 0;
  const place = (list: number[], row: number): void => {
    [...list].sort(better).forEach((index, order) => {
      rows[index] = order === 0 ? row : (next += 1);
      place(children[index]!, rows[index]);
    });
  };
  place(roots, 0);
  return nodes.map((node, index) => ({
    ...node,
    row: rows[index]!,
    probability: Math.exp(node.logProbability - (node.parent < 0 ? 0 : nodes[node.parent]!.logProbability)),
    kept: rank[index]! < Infinity,
    best: rank[index] === 0,
  }));
}
