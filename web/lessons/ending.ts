/** Marks at the end of a sentence: people put one, and the sentences of most lessons have none. */
const MARK = /[.!?…\s]/u;

/**
 * The sentence as the model reads it, and the marks at its end that are left out: one of which it has seen nothing would be read
 * as an unknown word. Null where nothing is left out.
 */
export function endingLeftOut(text: string, vocabulary: readonly string[]): { text: string; mark: string } | null {
  const signs = [...text];
  let end = signs.length;
  while (end > 0 && MARK.test(signs[end - 1]!) && !vocabulary.includes(signs[end - 1]!)) end -= 1;
  const mark = signs.slice(end).join('').trim();
  const rest = signs.slice(0, end).join('');
  return mark === '' || rest === '' ? null : { text: rest, mark };
}
