/** What attention a sentence would have had at steps that have gone by: the model goes back to each of them, and on again. */
import type { Clock } from './runner';
import type { Maps, Probe } from './messages';
import { mapsOf, type Ways } from './picture';
import type { Session, Translation } from './types';

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
  // Always the same words, whatever the model would have written then: pictures of others could not be compared.
  const fed = target ?? fedOf(session.translate(source, { ablation, ...decoding }));
  if (fed === null) return moments;
  const here = session.step;
  const past = session.history();
  // Whoever asked may have asked of a run that has been left since.
  const reachable = steps.filter((step) => past !== null && step >= past.first && step <= past.last);
  try {
    for (const step of reachable) {
      session.restore(step);
      session.observe(source, fed);
      moments.push({ step, maps: mapsOf(session, {}) });
      if (clock.now() - start > AWAY_MILLISECONDS) break;
    }
  } finally {
    session.restore(here);
  }
  return moments;
}

/** What the decoder was fed, as text. Of a translation that was cut off at its longest the last word was fed to no row. */
export function fedOf({ text, tokens, finished }: Pick<Translation, 'text' | 'tokens' | 'finished'>): string | null {
  if (finished) return text;
  // Groups of digits that follow others are marked as tokens, and not in the text.
  const last = (tokens.at(-1) ?? '').replace(/^##(?=\d)/, '');
  return last !== '' && text.endsWith(last) ? text.slice(0, -last.length) : null;
}
