/** Everything that a link or an autosave holds, and whether what was read is that. */
import type { Decoding, Probe } from '../../engine/messages';
import type { Example, StepReport } from '../../engine/types';
import { LESSONS, type LessonId } from '../../lessons/ids';
import type { Preset } from '../../lessons/lessons';
import type { OpenStage } from '../machine';
import { ATTENTION_VIEWS, type AttentionView, type Selection } from '../state';
import { isPartOff, type PartOff } from '../switches';

/** The model itself, as `save` wrote it; or how to train it again, and a checksum of that file to compare the result with. */
export type SharedModel = { file: Uint8Array<ArrayBuffer> } | { engine: string; checksum: number };

/** How the model is looked at; what is not named is as it always is. */
export interface SharedView {
  /** Parts that are left out. */
  off?: readonly PartOff[];
  decoding?: Decoding;
  /** The stage that stands unfolded. */
  open?: OpenStage;
  attention?: AttentionView;
}

export interface Shared {
  lesson: LessonId;
  seed: number | null;
  step: number;
  probe: Probe;
  selection: Selection;
  /** Missing in links that are older than it. */
  view?: SharedView;
  /** Null where they are the lesson's own. */
  preset: Preset | null;
  pairs: { train: Example[]; heldOut: Example[] } | null;
  /** Whether training from the start would lead here. Otherwise the file has its own examples. */
  retrainable: boolean;
  /** Of each step, NaN where it is not known. Empty when they were left out. */
  losses: number[];
  /** Of the last step. */
  report: StepReport | null;
  model: SharedModel;
}

type Fields = Record<string, unknown>;
/** The page holds a loss for each step, known or not: with more of them it would stand still. */
export const MOST_STEPS = 1_000_000;
const MOST_PLANNED = 0x7fffffff;
const LONGEST_TEXT = 20_000;
const MOST_OFF = 10_000;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT;

function isExample(value: unknown): value is Example {
  return isFields(value) && isText(value.source) && isText(value.target);
}

function isProbe(value: unknown): boolean {
  return isFields(value) && isText(value.source) && (value.target === null || isText(value.target));
}

function isSelection(value: unknown): boolean {
  if (!isFields(value) || !['encoder', 'decoder', 'cross'].includes(value.kind as string)) return false;
  if (![undefined, 'layer', 'all'].includes(value.mean as undefined)) return false;
  return [value.layer, value.head, value.row, value.column].every((place) => isCount(place, 1e6));
}

function isDecoding(value: unknown): boolean {
  if (!isFields(value)) return false;
  const within = (name: string, most: number): boolean => {
    const given = value[name];
    return given === undefined || (typeof given === 'number' && given >= 0 && given <= most);
  };
  const whole = [value.beam ?? 0, value.seed ?? 0].every((given) => isCount(given, 0xffffffff));
  return whole && within('beam', 16) && within('lengthPenalty', 5) && within('temperature', 100);
}

const STACKS = ['embedding', 'encoder', 'decoder', 'output'];
const isOpenStage = (value: unknown): boolean =>
  isFields(value) && STACKS.includes(value.stack as string) && isCount(value.layer, 1e6);

function isView(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { off = [], decoding = {}, open, attention } = value;
  return (
    Array.isArray(off) &&
    off.length <= MOST_OFF &&
    off.every(isPartOff) &&
    isDecoding(decoding) &&
    (open === undefined || isOpenStage(open)) &&
    (attention === undefined || ATTENTION_VIEWS.some((known) => known === attention))
  );
}

/** What the options may be, the engine knows; here only that they are options. */
function isPreset(value: unknown): boolean {
  if (!isFields(value) || !isFields(value.model) || !isFields(value.training) || !isFields(value.pacing)) return false;
  const { stepsPerSecond, everyStep } = value.pacing;
  return (
    isCount(value.training.totalSteps, MOST_PLANNED) &&
    (value.data === undefined || isFields(value.data)) &&
    typeof stepsPerSecond === 'number' &&
    stepsPerSecond > 0 &&
    typeof everyStep === 'boolean'
  );
}

function isPairs(value: unknown): boolean {
  if (!isFields(value)) return false;
  return [value.train, value.heldOut].every((list) => Array.isArray(list) && list.every(isExample));
}

function isReport(value: unknown): boolean {
  const names = ['step', 'loss', 'tokenAccuracy', 'gradientNorm', 'learningRate', 'milliseconds'];
  return isFields(value) && names.every((name) => typeof value[name] === 'number');
}

function isModel(value: unknown): boolean {
  if (!isFields(value)) return false;
  if (value.file instanceof Uint8Array) return value.file.length > 0;
  return isText(value.engine) && isCount(value.checksum, 0xffffffff);
}

const orNull = (value: unknown, check: (value: unknown) => boolean): boolean => value === null || check(value);

/** Whether nothing about it can surprise the page. */
export function isShared(value: unknown): value is Shared {
  return (
    isFields(value) &&
    LESSONS.some((known) => known === value.lesson) &&
    orNull(value.seed, (seed) => isCount(seed, 0xffffffff)) &&
    isCount(value.step, MOST_STEPS) &&
    isProbe(value.probe) &&
    isSelection(value.selection) &&
    (value.view === undefined || isView(value.view)) &&
    orNull(value.preset, isPreset) &&
    orNull(value.pairs, isPairs) &&
    typeof value.retrainable === 'boolean' &&
    Array.isArray(value.losses) &&
    value.losses.every((loss) => typeof loss === 'number') &&
    (value.losses.length === 0 || value.losses.length === value.step) &&
    orNull(value.report, isReport) &&
    isModel(value.model)
  );
}
