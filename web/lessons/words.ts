/** Words of a sentence as the engine's tokenizer cuts them, with their places in what was typed. */
export interface Piece {
  text: string;
  /** As the model knows it: in small letters, every apostrophe straight; empty for what stands between words. */
  token: string;
}

const WORD = /[^\s\p{P}]+(?:['‘’ʼ][^\s\p{P}]+)*|\S/gu;

/** The whole text in pieces: joined again they are the text. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (match.index > end) found.push({ text: text.slice(end, match.index), token: '' });
    found.push({ text: match[0], token: tokenOf(match[0]) });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ text: text.slice(end), token: '' });
  return found;
}

function tokenOf(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[‘’ʼ]/g, "'");
}

/** How often each token occurs in these sentences. */
export function frequencies(sentences: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const { token } of pieces(sentence)) if (token !== '') counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}
