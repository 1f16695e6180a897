/** What the model writes when some of its words are made to look elsewhere. The worker fetches this when it is first asked. */
import type { Calls } from './messages';
import { END } from './tokens';
import type { DecodeStep, Session, Translation } from './types';

type Redirected = Calls['redirect']['reply'];

/** Softmax gives no word nothing: a share of zero becomes one of these. */
const LEAST = 1e-4;
/** The first round goes all the way; the others make up for what single precision has left of it. */
const ROUNDS = 3;

/**
 * Greedy decoding, but that the rows of cross-attention at the places of `redirects` have the shares that are given there.
 *
 * The engine takes no shares, but the last decoder layer's cross-attention adds parameters to its queries. For one row at a time
 * they are moved to where softmax gives what is wanted, the row is read, and they are set back to the bit. All that this does to
 * other rows is thrown away: after the last attention no row knows of another.
 */
export function redirected(
  session: Session,
  source: string,
  redirects: Calls['redirect']['request']['redirects'],
): Redirected {
  const words: string[] = [];
  const steps: DecodeStep[] = [];
  const rows: Float32Array[] = [];
  let ends = false;
  while (!ends && steps.length < session.config.maxTargetLength) {
    const redirect = redirects.find(({ place }) => place === steps.length);
    const look = (): Translation => session.observe(source, words.join(' '));
    const { step, shares } = redirect ? elsewhere(session, look, redirect.shares) : lastRow(session, look());
    // What is no word cannot be fed as one: an untrained model may write such a token.
    if (steps.length > 0 && step.input !== words.at(-1)) break;
    steps.push(step);
    rows.push(shares);
    ends = step.token === END;
    words.push(step.token);
  }
  const columns = rows[0]!.length;
  const cross = new Float32Array(rows.length * columns);
  rows.forEach((row, place) => cross.set(row, place * columns));
  return { source, redirects, steps, cross, columns, finished: ends };
}

interface Row {
  step: DecodeStep;
  shares: Float32Array;
}

/** The row that writes the next word; of several heads the shares of the first. */
function lastRow(session: Session, seen: Translation): Row {
  const { layers, heads, rows, columns, data } = session.attention('cross');
  const from = ((layers - 1) * heads * rows + rows - 1) * columns;
  return { step: seen.steps.at(-1)!, shares: data.slice(from, from + columns) };
}

/** The same row with these shares in every head. */
function elsewhere(session: Session, look: () => Translation, shares: readonly number[]): Row {
  const { dModel, heads, decoderLayers } = session.config;
  const layer = `decoder.layers.${decoderLayers - 1}.multihead_attn`;
  const bias = `transformer.${layer}.in_proj_bias`;
  const before = session.tensor(bias);
  const wanted = shares.map((share) => Math.log(Math.max(share, LEAST)));
  const width = dModel / heads;
  try {
    const moved = Float64Array.from(before);
    for (let round = 0; round < ROUNDS; round += 1) {
      const { steps } = look();
      const scores = session.tensor(`${layer}.scores`);
      const keys = session.tensor(`${layer}.key`);
      for (let head = 0; head < heads; head += 1) {
        const row = (head * steps.length + steps.length - 1) * wanted.length;
        const gap = wanted.map((score, word) => (score - scores[row + word]!) * Math.sqrt(width));
        // Softmax is the same for scores that are all larger by as much: the nearest of these queries is enough.
        const mean = gap.reduce((sum, one) => sum + one, 0) / gap.length;
        const own = wanted.map((_, word) =>
          keys.slice(word * dModel + head * width, word * dModel + (head + 1) * width),
        );
        const by = shortest(
          own,
          gap.map((one) => one - mean),
        );
        by.forEach((number, unit) => (moved[head * width + unit]! += number));
      }
      session.setTensor(bias, moved);
    }
    return lastRow(session, look());
  } finally {
    session.setTensor(bias, before);
  }
}

/** The shortest vector whose products with the keys are `products`: Kᵀ(KKᵀ)⁻¹ products. */
function shortest(keys: readonly Float32Array[], products: readonly number[]): number[] {
  const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, number, unit) => sum + number * b[unit]!, 0);
  const factors = solved(keys.map((a, row) => [...keys.map((b) => dot(a, b)), products[row]!]));
  return Array.from(keys[0]!, (_, unit) => keys.reduce((sum, key, word) => sum + factors[word]! * key[unit]!, 0));
}

/** Linear equations, the right side last in each row: Gauss and Jordan, with the largest number of a column as its pivot. */
function solved(rows: number[][]): number[] {
  const count = rows.length;
  for (let column = 0; column < count; column += 1) {
    const below = rows.slice(column);
    const pivot = below.reduce((best, row) => (Math.abs(row[column]!) > Math.abs(best[column]!) ? row : best));
    rows.splice(column + below.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[column]! / pivot[column]!;
      for (let at = column; at <= count; at += 1) row[at]! -= factor * pivot[at]!;
    }
  }
  return rows.map((row, at) => row[count]! / row[at]!);
}
