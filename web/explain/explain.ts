/** How a number of the model was made, with the actual values. */
import type { Inspected } from '../engine/messages';
import type { SessionSummary } from '../engine/types';
import { placeOf } from './name';
import { recipeOf, type Recipe } from './recipe';
import type { Reference } from './reference';
import type { Term } from './workings';
import type { Known } from './wiring';

export interface Explanation {
  ref: Reference;
  /** As the engine has it. */
  value: number;
  recipe: Recipe<Term>;
}

/** Reads a number; not-a-number where there is none. */
export type Read = (ref: Reference) => number;

/** The numbers that are told in one go: a weight with its score and the product that the score is made of. */
export function chainOf(known: Known, ref: Reference): Reference[] {
  const place = placeOf(ref.tensor);
  const also = (tensor: string, before: Reference[] = []): Reference[] => [...before, { ...ref, tensor }, ref];
  if (place.of === 'output' && place.what === 'probabilities') return also('logits');
  if (place.of !== 'attention' || !['scores', 'weights'].includes(place.what)) return [ref];
  if (['off', 'masked'].includes(recipeOf(known, ref).form)) return [ref];
  const { similarity } = known.config;
  const stem = ref.tensor.slice(0, ref.tensor.lastIndexOf('.') + 1);
  const raw = similarity === 'euclidean' ? [] : [{ ...ref, tensor: `${stem}raw_scores` }];
  if (place.what === 'scores') return [...raw, ref];
  return similarity === 'dot' ? [...raw, ref] : also(`${stem}scores`, raw);
}

/** The tensors that explaining these numbers reads. */
export function tensorsOf(known: Known, refs: readonly Reference[]): string[] {
  const names = new Set<string>();
  const note: Read = (ref) => {
    names.add(ref.tensor);
    return 0;
  };
  for (const ref of refs) explain(known, ref, note);
  return [...names];
}

export function explain(known: Known, ref: Reference, read: Read): Explanation {
  return { ref, value: read(ref), recipe: filled(recipeOf(known, ref), read) };
}

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && 'tensor' in value;

function filled(recipe: Recipe<Reference>, read: Read): Recipe<Term> {
  const term = (ref: Reference): Term => ({ ref, value: read(ref) });
  const entries = Object.entries(recipe).map(([name, value]: [string, unknown]) => {
    if (Array.isArray(value)) return [name, (value as Reference[]).map(term)];
    return [name, isReference(value) ? term(value) : value];
  });
  // Every reference has become a term, and nothing else has changed.
  return Object.fromEntries(entries) as Recipe<Term>;
}

/** What decides how the numbers of an inspected sentence are made. */
export function knownOf(config: Known['config'], summary: SessionSummary, inspected: Inspected): Known {
  const { sourceVocabulary, targetVocabulary } = summary;
  const { sentence, ablation } = inspected;
  return { config, sourceVocabulary, targetVocabulary, sentence, ablation };
}

export function reader({ tensors }: Pick<Inspected, 'tensors'>): Read {
  return ({ tensor, index }) => {
    const found = tensors[tensor];
    if (!found || !inside(found.shape, index)) return NaN;
    const offset = index.reduce((sum, place, dimension) => sum * found.shape[dimension]! + place, 0);
    return found.values[offset] ?? NaN;
  };
}

function inside(shape: readonly number[], index: readonly number[]): boolean {
  return shape.length === index.length && index.every((place, dimension) => place >= 0 && place < shape[dimension]!);
}
