import type { Desk } from '../feature';
import type { AppState } from '../state';
import type { Snapshot } from './snapshot';

interface Taken {
  /** The session itself: numbers begin again with another worker. */
  opened: AppState['opened'];
  course: number;
  snapshot: Snapshot;
}

/** In case the worker breaks: the last states of the open session that were taken, in the page's own memory. */
export class InCase {
  private last: Taken | null = null;
  /** The end of the training, while `last` is of weights that were set by hand in the middle of it. */
  private beyond: Taken | null = null;

  constructor(private readonly desk: Desk) {}

  /** `frame` is the picture that was on show when it was taken. */
  put(snapshot: Snapshot, frame: NonNullable<AppState['frame']>): void {
    const { opened } = this.desk.store.state;
    if (opened === null || frame.session !== opened.session) return;
    const forked = frame.step < frame.end;
    if (!forked) this.beyond = null;
    else if ((this.last?.snapshot.step ?? 0) >= frame.end) this.beyond = this.last;
    this.last = { opened, course: frame.course, snapshot };
  }

  /** Null where none was taken, or only of a course that has been left: that one can be trained again from its start. */
  found(): { snapshot: Snapshot; beyond: Snapshot | null } | null {
    const { last } = this;
    const { frame, opened, losses } = this.desk.store.state;
    if (last === null || frame === null || last.opened !== opened) return null;
    if (last.course !== frame.course && !frame.byHand) return null;
    const beyond = this.beyond?.opened === opened && frame.step < frame.end ? this.beyond.snapshot : null;
    // A run is ahead of its pictures: what came after it was taken is known here.
    const known = last.snapshot.losses.map((loss, index) => (Number.isNaN(loss) ? (losses[index] ?? NaN) : loss));
    return { snapshot: { ...last.snapshot, losses: known }, beyond };
  }
}
