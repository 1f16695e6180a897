import type { Page } from '@playwright/test';
import { currentStep, expect, open, overflow, play, ready, scan, stepNumber, test, waitForStep } from './page';
import { looks } from './variants';

const numbers = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('list', { name: 'The gradient at each place' }).getByRole('listitem');
const texts = (page: Page): Promise<string[]> => numbers(page).locator('.sr').allInnerTexts();
const slow = (page: Page): Promise<string[]> => page.locator('.speed select').selectOption('slow');
const step = (page: Page): Promise<void> => page.getByRole('button', { name: 'One step' }).click();

/** The picture of a step stands when its number does. */
async function stepTo(page: Page, wanted: number): Promise<void> {
  while ((await currentStep(page)) < wanted) {
    const before = await currentStep(page);
    await step(page);
    await expect.poll(() => currentStep(page)).toBe(before + 1);
  }
}

test('slow motion shows the gradient of every step at every stage, and other speeds show none', async ({ page }) => {
  await open(page, 'lets-go');
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => currentStep(page)).toBe(1);
  await expect(numbers(page)).toHaveCount(0);
  await expect(page.getByText('The gradient')).toHaveCount(0);

  await slow(page);
  await expect(page.getByRole('heading', { name: 'The gradient, in slow motion' })).toBeVisible();
  await play(page).click();
  await waitForStep(page, 3);
  const early = await texts(page);
  expect(early).toHaveLength(17);
  expect(early[0]).toMatch(/^Linear \+ softmax, logits: gradient 0\.\d+$/);
  for (const text of early) expect(text).toMatch(/: gradient (0\.\d+|\d·10⁻\S+)$/);
  expect(early.filter((text) => text.startsWith('Cross-attention, '))).toHaveLength(4);
  await waitForStep(page, 5);
  expect(await texts(page)).not.toEqual(early);
  await expect(page.locator('.about').getByText('It is that of this step’s batch, 2 pairs together')).toBeVisible();

  await page.locator('.speed select').selectOption('paced');
  await expect(numbers(page)).toHaveCount(0);
  await expect(page.locator('.back-wire')).toHaveCount(0);
  await waitForStep(page, 30);
  await expect(page.getByRole('heading', { name: /^The gradient/ })).toHaveCount(0);
});

