/** What the suite asks of a browser. Each of the three has an adapter that does it; nothing else knows which one runs. */

export const BROWSERS = ['chromium', 'firefox', 'webkit'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** All in which the browsers differ for the page. */
export interface Differences {
  /** Relaxed SIMD, which turbo needs. */
  relaxed: boolean;
  /** Addresses that the browser asks for by itself, whatever page is open. */
  own?: RegExp;
}

export const DIFFERENCES: Readonly<Record<BrowserName, Differences>> = {
  chromium: { relaxed: true },
  firefox: { relaxed: true, own: /^https:\/\/[\w.-]+\.(mozilla\.(com|net|org)|firefox\.com)[:/]/ },
  webkit: { relaxed: false },
};

/**
 * The frames that lead to a place, from the page inwards, as selectors of their elements; none for the page itself.
 * In any selector of the suite ` >>> ` goes into the shadow root of what stands before it.
 */
export type Frames = readonly string[];

/** A browser with one page. What it sends goes through the wire, see wire.ts. */
export interface Driver {
  readonly name: BrowserName;
  readonly version: string;
  /** Ends the page, forgets all that it has stored, and opens an empty one: a reader who was never here. */
  fresh(): Promise<void>;
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  /** The text that an expression, or its promise, gives in the page. */
  run(expression: string, frames: Frames): Promise<string>;
  /** With the pointer, in the middle of what the selector finds. */
  click(selector: string, frames: Frames): Promise<void>;
  /** One key, where the focus is: a character, or a name of KEYS. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** What the browser's own log has as an error or a warning, and takes it out there. Nothing where there is no such log. */
  log(): string[];
  close(): Promise<void>;
}

/** Keys by the names that the DOM has for them. */
export const KEYS = ['Tab', 'Enter', 'Escape', 'Home', 'End', 'PageDown', 'ArrowDown', 'ArrowRight'] as const;

/** An expression for the element that a selector finds, or null. */
export const found = (selector: string): string =>
  `((path) => {
    let at = document;
    for (const [index, part] of path.split(' >>> ').entries()) {
      at = (index === 0 ? at : at.shadowRoot)?.querySelector(part) ?? null;
      if (at === null) break;
    }
    return at;
  })(${JSON.stringify(selector)})`;

/** The frame that these lead to, in the objects that a driver has for frames and for their elements. */
export async function innermost<F>(
  top: F,
  frames: Frames,
  element: (frame: F, selector: string) => Promise<{ contentFrame(): Promise<F | null> }>,
): Promise<F> {
  let frame = top;
  for (const selector of frames) {
    const next = await (await element(frame, selector)).contentFrame();
    if (next === null) throw new Error(`${selector} is no frame`);
    frame = next;
  }
  return frame;
}

/** Starts a browser that reaches the network through the proxy at this port of this machine. */
export async function startDriver(name: BrowserName, proxy: number): Promise<Driver> {
  switch (name) {
    case 'chromium':
      return (await import('./chromium.ts')).startChromium(proxy);
    case 'firefox':
      return (await import('./firefox.ts')).startFirefox(proxy);
    case 'webkit':
      return (await import('./webkit.ts')).startWebKit(proxy);
  }
}
