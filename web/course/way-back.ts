/**
 * The diagram of the gradient's way back: the stages of the smallest Transformer from the loss down to the words, each in the row
 * of the beat in which the gradient comes to it (machine/backward.ts), and the wires between them.
 */
import type { Key } from '../i18n';
import { PARTS } from '../views/gradient/places';
import type { Place } from '../views/machine/stage-numbers';

type Lane = 'encoder' | 'decoder';

/** Where a stage stands across: in the middle of its lane, or in one half of it. */
type Across = 'whole' | 'left' | 'right';

export interface Stop {
  name: Key;
  lane: Lane;
  row: number;
  across: Across;
  tensors: readonly string[];
}

/** In hundredths of the width. */
const LANES: Record<Lane, { left: number; width: number; around: number }> = {
  encoder: { left: 7, width: 41, around: 3 },
  decoder: { left: 52, width: 41, around: 97 },
};
/** A query takes less room than keys and values. */
const QUERY = 16.5;
const GAP = 1;

export function boxOf({ lane, across }: Pick<Stop, 'lane' | 'across'>): { left: number; width: number } {
  const { left, width } = LANES[lane];
  if (across === 'whole') return { left, width };
  return across === 'left' ? { left, width: QUERY } : { left: left + QUERY + GAP, width: width - QUERY - GAP };
}

const middle = (lane: Lane, across: Across): number => {
  const { left, width } = boxOf({ lane, across });
  return left + width / 2;
};

const stop = (of: Place, part: number, name: Key, lane: Lane, row: number, across: Across = 'whole'): Stop => ({
  name,
  lane,
  row,
  across,
  tensors: PARTS[of][part]!.tensors,
});

/** The part of a stage, as places.ts has them. */
const [AFTER, MIXED, ASKS, ANSWERS] = [0, 1, 2, 3] as const;
const [SUM, TABLE] = [0, 1] as const;

/** A self-attention and what is below it, down to the words. */
const lane = (of: 'encoder' | 'decoder', words: 'source' | 'target', row: number): Stop[] => [
  stop(of, AFTER, 'figure.way.residual', of, row),
  stop(of, MIXED, 'figure.way.self', of, row + 1),
  stop(of, ASKS, 'figure.way.query', of, row + 2, 'left'),
  stop(of, ANSWERS, 'figure.way.keys', of, row + 2, 'right'),
  stop(words, SUM, 'figure.way.sum', of, row + 3),
  stop(words, TABLE, 'figure.way.embedding', of, row + 4),
];

/** The row in which both lanes have got the gradient. */
const BOTH = 5;
export const LAST_ROW = BOTH + 4;

/** The loss has the row above all of these. Keys and values of cross-attention are made of the encoder's vectors. */
export const STOPS: readonly Stop[] = [
  stop('output', 0, 'figure.way.logits', 'decoder', 1),
  stop('cross', AFTER, 'figure.way.residual', 'decoder', 2),
  stop('cross', MIXED, 'figure.way.cross', 'decoder', 3),
  stop('cross', ASKS, 'figure.way.query', 'decoder', 4),
  stop('cross', ANSWERS, 'figure.way.keys', 'encoder', 4),
  ...lane('decoder', 'target', BOTH),
  ...lane('encoder', 'source', BOTH),
];

export interface Way {
  /** What it carries. */
  tensors: readonly string[];
  /** Corners: x in hundredths of the width, y in rows. The gradient has come along it in the beat of its last row. */
  points: readonly (readonly [x: number, y: number])[];
  /** It goes past a sublayer, along the residual connection. */
  around: boolean;
}

type Point = readonly [number, number];

const way = (of: Place, part: number, ...points: Point[]): Way => ({
  tensors: PARTS[of][part]!.tensors,
  points,
  around: false,
});

/** One that comes to a stage and one that leaves it at the same side are this much apart, in rows. */
const APART = 0.1;

/** From a sum past the attention below it. */
function around(of: Place, at: Lane, from: number, to: number): Way {
  const { left, width, around: x } = LANES[at];
  const edge = at === 'encoder' ? left : left + width;
  const [leaves, comes] = [from + APART, to - APART];
  return { ...way(of, AFTER, [edge, leaves], [x, leaves], [x, comes], [edge, comes]), around: true };
}

/** The wires of a lane from its last sum down to its words. */
function laneWays(of: Lane, words: 'source' | 'target'): Way[] {
  const [x, query, keys] = (['whole', 'left', 'right'] as const).map((across) => middle(of, across)) as [
    number,
    number,
    number,
  ];
  return [
    way(of, MIXED, [x, BOTH], [x, BOTH + 1]),
    way(of, ASKS, [query, BOTH + 1], [query, BOTH + 2]),
    way(of, ANSWERS, [keys, BOTH + 1], [keys, BOTH + 2]),
    way(of, ASKS, [query, BOTH + 2], [query, BOTH + 3]),
    way(of, ANSWERS, [keys, BOTH + 2], [keys, BOTH + 3]),
    around(of, of, BOTH, BOTH + 3),
    way(words, TABLE, [x, BOTH + 3], [x, BOTH + 4]),
  ];
}

const [D, E] = [middle('decoder', 'whole'), middle('encoder', 'whole')];

export const WAYS: readonly Way[] = [
  way('output', 0, [D, 0], [D, 1]),
  way('cross', AFTER, [D, 1], [D, 2]),
  way('cross', MIXED, [D, 2], [D, 3]),
  way('cross', ASKS, [D, 3], [D, 4]),
  way('cross', ASKS, [D, 4], [D, BOTH]),
  // Here it crosses over to the encoder.
  way('cross', ANSWERS, [D, 3], [E, 3], [E, 4]),
  way('encoder', AFTER, [E, 4], [E, BOTH]),
  around('cross', 'decoder', 2, BOTH),
  ...laneWays('decoder', 'target'),
  ...laneWays('encoder', 'source'),
];
