import { test as base, expect, type Locator, type Page } from '@playwright/test';
import axe from 'axe-core';

/** What has gone between page and worker, noted as it goes. */
export interface Traffic {
  frames: number;
  acks: number;
  /** The most frames that were ever on their way at the same time. */
  mostInFlight: number;
}

/** A page that fails its test when anything is written to its console as an error, thrown, or asked for outside of this machine. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        const text = message.text();
        // The tests read pixels back; the page never does.
        const ofTests = text.includes('willReadFrequently') || text.startsWith('Service Worker registration blocked');
        if (/^(error|warning)$/.test(message.type()) && !ofTests) complaints.push(text);
      });
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== '127.0.0.1') complaints.push(`${request.url()} was asked for`);
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** Opens a lesson and waits until its untrained heatmaps stand. */
export async function open(page: Page, lesson: string): Promise<void> {
  await page.goto(`./#${lesson}`);
  await ready(page);
  await expect(page.locator('canvas.heat').first()).toBeVisible();
}

export async function ready(page: Page, timeout = 30_000): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'ready', { timeout });
}

/** Counts frames and acknowledgements, from before the page begins. */
export async function watchTraffic(page: Page): Promise<() => Promise<Traffic>> {
  await page.addInitScript(() => {
    const traffic = { frames: 0, acks: 0, mostInFlight: 0 };
    (globalThis as unknown as { traffic: typeof traffic }).traffic = traffic;
    const Original = Worker;
    class Watched extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
          if (data.type !== 'frame') return;
          traffic.frames += 1;
          traffic.mostInFlight = Math.max(traffic.mostInFlight, traffic.frames - traffic.acks);
        });
      }

      override postMessage(message: { type: string }): void {
        if (message.type === 'ack') traffic.acks += 1;
        super.postMessage(message);
      }
    }
    globalThis.Worker = Watched;
  });
  return () => page.evaluate(() => (globalThis as unknown as { traffic: Traffic }).traffic);
}

export const play = (page: Page): Locator => page.locator('.play');
export const stepNumber = (page: Page): Locator => page.locator('[data-number=step]');

export async function currentStep(page: Page): Promise<number> {
  return Number((await stepNumber(page).innerText()).replace(/\D/g, ''));
}

/** What is read once two pictures of the browser have left it the same: it draws the parts of one of ours one after the other. */
export async function settled<T>(page: Page, read: () => Promise<T>): Promise<T> {
  let now = await read();
  await expect
    .poll(async () => {
      const before = now;
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)))),
      );
      now = await read();
      return now === before;
    })
    .toBe(true);
  return now;
}

/** Where training stands once its last picture has been drawn. */
export const settledStep = (page: Page): Promise<number> => settled(page, () => currentStep(page));

export async function waitForStep(page: Page, step: number): Promise<void> {
  await expect.poll(() => currentStep(page), { timeout: 40_000, intervals: [30] }).toBeGreaterThanOrEqual(step);
}

/** Full speed, to the end of the plan. */
export async function trainFully(page: Page): Promise<void> {
  await page.locator('.speed select').selectOption('fast');
  const before = await currentStep(page);
  await play(page).click();
  // A tiny model is done before anybody could see that it trains.
  await expect.poll(() => currentStep(page)).toBeGreaterThan(before);
  await ready(page, 50_000);
}

/** The colour of each cell of a heatmap, from a corner of the cell where no number stands. */
export function cellColors(canvas: Locator, rows: number, columns: number): Promise<number[][][]> {
  return canvas.evaluate(
    (element: HTMLCanvasElement, size) => {
      const context = element.getContext('2d')!;
      const [width, height] = [element.width / size.columns, element.height / size.rows];
      return Array.from({ length: size.rows }, (_, row) =>
        Array.from({ length: size.columns }, (__, column) => {
          const [x, y] = [Math.round((column + 0.2) * width), Math.round((row + 0.2) * height)];
          return [...context.getImageData(x, y, 1, 1).data.slice(0, 3)];
        }),
      );
    },
    { rows, columns },
  );
}

/** The numbers of the matrix on show, as the page's own table has them. */
export async function tableNumbers(table: Locator): Promise<(number | null)[][]> {
  const rows = await table.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('td').allInnerTexts();
      return cells.map((text) => (/\d/.test(text) ? Number(text.replace(/[<>]/, '').replace(',', '.')) : null));
    }),
  );
}

/** Nothing that axe would have otherwise, in the page or in the part of it that `within` finds. */
export async function scan(page: Page, within?: string): Promise<void> {
  // A page is scanned several times, and reading the library takes as long as a scan.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (part) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(part ?? document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }, within);
  expect(found).toEqual([]);
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
