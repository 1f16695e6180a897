/** What to ask the worker for, and whether it had it. */
import type { Inspected, Opened } from '../engine/messages';
import type { Ablation, Translation } from '../engine/types';
import { chainOf, reader, tensorsOf } from './explain';
import type { Reference } from './reference';

/** The tensors that explaining this number of a translation reads. */
export function tensorsFor(
  { config, summary }: Opened,
  run: Translation,
  ablation: Ablation,
  ref: Reference,
): string[] {
  const { sourceVocabulary, targetVocabulary } = summary;
  const sentence = { source: run.source.map(({ token }) => token), target: run.steps.map(({ input }) => input) };
  const known = { config, sourceVocabulary, targetVocabulary, sentence, ablation };
  return tensorsOf(known, chainOf(known, ref));
}

export function existing(inspected: Inspected, ref: Reference): boolean {
  return !Number.isNaN(reader(inspected)(ref));
}
