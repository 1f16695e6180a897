/** The page's texts, in groups that are fetched apart: each language by itself, and a part's texts with the part. */
import type arithmetic from './en/arithmetic';
import type attention from './en/attention';
import type build from './en/course/build';
import type course from './en/course';
import type crossAttention from './en/course/cross-attention';
import type data from './en/data';
import type decoder from './en/course/decoder';
import type decoding from './en/decoding';
import type experiments from './en/experiments';
import type extras from './en/course/extras';
import type glossary from './en/course/glossary';
import type gradient from './en/gradient';
import type help from './en/help';
import type keep from './en/keep';
import type multiHead from './en/course/multi-head';
import type order from './en/course/order';
import type learning from './en/course/learning';
import type machine from './en/machine';
import type outputLayer from './en/course/output';
import type own from './en/own';
import type page from './en/page';
import type selfAttention from './en/course/self-attention';
import type sentences from './en/sentences';
import type terms from './en/terms';
import type time from './en/time';
import type words from './en/course/words';

type Texts = Readonly<Record<string, string>>;
type Fetch = () => Promise<{ default: Texts }>;

/** A key that a Spanish file lacks is a type error there. */
export const GROUPS = {
  page: { en: () => import('./en/page'), es: () => import('./es/page') },
  errors: { en: () => import('./en/errors'), es: () => import('./es/errors') },
  sentences: { en: () => import('./en/sentences'), es: () => import('./es/sentences') },
  machine: { en: () => import('./en/machine'), es: () => import('./es/machine') },
  arithmetic: { en: () => import('./en/arithmetic'), es: () => import('./es/arithmetic') },
  attention: { en: () => import('./en/attention'), es: () => import('./es/attention') },
  time: { en: () => import('./en/time'), es: () => import('./es/time') },
  data: { en: () => import('./en/data'), es: () => import('./es/data') },
  experiments: { en: () => import('./en/experiments'), es: () => import('./es/experiments') },
  own: { en: () => import('./en/own'), es: () => import('./es/own') },
  decoding: { en: () => import('./en/decoding'), es: () => import('./es/decoding') },
  gradient: { en: () => import('./en/gradient'), es: () => import('./es/gradient') },
  help: { en: () => import('./en/help'), es: () => import('./es/help') },
  keep: { en: () => import('./en/keep'), es: () => import('./es/keep') },
  course: { en: () => import('./en/course'), es: () => import('./es/course') },
  words: { en: () => import('./en/course/words'), es: () => import('./es/course/words') },
  order: { en: () => import('./en/course/order'), es: () => import('./es/course/order') },
  selfAttention: { en: () => import('./en/course/self-attention'), es: () => import('./es/course/self-attention') },
  multiHead: { en: () => import('./en/course/multi-head'), es: () => import('./es/course/multi-head') },
  decoder: { en: () => import('./en/course/decoder'), es: () => import('./es/course/decoder') },
  crossAttention: { en: () => import('./en/course/cross-attention'), es: () => import('./es/course/cross-attention') },
  outputLayer: { en: () => import('./en/course/output'), es: () => import('./es/course/output') },
  learning: { en: () => import('./en/course/learning'), es: () => import('./es/course/learning') },
  extras: { en: () => import('./en/course/extras'), es: () => import('./es/course/extras') },
  build: { en: () => import('./en/course/build'), es: () => import('./es/course/build') },
  glossary: { en: () => import('./en/course/glossary'), es: () => import('./es/course/glossary') },
  terms: { en: () => import('./en/terms'), es: () => import('./es/terms') },
} satisfies Record<string, Record<'en' | 'es', Fetch>>;

export type Group = keyof typeof GROUPS;
export type Key =
  | keyof typeof page
  | keyof typeof sentences
  | keyof typeof machine
  | keyof typeof arithmetic
  | keyof typeof attention
  | keyof typeof time
  | keyof typeof data
  | keyof typeof experiments
  | keyof typeof own
  | keyof typeof decoding
  | keyof typeof gradient
  | keyof typeof help
  | keyof typeof keep
  | keyof typeof terms
  | keyof typeof course
  | keyof typeof words
  | keyof typeof selfAttention
  | keyof typeof order
  | keyof typeof multiHead
  | keyof typeof outputLayer
  | keyof typeof crossAttention
  | keyof typeof decoder
  | keyof typeof learning
  | keyof typeof extras
  | keyof typeof build
  | keyof typeof glossary;
