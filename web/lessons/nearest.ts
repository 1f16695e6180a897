/** The word that somebody probably meant: the nearest one that the model knows. */

/** Longer words are nobody's typing mistake, and comparing them costs their length squared. */
const LONGEST = 40;
const MOST_MISTAKES = 3;

/** Insertions, deletions, replacements and swaps of neighbours, each place touched once (optimal string alignment). */
export function distance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** How far a word of this many letters may be from what was typed: a third of it, and no more than three letters. */
function reach(letters: number): number {
  return letters < 2 ? 0 : Math.min(MOST_MISTAKES, Math.max(1, Math.floor(letters / 3)));
}

/** Among equally near words the more frequent one, then the first in the alphabet; null when none is near enough. */
export function nearest(
  token: string,
  vocabulary: readonly string[],
  count: (token: string) => number = () => 0,
): string | null {
  const typed = [...token];
  if (typed.length > LONGEST) return null;
  let best: { word: string; away: number } | null = null;
  for (const word of vocabulary) {
    // <EOS> and its kind are no words, and the later pieces of a number are none by themselves.
    if (/^<[A-Z]+>$|^##/.test(word)) continue;
    const letters = [...word];
    const limit = reach(Math.min(typed.length, letters.length));
    if (Math.abs(letters.length - typed.length) > limit) continue;
    const away = distance(typed, letters);
    if (away === 0 || away > limit || (best && away > best.away)) continue;
    if (best && away === best.away) {
      const more = count(word) - count(best.word);
      if (more < 0 || (more === 0 && word > best.word)) continue;
    }
    best = { word, away };
  }
  return best?.word ?? null;
}
