/**
 * The pictures along the time line. Those that are missing are asked for while training stands still: a run that was too fast to
 * be seen leaves gaps, and of a sentence that was not looked at before there is none.
 */
import type { Action } from './actions';
import type { Desk, Feature } from './feature';
import type { AppState, Moment } from './state';

/** As many moments as a line needs to be no polygon. */
const SEEN = 48;
/** With fewer there would be places of the strip without a picture. */
const FEWEST = 12;
/** What came faster than this may be followed by the pictures between: half as far apart, and no longer where a state is kept. */
const QUICK_MILLISECONDS = 20;

/** Who drags along the time line has not come to rest anywhere. */
const SETTLED_MILLISECONDS = 150;
/** The worker tells what it has before it would keep the reader waiting, and is asked for the rest so long. */
const LONGEST_MILLISECONDS = 3000;

type Pictured = Pick<AppState, 'history' | 'frame'>;

const wordsOf = ({ maps: { cross } }: Pick<Moment, 'maps'>): string => String([cross.rowTokens, cross.columnTokens]);

/** While training goes on a translation may become other words, as many as before: pictures of the old ones tell nothing of these. */
function comparable({ history, frame }: Pictured): Pictured {
  const words = frame && wordsOf(frame);
  return { frame, history: history.filter((moment) => wordsOf(moment) === words) };
}

/** Whether a stretch of the steps that one can go back to is without a picture. */
export function gaps({ history, frame }: Pictured, fewest = FEWEST): boolean {
  if (!frame) return false;
  const { first, latest } = frame;
  const steps = [first, ...history.map(({ step }) => step).filter((step) => step > first && step < latest), latest];
  return steps.some((step, index) => index > 0 && step - steps[index - 1]! > Math.max(1, (latest - first) / fewest));
}

/** The steps that lack a picture, evenly, and where the engine keeps a state if it keeps one there. */
export function missing({ history, frame }: Pictured, spacing: number): number[] {
  const { first, latest } = frame!;
  const there = new Set(history.map(({ step }) => step));
  const steps = [first];
  for (let step = (Math.floor(first / spacing) + 1) * spacing; step < latest; step += spacing) steps.push(step);
  return [...steps, latest].filter((step) => !there.has(step));
}

export class Film implements Feature {
  /** What was last looked after, so that it is done once. */
  private seen = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What has been looked at: most of what is set in the state is none of the film's affair. */
  private last: Pick<AppState, 'frame' | 'phase' | 'replaying'> | null = null;

  constructor(private readonly desk: Desk) {
    desk.store.subscribe((state) => this.look(state));
  }

  handle(_action: Action): boolean {
    return false;
  }

  private look(state: AppState): void {
    const { phase, frame, film, replaying } = state;
    const { last } = this;
    if (last?.frame === frame && last.phase === phase && last.replaying === replaying) return;
    this.last = { frame, phase, replaying };
    if (frame === null || replaying || (phase !== 'ready' && phase !== 'training')) return;
    if (phase === 'training') {
      // Not each small step of a run that is shown: only a past without pictures.
      const wanted = frame.latest > frame.first && state.history[0]!.step > frame.first && gaps(state, 4);
      if (wanted !== (film === 'later')) this.desk.store.set({ film: wanted ? 'later' : null });
      return;
    }
    // Weights that have just been set by hand are not gone away from.
    if (frame.edited) return;
    const { session, course, first, latest, probe, maps } = frame;
    const key = JSON.stringify([session, course, first, latest, probe, maps.cross.rowTokens]);
    if (key === this.seen) return;
    this.seen = key;
    if (film !== null) this.desk.store.set({ film: null });
    clearTimeout(this.timer);
    if (gaps(comparable(state))) this.timer = setTimeout(() => void this.fill(key), SETTLED_MILLISECONDS);
  }

  private async fill(key: string): Promise<void> {
    const { client, store } = this.desk;
    const { phase, frame } = store.state;
    if (key !== this.seen || phase !== 'ready' || frame === null) return;
    const { first, latest } = frame;
    await this.desk.attempt(async () => {
      if (this.add(key, await client.call('moments', { most: SEEN }))) return;
      let spacing = 2 ** Math.floor(Math.log2(Math.max(1, (latest - first) / FEWEST)));
      const begun = performance.now();
      while (spacing >= 1) {
        const steps = missing(comparable(store.state), spacing);
        const start = performance.now();
        const answer = await client.call('revisit', { steps });
        if (!this.add(key, answer)) break;
        const end = performance.now();
        if (answer.moments.length === steps.length) {
          if (end - start > QUICK_MILLISECONDS || store.state.history.length >= SEEN) break;
          spacing /= 2;
        } else if (end - begun > LONGEST_MILLISECONDS) break;
      }
      if (this.seen !== key || store.state.phase !== 'ready') return;
      if (gaps(comparable(store.state), 4)) store.set({ film: 'none' });
    });
  }

  /** False when there was nothing, or when it is no longer what is on show. */
  private add(key: string, { course, moments }: { course: number; moments: Moment[] }): boolean {
    const { store } = this.desk;
    const { frame } = store.state;
    if (key !== this.seen || frame?.course !== course || !moments[0]) return false;
    if (wordsOf(moments[0]) !== wordsOf(frame)) return false;
    const { history } = comparable(store.state);
    const there = new Set(history.map(({ step }) => step));
    const more = moments.filter(({ step }) => !there.has(step));
    store.set({ history: [...history, ...more].sort((a, b) => a.step - b.step) });
    return true;
  }
}
