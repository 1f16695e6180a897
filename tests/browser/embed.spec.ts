/** The page inside another's: third-party, sandboxed, without workers, told what to do by messages. */
import type { Frame, Page } from '@playwright/test';
import type { EmbedMessage, EmbedState, EmbedTranslation } from '../../web/embed/protocol';
import { NOTES, startHost, type Host } from './host';
import { expect, overflow, test } from './page';
import { oneOf } from './variants';

type Heard = EmbedMessage & { from: string };
interface HostPage {
  got: Heard[];
  ask(message: object): Promise<Extract<EmbedMessage, { type: 'reply' }>>;
  say(message: unknown): void;
}

let host: Host | null = null;
test.afterEach(async () => {
  await host?.close();
  host = null;
});

const embed = (baseURL: string, hash: string): string =>
  new URL(`embed.html${hash}`, baseURL).href.replaceAll('&', '&amp;');

/** Opens a host page with one frame in it, and gives that once its model is there. */
async function opened(page: Page, address: string, attributes = '', script = NOTES): Promise<Frame> {
  host = await startHost(`<iframe src="${address}" width="700" height="600" ${attributes}></iframe>`, { script });
  await page.goto(host.address);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await frame!.waitForSelector('main[data-phase=ready] canvas, main[data-phase=ready] .hint');
  return frame!;
}