test('it goes back from the logits to the words, then the weights move', async ({ page }) => {
  await open(page, 'lets-go');
  await page.evaluate(() => {
    const seen: string[] = [];
    const order: string[] = [];
    Object.assign(globalThis, { seen, order });
    new MutationObserver(() => {
      const phase = document.querySelector('.about .phases [aria-current]')?.textContent.trim() ?? '';
      const lit = [...document.querySelectorAll<HTMLElement>('gradient-wires .sizes .lit')];
      const number = document.querySelector('[data-number=step]')!.textContent;
      const now = `${phase.replace(/ .*/, '')} ${number}`;
      if (phase !== '' && seen.at(-1) !== now) seen.push(now);
      for (const { dataset } of lit) if (!order.includes(dataset.tensors!)) order.push(dataset.tensors!);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await slow(page);
  await expect(page.getByRole('heading', { name: 'The gradient, in slow motion' })).toBeVisible();
  await step(page);
  await expect.poll(() => currentStep(page)).toBe(1);
  const { seen, order } = await page.evaluate(() => {
    const all = globalThis as unknown as { seen: string[]; order: string[] };
    return { seen: all.seen, order: all.order };
  });
  // The number of the step, and with it all values, change when the gradient is everywhere and not before.
  expect(seen).toEqual(['loss 0', 'gradient 0', 'weights 1']);
  const at = (tensor: string): number => order.findIndex((tensors) => tensors.includes(tensor));
  const way = [
    'logits',
    'decoder.layers.0.residual2',
    'decoder.layers.0.multihead_attn.heads',
    'decoder.layers.0.multihead_attn.value',
    'encoder.layers.0.residual1',
    'encoder.layers.0.self_attn.heads',
    'encoder.layers.0.self_attn.query',
    'source.sum',
    'src_embedding.weight',
  ];
  expect(way.map(at)).toEqual([...way.map(at)].sort((a, b) => a - b));
  expect(at('logits')).toBe(0);
  expect(at('decoder.layers.0.self_attn.query')).toBeLessThan(at('target.sum'));
});

test('wires are as wide as the gradient is large', async ({ page }) => {
  await open(page, 'lets-go');
  await slow(page);
  await stepTo(page, 2);
  const widths = await page.locator('.back-wire').evaluateAll((wires) =>
    wires.map((wire) => ({
      name: (wire as SVGElement).dataset.wire!,
      width: parseFloat(getComputedStyle(wire).strokeWidth),
      lit: wire.classList.contains('lit'),
      path: wire.getAttribute('d'),
    })),
  );
  expect(widths.every(({ lit }) => lit)).toBe(true);
  const width = (name: string): number => widths.find((one) => one.name === name)!.width;
  expect(width('tail')).toBeGreaterThan(width('query-cross'));
  expect(width('query-cross')).toBeGreaterThanOrEqual(1);
  // They lie on the wires themselves, at another width of the page, too.
  await page.setViewportSize({ width: 1400, height: 900 });
  const paths = (selector: string): Promise<(string | null)[]> =>
    page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute('d')));
  await expect.poll(() => paths('.back-wire')).not.toEqual(widths.map(({ path }) => path));
  expect(await paths('.back-wire')).toEqual(await paths('.wire:not(.back)'));
});

test('a pause keeps the gradient standing, and a step shows the next one', async ({ page }) => {
  await open(page, 'lets-go');
  await slow(page);
  await play(page).click();
  await waitForStep(page, 2);
  await page.waitForTimeout(500); // in the midst of the next one
  await page.getByRole('button', { name: 'Pause' }).click();
  await ready(page);
  const stopped = await currentStep(page);
  await expect(page.getByRole('heading', { name: `The gradient of step ${stopped}` })).toBeVisible();
  const standing = await texts(page);
  expect(standing).toHaveLength(17);
  await page.waitForTimeout(1500);
  expect(await texts(page)).toEqual(standing);
  await expect(numbers(page).and(page.locator('.lit'))).toHaveCount(17);
  expect(await currentStep(page)).toBe(stopped);
  // Looking at a cell is no step.
  await page.locator('heat-map[data-kind=encoder] canvas').click({ position: { x: 20, y: 20 } });
  expect(await texts(page)).toEqual(standing);
  await step(page);
  await expect(stepNumber(page)).toHaveText(String(stopped + 1));
  expect(await texts(page)).not.toEqual(standing);
  // An earlier step is another one.
  await page.getByRole('slider').fill('1');
  await expect(stepNumber(page)).toHaveText('1');
  await expect(numbers(page)).toHaveCount(0);
});

test('without motion the gradient stands at once, one picture for each step', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'lets-go');
  await page.evaluate(() => {
    const states = new Set<string>();
    Object.assign(globalThis, { states });
    new MutationObserver(() => {
      const [all, lit] = ['li', '.lit'].map((one) => document.querySelectorAll(`gradient-wires .sizes ${one}`).length);
      if (all !== 0) states.add(`${lit} of ${all}`);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await slow(page);
  await play(page).click();
  await waitForStep(page, 3);
  expect(await page.evaluate(() => [...(globalThis as unknown as { states: Set<string> }).states])).toEqual([
    '17 of 17',
  ]);
  const moving = await page
    .locator('.back-wire, .back-tip')
    .evaluateAll((all) => all.flatMap((one) => one.getAnimations()).length);
  expect(moving).toBe(0);
});

test('leaving the lesson in the midst of it leaves nothing behind', async ({ page }) => {
  await open(page, 'lets-go');
  await slow(page);
  await play(page).click();
  await waitForStep(page, 1);
  await page.waitForTimeout(400);
  await page.goto('./#copy');
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
  await ready(page);
  await expect(stepNumber(page)).toHaveText('0');
  await expect(page.getByRole('button', { name: 'The gradient, in slow motion' })).toBeVisible();
  await page.waitForTimeout(1200);
  await expect(page.locator('gradient-size')).toHaveCount(0);
  // The speed has stayed, and so has what it shows.
  await step(page);
  await expect(stepNumber(page)).toHaveText('1');
  await expect(page.locator('gradient-size .sr').first()).toHaveText(/: gradient \S+$/);
});

test('in a larger model the stages of the strip light up, and an unfolded one has its numbers', async ({ page }) => {
  await open(page, 'phrases');
  await slow(page);
  await step(page);
  await expect(stepNumber(page)).toHaveText('1');
  await expect(page.getByRole('button', { name: 'The gradient of step 1, batch of 32' })).toBeVisible();
  const sizes = page.locator('machine-strip gradient-size .sr');
  await expect(sizes).toHaveCount(5);
  await expect(sizes.last()).toHaveText(/^softmax: gradient 0\.\d+$/);
  await expect(page.locator('machine-strip li.lit')).toHaveCount(5);
  await page.locator('machine-strip').getByRole('button', { name: 'decoder 1' }).click();
  await expect(page.locator('layer-machine gradient-size .sr').first()).toHaveText(/: gradient 0\.\d+$/);
  for (const width of [390, 820, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page)).toBe(0);
    // What is cut off at the strip's edge does not make the page wider.
    const last = (await page.locator('machine-strip gradient-size').last().boundingBox())!;
    expect(last.x + last.width).toBeLessThanOrEqual(width);
    await scan(page, 'machine-strip');
  }
});

test('the note says what a gradient is, with the chain rule', async ({ page }) => {
  await open(page, 'lets-go');
  await slow(page);
  await stepTo(page, 1);
  await page.getByRole('button', { name: 'The gradient of step 1' }).click();
  const note = page.getByRole('dialog', { name: 'The gradient' });
  await expect(note).toContainText('By the chain rule');
  await expect(note.locator('math')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
});

const TITLE = { en: 'The gradient of step 2', es: 'El gradiente del paso 2' };
for (const { theme, language } of looks(2)) {
  test(`the gradient fits and reads well in ${theme}, ${language}`, async ({ page }) => {
    for (const width of [390, 820, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await open(page, `lets-go&lang=${language}&theme=${theme}`);
      await page.locator('.speed select').selectOption('slow');
      for (const wanted of ['1', '2']) {
        await page.locator('.round').first().click();
        await expect(stepNumber(page)).toHaveText(wanted);
      }
      await expect(page.getByRole('heading', { name: TITLE[language] })).toBeVisible();
      expect(await overflow(page)).toBe(0);
      if (width === 1280) expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(900);
      expect(await overlaps(page)).toEqual([]);
      await scan(page);
      await page.goto('about:blank');
    }
  });
}

/** Numbers of the gradient that run into each other or into words of the diagram. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = (selector: string): Element[] =>
      [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0);
    const own = shown('.sizes li > span:first-child, .sizes b');
    const others = shown('.machine :is(.noted, .token, .vector, heat-map, span.key, .ring, .out), machine-wires text');
    const found: string[] = [];
    own.forEach((number, index) => {
      const a = number.getBoundingClientRect();
      for (const other of [...own.slice(index + 1), ...others]) {
        const b = other.getBoundingClientRect();
        const [wide, high] = [
          Math.min(a.right, b.right) - Math.max(a.left, b.left),
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
        ];
        // Lines of text have some air above and below.
        if (wide > 0.5 && high > 3)
          found.push(`${number.textContent} | ${other.textContent || other.className || other.tagName}`);
      }
    });
    return found;
  });
}
