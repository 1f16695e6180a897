import { describe, expect, it } from 'vitest';
import type { KeptRun } from '../../web/state/experiments';
import { withScores } from '../../web/state/kept-run';
import { NO_SCORES, type AppState } from '../../web/state/state';

const of = (share: number): AppState['scores']['train'] => ({
  loss: 0,
  tokenAccuracy: 1,
  exactMatch: share,
  examples: 10,
});
const kept = { whole: 3, step: 20, seen: null, unseen: null } as KeptRun;

/** As much of the page as the scores of a run hang on. */
function state(change: { step?: number; session?: number; edited?: boolean; busy?: boolean } = {}): AppState {
  const { step = 20, session = 3, edited = false, busy = false } = change;
  return {
    opened: { session },
    frame: { step, edited, ablation: {} },
    scores: { ...NO_SCORES, busy, step, train: of(0.9), validation: of(0.5) },
  } as unknown as AppState;
}

describe('a run that was kept', () => {
  it('has the scores that come after it was kept', () => {
    expect(withScores(kept, state())).toMatchObject({ seen: 0.9, unseen: 0.5 });
    // One after the other, and while they are taken once more.
    const first = { ...state({ busy: true }) };
    first.scores = { ...first.scores, train: null };
    const half = withScores(kept, first);
    expect(half).toMatchObject({ seen: null, unseen: 0.5 });
    expect(withScores(half, state())).toMatchObject({ seen: 0.9, unseen: 0.5 });
  });

  it.each([
    ['while those of a changed model are being taken', state({ busy: true, edited: true })],
    ['of another step', state({ step: 21 })],
    ['of another session', state({ session: 4 })],
    ['of weights that were set by hand', state({ edited: true })],
  ])('has none %s', (_what, now) => {
    expect(withScores(kept, now)).toBe(kept);
  });

  it('keeps those that it has, and takes none where it was changed itself', () => {
    const known = { ...kept, seen: 0.1, unseen: 0.2 };
    expect(withScores(known, state())).toBe(known);
    const changed = { ...kept, whole: null };
    expect(withScores(changed, state())).toBe(changed);
  });
});
