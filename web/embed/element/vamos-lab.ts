/**
 * `<vamos-lab lesson="dates" view="cross">`: the embed as an element of any page. It is a frame in a shadow root, so that neither
 * page can disturb the other: the engine, its worker and its styles live in the frame.
 *
 * Attributes are the settings of an embed's address (address.ts), and `src`, `height` and `label`; properties of the same names
 * reflect them. Events: `vamos-ready`, `vamos-state`, `vamos-step`, `vamos-task`, `vamos-error`, each with the message of
 * protocol.ts as its `detail`.
 */
import type { EmbedMessage, EmbedState, EmbedTranslation, HostSettings } from '../protocol';
import { wellFormed } from '../well-formed';
import { EmbedFrame, VamosError, type Command } from './frame';
import { enter, exit, type Guest } from './turns';

export type { EmbedMessage, EmbedState, EmbedTranslation, HostSettings };
export { VamosError };

/** Settings by their names in the address; the first one is its own part of it. */
const SETTINGS = [
  'chapter',
  'lesson',
  'view',
  'head',
  'controls',
  'locked',
  'train',
  'seed',
  'lang',
  'theme',
  'sentence',
  'pairs',
  'state',
] as const;
const OTHERS = ['src', 'height', 'label'] as const;
type Attribute = (typeof SETTINGS)[number] | (typeof OTHERS)[number];
const ATTRIBUTES: readonly Attribute[] = [...SETTINGS, ...OTHERS];

/** Where the page in the frame is: what the build puts in its place is an address that bundlers see, and whose file they take along. */
const EMBED_PAGE = 'vamos:embed-page';

/** Until the frame has told its own. */
const FIRST_HEIGHT = 420;
/** One that does not come up does not hold up the others for longer. */
const LONGEST_TURN_MILLISECONDS = 15_000;

const STYLE = `:host { display: block; min-width: 0; } :host([hidden]) { display: none; }
iframe { display: block; width: 100%; border: 0; color-scheme: normal; }`;

export class VamosLab extends HTMLElement implements Guest {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;

  declare lesson: string | null;
  declare chapter: string | null;
  declare view: string | null;
  declare head: string | null;
  declare controls: string | null;
  declare locked: string | null;
  declare seed: string | null;
  declare theme: string | null;
  declare sentence: string | null;
  declare pairs: string | null;
  declare src: string | null;
  declare height: string | null;
  declare label: string | null;

  /** What the embed has last told of itself; null until it is ready. */
  current: EmbedState | null = null;

