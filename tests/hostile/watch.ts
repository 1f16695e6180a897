/** Looks over the page's shoulder while it is fed: what it draws, what runs, what its engine holds, whether it answers. */
import type { AppState, Store } from '../../web/state/state.ts';

export interface Watch {
  /** Markup that became elements, handlers, scripts, dialogs, breaches of the policy: empty in a page that is well. */
  found: () => string[];
  state: () => AppState;
  /** All that is to stay as it is when something has been refused, the weights included. */
  standing: () => Promise<string>;
  /** Resolves when nothing goes on any more: no call, no picture on its way; false when that takes too long. */
  settled: (milliseconds?: number) => Promise<boolean>;
  until: (condition: () => boolean, milliseconds?: number) => Promise<boolean>;
  /** Workers that the lab has had. One that broke has been replaced by another. */
  workers: () => number;
  /** The longest that the page has not answered since this was last asked, in milliseconds. */
  silence: () => number;
  /** Values that JSON does not have, made where `messages.ts` wrote their names. */
  revived: (value: unknown) => unknown;
}

declare global {
  var watch: Watch;
  var hostileRan: unknown;
}

/** Runs in the page before anything of it does: it can use nothing of this file. */
export function install(mark: string): void {
  const found: string[] = [];
  const wrong = (element: Element): string | null => {
    const name = element.localName;
    const tag = element.outerHTML.slice(0, 120);
    if (element.classList.contains(mark)) return `markup: ${tag}`;
    if (['iframe', 'object', 'embed', 'base', 'frame', 'applet'].includes(name)) return `element: ${tag}`;
    // Chunks are loaded as modules from beside the page; the tests' own host page has nothing else.
    if (name === 'script' && !(element as HTMLScriptElement).src.startsWith(location.origin)) return `script: ${tag}`;
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith('on')) return `handler: ${tag}`;
      if (
        /^\s*(javascript|vbscript|data):/i.test(attribute.value) &&
        /href|src|action|data|poster/.test(attribute.name)
      )
        if (name !== 'link') return `address: ${tag}`;
    }
    return null;
  };
  const look = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      const what = wrong(element);
      if (what !== null) found.push(what);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  // What was there for a moment only is seen by this.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        const what = wrong(node);
        if (what !== null) found.push(what);
        look(node);
      }
  }).observe(document, { childList: true, subtree: true });
  addEventListener('securitypolicyviolation', (event) =>
    found.push(`policy: ${event.violatedDirective} ${event.blockedURI}`),
  );
  for (const name of ['alert', 'confirm', 'prompt', 'open', 'print'] as const)
    Object.assign(globalThis, { [name]: () => void found.push(`called: ${name}`) });

  let workers = 0;
  let current: Worker | null = null;
  let pending = 0;
  let asked = 0;
  const Original = Worker;
  class Watched extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers += 1;
      pending = 0;
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- the page's own engine is asked for its weights
      current = this;
      this.addEventListener('message', ({ data }: MessageEvent<{ type: string; id?: number }>) => {
        if (current === this && data.type === 'reply' && data.id! > 0) pending -= 1;
        if (current === this && data.type === 'frame') pending += 1;
      });
    }

    override postMessage(message: { type?: string; id?: number }): void {
      if (current === this && message.type === 'ack') pending -= 1;
      else if (current === this && (message.id ?? 0) > 0) pending += 1;
      super.postMessage(message);
    }
  }
  globalThis.Worker = Watched;

  /** The session as the engine would save it. */
  const weights = (): Promise<string> =>
    new Promise((resolve) => {
      const worker = current;
      if (worker === null) {
        resolve('no engine');
        return;
      }
      asked -= 1;
      const id = asked;
      const hear = ({ data }: MessageEvent<{ type: string; id: number; ok: boolean; value: Uint8Array }>): void => {
        if (data.type !== 'reply' || data.id !== id) return;
        worker.removeEventListener('message', hear);
        if (!data.ok) {
          resolve('no session');
          return;
        }
        let hash = 0x811c9dc5;
        for (const byte of data.value) hash = Math.imul(hash ^ byte, 0x01000193);
        resolve(`${data.value.length} bytes, ${hash >>> 0}`);
      };
      worker.addEventListener('message', hear);
      worker.postMessage({ type: 'save', id, options: {} });
    });

  let last = performance.now();
  let longest = 0;
  setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 20);

  const state = (): AppState =>
    document.querySelector<HTMLElement & { store: Store }>('vamos-app, embed-app')!.store.state;
  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  const until = async (condition: () => boolean, milliseconds = 10_000): Promise<boolean> => {
    const end = performance.now() + milliseconds;
    while (!condition()) {
      if (performance.now() > end) return false;
      await turn();
    }
    return true;
  };

  globalThis.watch = {
    found: () => {
      look(document);
      const ran = globalThis.hostileRan === undefined ? [] : ['a script ran'];
      globalThis.hostileRan = undefined;
      return [...new Set([...ran, ...found.splice(0)])];
    },
    state,
    standing: async () => {
      const { frame, own, losses, ...rest } = state();
      // What is said about the refusal itself, and pictures, which are drawn again from all of the rest.
      const said = { notice: null, textFailure: null, kept: null, history: null, film: null };
      const seen = frame && [frame.step, frame.probe, frame.ablation, frame.decoding, frame.written.text];
      const shown = document.querySelector<HTMLElement & { settings?: unknown }>('embed-app')?.settings;
      const { report, text, editing } = own;
      return JSON.stringify([{ ...rest, ...said }, losses, seen, shown, { report, text, editing }, await weights()]);
    },
    until,
    settled: async (milliseconds = 10_000) => {
      const calm = (): boolean => {
        const { phase, frame, opened } = state();
        if (pending > 0) return false;
        return phase === 'empty' || (phase === 'ready' && frame !== null && frame.session === opened?.session);
      };
      // What is decoded or fetched shows up nowhere for some turns.
      const rests = async (): Promise<boolean> => {
        for (let calmTurns = 0; calmTurns < 4; calmTurns = calm() ? calmTurns + 1 : 0) {
          if (!(await until(calm, milliseconds))) return false;
          await turn();
        }
        return true;
      };
      // The next picture comes when the last one has been acknowledged: once the engine has answered after that, it is here.
      for (let asks = 0; asks < 20; asks += 1) {
        if (!(await rests())) return false;
        await weights();
        if (calm()) return rests();
      }
      return false;
    },
    workers: () => workers,
    silence: () => {
      const was = longest;
      longest = 0;
      return was;
    },
    revived: (value) => {
      const made = (name: string): unknown => {
        const cycle: Record<string, unknown> = { vamos: 1, type: 'get' };
        cycle.self = cycle;
        switch (name) {
          case 'map':
            return new Map([['type', 'train']]);
          case 'set':
            return new Set(['train']);
          case 'date':
            return new Date(NaN);
          case 'bigint':
            return 1n;
          case 'NaN':
            return NaN;
          case 'Infinity':
            return Infinity;
          case 'undefined':
            return undefined;
          case 'buffer':
            return new ArrayBuffer(8);
          case 'bytes':
            return new Uint8Array(8);
          case 'cycle':
            return cycle;
          case 'regexp':
            return /train/g;
          case 'error':
            return new Error('<b>train</b>');
          case 'blob':
            return new Blob(['train'], { type: 'text/html' });
          case 'holes':
            return Object.assign(new Array(1000), { 999: 'train', type: 'train' });
          case 'String':
            return new String('train');
          case 'Number':
            return new Number(1);
          default:
            return 'x'.repeat(2_000_000);
        }
      };
      const again = (one: unknown): unknown => {
        if (typeof one !== 'object' || one === null) return one;
        if (Object.hasOwn(one, 'odd') && Object.keys(one).length === 1) return made((one as { odd: string }).odd);
        const copy: object = Array.isArray(one) ? [] : {};
        for (const [name, inside] of Object.entries(one))
          Object.defineProperty(copy, name, {
            value: again(inside),
            enumerable: true,
            configurable: true,
            writable: true,
          });
        return copy;
      };
      return again(value);
    },
  };
}
