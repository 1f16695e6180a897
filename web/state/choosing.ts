/** Which cell is the chosen one once another sentence is looked at. Pure functions: a test can run them. */
import type { AttentionPicture, Frame } from '../engine/messages';
import type { LessonData } from '../lessons/lessons';
import { fitSelection } from './frames';
import type { Selection } from './state';
import { placesOf } from './wanted';

/** A chosen cell and the words that it stands for: the one that looks, and the one that is looked at. */
export interface Chosen {
  selection: Selection;
  row: string;
  column: string;
}

/** What the rows stand for: in the decoder the words that are written, else those that are read. */
const rowsOf = (frame: Frame, { kind }: Selection): readonly string[] =>
  kind === 'encoder' ? frame.maps[kind].rowTokens : placesOf(frame).map(({ token }) => token);

export function chosenIn(frame: Frame, selection: Selection): Chosen {
  const { row, column } = selection;
  return {
    selection,
    row: rowsOf(frame, selection)[row] ?? '',
    column: frame.maps[selection.kind].columnTokens[column] ?? '',
  };
}

/**
 * The cell of the same two words. Where they no longer meet: what the lesson chooses in its own sentence (`start`), else the most
 * attended word of the row that is still there, else that of the first row, or of the last where the first sees only itself.
 */
export function chooseAgain(before: Chosen, frame: Frame, start: LessonData['start'] | null): Selection {
  const fit = fitSelection(before.selection, frame.maps);
  const map = frame.maps[fit.kind];
  const rows = rowsOf(frame, fit);
  const find = (words: readonly string[], word: string, near: number, count: number): number =>
    words[near] === word && near < count ? near : words.slice(0, count).indexOf(word);
  const row = find(rows, before.row, fit.row, map.rows);
  const column = find(map.columnTokens, before.column, fit.column, map.masked ? row + 1 : map.columns);
  if (row >= 0 && column >= 0) return at(fit, row, column);
  if (start && fit.kind === 'cross') return fitSelection({ ...fit, row: start.row, column: start.column }, frame.maps);
  const other = row >= 0 ? row : map.masked ? map.rows - 1 : 0;
  return at(fit, other, mostAttended(map, fit, other));
}

/** The same object where nothing changes, so that nothing is drawn again. */
const at = (selection: Selection, row: number, column: number): Selection =>
  selection.row === row && selection.column === column ? selection : { ...selection, row, column };

/** Of the head on show, or of all those whose mean is. */
function mostAttended(map: AttentionPicture, { layer, head, mean }: Selection, row: number): number {
  const one = layer * map.heads + head;
  const shown = Array.from({ length: map.layers * map.heads }, (_, index) => index).filter((index) =>
    mean === 'all' ? true : mean === 'layer' ? Math.floor(index / map.heads) === layer : index === one,
  );
  const weights = Array.from({ length: map.masked ? row + 1 : map.columns }, (_, column) =>
    shown.reduce((sum, index) => sum + map.data[(index * map.rows + row) * map.columns + column]!, 0),
  );
  return weights.indexOf(Math.max(...weights));
}