  private frame: HTMLIFrameElement | null = null;
  private talk: EmbedFrame | null = null;
  private opened: Promise<EmbedFrame>;
  private tellOpened: (talk: EmbedFrame) => void = () => undefined;
  private turnOver: () => void = () => undefined;
  private asked = false;
  private visible = true;
  /** It trained when it was scrolled away. */
  private resting = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.opened = this.waiting();
  }

  connectedCallback(): void {
    enter(this);
  }

  disconnectedCallback(): void {
    exit(this);
    this.closeFrame();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || this.frame === null) return;
    if (name === 'height') this.fit(null);
    else if (name === 'label') this.frame.title = this.label ?? 'Vamos';
    else if (!this.asked) {
      // Several are often changed together.
      this.asked = true;
      queueMicrotask(() => {
        this.asked = false;
        if (this.frame === null) return;
        this.closeFrame();
        void this.begin();
      });
    }
  }

  /** Trains to this step, or to the end of the lesson's plan. */
  train(options: { until?: number; speed?: 'paced' | 'slow' | 'fast' } = {}): Promise<EmbedState> {
    return this.ask({ type: 'train', ...options });
  }

  pause(): Promise<EmbedState> {
    this.resting = false;
    return this.ask({ type: 'pause' });
  }

  step(): Promise<EmbedState> {
    return this.ask({ type: 'step' });
  }

  reset(): Promise<EmbedState> {
    return this.ask({ type: 'reset' });
  }

  /** The model's translation of any sentence; `translate` is already an attribute of every element. */
  translateText(text: string): Promise<EmbedTranslation> {
    return this.ask({ type: 'translate', text });
  }

  /** Changes it as it runs; attributes stay as they are, and changing one of them begins anew. */
  configure(settings: HostSettings): Promise<EmbedState> {
    return this.ask({ type: 'set', settings });
  }

  getState(): Promise<EmbedState> {
    return this.ask({ type: 'get' });
  }

  begin(): Promise<void> {
    const frame = document.createElement('iframe');
    frame.title = this.label ?? 'Vamos';
    frame.allow = 'clipboard-write';
    frame.src = this.address();
    this.frame = frame;
    this.fit(FIRST_HEIGHT);
    this.talk = new EmbedFrame(frame, (message) => this.hear(message));
    this.shadowRoot!.append(frame);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.turnOver(), LONGEST_TURN_MILLISECONDS);
      this.turnOver = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  seen(visible: boolean): void {
    this.visible = visible;
    if (!visible && this.current?.phase === 'training') {
      this.resting = true;
      void this.talk?.ask({ type: 'pause' }).catch(() => undefined);
    } else if (visible && this.resting) {
      this.resting = false;
      void this.talk?.ask({ type: 'train' }).catch(() => undefined);
    }
  }

  private async ask<T extends EmbedState | EmbedTranslation>(command: Command): Promise<T> {
    const talk = await this.opened;
    return talk.ask<T>(command);
  }

  private waiting(): Promise<EmbedFrame> {
    return new Promise((resolve) => {
      this.tellOpened = resolve;
    });
  }

  private closeFrame(): void {
    this.talk?.close();
    this.frame?.remove();
    this.turnOver();
    this.talk = null;
    this.frame = null;
    this.current = null;
    this.resting = false;
    this.opened = this.waiting();
  }

  private hear(message: EmbedMessage): void {
    switch (message.type) {
      case 'ready':
        this.tellOpened(this.talk!);
        this.current = message.state;
        break;
      case 'state':
        this.current = message.state;
        // Its model is there, and it is not being trained: the next one may come.
        if (message.state.phase !== 'starting' && message.state.phase !== 'training') this.turnOver();
        if (!this.visible) this.seen(false);
        break;
      case 'step':
        if (this.current) this.current = { ...this.current, ...withoutType(message) };
        break;
      case 'height':
        this.fit(message.height);
        return;
      case 'reply':
        return;
      default:
        break;
    }
    this.dispatchEvent(new CustomEvent(`vamos-${message.type}`, { detail: message, bubbles: true, composed: true }));
  }

  /** Its own height, unless the attribute says another. */
  private fit(height: number | null): void {
    const fixed = Number(this.height);
    const pixels = this.height !== null && fixed > 0 ? fixed : height;
    if (pixels !== null && this.frame) this.frame.style.height = `${pixels}px`;
  }

  private address(): string {
    const page = this.src === null ? new URL(EMBED_PAGE) : new URL(this.src, document.baseURI);
    const given = (name: Attribute): string | null => this.getAttribute(name);
    const chapter = given('chapter');
    const first = chapter === null ? (given('lesson') ?? 'lets-go') : `chapter-${chapter}`;
    const query = SETTINGS.slice(2).flatMap((name) => {
      const value = given(name);
      return value === null ? [] : [`${name === 'state' ? 's' : name}=${encodeURIComponent(wellFormed(value))}`];
    });
    // Only this page is to be told what happens, and to be heard.
    if (origin !== 'null') query.push(`host=${encodeURIComponent(origin)}`);
    page.hash = [first, ...query].join('&');
    return page.href;
  }
}

function withoutType({ step, loss, tokenAccuracy }: Extract<EmbedMessage, { type: 'step' }>): Partial<EmbedState> {
  return { step, loss, tokenAccuracy };
}

/** `lang` is an attribute of every element; `train` is a method here, and comes below. */
for (const name of ATTRIBUTES.filter((one) => one !== 'lang' && one !== 'train' && one !== 'state')) {
  Object.defineProperty(VamosLab.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: VamosLab) {
      return this.getAttribute(name);
    },
    set(this: VamosLab, value: string | number | null | undefined) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, `${value}`);
    },
  });
}

/**
 * React and Vue set a property in place of an attribute wherever an element has one of its name, and would put the text of `train`
 * in place of the method. It is called as a method, and what is set goes to the attribute.
 */
const command = Object.getOwnPropertyDescriptor(VamosLab.prototype, 'train')!.value as VamosLab['train'];
Object.defineProperty(VamosLab.prototype, 'train', {
  configurable: true,
  get: () => command,
  set(this: VamosLab, value: string | number | null | undefined) {
    if (value === null || value === undefined) this.removeAttribute('train');
    else this.setAttribute('train', String(value));
  },
});

if (!customElements.get('vamos-lab')) customElements.define('vamos-lab', VamosLab);
