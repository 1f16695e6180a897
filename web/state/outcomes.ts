/** What the last experiment did to the sentence on show: how the model took it before, and how it does now. */
import type { Frame, Inspected, Maps } from '../engine/messages';
import type { SessionSummary } from '../engine/types';
import { reader } from '../explain/explain';
import type { Desk } from './feature';
import { placesOf, type Place } from './wanted';

export interface Outcome {
  /** What the model was asked: only answers to the same question are compared. */
  question: string;
  source: string;
  translation: string;
  /** The right words, each with the probability that the model gives it; none where nobody knows the translation. */
  words: { place: Place; probability: number }[];
  /** Mean over those words, as in training; null without them. */
  loss: number | null;
  maps: Maps;
  /** What the rows of the decoder's attention are called. */
  places: readonly Place[];
}

export interface Effect {
  /** Null until something has been changed. */
  before: Outcome | null;
  now: Outcome | null;
}

export const NO_EFFECT: Effect = { before: null, now: null };

export function outcomeOf(
  frame: Frame,
  { targetVocabulary }: SessionSummary,
  inspected: Pick<Inspected, 'tensors'>,
): Outcome {
  const read = reader(inspected);
  const places = placesOf(frame);
  const words = (frame.probe.target === null ? [] : places).map((place, row) => {
    const index = [row, targetVocabulary.indexOf(place.token)];
    return { place, probability: read({ tensor: 'probabilities', index }) };
  });
  const sum = words.reduce((all, { probability }) => all - Math.log(probability), 0);
  return {
    question: JSON.stringify([frame.session, frame.step, frame.probe, frame.decoding]),
    source: frame.probe.source,
    translation: frame.written.text,
    words,
    loss: words.length > 0 ? sum / words.length : null,
    maps: frame.maps,
    places,
  };
}

/** While training or a replay goes on every picture has an outcome. */
const REMEMBERED = 8;

/** Nothing is left out of the model, and no weight was set by hand. */
const isWhole = ({ ablation, edited }: Frame): boolean => !edited && Object.keys(ablation).length === 0;

/** Asks for the outcome of every picture, never twice at a time. What it is compared with is the model as it was trained. */
export class Outcomes {
  private busy = false;
  /** A picture came while the one before was being asked about. */
  private missed = false;
  /** Outcomes of the whole model by their questions, the latest last: one may look away from what was changed, and come back. */
  private readonly wholes = new Map<string, Outcome>();

  constructor(
    private readonly desk: Desk,
    private readonly show: (effect: Effect) => void,
  ) {}

  clear(): void {
    this.wholes.clear();
  }

  look(): void {
    this.missed = this.busy;
    if (!this.busy) void this.ask();
  }

  private async ask(): Promise<void> {
    const { frame, opened } = this.desk.store.state;
    if (frame === null || opened === null || frame.session !== opened.session) return;
    this.busy = true;
    await this.desk.attempt(async () => {
      const inspected = await this.desk.client.call('inspect', { run: 'shown', tensors: ['probabilities'] });
      const fed = frame.shown.steps.map(({ input }) => input);
      // What has changed meanwhile brings a picture of its own.
      const same = inspected.step === frame.step && inspected.sentence.target.join('\n') === fed.join('\n');
      if (same && this.desk.store.state.opened === opened)
        this.came(outcomeOf(frame, opened.summary, inspected), isWhole(frame));
    });
    this.busy = false;
    if (this.missed) this.look();
  }

  private came(now: Outcome, whole: boolean): void {
    const { question } = now;
    if (whole) {
      this.wholes.delete(question);
      this.wholes.set(question, now);
      const [oldest] = this.wholes.keys();
      if (this.wholes.size > REMEMBERED) this.wholes.delete(oldest!);
    }
    this.show({ before: whole ? null : (this.wholes.get(question) ?? null), now });
  }
}
