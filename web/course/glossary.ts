/** The terms of the course: the chapter that explains each, and where it stands in the lab. Their texts are in i18n. */

export interface Term {
  /** The address `#glossary-id` leads to it. */
  id: TermId;
  chapter: number;
  /** The lesson and the stage of its machine that the lab explains. */
  lab?: `${'lets-go' | 'phrases'}&note=${string}`;
}

const TERMS = {
  accuracy: [10, 'lets-go&note=accuracy'],
  activation: [9],
  attention: [3, 'lets-go&note=attention.encoder'],
  autoregressive: [5, 'lets-go&note=decoder'],
  backpropagation: [8],
  batch: [8, 'lets-go&note=step'],
  'beam-search': [7],
  bias: [7],
  'causal-mask': [5, 'lets-go&note=attention.decoder'],
  'cross-attention': [6, 'lets-go&note=attention.cross'],
  decoder: [5, 'lets-go&note=decoder'],
  'dot-product': [3],
  embedding: [1, 'lets-go&note=embedding:e'],
  encoder: [4, 'lets-go&note=encoder'],
  'end-token': [5, 'lets-go&note=writes'],
  'feed-forward': [9],
  'fine-tuning': [10],
  'fully-connected': [7, 'lets-go&note=output'],
  gradient: [8],
  greedy: [7, 'lets-go&note=writes'],
  head: [4, 'phrases&note=head:lens'],
  'held-out': [10],
  key: [3, 'lets-go&note=attention.encoder'],
  layer: [9],
  'layer-norm': [9],
  'learning-rate': [10],
  logit: [7, 'lets-go&note=output'],
  loss: [8, 'lets-go&note=loss'],
  'next-token': [10],
  optimizer: [8],
  position: [2, 'lets-go&note=position:e'],
  query: [3, 'lets-go&note=attention.encoder'],
  residual: [4, 'lets-go&note=residual:encoder'],
  score: [3, 'lets-go&note=attention.encoder'],
  seed: [2],
  'self-attention': [3, 'lets-go&note=attention.encoder'],
  softmax: [3, 'lets-go&note=probability'],
  'source-target': [5],
  step: [8, 'lets-go&note=step'],
  sum: [2, 'lets-go&note=sum:e'],
  'teacher-forcing': [5],
  temperature: [7],
  token: [10],
  transformer: [1],
  unknown: [7],
  value: [3, 'lets-go&note=attention.encoder'],
  vector: [1],
  vocabulary: [1],
  weight: [1],
} as const satisfies Record<string, readonly [number, Term['lab']?]>;

export type TermId = keyof typeof TERMS;

export const terms: readonly Term[] = Object.entries(TERMS).map(([id, [chapter, lab]]) => ({
  id: id as TermId,
  chapter,
  ...(lab && { lab }),
}));

/** In the order of the alphabet of a language, by what `name` calls them there. */
export function ordered(language: string, name: (id: TermId) => string): Term[] {
  const { compare } = new Intl.Collator(language);
  return [...terms].sort((a, b) => compare(name(a.id), name(b.id)));
}
