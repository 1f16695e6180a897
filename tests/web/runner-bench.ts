/** A runner over an engine that counts, with the calls of the page and what it has answered. */
import type { Call, CallName, Calls, Frame, WorkerEvent } from '../../web/engine/messages';
import { Runner } from '../../web/engine/runner';
import { countingEngine, HandClock, type CountingSession } from './fakes';

export class RunnerBench {
  readonly clock = new HandClock();
  readonly events: WorkerEvent[] = [];
  readonly sessions: CountingSession[];
  runner: Runner;
  private id = 0;

  /** `cost` is what a step takes, in milliseconds of the clock. */
  constructor(cost: number) {
    const { engine, sessions } = countingEngine(this.clock, cost);
    this.sessions = sessions;
    this.runner = new Runner(engine, (event) => this.events.push(structuredClone(event)), this.clock);
  }

  call<K extends CallName>(type: K, request: Calls[K]['request']): WorkerEvent & { type: 'reply' } {
    this.id += 1;
    this.runner.handle({ ...request, type, id: this.id } as Call);
    return this.events.find((event) => event.type === 'reply' && event.id === this.id) as WorkerEvent & {
      type: 'reply';
    };
  }

  ack(): void {
    this.runner.handle({ type: 'ack' });
  }

  get frames(): Frame[] {
    return this.events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []));
  }
}
