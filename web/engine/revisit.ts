/** What attention a sentence would have had at steps that have gone by: the model goes back to each of them, and on again. */
import type { Clock } from './runner';
import type { Maps, Probe } from './messages';
import { mapsOf, type Ways } from './picture';
import type { Session } from './types';

/** So long the worker may be away: a press on the page is answered after it. */
const AWAY_MILLISECONDS = 150;
/** Between two states that the engine keeps of a run lie 16 steps and more, which are trained again: not where each is so slow. */
const SLOWEST_STEP_MILLISECONDS = 25;

/**
 * `stepMilliseconds` is what a step of training costs. Fewer steps than were asked for, or none, where going back would take too
 * long. The session is where it was afterwards, to the bit.
 */
export function revisited(
  session: Session,
  { source, target }: Probe,
  { ablation, decoding }: Ways,
  steps: readonly number[],
  stepMilliseconds: number,
  clock: Clock,
): { step: number; maps: Maps }[] {
  const start = clock.now();
  const moments: { step: number; maps: Maps }[] = [];
  if (stepMilliseconds > SLOWEST_STEP_MILLISECONDS) return moments;
  const written = session.translate(source, { ablation, ...decoding });
  // What was cut off at its longest and is fed back as a whole would have a row more than what is on show.
  if (target === null && !written.finished) return moments;
  const here = session.step;
  try {
    for (const step of steps) {
      session.restore(step);
      // Always the same words, whatever the model would have written then: pictures of others could not be compared.
      session.observe(source, target ?? written.text);
      moments.push({ step, maps: mapsOf(session, {}) });
      if (clock.now() - start > AWAY_MILLISECONDS) break;
    }
  } finally {
    session.restore(here);
  }
  return moments;
}
