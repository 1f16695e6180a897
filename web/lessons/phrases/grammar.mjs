/**
 * The data of the lesson *Phrases*: sentences of the grammar and handwritten ones, split into those the model learns from and those
 * it is only tested on. The same code gives the same bytes, which write.mjs puts into phrases.tsv.
 */
import { Random } from './random.mjs';
import { randomSentence } from './sentences.mjs';

export const SEED = 1;
export const SENTENCES = 2600;
export const LONGEST = 12;
export const LEAST_SEEN = 5;
const HELD_OUT = 0.1;
/** The grammar's own sentences end earlier: too few would be longer to learn those positions from. */
const USUAL = 8;
/**
 * Of so many sentences drawn, the one with the rarest words is kept, so that each is seen often
 * enough. More candidates would do harm: strange combinations win, and what is common is no longer learned.
 */
const CANDIDATES = 5;
export const HEADER = 'split\tsource\ttarget\talignment\tswapped';

/** As the engine splits: punctuation apart, apostrophes inside words, lower case. */
export const tokens = (text) => text.toLowerCase().match(/[\p{L}\p{N}']+|[^\s\p{L}\p{N}']/gu) ?? [];

const english = (text) => tokens(text).map((word) => `en ${word}`);
const spanish = (text) => tokens(text).map((word) => `es ${word}`);
const wordsOf = (pair) => [...english(pair.source), ...spanish(pair.target)];

class Counts extends Map {
  of(word) {
    return this.get(word) ?? 0;
  }
  add(pair, amount = 1) {
    for (const word of wordsOf(pair)) this.set(word, this.of(word) + amount);
  }
}

const positions = (column) =>
  column
    .split(' ')
    .filter(Boolean)
    .map((entry) => (entry === '-' ? null : Number(entry)));

/** The pairs of handwritten.tsv. */
function read(handwritten) {
  const rows = handwritten.replace(/\n$/, '').split('\n').slice(1);
  return rows.map((row) => {
    const [source, target, alignment, swapped] = row.split('\t');
    return { source, target, alignment: positions(alignment), swapped: positions(swapped) };
  });
}

function generated(random, known) {
  const counts = new Counts();
  const sources = new Set(known.map((pair) => pair.source.toLowerCase()));
  const pairs = [];
  const need = (list) => list.reduce((sum, word) => sum + 1 / (1 + counts.of(word)), 0) / list.length;
  while (pairs.length < SENTENCES) {
    let best = null;
    let most = -1;
    for (let drawn = 0; drawn < CANDIDATES;) {
      const pair = randomSentence(random);
      if (!pair || sources.has(pair.source.toLowerCase())) continue;
      const [inEnglish, inSpanish] = [english(pair.source), spanish(pair.target)];
      if (inEnglish.length > USUAL || inSpanish.length > USUAL) continue;
      ++drawn;
      const score = need([...inEnglish, ...inSpanish]);
      if (score > most) [best, most] = [pair, score];
    }
    sources.add(best.source.toLowerCase());
    counts.add(best);
    pairs.push(best);
  }
  return pairs;
}

/** All pairs of the lesson: { split, source, target, alignment, swapped }, in the order of the file; `handwritten` is the text of handwritten.tsv. */
export function lesson(handwritten, seed = SEED) {
  const random = new Random(seed);
  const byHand = read(handwritten);
  const pairs = [...byHand, ...random.shuffle(generated(random, byHand))];
  const counts = new Counts();
  pairs.forEach((pair) => counts.add(pair));
  // Drawn from the end of the shuffled list; what was written by hand is too singular to be asked for.
  let left = Math.round(pairs.length * HELD_OUT);
  for (const pair of pairs.slice(byHand.length).reverse()) {
    if (left === 0) break;
    counts.add(pair, -1);
    pair.split = wordsOf(pair).every((word) => counts.of(word) >= LEAST_SEEN) ? 'validation' : 'train';
    if (pair.split === 'train') counts.add(pair);
    else --left;
  }
  for (const pair of pairs) pair.split ??= 'train';
  const order = ['train', 'validation'];
  return order.flatMap((split) => pairs.filter((pair) => pair.split === split));
}

export function asTsv(pairs) {
  const row = ({ split, source, target, alignment, swapped }) =>
    [split, source, target, alignment.map((index) => index ?? '-').join(' '), swapped.join(' ')].join('\t');
  return `${[HEADER, ...pairs.map(row)].join('\n')}\n`;
}
