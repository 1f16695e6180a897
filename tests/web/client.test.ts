import { beforeEach, describe, expect, it } from 'vitest';
import { CallError, EngineClient, type WorkerLike } from '../../web/engine/client';
import type { Ticker } from '../../web/engine/watchdog';
import type { Variant } from '../../web/engine/types';
import type { Frame, Request, WorkerEvent, WorkerFailure } from '../../web/engine/messages';

class PlayedWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  sent: Request[] = [];
  terminated = false;

  postMessage(message: Request): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(data: WorkerEvent): void {
    this.onmessage?.({ data } as MessageEvent<WorkerEvent>);
  }

  breakDown(): void {
    this.onerror?.({ message: 'out of memory', preventDefault: () => undefined } as unknown as ErrorEvent);
  }
}

/** Seconds that pass when the test says so. */
class HandTicker implements Ticker {
  shown = true;
  private jobs = new Set<() => void>();

  every(_: number, job: () => void): () => void {
    this.jobs.add(job);
    return () => this.jobs.delete(job);
  }

  visible(): boolean {
    return this.shown;
  }

  pass(seconds: number): void {
    for (let i = 0; i < seconds; i += 1) for (const job of [...this.jobs]) job();
  }

  get running(): boolean {
    return this.jobs.size > 0;
  }
}

let ticker: HandTicker;
let workers: PlayedWorker[];
let heard: string[];
let inUse: string[];
let drawn: (() => void)[];
let client: EngineClient;
let failure: WorkerFailure | null;

beforeEach(() => {
  ticker = new HandTicker();
  workers = [];
  heard = [];
  inUse = [];
  drawn = [];
  failure = null;
  client = new EngineClient(
    () => {
      workers.push(new PlayedWorker());
      return workers.at(-1)!;
    },
    {
      ready: (variant) => inUse.push(variant),
      frame: () => new Promise((resolve) => drawn.push(resolve)),
      stopped: () => heard.push('stopped'),
      replaced: () => heard.push('replaced'),
      failed: (what) => {
        heard.push('failed');
        failure = what;
      },
    },
    'simd',
    ticker,
  );
});

describe('the client', () => {
  it('gives each call its own answer, in whatever order they come', async () => {
    const step = client.call('step', {});
    const pause = client.call('pause', {});
    workers[0]!.say({ type: 'reply', id: 2, ok: true, value: { step: 7 } });
    workers[0]!.say({ type: 'reply', id: 1, ok: true, value: { step: 8 } });
    expect([await step, await pause]).toEqual([{ step: 8 }, { step: 7 }]);
  });

  it('rejects with the code of the refusal', async () => {
    const look = client.call('probe', { probe: { source: '', target: null } });
    workers[0]!.say({
      type: 'reply',
      id: 1,
      ok: false,
      failure: { code: 'empty_text', params: {}, message: 'Empty.' },
    });
    const error = await look.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CallError);
    expect((error as CallError).failure.code).toBe('empty_text');
  });

  it('acknowledges a frame only when it has been drawn', async () => {
    workers[0]!.say({ type: 'frame', frame: {} as Frame });
    await Promise.resolve();
    expect(workers[0]!.sent).toEqual([{ type: 'load', variant: 'simd' }]);
    drawn[0]!();
    await new Promise((resolve) => setImmediate(resolve));
    expect(workers[0]!.sent.slice(1)).toEqual([{ type: 'ack' }]);
  });

  it('replaces a worker that breaks, and lets nobody wait for it', async () => {
    workers[0]!.say({ type: 'ready', variant: 'simd' });
    const call = client.call('step', {});
    workers[0]!.breakDown();
    await expect(call).rejects.toMatchObject({ failure: { code: 'worker_crashed' } });
    expect(workers[0]!.terminated).toBe(true);
    expect(workers).toHaveLength(2);
    expect(heard).toEqual(['replaced']);
  });

  it('does not listen to a worker that it has given up', () => {
    workers[0]!.say({ type: 'ready', variant: 'simd' });
    workers[0]!.say({ type: 'crashed', message: 'unreachable' });
    workers[0]!.say({ type: 'stopped', session: 1, step: 1, failure: null });
    expect(heard).toEqual(['replaced']);
  });

  it('gives up instead of trying forever when a worker never comes up', () => {
    workers[0]!.breakDown();
    expect(workers).toHaveLength(1);
    expect(heard).toEqual(['failed']);
    expect(failure!.code).toBe('engine_not_started');
  });
});

