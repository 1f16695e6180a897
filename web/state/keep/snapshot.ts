/** The state as it is shared and kept, and the lesson that such a state belongs to. */
import type { Example, OpenOptions } from '../../engine/types';
import { ownLesson, sessionOptions, type LessonData } from '../../lessons/lessons';
import type { Desk } from '../feature';
import type { Shared, SharedView } from '../share/shared';
import type { AppState } from '../state';
import { stepOf } from './model-file';

export type Snapshot = Shared & { model: { file: Uint8Array<ArrayBuffer> } };

/**
 * Null when no session is open, or when it has been left meanwhile. With `leaving`, what comes next is on its way to the
 * engine: the state is the one of now, whatever the page shows when the answer comes.
 */
export async function snapshot(desk: Desk, fromSeed: boolean, leaving = false): Promise<Snapshot | null> {
  const before = desk.store.state;
  const { opened } = before;
  const retrainable = fromSeed && before.frame?.byHand !== true;
  const data = desk.lesson();
  if (opened === null || data === null) return null;
  // What can be trained again has its sentences beside it, as text; another model's are only in its file.
  const saved = await desk.client.call('save', { options: { examples: !retrainable } });
  const file = new Uint8Array(saved);
  const state = leaving ? before : desk.store.state;
  const { lesson, seed, frame, selection, losses, opened: now } = state;
  if (frame === null || now?.session !== opened.session) return null;
  const step = stepOf(file);
  const stock = lesson === 'your-own' ? null : await desk.stock(lesson);
  const samePairs = stock !== null && same(stock.train, data.train) && same(stock.heldOut, data.heldOut);
  const samePreset = stock !== null && JSON.stringify(stock.preset) === JSON.stringify(data.preset);
  return {
    lesson,
    seed,
    step,
    probe: frame.probe,
    selection,
    ...viewOf(state),
    preset: samePreset ? null : data.preset,
    pairs: samePairs ? null : { train: data.train, heldOut: data.heldOut },
    retrainable,
    // While training goes on, the newest steps are not known here yet.
    losses: Array.from({ length: step }, (_, index) => losses[index] ?? NaN),
    // How long it took is this machine's affair: without it the same state has the same link.
    report: frame.report?.step === step ? { ...frame.report, milliseconds: 0 } : null,
    model: { file },
  };
}

/** Nothing where the model is looked at as it always is: then the link is as short as it can be. */
function viewOf({ experiments, decoding, machine, attention }: AppState): Pick<Shared, 'view'> {
  const view: SharedView = {
    ...(experiments && experiments.off.length > 0 ? { off: experiments.off } : {}),
    ...(Object.keys(decoding).length > 0 ? { decoding } : {}),
    ...(machine.open ? { open: machine.open } : {}),
    ...(attention === 'heatmap' ? {} : { attention }),
  };
  return Object.keys(view).length > 0 ? { view } : {};
}

function same(a: readonly Example[], b: readonly Example[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ source, target }, index) => source === b[index]!.source && target === b[index]!.target)
  );
}

/** The lesson as it was when the state was taken. */
export async function lessonOf(desk: Desk, shared: Shared): Promise<LessonData> {
  const { lesson, pairs, preset, probe } = shared;
  const stock =
    lesson === 'your-own'
      ? ownLesson(joinPairs(pairs?.train ?? [], pairs?.heldOut ?? []))
      : await desk.stock(lesson, shared.seed);
  const { source, target } = probe;
  const known = target === null ? (pairs?.train[0] ?? stock.probe) : { source, target };
  return { ...stock, ...pairs, preset: preset ?? stock.preset, probe: known };
}

/** How a saved model is opened again: the file has the words, these are the sentences. */
export function openOptions(shared: Shared, data: LessonData): OpenOptions {
  return shared.retrainable ? { data: sessionOptions(data, shared.seed).data } : {};
}

/** In the order in which `splitPairs` (lessons.ts) would split them the same way again. */
export function joinPairs(train: readonly Example[], heldOut: readonly Example[]): Example[] {
  if (heldOut.length !== Math.floor((train.length + heldOut.length) / 10)) return [...train, ...heldOut];
  return train.flatMap((pair, index) => {
    const held = index % 9 === 8 ? heldOut[(index - 8) / 9] : undefined;
    return held ? [pair, held] : [pair];
  });
}
