import { beforeEach, describe, expect, it } from 'vitest';
import { CallError, EngineClient, type WorkerLike } from '../../web/engine/client';
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

let workers: PlayedWorker[];
let heard: string[];
let drawn: (() => void)[];
let client: EngineClient;
let failure: WorkerFailure | null;

beforeEach(() => {
  workers = [];
  heard = [];
  drawn = [];
  failure = null;
  client = new EngineClient(
    () => {
      workers.push(new PlayedWorker());
      return workers.at(-1)!;
    },
    {
      frame: () => new Promise((resolve) => drawn.push(resolve)),
      stopped: () => heard.push('stopped'),
      replaced: () => heard.push('replaced'),
      failed: (what) => {
        heard.push('failed');
        failure = what;
      },
    },
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
    expect(workers[0]!.sent).toEqual([]);
    drawn[0]!();
    await new Promise((resolve) => setImmediate(resolve));
    expect(workers[0]!.sent).toEqual([{ type: 'ack' }]);
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
