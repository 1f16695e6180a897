/** Stand-ins for tests only: an engine that counts, a clock that is turned by hand. */
import type { Clock } from '../../web/engine/runner';
import {
  EngineError,
  type AttentionMaps,
  type Engine,
  type Session,
  type SessionOptions,
  type Translation,
  type Variant,
} from '../../web/engine/types';

export class HandClock implements Clock {
  private time = 0;
  private jobs: { at: number; job: () => void }[] = [];

  now(): number {
    return this.time;
  }

  soon(job: () => void): void {
    this.jobs.push({ at: this.time, job });
  }

  later(job: () => void, milliseconds: number): void {
    this.jobs.push({ at: this.time + milliseconds, job });
  }

  /** What a step of training costs. */
  spend(milliseconds: number): void {
    this.time += milliseconds;
  }

  get waiting(): number {
    return this.jobs.length;
  }

  /** Runs the job that is due first; false when there is none. */
  turn(): boolean {
    this.jobs.sort((a, b) => a.at - b.at);
    const next = this.jobs.shift();
    if (!next) return false;
    this.time = Math.max(this.time, next.at);
    next.job();
    return true;
  }
}

const maps: AttentionMaps = {
  layers: 1,
  heads: 1,
  rows: 1,
  columns: 1,
  rowTokens: ['<EOS>'],
  columnTokens: ['go'],
  data: new Float32Array([1]),
};

const translation: Translation = {
  text: 'ir',
  tokens: ['ir'],
  finished: true,
  logProbability: -0.1,
  source: [{ token: 'go', known: true }],
  steps: [{ input: '<EOS>', token: 'ir', probability: 0.9, top: [{ token: 'ir', probability: 0.9 }] }],
  unknownTokens: [],
  beams: [],
  beamTree: [],
};

export class CountingSession implements Partial<Session> {
  step = 0;
  disposed = false;
  altered = false;
  private weight = 0;
  /** The weight as the history last saw it. */
  private left = 0;
  /** The steps at which it was set by hand and left so. */
  private readonly origins = new Map<number, number>();
  breaksAt = Infinity;
  explodesAt = Infinity;
  forgets = false;
  private remembers = false;
  readonly config = { dModel: 4, embeddingScale: false } as Session['config'];
  readonly training = {} as Session['training'];
  readonly summary = {} as Session['summary'];

  constructor(
    private readonly clock: HandClock,
    private readonly cost: number,
  ) {}

  train(steps: number): ReturnType<Session['train']> {
    this.clock.spend(this.cost * steps);
    this.settle();
    this.step += steps;
    this.arrive();
    if (this.step >= this.breaksAt) throw new EngineError('not_finite', { step: this.step, tensor: 'w' }, 'broken');
    if (this.step >= this.explodesAt) throw new Error('memory access out of bounds');
    return {
      step: this.step,
      loss: 1 / this.step,
      tokenAccuracy: 1,
      gradientNorm: 1,
      learningRate: 1,
      milliseconds: this.cost,
    };
  }

  translate(text: string): Translation {
    if (text.trim() === '') throw new EngineError('empty_text', {}, 'empty');
    return translation;
  }

  observe(): Translation {
    return translation;
  }

  attention(): AttentionMaps {
    return { ...maps, data: maps.data.slice() };
  }

  /** One byte: the step. */
  save(): Uint8Array {
    return new Uint8Array([this.step]);
  }

  reset(): void {
    this.step = 0;
  }

  startHistory(): void {
    if (this.forgets) throw new EngineError('history_memory', {}, 'too large');
    this.remembers = true;
  }

  restore(step: number): void {
    if (!this.remembers) throw new EngineError('no_such_step', { step, first: this.step, last: this.step }, 'none');
    this.settle();
    this.step = step;
    this.arrive();
  }

  /** One weight, to which training gives the number 0. */
  setTensor(_name: string, values: Float32Array): void {
    this.altered = values[0] !== this.left;
    this.weight = values[0]!;
  }

  private settle(): void {
    if (this.altered) this.origins.set(this.step, this.weight);
    this.left = this.weight;
    this.altered = false;
  }

  /** What the course has at the step. */
  private arrive(): void {
    this.weight = this.origins.get(this.step) ?? 0;
    this.left = this.weight;
  }

  tensor(_name: string): Float32Array {
    return new Float32Array([this.weight]);
  }

  history(): ReturnType<Session['history']> {
    this.settle();
    return this.remembers ? { first: 0, last: this.step, moments: [] } : null;
  }

  dispose(): void {
    this.disposed = true;
  }
}

export function countingEngine(
  clock: HandClock,
  cost: number,
  variant: Variant = 'simd',
): { engine: Engine; sessions: CountingSession[] } {
  const sessions: CountingSession[] = [];
  const createSession = (options: SessionOptions): Session => {
    if (options.data.examples.length === 0) throw new EngineError('no_examples', {}, 'none');
    const session = new CountingSession(clock, cost);
    sessions.push(session);
    return session as unknown as Session;
  };
  const openSession = (file: Uint8Array): Session => {
    if (file.length !== 1) throw new EngineError('file_not_checkpoint', {}, 'no checkpoint');
    const session = new CountingSession(clock, cost);
    session.step = file[0]!;
    sessions.push(session);
    return session as unknown as Session;
  };
  const complete = () => Promise.resolve();
  return { engine: { variant, complete, createSession, openSession, generateTask: () => [] }, sessions };
}
