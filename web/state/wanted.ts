/** What should be written where, as far as it is known. */
import type { Frame } from '../engine/messages';

/** The token that should be written in a row, when the right translation is known: the one fed in the row below. */
export function wantedToken(frame: Frame, row: number): string | null {
  if (frame.probe.target === null) return null;
  return frame.shown.steps[row + 1]?.input ?? '<EOS>';
}

/** What a row of cross-attention is called: the word that should be written there, or the one that would be. */
export const writtenNames = (frame: Frame): string[] =>
  frame.shown.steps.map(({ token }, row) => wantedToken(frame, row) ?? token);
