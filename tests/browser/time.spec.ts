import type { Locator, Page } from '@playwright/test';
import {
  cellColors,
  currentStep,
  expect,
  open,
  overflow,
  play,
  ready,
  scan,
  tableNumbers,
  test,
  trainFully,
  waitForStep,
  settledStep,
} from './page';
import { looks } from './variants';

interface Moment {
  step: number;
  maps: { cross: { data: Float32Array; columnTokens: string[] } };
}

const scrubber = (page: Page): Locator => page.getByRole('slider', { name: 'Step on show' });
const losses = (page: Page): Promise<number[]> =>
  page.locator('loss-chart').evaluate((chart: HTMLElement & { losses: number[] }) => chart.losses);

/** What the page says of the moment on show. */
async function moment(page: Page): Promise<unknown> {
  return {
    step: await currentStep(page),
    loss: await page.locator('[data-number=loss]').innerText(),
    accuracy: await page.locator('[data-number=accuracy]').innerText(),
    table: await tableNumbers(page.locator('.whole-row matrix-table table')),
    cells: await cellColors(page.locator('.cross canvas.heat'), 2, 2),
    words: await page.locator('written-tokens').innerText(),
    embeddings: await page.locator('embedding-stage').allInnerTexts(),
  };
}

async function stepTo(page: Page, step: number): Promise<void> {
  while ((await currentStep(page)) < step) {
    const before = await currentStep(page);
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(() => currentStep(page)).toBe(before + 1);
  }
}

async function goTo(page: Page, step: number): Promise<void> {
  await scrubber(page).fill(String(step));
  await expect.poll(() => currentStep(page)).toBe(step);
}

test('an earlier moment is shown as it was, to the pixel', async ({ page }) => {
  await open(page, 'lets-go');
  await stepTo(page, 8);
  const then = await moment(page);
  await trainFully(page);
  const now = await moment(page);
  expect(now).not.toEqual(then);

  await goTo(page, 8);
  expect(await moment(page)).toEqual(then);
  await expect(page.getByText('Looking back: step 8 of 200.')).toBeVisible();
  // The curve stays whole.
  expect(await losses(page)).toHaveLength(200);

  await page.getByRole('button', { name: 'To the latest step' }).click();
  await expect.poll(() => currentStep(page)).toBe(200);
  expect(await moment(page)).toEqual(now);
  await expect(page.getByText('Looking back')).toBeHidden();
});

test('the selected row’s course has its dot at the step on show, and there the number of the table', async ({
  page,
}) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const course = page.getByRole('img', { name: /^Attention of the selected row/ });
  const chosen = page.locator('.whole-row .row-bars tr.on td.number');
  /** Where the selected word's dot is: how far along, and what it stands for; the axes are as row-history.ts draws them. */
  const dot = (): Promise<{ step: number; weight: number }> =>
    course.evaluate((canvas: HTMLCanvasElement) => {
      const ink = canvas.getContext('2d', { willReadFrequently: true })!;
      const ratio = canvas.width / canvas.getBoundingClientRect().width;
      const { data } = ink.getImageData(0, 0, canvas.width, canvas.height);
      const probe = document.createElement('i');
      probe.style.color = 'var(--ink)';
      document.body.append(probe);
      const wanted = getComputedStyle(probe).color.match(/\d+/g)!.slice(0, 3).map(Number);
      probe.remove();
      const isInk = (x: number, y: number): boolean =>
        wanted.every((value, at) => Math.abs(data[(y * canvas.width + x) * 4 + at]! - value) < 40) &&
        data[(y * canvas.width + x) * 4 + 3]! > 230;
      // Only in a disc of 7 pixels is there ink on all sides, two pixels away.
      const away = Math.round(2 * ratio);
      const sides = [0, away, -away].flatMap((by) => [[by, 0] as const, [0, by] as const]);
      const found: [number, number][] = [];
      const right = canvas.width - Math.round(50 * ratio);
      for (let y = away; y < canvas.height - away; y += 1)
        for (let x = away; x < right; x += 1) if (sides.every(([a, b]) => isInk(x + a, y + b))) found.push([x, y]);
      const mean = (at: 0 | 1): number => found.reduce((sum, one) => sum + one[at], 0) / found.length / ratio + 0.5;
      const { width, height } = canvas.getBoundingClientRect();
      return {
        step: ((mean(0) - 22) / (width - 58 - 22)) * 200,
        weight: (height - 17 - mean(1)) / (height - 17 - 7),
      };
    });
  const told = async (): Promise<number> =>
    Number((await course.getAttribute('aria-label'))!.match(/, ([\d.]+) to/)![1]);
  const seen = async (step: number): Promise<void> => {
    await expect(course).toHaveAccessibleName(new RegExp(`at step ${step}, `));
    await expect.poll(async () => Math.abs((await dot()).step - step)).toBeLessThan(2);
    const weight = await told();
    expect(Math.abs((await dot()).weight - weight)).toBeLessThan(0.02);
    expect(Math.abs(Number((await chosen.innerText()).match(/[\d.]+/)![0]) - weight)).toBeLessThan(0.006);
  };
  await seen(200);
  await goTo(page, 9);
  await seen(9);
  // And when it goes on from there.
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => currentStep(page)).toBe(10);
  await seen(10);
});

