import { describe, expect, it } from 'vitest';
import type { AttentionPicture, Frame } from '../../web/engine/messages';
import { chooseAgain, chosenIn } from '../../web/state/choosing';
import type { Selection } from '../../web/state/state';

/** Two heads; in the second each row looks at the word of its own number, counted from the end. */
function map(rowTokens: string[], columnTokens: string[], masked = false): AttentionPicture {
  const [rows, columns] = [rowTokens.length, columnTokens.length];
  const data = new Float32Array(2 * rows * columns);
  for (let row = 0; row < rows; row += 1) {
    data[row * columns + Math.min(row, columns - 1)] = 1;
    data[rows * columns + row * columns + Math.max(0, columns - 1 - row)] = 1;
  }
  return { layers: 1, heads: 2, rows, columns, rowTokens, columnTokens, data, masked, off: [] };
}

function frame(source: string, target: string): Frame {
  const [read, wanted] = [source.split(' '), target.split(' ')];
  const fed = ['<EOS>', ...wanted];
  return {
    probe: { source, target },
    shown: { steps: fed.map((input) => ({ input, token: '?' })) },
    maps: { encoder: map(read, read), decoder: map(fed, fed, true), cross: map(fed, read) },
  } as unknown as Frame;
}

const soup = frame('we eat the cold soup', 'comemos la sopa fría');
const chosen = (change: Partial<Selection>): Selection => ({
  kind: 'cross',
  layer: 0,
  head: 1,
  row: 2,
  column: 4,
  ...change,
});

describe('the chosen cell in another sentence', () => {
  it('stays where the same two words meet at the same place, and is the same object', () => {
    const selection = chosen({});
    expect(chooseAgain(chosenIn(soup, selection), frame('we eat the hot soup', 'comemos la sopa caliente'), null)).toBe(
      selection,
    );
  });

  it('goes with its two words to where they meet now', () => {
    const next = frame('the soup is cold', 'la sopa está fría');
    expect(chooseAgain(chosenIn(soup, chosen({})), next, null)).toMatchObject({ row: 1, column: 1, head: 1 });
  });

  it('keeps the row of a word that is still written, at what that row looks at most', () => {
    const next = frame('a broth is cold', 'la sopa está fría');
    expect(chooseAgain(chosenIn(soup, chosen({})), next, null)).toMatchObject({ row: 1, column: 2 });
    expect(chooseAgain(chosenIn(soup, chosen({ head: 0 })), next, null)).toMatchObject({ row: 1, column: 1 });
  });

  it('is otherwise the first word, and in masked attention, where that sees itself alone, the last', () => {
    const next = frame('red houses', 'casas rojas');
    expect(chooseAgain(chosenIn(soup, chosen({})), next, null)).toMatchObject({ row: 0, column: 1 });
    const own = chosen({ kind: 'decoder', row: 3, column: 1 });
    expect(chooseAgain(chosenIn(soup, own), next, null)).toMatchObject({ kind: 'decoder', row: 2, column: 0 });
  });

  it('is what the lesson begins with in the lesson’s own sentence', () => {
    const next = frame('red houses', 'casas rojas');
    expect(chooseAgain(chosenIn(soup, chosen({})), next, { row: 1, column: 0 })).toMatchObject({ row: 1, column: 0 });
  });

  it('knows the words of a mean over heads, too', () => {
    const next = frame('red', 'rojas');
    expect(chooseAgain(chosenIn(soup, chosen({ mean: 'layer' })), next, null)).toMatchObject({ row: 0, column: 0 });
  });
});
