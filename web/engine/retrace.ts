/** The way to a model that came as a file: trained once more from the start, so that one can go back there. */
import type { Probe } from './messages';
import type { Clock } from './runner';
import type { sameBits } from './same-bits';
import type { Engine, EngineError, Session, SessionOptions, StepReport } from './types';

/** Whoever has not come to the model's step by then gives up: the past is not worth a warm machine. */
const LONGEST_MILLISECONDS = 20_000;

/** What the worker's own file has of it, handed over: WebKit would run that file once more if this one imported from it. */
export interface Means {
  clock: Clock;
  slice: number;
  sameBits: typeof sameBits;
  EngineError: typeof EngineError;
}

export interface Retraced {
  /** At the same step with the same bits, and with all of its past. */
  session: Session;
  reports: StepReport[];
  probe: Probe;
}

/** Trains in slices, between which everything else is heard. Tells what it has found, or nothing where that is another model. */
export class Retrace {
  private readonly reports: StepReport[] = [];
  private session: Session | null;
  private spent = 0;

  constructor(
    engine: Engine,
    options: SessionOptions,
    private readonly probe: Probe,
    private readonly goal: Session,
    private readonly means: Means,
    private readonly found: (retraced: Retraced) => void,
  ) {
    this.session = begun(engine, options, probe, goal, means.EngineError);
    this.soon();
  }

  /** It is not wanted any more: the model has gone on, or is another one. */
  end(): void {
    this.session?.dispose();
    this.session = null;
  }

  private soon(): void {
    this.means.clock.soon(() => this.turn());
  }

  private turn(): void {
    const { session, goal, reports, probe } = this;
    const { clock, slice, sameBits, EngineError } = this.means;
    if (session === null) return;
    const start = clock.now();
    try {
      while (session.step < goal.step && clock.now() - start < slice) reports.push(session.train(1));
      this.spent += clock.now() - start;
      if (session.step < goal.step) {
        if (this.spent < LONGEST_MILLISECONDS) this.soon();
        else this.end();
        return;
      }
      if (!sameBits(session.save({ examples: false }), goal.save({ examples: false }))) {
        this.end();
        return;
      }
    } catch (error) {
      this.end();
      if (error instanceof EngineError) return;
      throw error;
    }
    this.session = null;
    this.found({ session, reports, probe });
  }
}

/** Null where the engine refuses it: no room for a second model, say, or a sentence that is too large to be remembered. */
function begun(
  engine: Engine,
  options: SessionOptions,
  { source, target }: Probe,
  goal: Session,
  Refusal: typeof EngineError,
): Session | null {
  let session: Session | null = null;
  try {
    session = engine.createSession(options);
    session.startHistory({ source, target: target ?? goal.translate(source).text });
    return session;
  } catch (error) {
    session?.dispose();
    if (!(error instanceof Refusal)) throw error;
    return null;
  }
}
