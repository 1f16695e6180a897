/** The ways through the tree of a beam search: where each of them ends, and why. */
import type { BeamNode, BeamTranslation } from '../engine/types';
import { laidOut } from '../views/decoding/tree-layout';

export interface Way {
  tokens: readonly string[];
  probability: number;
  /** It was carried to its end; none of its continuations was kept; or the search ended, since none could win any more. */
  end: 'kept' | 'dropped' | 'late';
}

export function waysOf(tree: readonly BeamNode[], beams: readonly BeamTranslation[]): Way[] {
  const nodes = laidOut(tree, beams);
  const last = Math.max(0, ...tree.map(({ step }) => step));
  const parents = new Set(nodes.map(({ parent }) => parent));
  const tokensTo = (index: number): string[] => {
    const { parent, token } = nodes[index]!;
    return parent < 0 ? [token] : [...tokensTo(parent), token];
  };
  return nodes
    .map((node, index) => ({ node, index }))
    .filter(({ index }) => !parents.has(index))
    .sort((a, b) => a.node.row - b.node.row)
    .map(({ node, index }) => ({
      tokens: tokensTo(index),
      probability: Math.exp(node.logProbability),
      end: node.kept ? 'kept' : node.step < last ? 'dropped' : 'late',
    }));
}
