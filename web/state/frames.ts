/** How a frame from the engine changes the state. Pure functions: a test can run them. */
import type { Frame, Maps } from '../engine/messages';
import type { AttentionMaps } from '../engine/types';
import type { AppState, Moment, Selection } from './state';

/** Enough for every step of the short lessons; longer runs are thinned. */
const MOMENTS = 480;

export function withFrame(state: AppState, frame: Frame): Partial<AppState> {
  const change: Partial<AppState> = { frame, selection: fitSelection(state.selection, frame.maps) };
  const before = state.frame;
  const start = frame.latest - frame.losses.length;
  const again = before !== null && frame.course !== before.course;
  // An edit at the end takes nothing away.
  if (again && start < state.losses.length)
    change.previousLosses = state.losses.length > 1 ? state.losses : state.previousLosses;
  if (again || frame.losses.length > 0) change.losses = [...upTo(state.losses, start), ...frame.losses];
  const moment = { step: frame.step, maps: frame.maps };
  if (before === null || otherPictures(state, before, frame)) change.history = [moment];
  else {
    const kept = again ? state.history.filter(({ step }) => step < start) : state.history;
    // What is remembered is the whole model, as it was trained or as it goes on.
    const whole = Object.keys(frame.ablation).length === 0 && !frame.edited;
    if (whole && frame.step > (kept.at(-1)?.step ?? -1)) change.history = thin([...kept, moment]);
    else if (again) change.history = kept;
  }
  return change;
}

/** The losses of the first `steps` steps; not numbers where a model was opened that was trained elsewhere. */
function upTo(losses: readonly number[], steps: number): number[] {
  return Array.from({ length: steps }, (_, index) => losses[index] ?? NaN);
}

/**
 * Moments are only comparable while the same sentence is looked at, with as many words. What weights set by hand make of it is
 * none of the training's, whose pictures wait.
 */
function otherPictures({ history }: AppState, before: Frame, { probe, maps, edited }: Frame): boolean {
  const size = (map: AttentionMaps): string => `${map.rows}x${map.columns}`;
  if (before.probe.source !== probe.source || before.probe.target !== probe.target) return true;
  const last = history.at(-1);
  return !edited && (!last || size(last.maps.cross) !== size(maps.cross));
}

/** Every second moment goes once there are too many; the first and the newest stay. */
export function thin(history: Moment[]): Moment[] {
  if (history.length <= MOMENTS) return history;
  const last = history.length - 1;
  return history.filter((_, index) => index % 2 === 0 || index === last);
}

/** Who names a head wants that head, and no mean; what is not there is the nearest that is. */
export function selecting(
  { selection, frame }: Pick<AppState, 'selection' | 'frame'>,
  change: Partial<Selection>,
): Selection {
  const wanted = { ...selection, mean: 'head' in change ? undefined : selection.mean, ...change };
  return frame === null ? wanted : fitSelection(wanted, frame.maps);
}

/** Another sentence or another model may be smaller than what was selected. */
export function fitSelection(selection: Selection, maps: Maps): Selection {
  const map = maps[selection.kind];
  const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));
  const row = within(selection.row, map.rows);
  const column = within(selection.column, map.masked ? row + 1 : map.columns);
  const layer = within(selection.layer, map.layers);
  const head = within(selection.head, map.heads);
  const fit = { ...selection, layer, head, mean: fitMean(selection, map), row, column };
  return (['layer', 'head', 'mean', 'row', 'column'] as const).every((place) => fit[place] === selection[place])
    ? selection
    : fit;
}

/** There is no mean over a single head, and the mean over all layers of one is the mean over that layer. */
function fitMean({ mean }: Selection, { layers, heads }: AttentionMaps): Selection['mean'] {
  if (mean === 'all' && layers > 1) return mean;
  return mean && heads > 1 ? 'layer' : undefined;
}