describe('the engine', () => {
  const ready = (variant: Variant, worker = 0): void => workers[worker]!.say({ type: 'ready', variant });
  const asked = (worker = 0): string[] =>
    workers[worker]!.sent.flatMap((request) => (request.type === 'load' ? [request.variant] : []));

  it('is told when the last of those that were asked for is in use, and not before', () => {
    ready('simd');
    client.load('relaxed');
    client.load('simd');
    expect(asked()).toEqual(['simd', 'relaxed', 'simd']);
    ready('relaxed');
    expect(inUse).toEqual(['simd']);
    ready('simd');
    expect(inUse).toEqual(['simd', 'simd']);
  });

  it('may be another one than was asked for', () => {
    ready('simd');
    client.load('relaxed');
    ready('simd');
    expect(inUse).toEqual(['simd', 'simd']);
  });

  it('is the same in the worker that replaces a broken one, and what the broken one owed is forgotten', () => {
    ready('simd');
    client.load('relaxed');
    workers[0]!.breakDown();
    expect(asked(1)).toEqual(['relaxed']);
    ready('relaxed', 1);
    expect(inUse).toEqual(['simd', 'relaxed']);
  });

  it('that is long on its way is no silence', () => {
    ready('simd');
    client.load('relaxed');
    ticker.pass(1000);
    expect(heard).toEqual([]);
  });
});

describe('silence', () => {
  const says = (type: 'ready' | 'frame', worker = 0): void =>
    workers[worker]!.say(
      type === 'ready' ? { type, variant: 'simd' } : { type, frame: { report: { milliseconds: 2 } } as Frame },
    );
  const answer = (id: number, value: { step: number } | null = null): void =>
    workers[0]!.say({ type: 'reply', id, ok: true, value });

  it('while a call waits means that the worker is broken', async () => {
    says('ready');
    const pause = client.call('pause', {});
    ticker.pass(9);
    expect(heard).toEqual([]);
    ticker.pass(1);
    await expect(pause).rejects.toMatchObject({ failure: { code: 'worker_crashed' } });
    expect(workers[0]!.terminated).toBe(true);
    expect(heard).toEqual(['replaced']);
  });

  it('means nothing when nothing is asked, and no timer runs then', () => {
    says('ready');
    expect(ticker.running).toBe(false);
    void client.call('step', {});
    expect(ticker.running).toBe(true);
    answer(1, { step: 1 });
    expect(ticker.running).toBe(false);
  });

  it('means nothing while the page is hidden or the engine is still loading', () => {
    void client.call('step', {});
    ticker.pass(100);
    says('ready');
    ticker.pass(9);
    ticker.shown = false;
    ticker.pass(100);
    ticker.shown = true;
    ticker.pass(9);
    expect(heard).toEqual([]);
  });

  it('is longer for the oldest call when that is a long one', () => {
    says('ready');
    client.call('evaluate', { split: 'train' }).catch(() => undefined);
    client.call('pause', {}).catch(() => undefined);
    ticker.pass(500);
    expect(heard).toEqual([]);
    answer(1);
    ticker.pass(10);
    expect(heard).toEqual(['replaced']);
  });

  it('while it trains and no frame is being drawn means that it hangs', async () => {
    says('ready');
    void client.call('train', { pace: { kind: 'fast' }, until: 100 });
    answer(1);
    says('frame');
    ticker.pass(60);
    expect(heard).toEqual([]);
    drawn[0]!();
    await new Promise((resolve) => setImmediate(resolve));
    ticker.pass(10);
    expect(heard).toEqual(['replaced']);
  });

  it('after the end of training is peace', () => {
    says('ready');
    void client.call('train', { pace: { kind: 'fast' }, until: 100 });
    answer(1);
    workers[0]!.say({ type: 'stopped', session: 1, step: 100, failure: null });
    expect(ticker.running).toBe(false);
  });
});
