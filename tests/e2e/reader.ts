/** Somebody who reads the page, in whichever browser: what the scenarios are written with. */
import { expect } from 'vitest';
import { found, type Driver, type Frames } from './driver.ts';

/** What is waited for is what comes about, not when: a busy machine is slow. */
const PATIENCE = { timeout: 40_000, interval: 50 };

/** `await soon(() => …).toBe(…)`: looked at again and again until it holds. */
export const soon = <T>(read: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> => expect.poll(read, PATIENCE);

/** Of a page that does not get there: how far it has come, what it says, and what it has loaded. */
const SEEN = `[
  document.URL,
  document.readyState,
  document.querySelector('main')?.cloneNode(false).outerHTML,
  document.body?.innerText.slice(0, 1000),
  ...performance.getEntriesByType('resource').map(({ name, startTime, responseEnd }) => [name, startTime, responseEnd].join(' ')),
].join('\\n')`;

export class Reader {
  constructor(
    readonly driver: Driver,
    /** The page's own address, with a slash at the end. */
    readonly site: string,
    private readonly frames: Frames = [],
  ) {}

  /** The same reader, within a frame of what is read now. */
  within(frame: string): Reader {
    return new Reader(this.driver, this.site, [...this.frames, frame]);
  }

  /** A lesson, once it can be trained. */
  async open(hash: string): Promise<void> {
    await this.visit(`#${hash}`);
    await this.ready();
  }

  /** An address below the page's own, or anywhere. */
  async visit(address: string): Promise<void> {
    // A page is not loaded anew for another hash.
    await this.driver.goto('about:blank');
    await this.driver.goto(new URL(address, this.site).href);
  }

  /** The first picture stands, and nothing trains. */
  async ready(): Promise<void> {
    // The session is ready before its first picture, and only then can it be trained.
    await this.until('main[data-phase=ready]');
    await this.until('.play:enabled');
  }

  /** What a function gives in the page. It sees its arguments and nothing else of the test; all of it travels as JSON. */
  async evaluate<T, A extends unknown[]>(code: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    return this.value<T>(`(${code.toString()})(...${JSON.stringify(args)})`);
  }

  /** The same of an expression. */
  async value<T>(expression: string): Promise<T> {
    const text = await this.driver.run(`(async () => JSON.stringify((await (${expression})) ?? null))()`, this.frames);
    return JSON.parse(text) as T;
  }

  async until(selector: string): Promise<void> {
    let trouble = '';
    const there = (): Promise<boolean> =>
      this.value<boolean>(`${found(selector)} !== null`).catch((error: unknown) => {
        trouble = String(error);
        return false;
      });
    try {
      await soon(there).toBe(true);
    } catch (cause) {
      const seen = await this.value<string>(SEEN).catch(String);
      throw new Error(`${selector} did not come. ${trouble}\n${seen}`, { cause });
    }
  }

  count(selector: string): Promise<number> {
    return this.evaluate((what) => document.querySelectorAll(what).length, selector);
  }

  /** What is to be read there; nothing if there is no such thing. */
  text(selector: string): Promise<string> {
    return this.value(`${found(selector)}?.innerText?.trim() ?? ''`);
  }

  attribute(selector: string, name: string): Promise<string | null> {
    return this.value(`${found(selector)}?.getAttribute(${JSON.stringify(name)})`);
  }

  /** As soon as it is there and can be pressed. */
  async click(selector: string): Promise<void> {
    await soon(() => this.value<boolean>(`${found(selector)}?.disabled ?? ${found(selector)} === null`)).toBe(false);
    // Not behind the bar that stands at the bottom of the window.
    await this.value(`${found(selector)}.scrollIntoView({ block: 'center' })`);
    await this.driver.click(selector, this.frames);
  }

  press(key: string): Promise<void> {
    return this.driver.press(key);
  }

  focus(selector: string): Promise<void> {
    return this.value(`${found(selector)}.focus()`);
  }

  /** Types over what stands in a box. */
  async fill(selector: string, text: string): Promise<void> {
    await this.focus(selector);
    await this.value(`${found(selector)}.select()`);
    await this.driver.type(text);
  }

  /** Lists open in windows of the browser's own, which no driver sees. */
  choose(selector: string, value: string): Promise<void> {
    return this.value(`((list) => {
      list.value = ${JSON.stringify(value)};
      list.dispatchEvent(new Event('change', { bubbles: true }));
    })(${found(selector)})`);
  }

  async step(): Promise<number> {
    return Number((await this.text('[data-number=step]')).replace(/\D/g, ''));
  }

  /** Full speed, to the end of the plan. */
  async trainFully(): Promise<void> {
    await this.choose('.speed select', 'fast');
    const before = await this.step();
    await this.click('.play');
    await soon(() => this.step()).toBeGreaterThan(before);
    await this.ready();
  }

  /** Goes where the time line's slider is led. */
  async goTo(step: number): Promise<void> {
    await this.value(`((slider) => {
      slider.value = ${JSON.stringify(String(step))};
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    })(${found('time-line input[type=range]')})`);
    await soon(() => this.step()).toBe(step);
  }

  /** The address that the page offers for what it shows. */
  async link(): Promise<string> {
    if ((await this.attribute('.lab-tabs [data-shelf=share]', 'aria-expanded')) === 'false')
      await this.click('.lab-tabs [data-shelf=share]');
    await this.until('#share-link');
    return this.value(`${found('#share-link')}.value`);
  }

  /** The colours of a heatmap, each once. */
  colors(canvas: string): Promise<string[]> {
    return this.value(`((heat) => {
      // Read from a copy: a canvas that is read back itself is drawn more slowly from then on.
      const copy = new OffscreenCanvas(heat.width, heat.height).getContext('2d', { willReadFrequently: true });
      copy.drawImage(heat, 0, 0);
      const { data } = copy.getImageData(0, 0, heat.width, heat.height);
      const seen = new Set();
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) seen.add(data.slice(at, at + 3).join());
      return [...seen].sort();
    })(${found(canvas)})`);
  }
}
