/** The embed's side of protocol.ts: hears the page around it, and tells it what happens. */
import { onSolved } from '../course/progress';
import { ENGINE_VERSION } from '../engine/version';
import { errorText } from '../i18n/errors';
import type { AppState, Store } from '../state/state';
import {
  PROTOCOL,
  readHostMessage,
  type EmbedError,
  type EmbedMessage,
  type EmbedState,
  type HostMessage,
} from './protocol';

/** Between two steps that are told. */
const STEP_MILLISECONDS = 100;

/** What carries a command out; what it throws is told as an error. */
export type CarryOut = (command: HostMessage) => Promise<Extract<EmbedMessage, { ok: true }>['value']>;

/** The origin of the page around, as far as the browser tells; null when it does not. */
function hostOrigin(): string | null {
  const ancestors = (location as { ancestorOrigins?: DOMStringList }).ancestorOrigins;
  const [nearest] = ancestors ?? [];
  const found = nearest ?? (document.referrer === '' ? null : new URL(document.referrer).origin);
  return found === 'null' ? null : found;
}

export function stateOf({ state }: Store): EmbedState {
  const { lesson, chapter, seed, phase, frame, totalSteps, speed, language, theme } = state;
  return {
    lesson,
    chapter,
    seed,
    phase,
    step: frame?.step ?? 0,
    totalSteps,
    speed,
    loss: frame?.report?.loss ?? null,
    tokenAccuracy: frame?.report?.tokenAccuracy ?? null,
    sentence: frame?.probe.source ?? '',
    translation: frame?.written.text ?? null,
    language,
    theme,
  };
}

/** Everything that is told but the numbers of a step, which have a message of their own. */
const withoutStep = (state: EmbedState): string =>
  JSON.stringify({ ...state, step: 0, loss: null, tokenAccuracy: null, translation: null });

export class Messenger {
  private told = '';
  private step = 0;
  private toldAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failure: AppState['notice'] = null;
  private height = 0;

  constructor(
    private readonly host: Window,
    /** Messages from elsewhere are ignored; null takes them from the page around, wherever it is from. */
    private readonly only: string | null,
    private readonly store: Store,
    private readonly carryOut: CarryOut,
  ) {
    addEventListener('message', (event) => {
      if (event.source !== host || (only !== null && event.origin !== only)) return;
      const command = readHostMessage(event.data);
      if (command !== null) void this.answer(command);
    });
    store.subscribe(() => this.look());
    onSolved((task) => this.tell({ type: 'task', task, chapter: store.state.chapter }));
    const size = new ResizeObserver(() => this.measure());
    size.observe(document.body);
    this.tell({ type: 'ready', version: ENGINE_VERSION, state: stateOf(store) });
    this.look();
    this.measure();
  }

  /** A page of unknown origin is told by its window alone: there is no other that could hear it. */
  private tell(message: EmbedMessage): void {
    const known = hostOrigin();
    // It would not be heard, and the browser would complain of each.
    if (this.only !== null && known !== null && known !== this.only) return;
    this.host.postMessage({ vamos: PROTOCOL, ...message }, this.only ?? known ?? '*');
  }

  private async answer(command: HostMessage): Promise<void> {
    const { id } = command;
    try {
      const value = await this.carryOut(command);
      if (id !== undefined) this.tell({ type: 'reply', id, ok: true, value });
    } catch (error) {
      if (id !== undefined) this.tell({ type: 'reply', id, ok: false, error: asError(error) });
    }
  }

  private look(): void {
    const { state } = this.store;
    const now = stateOf(this.store);
    const other = withoutStep(now);
    const stopped = now.phase !== 'training';
    if (now.step !== this.step && now.loss !== null) this.tellStep(stopped);
    if (other !== this.told) {
      this.told = other;
      this.tell({ type: 'state', state: now });
    }
    if (state.notice !== this.failure) {
      this.failure = state.notice;
      if (state.notice !== null) this.tell({ type: 'error', error: asError({ failure: state.notice }) });
    }
  }

  /** The first of a burst at once, then ten a second; the last one always. */
  private tellStep(now: boolean): void {
    const wait = this.toldAt + STEP_MILLISECONDS - performance.now();
    if (!now && wait > 0) {
      this.timer ??= setTimeout(() => this.tellStep(true), wait);
      return;
    }
    clearTimeout(this.timer);
    this.timer = undefined;
    const { step, loss, tokenAccuracy } = stateOf(this.store);
    if (step === this.step || loss === null || tokenAccuracy === null) return;
    this.step = step;
    this.toldAt = performance.now();
    this.tell({ type: 'step', step, loss, tokenAccuracy });
  }

  private measure(): void {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === this.height || height === 0) return;
    this.height = height;
    this.tell({ type: 'height', height });
  }
}

/** A refusal of the worker's or of the page's, or whatever else was thrown. */
function asError(error: unknown): EmbedError {
  const { failure } = error as { failure?: NonNullable<AppState['notice']> };
  if (failure) return { code: failure.code, text: errorText(failure) || failure.message };
  return { code: 'failed', text: error instanceof Error ? error.message : String(error) };
}
