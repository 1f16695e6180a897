/** Which words of a translation are wrong. */

/** The places of `words` that are not part of the longest sequence which `right` has too, in its order. */
export function strangers(words: readonly string[], right: readonly string[]): Set<number> {
  // length[i][j]: how much the rest of the one from i on has in common with the rest of the other from j on.
  const length = Array.from({ length: words.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = words.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      length[i]![j] =
        words[i] === right[j] ? 1 + length[i + 1]![j + 1]! : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const found = new Set<number>();
  let j = 0;
  words.forEach((word, i) => {
    while (j < right.length && word !== right[j] && length[i]![j + 1] === length[i]![j]) j += 1;
    if (word === right[j]) j += 1;
    else found.add(i);
  });
  return found;
}