const heard = (page: Page): Promise<Heard[]> => page.evaluate(() => (globalThis as unknown as HostPage).got);
const ask = async <T>(page: Page, message: object): Promise<T> => {
  const answer = await page.evaluate((one) => (globalThis as unknown as HostPage).ask(one), message);
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.text}`);
  return answer.value as T;
};
const state = (page: Page): Promise<EmbedState> => ask<EmbedState>(page, { type: 'get' });

test('sandboxed with scripts alone, on another origin: it trains in a worker, tells what happens and does what it is told', async ({
  page,
  baseURL,
}) => {
  const address = embed(
    baseURL!,
    '#lets-go&view=machine,cross,loss,translate&lang=en&theme=light&controls=train,step,numbers&locked=step',
  );
  const frame = await opened(page, address, 'sandbox="allow-scripts"');
  expect(await frame.evaluate(() => [origin, document.documentElement.dataset.theme])).toEqual(['null', 'light']);
  expect(page.workers()).toHaveLength(1);

  // What is hidden is not there, and what is locked cannot be pressed.
  await expect(frame.locator('.embed-bar button:disabled')).toHaveAccessibleName('One step');
  await expect(frame.locator('.embed-bar select')).toHaveCount(0);
  await expect(frame.locator('sentence-form')).toHaveCount(0);
  expect(
    await frame.locator('[data-view]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.view)),
  ).toEqual(['machine', 'cross', 'loss', 'translate']);

  await frame.locator('.play').click();
  await expect(frame.locator('[data-number=step]')).not.toHaveText('0');
  await frame.locator('.play').click();
  await expect(frame.locator('main')).toHaveAttribute('data-phase', 'ready');
  const before = await state(page);
  expect(before).toMatchObject({
    lesson: 'lets-go',
    phase: 'ready',
    sentence: "let's go",
    totalSteps: 200,
    language: 'en',
  });
  expect(before.step).toBeGreaterThan(0);

  const after = await ask<EmbedState>(page, { type: 'train', until: 200, speed: 'fast' });
  expect(['training', 'ready']).toContain(after.phase);
  await expect.poll(async () => (await state(page)).step).toBe(200);
  const translated = await ask<EmbedTranslation>(page, { type: 'translate', text: 'to go home' });
  expect(translated.text).toBe('ir');
  expect(translated.unknownTokens).toEqual(['home']);
  expect(translated.tokens.map(({ token }) => token)).toEqual(['ir', '<EOS>']);
  // A state that cannot be read is refused, and the model that is open stays.
  const standing = await state(page);
  await expect(ask(page, { type: 'open', lesson: 'copy', state: 'AAAAAAAA' })).rejects.toThrow('link_damaged');
  expect(await state(page)).toEqual(standing);
  await ask(page, { type: 'reset' });
  await expect.poll(async () => (await state(page)).step).toBe(0);
  const changed = await ask<EmbedState>(page, {
    type: 'set',
    settings: { language: 'es', theme: 'dark', views: ['translate'], lesson: 'copy', seed: 3 },
  });
  expect(changed).toMatchObject({ language: 'es', theme: 'dark', lesson: 'copy', seed: 3, step: 0 });
  await expect(frame.locator('[data-view]')).toHaveCount(1);
  await expect(frame.getByRole('heading', { name: 'Traducir' })).toBeVisible();

  const all = await heard(page);
  expect(all[0]).toMatchObject({ vamos: 1, type: 'ready', from: 'null' });
  expect(new Set(all.map(({ type }) => type))).toEqual(new Set(['ready', 'state', 'height', 'step', 'reply']));
  const steps = all.filter((one) => one.type === 'step');
  expect(steps.at(-1)).toMatchObject({ step: 200, tokenAccuracy: 1 });
});

test('its height is asked for, and at 320 pixels nothing is cut off', async ({ page, baseURL }) => {
  const follow = `${NOTES} addEventListener('message', ({ data }) => {
    if (data.type === 'height') document.querySelector('iframe').height = data.height;
  });`;
  const frame = await opened(page, embed(baseURL!, '#phrases&view=cross,translate&lang=es'), '', follow);
  await page.evaluate(() => {
    document.querySelector('iframe')!.width = '320';
  });
  await expect.poll(() => frame.evaluate(() => innerWidth)).toBe(320);
  await expect
    .poll(() =>
      frame.evaluate(() => [
        document.documentElement.scrollHeight - innerHeight,
        document.documentElement.scrollWidth - innerWidth,
      ]),
    )
    .toEqual([0, 0]);
});

/** A policy that forbids workers is told by an error some time later; the other never says anything, and is waited for longer. */
const REFUSALS = oneOf('told', 'silent');

for (const refusal of REFUSALS)
  test(`where no worker runs (${refusal}) it trains on the page’s own thread, in slices`, async ({ page, baseURL }) => {
    await page.addInitScript((told) => {
      globalThis.Worker = class {
        onerror: ((event: Event) => void) | null = null;
        constructor() {
          if (told) setTimeout(() => this.onerror?.(new ErrorEvent('error', { cancelable: true })));
        }
        postMessage(): void {}
        terminate(): void {}
      } as unknown as typeof Worker;
    }, refusal === 'told');
    const frame = await opened(page, embed(baseURL!, '#lets-go&lang=en'), 'sandbox="allow-scripts"');
    expect(await ask<EmbedState>(page, { type: 'train', speed: 'fast' })).toMatchObject({ lesson: 'lets-go' });
    await expect.poll(async () => (await state(page)).step).toBe(200);
    expect(await frame.locator('written-tokens ol').getAttribute('data-text')).toBe('vamos');
  });

test('started trained, with sentences of one’s own, and what is wrong in the address is said', async ({
  page,
  baseURL,
}) => {
  const pairs = encodeURIComponent('<b>hello</b>\t<i>hola</i>\ngood bye\tadiós\nthank you\tgracias');
  const frame = await opened(
    page,
    embed(baseURL!, `#your-own&view=cross,translate&train=30&lang=en&pairs=${pairs}&viw=x`),
  );
  await expect.poll(async () => (await state(page)).step).toBe(30);
  await expect(frame.getByRole('alert').first()).toHaveText(/An embed has no setting “viw”\. It has: view, /);
  expect(await frame.evaluate(() => document.querySelectorAll('b.hello, .written i, i').length)).toBe(0);
  expect((await state(page)).lesson).toBe('your-own');
});

