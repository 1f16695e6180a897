// One run of the bench: who takes part, the probe beside every timing, and what was measured.
import { say } from '../../core/wasm/toolchain/report.mjs';
import { writeReference } from './reference.mjs';
import { Browser } from './sides/browser.mjs';
import { waitedFor } from './waiting.mjs';
import { program, sides } from './sides/sides.mjs';
import { runs } from './workloads.mjs';

/** What a side's last words are when it cannot be had on this machine. */
const ABSENT = /(?:ModuleNotFoundError|Absent): (.*)/;

/** For so many milliseconds a probe speaks for the machine: it is the one after the last timing and before the next. */
const PROBE_HOLDS = { usual: 20, quick: 2000 };

export class Bench {
  /**
   * { section, name, side, round, seconds, probe: [before, after], waited?, flop? }: `seconds` of one step, call or sentence,
   * and the share of the timing in which some program of the machine waited for a core.
   */
  timings = [];
  /** { workload, side, losses, wrong: lines } */
  losses = [];
  /** What went wrong, one line each: a run that has any fails. */
  faults = [];
  /** Who is not there, and why. */
  absent = [];
  payload = [];
  #sides = new Map();
  #described = new Map();
  #references = new Map();
  #browser;
  #probe = program('native');
  #lastProbe;

  constructor(options) {
    this.options = options;
  }

  browser() {
    this.#browser ??= Browser.start();
    return this.#browser;
  }

  fault(text) {
    say('bench', `FAULT: ${text}`);
    this.faults.push(text);
  }

  /** Starts the chosen sides that can be asked for this section and workload, where they have not been started. */
  async take(section, workload) {
    const wanted = sides.filter(
      ({ name, does, workloads }) =>
        this.options.sides.includes(name) &&
        does.includes(section) &&
        (workload === undefined || workloads === undefined || workloads.includes(workload)),
    );
    for (const side of wanted) if (!this.#sides.has(side.name)) this.#sides.set(side.name, await this.#start(side));
    return wanted.map(({ name }) => this.#sides.get(name)).filter(Boolean);
  }

  async #start({ name, title, peer, start }) {
    try {
      const made = await start(this);
      if (made.why === undefined)
        return { name, title, peer, ask: (request) => made.ask(request), stop: () => made.stop() };
      this.#leaveOut(name, made.why);
    } catch (error) {
      // A peer that does not start is a pity; one of our own is a fault.
      const missing = ABSENT.exec(error.message)?.[1];
      if (missing !== undefined || peer) this.#leaveOut(name, missing ?? error.message.split('\n')[0]);
      else this.fault(`${name} does not start: ${error.message}`);
    }
    return undefined;
  }

  #leaveOut(side, why) {
    say('bench', `without ${side}: ${why}`);
    this.absent.push({ side, why });
  }

  /** Asks a side; whatever goes wrong is a fault, told once, and gives nothing. Peers that are not installed are left out. */
  async ask(side, request) {
    if (side.broken) return undefined;
    try {
      const response = await side.ask(request);
      if (response.error === undefined) return response;
      this.fault(`${side.name}, ${request.do} ${request.name ?? request.op ?? ''}: ${response.error}`);
    } catch (error) {
      side.broken = true;
      const missing = ABSENT.exec(error.message)?.[1];
      if (missing !== undefined) {
        this.#leaveOut(side.name, missing);
        this.#sides.set(side.name, undefined);
      } else this.fault(`${side.name}, ${request.do} ${request.name ?? ''}: ${error.message}`);
    }
    return undefined;
  }

  /**
   * What the core has to give at this moment, GFLOP/s: a mean over 25 ms, so that a core that is shared counts too. Always the
   * same program, so that it compares sides and rounds.
   */
  async probe() {
    const holds = this.options.quick ? PROBE_HOLDS.quick : PROBE_HOLDS.usual;
    if (this.#lastProbe === undefined || performance.now() - this.#lastProbe.at > holds) {
      const { mean } = await this.#probe.ask({ do: 'limit' });
      this.#lastProbe = { gflops: mean, at: performance.now() };
    }
    return this.#lastProbe.gflops;
  }

  /** Seconds that a timing takes, or a tenth of them. */
  seconds(usual) {
    return this.options.quick ? usual / 10 : usual;
  }

  note(entry) {
    this.timings.push(entry);
  }

  /** What `measure` gives, and how quiet the machine was: { found, probe, waited }. */
  async beside(measure) {
    const before = await this.probe();
    const waiting = waitedFor();
    const begin = performance.now();
    const found = await measure();
    const waited = waiting === undefined ? undefined : (waitedFor() - waiting) / ((performance.now() - begin) / 1000);
    return { found, probe: [before, await this.probe()], waited };
  }

  /** One timing. Gives the side's whole response. */
  async time(side, request, { section, name, round, flop, label = side.name }) {
    const { found: response, ...quiet } = await this.beside(() => this.ask(side, request));
    if (response !== undefined && !(response.seconds > 0)) this.fault(`${label} took no time for ${name}`);
    else if (response !== undefined)
      this.note({ section, name, side: label, round, seconds: response.seconds, ...quiet, flop });
    return response;
  }

  /** { flop, parameters } of a step, as the engine counts them. */
  async describe(name, options) {
    if (!this.#described.has(name)) {
      const { flop, parameters } = await this.#probe.ask({ do: 'session', name: 'described', options });
      await this.#probe.ask({ do: 'dispose', name: 'described' });
      this.#described.set(name, { flop, parameters });
    }
    return this.#described.get(name);
  }

  /** Where a peer finds the first weights and batches of a workload. */
  async reference(name) {
    if (!this.#references.has(name)) this.#references.set(name, await writeReference(name));
    return this.#references.get(name);
  }

  /** Prepares a workload on a side: false if that failed. */
  async open(side, name, options = runs[name].options()) {
    const given = side.peer ? { data: await this.reference(name) } : { options };
    const made = await this.ask(side, { do: 'session', name, ...given });
    if (made?.version) side.version = made.version;
    return made !== undefined;
  }

  async versionOfBrowser() {
    return (await this.#browser)?.version;
  }

  versions() {
    return Object.fromEntries(
      [...this.#sides].filter(([, side]) => side?.version).map(([name, { version }]) => [name, version]),
    );
  }

  async close() {
    for (const side of this.#sides.values()) await side?.stop();
    this.#probe.stop();
    await (await this.#browser)?.stop();
  }
}
