/** What should be written where, as far as it is known. */
import type { Frame } from '../engine/messages';
import { END } from '../engine/tokens';
import type { Run } from '../explain/reference';

/** The token that should be written in a row, when the right translation is known: the one fed in the row below. */
export function wantedToken(frame: Frame, row: number): string | null {
  if (frame.probe.target === null) return null;
  return frame.shown.steps[row + 1]?.input ?? END;
}

/** A place of the decoder: it has read one word and is to write the next. */
export interface Place {
  /** The word to be written: the right one where it is known and fed in, else the one that the model writes. */
  token: string;
  /** The word that has just been read. */
  after: string;
}

/** What a row is called: in the encoder the word that it reads, in the decoder the place. */
export type RowName = string | Place;

/** The decoder's places in a run, which are the rows of its attention and of all its vectors. */
export function placesOf(frame: Frame, run: Run = 'shown'): Place[] {
  const { steps, finished } = frame[run];
  const ends = finished || (run === 'shown' && frame.probe.target !== null);
  return steps.map(({ input, token }, row) => ({
    token: steps[row + 1]?.input ?? (ends ? END : token),
    after: input,
  }));
}

/** Whether the model's own translation is the right one; null where that is not known. */
export function isRight(frame: Frame): boolean | null {
  if (frame.probe.target === null) return null;
  // The tokens that were fed in are the right translation as the model would write it.
  const tokens = frame.shown.steps.slice(1).map((step) => step.input);
  return frame.written.finished && tokens.join(' ') === frame.written.tokens.join(' ');
}
