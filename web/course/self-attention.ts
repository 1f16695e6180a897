/** The encoder's self-attention of the sentence on show, as the engine has it, in rows that a figure can set. */
import type { AppState } from '../state/state';
import { inRows, type Rows } from './rows';

const NAME = 'encoder.layers.0.self_attn';
/** The tables of queries, keys and values, one below the other; in PyTorch's layout, a row for each number that comes out. */
const TABLES = `transformer.${NAME}.in_proj_weight`;
const PARTS = ['query', 'key', 'value', 'raw_scores', 'scores', 'weights', 'heads'] as const;

export const ROLES = ['query', 'key', 'value'] as const;
export type Role = (typeof ROLES)[number];

export const ATTENTION_TENSORS: readonly string[] = ['source.sum', TABLES, ...PARTS.map((part) => `${NAME}.${part}`)];

export interface SelfAttention {
  tokens: readonly string[];
  /** What a word brings along: embedding plus position. */
  input: Rows;
  /** `tables[role][from][to]`: a vector stands to the left of its table. */
  tables: Readonly<Record<Role, Rows>>;
  query: Rows;
  key: Rows;
  value: Rows;
  /** Dot products; the same divided by the root of d; what softmax makes of a row of these. */
  similarities: Rows;
  scores: Rows;
  shares: Rows;
  output: Rows;
}

/** From tensors by their names; null while one of them has not come. */
export function selfAttention(
  tokens: readonly string[],
  d: number,
  tensor: (name: string) => ArrayLike<number> | undefined,
): SelfAttention | null {
  const found = ATTENTION_TENSORS.map(tensor);
  if (found.some((values) => values === undefined)) return null;
  const [input, tables, query, key, value, similarities, scores, shares, output] = found as ArrayLike<number>[];
  const table = (which: number): Rows =>
    Array.from({ length: d }, (_, from) =>
      Array.from({ length: d }, (_unit, to) => tables![(which * d + to) * d + from]!),
    );
  return {
    tokens,
    input: inRows(input!, d),
    tables: { query: table(0), key: table(1), value: table(2) },
    query: inRows(query!, d),
    key: inRows(key!, d),
    value: inRows(value!, d),
    similarities: inRows(similarities!, tokens.length),
    scores: inRows(scores!, tokens.length),
    shares: inRows(shares!, tokens.length),
    output: inRows(output!, d),
  };
}

export function attentionOf({ frame, opened }: AppState): SelfAttention | null {
  if (!frame || !opened) return null;
  const tokens = frame.shown.source.map(({ token }) => token);
  return selfAttention(tokens, opened.config.dModel, (name) => frame.numbers[name]);
}

/** The word that asks and the word that is asked: the lab's selected cell, kept to the sentence. */
export function chosenOf({ selection }: AppState, words: number): { row: number; column: number } {
  if (selection.kind !== 'encoder') return { row: 0, column: Math.min(1, words - 1) };
  return { row: Math.min(selection.row, words - 1), column: Math.min(selection.column, words - 1) };
}

export function softmax(scores: readonly number[]): number[] {
  // The largest is taken away from each, which changes no share and keeps the powers finite.
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

/** The scaled values of a word each, and their sum. */
export function mixture(shares: readonly number[], values: Rows): { parts: Rows; sum: readonly number[] } {
  const parts = values.map((value, word) => value.map((number) => shares[word]! * number));
  const sum = parts[0]!.map((_, unit) => parts.reduce((all, part) => all + part[unit]!, 0));
  return { parts, sum };
}
