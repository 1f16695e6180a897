/** What is chosen in the embed dialog, and the address that it comes to. */
import {
  attentionIn,
  CONTROLS,
  DEFAULT_ADDRESS,
  writeEmbedAddress,
  type EmbedAddress,
  type EmbedControl,
  type EmbedView,
} from '../../embed/address';
import type { Language } from '../../i18n';
import type { LessonId } from '../../lessons/ids';
import { presets } from '../../lessons/lessons';
import { parsePairs } from '../../lessons/parse';
import { taskPresets } from '../../lessons/tasks';
import { readLink } from '../../state/hash';
import type { Theme } from '../../state/preferences';
import { linkOf, type AppState } from '../../state/state';

export const KINDS = ['iframe', 'element', 'file'] as const;
export type Kind = (typeof KINDS)[number];

export const STARTS = ['untrained', 'full', 'steps', 'weights'] as const;
export type Start = (typeof STARTS)[number];

export type Standing = 'shown' | 'locked' | 'hidden';

/**
 * What each control can be. The time line is a part of the loss and the sentence one of the translation: they cannot be hidden
 * apart from these. Numbers are not pressed, so they cannot be locked.
 */
export const STANDINGS: Record<EmbedControl, readonly Standing[]> = {
  train: ['shown', 'locked', 'hidden'],
  step: ['shown', 'locked', 'hidden'],
  reset: ['shown', 'locked', 'hidden'],
  speed: ['shown', 'locked', 'hidden'],
  time: ['shown', 'locked'],
  numbers: ['shown', 'hidden'],
  sentence: ['shown', 'locked'],
};

/** What is left of a course's page beside its menu, of its text, and of a wide one. */
export const WIDTHS = { narrow: 320, column: 640, wide: 960 } as const;
export const LIMITS = { width: [320, 2000], height: [160, 4000], steps: [1, 100_000] } as const;

export interface Choices {
  kind: Kind;
  lesson: LessonId;
  /** In place of a lesson. */
  chapter: number | null;
  views: readonly EmbedView[];
  /** Which attention is shown first, from 0. */
  head: number;
  controls: Readonly<Record<EmbedControl, Standing>>;
  start: Start;
  /** With `start: 'steps'`. */
  steps: number;
  seed: number | null;
  /** Null leaves it to the reader's system. */
  theme: Theme | null;
  language: Language | null;
  /** What is translated first; nothing leaves it to the lesson. */
  sentence: string;
  /** The lesson is one's own: TSV or CSV. */
  pairs: string;
  width: number;
  /** Null is as high as what is in it. */
  height: number | null;
}

/** The address that holds the model on show; null as long as there is none. */
export function payloadOf(state: AppState): string | null {
  const { link } = state.kept;
  if (link === null || state.phase !== 'ready' || link.of !== linkOf(state)) return null;
  const found = readLink(new URL(link.address).hash);
  return found !== null && 'payload' in found ? found.payload : null;
}

/** What is chosen before anything has been: the lesson that is open. */
export function firstChoices(state: AppState): Choices {
  const { lesson, seed, language, own } = state;
  const shown = CONTROLS.map((control): [EmbedControl, Standing] => [control, 'shown']);
  const used = own.report?.pairs ?? [];
  return {
    kind: 'iframe',
    lesson,
    chapter: null,
    views: DEFAULT_ADDRESS.views,
    head: state.selection.head,
    controls: Object.fromEntries(shown) as Choices['controls'],
    start: 'untrained',
    steps: 100,
    seed,
    theme: null,
    language,
    sentence: '',
    pairs: lesson === 'your-own' ? used.map(({ source, target }) => `${source}\t${target}`).join('\n') : '',
    width: WIDTHS.column,
    height: null,
  };
}

/** Why nothing can be made of these choices. */
export type Obstacle = 'pairs' | 'chapter' | 'weights';

export function obstacle(choices: Choices, payload: string | null): Obstacle | null {
  const { chapter, kind, lesson, start, pairs } = choices;
  if (chapter !== null) return kind === 'file' ? 'chapter' : null;
  if (start === 'weights') return payload === null ? 'weights' : null;
  return lesson === 'your-own' && parsePairs(pairs).pairs.length === 0 ? 'pairs' : null;
}

const isLab = ({ views }: Choices): boolean => views.includes('lab');

/**
 * How many heads there are to choose from: every lesson has one layer of them each way. A model that is in the address brings its
 * own choice along, and where no attention is shown by itself there is none.
 */
export function headsOf({ chapter, lesson, start, views }: Choices): number {
  if (chapter !== null || start === 'weights' || attentionIn(views) === undefined) return 1;
  const preset = { ...presets, ...taskPresets, 'your-own': presets.phrases }[lesson];
  return preset.model.heads ?? 1;
}

function addressOf(choices: Choices, payload: string | null): Partial<EmbedAddress> {
  const { lesson, chapter, views, head, controls, start, steps, seed, theme, language, sentence, pairs } = choices;
  const looks = { theme, language };
  if (chapter !== null) return { chapter, ...looks };
  const standing = (wanted: Standing): EmbedControl[] => CONTROLS.filter((control) => controls[control] === wanted);
  const hidden = standing('hidden');
  return {
    lesson,
    views,
    head: { layer: 0, head: Math.min(head, headsOf(choices) - 1) },
    sentence: sentence.trim() === '' ? null : sentence.trim(),
    ...looks,
    ...(isLab(choices)
      ? {}
      : { controls: CONTROLS.filter((control) => !hidden.includes(control)), locked: standing('locked') }),
    ...(start === 'weights' && payload !== null
      ? { state: payload }
      : {
          seed,
          train: start === 'full' ? ('full' as const) : start === 'steps' ? steps : 0,
          ...(lesson === 'your-own' ? { pairs } : {}),
        }),
  };
}

/** What stands behind the `#` of an embed's address, with it. */
export const hashOf = (choices: Choices, payload: string | null): string =>
  writeEmbedAddress(addressOf(choices, payload));

/**
 * The same for the page in one file. It shows the whole page for an address without settings of an embed, so what is shown is
 * always named; but where that is all of it, the page itself is more than its lab.
 */
export function fileHashOf(choices: Choices, payload: string | null): string {
  const hash = hashOf(choices, payload);
  if (isLab(choices)) return /&(train|sentence|pairs)=/.test(hash) ? hash : hash.replace('&view=lab', '');
  return hash.includes('&view=') ? hash : hash.replace(/^#[\w-]+/, (name) => `${name}&view=${choices.views.join(',')}`);
}