test('only its host is heard, and only in its own words', async ({ page, baseURL }) => {
  const frame = await opened(page, embed(baseURL!, '#lets-go&lang=en&host=https%3A%2F%2Fexample.org'));
  await page.evaluate(() => (globalThis as unknown as HostPage).say({ vamos: 1, type: 'train', id: 1 }));
  // Another origin than the one that was named: neither heard nor told.
  await frame.evaluate(() => postMessage({ vamos: 1, type: 'train' }, '*'));
  await page.waitForTimeout(300);
  expect(await frame.locator('[data-number=step]').innerText()).toBe('0');
  expect(await heard(page)).toEqual([]);
});

test('a chapter: its task is told when it is solved, also without storage', async ({ page, baseURL }) => {
  host = await startHost(
    `<iframe src="${embed(baseURL!, '#chapter-1&lang=en')}" width="900" height="900" sandbox="allow-scripts"></iframe>`,
    { script: NOTES },
  );
  await page.goto(host.address);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await frame!.locator('#chapter-title').waitFor();
  await expect(frame!.locator('.mast')).toHaveCount(0);
  const words = frame!.locator('course-scene').first().getByRole('radio');
  await words.first().focus();
  for (let word = 1; word < (await words.count()); word += 1) await page.keyboard.press('ArrowDown');
  await expect
    .poll(async () => (await heard(page)).filter(({ type }) => type === 'task'))
    .toContainEqual(expect.objectContaining({ type: 'task', chapter: 1 }));
});

const said = (page: Page): Promise<string[]> => page.locator('.embed-problems li').allInnerTexts();

test('what of an address does not hold is said, whatever is shown, and the rest of it holds', async ({ page }) => {
  const visit = async (hash: string, phase = 'ready'): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`./embed.html${hash}&lang=en`);
    await expect(page.locator(`main[data-phase=${phase}], main[data-chapter]`)).toBeVisible();
    await expect(page.locator('.embed-problems li').first()).toBeVisible();
  };
  // In a chapter and in the whole lab, too.
  await visit('#chapter-3&bogus=1&seed=x');
  expect(await said(page)).toEqual([expect.stringContaining('“bogus”'), expect.stringContaining('“x”')]);
  await expect(page.locator('main')).toHaveAttribute('data-chapter', '3');
  await visit('#phrases&view=lab&bogus=1');
  expect(await said(page)).toEqual([expect.stringContaining('“bogus”')]);
  // A head that the lesson has not, which only its model tells.
  await visit('#phrases&view=cross&head=1.7');
  expect(await said(page)).toEqual(['The setting “head” cannot be “1.7”. It can be: 1.1, 1.2.']);
  // Nothing to learn from.
  for (const hash of ['#your-own', '#phrases&pairs=abc&train=5']) {
    await visit(hash, 'empty');
    expect(await said(page)).toEqual([expect.stringMatching(/^There is no sentence pair/)]);
    await expect(page.locator('.loading')).toHaveCount(0);
  }
  await visit('#phrases&pairs=a%09b%0Abad+line%0Ac%09d');
  expect(await said(page)).toEqual(['These lines of “pairs” cannot be read and are left out: 2.']);
  // A link that is damaged: the lesson that was named, and the sentence stays while it trains.
  await visit('#phrases&s=garbage&view=cross&train=5');
  await expect(page.locator('[data-number=step]')).toHaveText('5');
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'phrases');
  expect(await said(page)).toEqual([expect.stringMatching(/^This link is damaged/)]);
});

test('a long sentence is as wide as its frame, which never scrolls sideways', async ({ page }) => {
  const long = Array<string>(16).fill('we').join('+');
  for (const hash of ['#dates', `#phrases&view=translate&sentence=${long}`]) {
    await page.goto('about:blank');
    await page.goto(`./embed.html${hash}&lang=en`);
    await expect(page.locator('ribbons-view .written-token').first()).toBeVisible();
    for (const width of [320, 720, 960, 1040, 1280]) {
      await page.setViewportSize({ width, height: 720 });
      expect(await overflow(page), `${hash} in ${width}`).toBe(0);
      const arrow = (await page.locator('sentence-form button').last().boundingBox())!;
      expect(arrow.x + arrow.width, `${hash} in ${width}`).toBeLessThanOrEqual(width);
    }
  }
});