test('training goes on from an earlier moment, with the losses that it had', async ({ page }) => {
  await open(page, 'phrases');
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await waitForStep(page, 60);
  await play(page).click();
  await ready(page);
  const first = await losses(page);
  await goTo(page, 25);
  await page.getByRole('button', { name: 'Continue from here' }).click();
  await waitForStep(page, first.length + 5);
  await play(page).click();
  await ready(page);
  const second = await losses(page);
  expect(second.length).toBeGreaterThan(first.length);
  expect(second.slice(0, first.length)).toEqual(first);
});

test('the slider is worked with keys and says where it is', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await scrubber(page).focus();
  await page.keyboard.press('Home');
  await expect.poll(() => currentStep(page)).toBe(0);
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'Before the first step');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => currentStep(page)).toBe(1);
  await page.keyboard.press('PageDown');
  await expect.poll(() => currentStep(page)).toBe(21);
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', /^Step 21 of 200, loss \d/);
  await page.keyboard.press('End');
  await expect.poll(() => currentStep(page)).toBe(200);
});

test('the thumb stands where the curve has its marker', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const box = (await page.locator('loss-chart .u-over').boundingBox())!;
  // A press on the curve goes to the step below it.
  await page.mouse.click(box.x + box.width / 4, box.y + 20);
  await expect.poll(() => currentStep(page)).toBeLessThan(200);
  expect(Math.abs((await currentStep(page)) - 50)).toBeLessThanOrEqual(2);
});

test('dragging stops a training that is going on', async ({ page }) => {
  await open(page, 'lets-go');
  await play(page).click();
  await waitForStep(page, 40);
  await goTo(page, 10);
  await ready(page);
  await page.waitForTimeout(300);
  expect(await currentStep(page)).toBe(10);
});

test('a replay goes from the start to the end and leaves all as it was', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const before = await moment(page);
  const curve = await losses(page);
  await page.getByRole('button', { name: 'Show the training again' }).click();
  await expect.poll(() => currentStep(page), { intervals: [20] }).toBeLessThan(30);
  await expect.poll(() => currentStep(page), { intervals: [50] }).toBeGreaterThan(60);
  await expect(page.getByRole('button', { name: 'Show the training again' })).toBeVisible({ timeout: 12_000 });
  expect(await moment(page)).toEqual(before);
  expect(await losses(page)).toEqual(curve);

  // It can be left at any moment.
  await page.getByRole('button', { name: 'Show the training again' }).click();
  await expect.poll(() => currentStep(page), { intervals: [20] }).toBeLessThan(30);
  await page.getByRole('button', { name: 'Stop showing' }).click();
  await page.waitForTimeout(300);
  const stopped = await currentStep(page);
  await page.waitForTimeout(300);
  expect(await currentStep(page)).toBe(stopped);
});

/** The small pictures along the line that are filled; where nothing was seen there is an empty frame, or nothing. */
const pictures = (page: Page): Promise<number> =>
  page.locator('film-strip canvas').evaluate((canvas: HTMLCanvasElement) => {
    const row = Math.floor(canvas.height / 4);
    const { data } = canvas.getContext('2d')!.getImageData(0, row, canvas.width, 1);
    let count = 0;
    let run = 0;
    for (let x = 0; x <= canvas.width; x += 1) {
      if (x < canvas.width && data[x * 4 + 3]! > 0) run += 1;
      else {
        if (run >= 5) count += 1;
        run = 0;
      }
    }
    return count;
  });

async function translate(page: Page, sentence: string): Promise<void> {
  await page.getByLabel('Sentence to translate').fill(sentence);
  await page.keyboard.press('Enter');
}

