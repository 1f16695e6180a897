/** What the figures of cross-attention read from the state, and the sentences that they speak about. */
import type { AppState } from '../state/state';
import { END } from '../engine/tokens';
import { oneHead } from './decoder';
import type { Plan } from './course-model';
import { inRows, type Rows } from './rows';

/** None was among those that the model learns from. In the first two an adjective and its noun change places, in the last nothing does. */
export const CROSSED: readonly string[] = [
  'the old cup is red',
  'the girls see his white flowers',
  'this coffee is cold',
];
export const DATES: readonly string[] = [
  'Saturday, November 15, 2081',
  'Wednesday, February 11, 1948',
  'Sunday, July 2, 1995',
];

const CROSS = 'decoder.layers.0.multihead_attn';
const SCORES = `${CROSS}.scores`;

/** One model for three scenes. With one head there is one attention to look at. */
export const PHRASES_PLAN: Plan = {
  id: 'cross-phrases',
  lesson: 'phrases',
  change: oneHead,
  probe: { source: CROSSED[0]!, target: 'la taza vieja es roja' },
  watch: [SCORES],
};
export const DATES_PLAN: Plan = {
  id: 'cross-dates',
  lesson: 'dates',
  change: oneHead,
  probe: { source: DATES[0]!, target: 'sábado, 15 de noviembre de 2081' },
};

export interface Alignment {
  source: readonly string[];
  /** The words of the right translation, which the decoder is fed; row `i` is the one that is to write word `i`. */
  target: readonly string[];
  shares: Rows;
  /** What softmax made the shares of; null where the figure does not ask for it. */
  scores: Rows | null;
  /** For each word of the translation, the place of the source word that it gives the largest share. */
  most: readonly number[];
}

export function alignmentOf({ frame }: AppState): Alignment | null {
  if (!frame) return null;
  const { columns, columnTokens, data } = frame.maps.cross;
  const target = frame.shown.steps.slice(1).map(({ input }) => input);
  const shares = inRows(data, columns).slice(0, target.length);
  const scores = frame.numbers[SCORES];
  return {
    source: columnTokens,
    target,
    shares,
    scores: scores ? inRows(scores, columns) : null,
    most: shares.map(largest),
  };
}

export const largest = (row: ArrayLike<number>): number =>
  Array.from(row).reduce((best, share, column) => (share > row[best]! ? column : best), 0);

/** Whether the lines of two words of a translation, each to the source word that it listens to most, cross. */
export function cross(most: readonly number[], one: number, other: number): boolean {
  return (one - other) * (most[one]! - most[other]!) < 0;
}

/** What stands in a Spanish date and translates nothing of the English one. */
const EMPTY: ReadonlySet<string> = new Set(['de', ',']);
export const isEmpty = (token: string): boolean => EMPTY.has(token);

/** What is written, row by row, and where each row looks: as the model wants it, or as the reader does. */
export interface Looks {
  tokens: readonly string[];
  rows: Rows;
  /** The most probable words of each place. */
  top: readonly (readonly { token: string; probability: number }[])[];
}

/** The model's own translation, or the one in which some words look elsewhere. */
export function looksOf({ frame, redirected }: AppState, own = false): Looks | null {
  if (!frame) return null;
  const steps = own ? frame.written.steps : (redirected?.steps ?? frame.written.steps);
  const data = own ? frame.writtenCross.data : (redirected?.cross ?? frame.writtenCross.data);
  return {
    tokens: steps.map(({ token }) => token),
    rows: inRows(data, frame.writtenCross.columns),
    top: steps.map(({ top }) => top),
  };
}

/** Moves one share of a row, and leaves the others in proportion. */
export function pulled(row: readonly number[], column: number, share: number): number[] {
  const rest = row.reduce((sum, one, place) => (place === column ? sum : sum + one), 0);
  const others = row.length - 1;
  if (others === 0) return [1];
  return row.map((one, place) => {
    if (place === column) return share;
    // What has nothing has no proportion.
    return rest > 0 ? (one / rest) * (1 - share) : (1 - share) / others;
  });
}

/** The places where the first redirected word is another one than the model's own. */
export function writesElse(state: AppState): boolean {
  const { redirected, frame } = state;
  if (!redirected || !frame || redirected.source !== frame.probe.source) return false;
  const place = Math.min(...redirected.redirects.map((one) => one.place));
  const [now, own] = [redirected.steps[place]?.token, frame.written.steps[place]?.token];
  return now !== undefined && now !== END && now !== own;
}
