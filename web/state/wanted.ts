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

/** Whether the model's own translation is the right one; null where that is not known. */
export function isRight(frame: Frame): boolean | null {
  if (frame.probe.target === null) return null;
  // The tokens that were fed in are the right translation as the model would write it.
  const tokens = frame.shown.steps.slice(1).map((step) => step.input);
  return frame.written.finished && tokens.join(' ') === frame.written.tokens.join(' ');
}