test('a run at full speed leaves pictures all along its time line', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await expect.poll(() => pictures(page)).toBeGreaterThanOrEqual(6);
});

test('a new sentence finds its pictures along the time line, as they were seen when it was there', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const loss = await page.locator('[data-number=loss]').innerText();
  // Of the lesson, and one of the reader's own.
  for (const sentence of ['to go', 'go to']) {
    await translate(page, sentence);
    await expect(page.locator('words-stage[lane=e]')).toContainText(sentence.split(' ')[1]!);
    await expect.poll(() => pictures(page)).toBeGreaterThanOrEqual(6);
    expect(await currentStep(page)).toBe(200);
    await expect(page.locator('[data-number=loss]')).toHaveText(loss);
  }
  // What the strip has of a step is what the page shows there.
  await translate(page, 'to go');
  const kept = (): Promise<number[] | undefined> =>
    page.locator('film-strip').evaluate((strip: HTMLElement & { history: Moment[] }) => {
      const found = strip.history.find(({ step }) => step === 64);
      return found?.maps.cross.columnTokens.join(' ') === 'to go' ? [...found.maps.cross.data] : undefined;
    });
  let strip: number[] | undefined;
  await expect.poll(async () => (strip = await kept())).toBeDefined();
  await goTo(page, 64);
  const shown = (await tableNumbers(page.locator('.whole-row matrix-table table'))).flat();
  strip!.forEach((weight, index) => expect(weight).toBeCloseTo(shown[index]!, 3));
});

test('a sentence that is typed while training goes on has its earlier pictures at the next pause', async ({ page }) => {
  await open(page, 'lets-go');
  await play(page).click();
  await waitForStep(page, 70);
  await translate(page, 'to go');
  const later = page.getByText('come when training pauses');
  await expect(later).toBeVisible();
  await play(page).click();
  await ready(page);
  await expect(later).toBeHidden();
  await expect.poll(() => pictures(page)).toBeGreaterThanOrEqual(3);
});

test('looking for pictures of the past leaves the training where it was, to the bit', async ({ page }) => {
  await open(page, 'phrases');
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await waitForStep(page, 60);
  await play(page).click();
  await ready(page);
  const stopped = await settledStep(page);
  await translate(page, 'the red house');
  const moments = (): Promise<number> =>
    page.locator('film-strip').evaluate((strip: HTMLElement & { history: Moment[] }) => strip.history.length);
  // Some, however slow the machine: for each the model has been elsewhere.
  await expect.poll(moments).toBeGreaterThan(2);
  for (const step of [1, 2, 3]) await stepTo(page, stopped + step);
  const after = await losses(page);
  // From a state that is older than the search, by the steps themselves.
  await goTo(page, stopped - 20);
  await stepTo(page, stopped + 3);
  await stepTo(page, stopped + 4);
  expect((await losses(page)).slice(0, stopped + 3)).toEqual(after);
  await page.reload();
  await ready(page);
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await waitForStep(page, stopped + 3);
  await play(page).click();
  await ready(page);
  expect((await losses(page)).slice(0, stopped + 3)).toEqual(after);
});

test('turbo goes on from the latest step, from which on one can go back', async ({ page }) => {
  await open(page, 'phrases');
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await waitForStep(page, 40);
  await play(page).click();
  await ready(page);
  const latest = await settledStep(page);
  await goTo(page, 10);
  await page.getByRole('switch', { name: 'Turbo' }).check();
  await expect(page.locator('[data-number=variant]')).toHaveText('relaxed');
  await expect.poll(() => currentStep(page)).toBe(latest);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => currentStep(page)).toBe(latest + 1);
  await expect(scrubber(page)).toHaveAttribute('min', String(latest));
});

const BACK = { en: 'Looking back', es: 'Mirando atrás' };
for (const { theme, language } of looks(3)) {
  test(`looking back fits and reads well in ${theme}, ${language}`, async ({ page }) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await open(page, `lets-go&lang=${language}&theme=${theme}`);
      await trainFully(page);
      await page.getByRole('slider').fill('20');
      await expect(page.getByText(BACK[language])).toBeVisible();
      await page.locator('.log').click();
      await expect(page.locator('.log')).toHaveAttribute('aria-pressed', 'true');
      expect(await overflow(page)).toBe(0);
      await scan(page);
      await page.goto('about:blank');
    }
  });
}
