import type { ModelConfig, TrainingConfig } from '../engine/types';
import type { KeptRun } from './experiments';
import { altered, scoredAsShown, type AppState } from './state';
import { placesOf } from './wanted';

/** The run as it stands; null before there is one. */
export function keptRun(state: AppState): KeptRun | null {
  const { frame, opened, losses } = state;
  if (!frame || !opened) return null;
  const scored = scoredAsShown(state) ? state.scores : null;
  return {
    whole: altered(state) ? null : opened.session,
    config: opened.config,
    training: opened.training,
    parameterCount: opened.summary.parameterCount,
    losses,
    step: frame.step,
    loss: frame.report?.loss ?? null,
    accuracy: frame.report?.tokenAccuracy ?? null,
    seen: scored?.train?.exactMatch ?? null,
    unseen: scored?.validation?.exactMatch ?? null,
    maps: frame.maps,
    places: placesOf(frame),
    translation: frame.written.text,
  };
}

/** With the scores of its model, which may come only after it was kept. The same run where there is nothing to add. */
export function withScores(kept: KeptRun, state: AppState): KeptRun {
  const { frame, opened, scores } = state;
  if (kept.whole === null || kept.whole !== opened?.session) return kept;
  if (frame?.step !== kept.step || altered(state) || !scoredAsShown(state)) return kept;
  const seen = kept.seen ?? scores.train?.exactMatch ?? null;
  const unseen = kept.unseen ?? scores.validation?.exactMatch ?? null;
  return seen === kept.seen && unseen === kept.unseen ? kept : { ...kept, seen, unseen };
}

type Side = Record<string, unknown>;

/** The options in which two runs differ, with what each one has. */
export function differences(
  a: { config: ModelConfig; training: TrainingConfig },
  b: { config: ModelConfig; training: TrainingConfig },
  names: readonly string[],
): { name: string; before: unknown; now: unknown }[] {
  const before: Side = { ...a.config, ...a.training };
  const now: Side = { ...b.config, ...b.training };
  return names
    .filter((name) => before[name] !== now[name])
    .map((name) => ({ name, before: before[name], now: now[name] }));
}
