/** Numbers of the model, and what the reader asks of the arithmetic about them. */
import type { AttentionKind } from '../engine/types';

/** One number of the model: which tensor it stands in, and where. */
export interface Reference {
  /** A parameter, or an intermediate of a sentence, by the engine's name: core/session/session.h lists them. */
  readonly tensor: string;
  /** Its indices in that tensor's shape, one a dimension. */
  readonly index: readonly number[];
}

/** Which run of the sentence: the one whose maps are on show, or the one in which the model is fed its own words. */
export type Run = 'shown' | 'written';

export type ExplainAction =
  /** What is explained already stays behind it, to go back to; another run begins anew, and so does `fresh`. */
  | { type: 'explain'; ref: Reference; run?: Run; fresh?: boolean }
  /** Back to the number that led here, or as far as `depth` numbers are left. */
  | { type: 'explain-back'; depth?: number }
  | { type: 'explain-close' };

/** The weight of a cell of the heatmaps. */
export function weightAt(cell: {
  kind: AttentionKind;
  layer: number;
  head: number;
  row: number;
  column: number;
}): Reference {
  const { kind, layer, head, row, column } = cell;
  const side = kind === 'encoder' ? kind : 'decoder';
  const attention = kind === 'cross' ? 'multihead_attn' : 'self_attn';
  return { tensor: `${side}.layers.${layer}.${attention}.weights`, index: [0, head, row, column] };
}

export function same(a: Reference, b: Reference): boolean {
  return a.tensor === b.tensor && a.index.join() === b.index.join();
}
