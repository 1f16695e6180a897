import type { Locator, Page } from '@playwright/test';
import { currentStep, expect, open, overflow, ready, scan, settled, test, trainFully } from './page';
import { looks, oneOf } from './variants';

const panel = (page: Page): Locator => page.locator('arithmetic-panel .made');
const what = (page: Page): Locator => panel(page).locator('.what');

/** A number as the page prints it: "−1.62 × 10⁻⁵", ">0.9999", "1,52". */
function read(text: string): number {
  const plain = text
    .trim()
    .replace('−', '-')
    .replace(',', '.')
    .replace('>', '')
    .replaceAll(/[\s\u202F]/g, '');
  const [digits = '', power] = plain.split('×10');
  if (power === undefined) return Number(digits);
  const raised = [...power].map((sign) => (sign === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)))).join('');
  return Number(`${digits}e${raised}`);
}

/** What a rounded number may be off by. */
const within = (text: string): number => {
  const value = Math.abs(read(text));
  return text.includes('×') ? value * 0.006 : 0.5 * 10 ** -(/[.,](\d+)/.exec(text)?.[1]?.length ?? 0);
};

/** Every table of products and every softmax in the panel, recomputed from what is printed. Returns how many there were. */
async function recombine(page: Page): Promise<number> {
  const tables = await panel(page).locator('.made-table.products').all();
  for (const table of tables) {
    let sum = 0;
    let slack = 0;
    for (const row of await table.locator('tbody tr').all()) {
      const cells = await row.locator('td').allInnerTexts();
      const product = cells.at(-1)!;
      sum += read(product);
      slack += within(product);
      if (cells.length < 5) continue;
      const [a, b] = [cells[0]!, cells[2]!];
      const rounded = within(a) * Math.abs(read(b)) + within(b) * Math.abs(read(a)) + within(product) + 1e-8;
      expect(Math.abs(read(a) * read(b) - read(product))).toBeLessThanOrEqual(rounded);
      // The page says itself whether its digits give the result exactly.
      const exact = Math.abs(read(a) * read(b) - read(product)) <= within(product) * (1 + 1e-6);
      if (!product.includes('×')) expect([a, b, product, cells[3]]).toEqual([a, b, product, exact ? '=' : '≈']);
    }
    const total = await table.locator('tfoot .amount').innerText();
    expect(Math.abs(sum - read(total))).toBeLessThanOrEqual(slack + within(total) + 1e-8);
  }
  const shares = await panel(page).locator('.made-table.softmax').all();
  for (const table of shares) {
    const rows = await table.locator('tbody tr').all();
    const whole = await table.locator('tfoot td').first().innerText();
    let sum = 0;
    for (const row of rows) {
      const cells = await row.locator('td').allInnerTexts();
      const [power, share] = cells.length > 3 ? [cells[1]!, cells[3]!] : [cells[0]!, cells[2]!];
      expect(Math.abs(read(power) / read(whole) - read(share))).toBeLessThanOrEqual(0.0003);
      sum += read(share);
    }
    expect(Math.abs(sum - 1)).toBeLessThanOrEqual(0.0002 * rows.length);
  }
  return tables.length + shares.length;
}

/** Presses a term, and sees that what opens is the number that was pressed. */
async function follow(page: Page, term: Locator): Promise<void> {
  const [text, name] = [await term.innerText(), (await term.getAttribute('title'))!];
  await term.click();
  await expect(what(page)).toContainText(name, { ignoreCase: true });
  await expect(what(page).locator('.number')).toHaveText(text.trim());
}

async function steps(page: Page, count: number): Promise<void> {
  for (let step = 1; step <= count; step += 1) {
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(() => currentStep(page)).toBe(step);
  }
}

test('tells how the selected weight was made, down to the embeddings, and goes back', async ({ page }) => {
  await open(page, 'lets-go');
  await steps(page, 14);
  await page.getByRole('button', { name: 'How is this number made?' }).last().click();
  await expect(page.getByRole('heading', { name: 'Arithmetic' })).toBeFocused();
  await expect(what(page)).toContainText('Attention to let’s, to write vamos (after <EOS>)', { ignoreCase: true });
  expect(await recombine(page)).toBe(2);
  // The query, its input, what the residual added, and the embedding.
  await follow(
    page,
    panel(page)
      .getByRole('button', { name: /query to write vamos \(after <EOS>\), number 1$/ })
      .first(),
  );
  expect(await recombine(page)).toBe(1);
  await follow(page, panel(page).locator('tbody .term').first());
  await follow(page, panel(page).getByRole('button', { name: /embedding and position/ }));
  await follow(page, panel(page).getByRole('button', { name: /: embedding of <EOS>, number 1$/ }));
  await follow(page, panel(page).getByRole('button', { name: /learned embedding of <EOS>, number 1$/ }));
  await expect(panel(page)).toContainText('A weight of the model');
  const way = page.getByRole('navigation', { name: 'The way here' });
  await expect(way.getByRole('listitem')).toHaveCount(5);
  await way.getByRole('button', { name: 'Back' }).click();
  await expect(way.getByRole('listitem')).toHaveCount(4);
  await way.getByRole('button', { name: 'attention to let’s, to write vamos (after <EOS>)' }).click();
  await expect(what(page)).toContainText('Attention to let’s', { ignoreCase: true });
  await expect(way).toBeHidden();
  await page.getByRole('button', { name: 'Close the arithmetic' }).click();
  await expect(panel(page)).toBeHidden();
  await expect(page.locator('.whole-row')).toBeVisible();
});

const KINDS: [string, (page: Page) => Locator, RegExp][] = [
  [
    'an embedding',
    (page) => page.locator('embedding-stage .vector .term').first(),
    /^\s*embedding of let’s, number 1/i,
  ],
  ['a position', (page) => page.locator('embedding-stage .place .term').nth(1), /^\s*position of go, number 1/i],
  [
    'a probability',
    (page) => page.locator('output-stage .p .term').first(),
    /^\s*probability of <EOS> instead of vamos \(after <EOS>\)/i,
  ],
  ['a written word', (page) => page.locator('.written .term').first(), /^\s*probability of \S+ \(after <EOS>\)/i],
  [
    'a weight of the row',
    (page) => page.locator('.row-bars .term').nth(1),
    /^\s*attention to go, to write vamos \(after <EOS>\)/i,
  ],
  [
    'a weight of the table',
    (page) => page.locator('.matrix .term').nth(2),
    /^\s*attention to let’s, to write <EOS> \(after vamos\)/i,
  ],
];

test('opens every kind of number, and what is printed adds up', async ({ page }) => {
  await open(page, 'lets-go');
  await steps(page, 6);
  for (const [name, find, title] of KINDS)
    await test.step(name, async () => {
      await find(page).click();
      await expect(what(page).locator('.name')).toHaveText(title);
      await recombine(page);
      await expect(panel(page).locator('math').first()).toBeVisible();
      await page.getByRole('button', { name: 'Close the arithmetic' }).click();
    });
});

test('gives a sum the same sign in the formula and in the table', async ({ page }) => {
  await open(page, 'lets-go');
  await page.getByRole('button', { name: 'How is this number made?' }).last().click();
  const sums = (): Promise<[string, string][]> =>
    panel(page)
      .locator('.step[data-form=products]')
      .evaluateAll((all) =>
        all.map((step): [string, string] => {
          const text = (selector: string): string => step.querySelector(selector)!.textContent.trim();
          const sign = step.querySelector('math .result')!.previousElementSibling!.textContent.trim();
          return [`${sign} ${text('math .result')}`, `${text('tfoot .sign')} ${text('tfoot .amount')}`];
        }),
      );
  const seen = new Set<string>();
  for (let step = 1; step <= 24; step += 1) {
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(() => currentStep(page)).toBe(step);
    const [[formula, table]] = (await settled(page, async () => JSON.stringify(await sums())).then(JSON.parse)) as [
      [string, string],
    ];
    expect([step, formula]).toEqual([step, table]);
    seen.add(formula[0]!);
  }
  expect(seen).toEqual(new Set(['=', '≈']));
});

test('has its head in view on a phone, when it opens and when a number is followed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'phrases');
  const inView = async (part: Locator): Promise<void> => {
    await expect(part).toBeVisible();
    await expect
      .poll(async () => {
        const [box, bar] = await Promise.all([part.boundingBox(), page.locator('transport-bar').boundingBox()]);
        return box!.y >= 0 && box!.y + box!.height <= bar!.y;
      })
      .toBe(true);
  };
  await page.getByRole('button', { name: 'How is this number made?' }).last().click();
  await expect(what(page)).toBeVisible();
  await inView(page.getByRole('heading', { name: 'Arithmetic' }));
  await inView(page.getByRole('button', { name: 'Close the arithmetic' }));
  await inView(panel(page).locator('.follow'));
  await panel(page).locator('tbody .term').last().click();
  await inView(page.getByRole('heading', { name: 'Arithmetic' }));
  await inView(page.getByRole('button', { name: 'Close the arithmetic' }));
  await inView(page.getByRole('button', { name: 'Back', exact: true }));
});

test('is at hand at the heatmap on a phone, for the cell that was touched', async ({ browser, baseURL }) => {
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ viewport, baseURL, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  for (const [lesson, heat] of [
    ['lets-go', 'heat-map[data-kind=encoder]'],
    ['phrases', 'large-heat'],
  ] as const) {
    await open(page, `${lesson}&lang=en`);
    await page
      .locator(`${heat} canvas`)
      .first()
      .tap({ position: { x: 20, y: 20 } });
    const near = page.locator('.how-near');
    await expect(near).toBeInViewport();
    const [touched, way] = [(await page.locator(heat).first().boundingBox())!, (await near.boundingBox())!];
    expect(way.y).toBeLessThan(touched.y + touched.height + 100);
    await near.tap();
    await expect(page.locator('.made .what')).toHaveAttribute('data-index', /0,0,0$/);
    // Back where one was.
    await page.getByRole('button', { name: 'Close the arithmetic' }).tap();
    await expect(near).toBeInViewport();
    // Another touch of the same cell leads there as well.
    await page
      .locator(`${heat} canvas`)
      .first()
      .tap({ position: { x: 20, y: 20 } });
    await expect(page.locator('.made .what')).toHaveAttribute('data-index', /0,0,0$/);
    await page.goto('about:blank');
  }
  await context.close();
});

test('stays in step with the training', async ({ page }) => {
  await open(page, 'lets-go');
  await page.locator('output-stage .p .term').nth(1).click();
  await expect(what(page)).toBeVisible();
  const value = (): Promise<string | null> => what(page).locator('.number').getAttribute('data-value');
  const seen = new Set([await value()]);
  for (let step = 1; step <= 4; step += 1) {
    const before = await value();
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(value).not.toBe(before);
    seen.add(await value());
  }
  expect(seen.size).toBe(5);
  await trainFully(page);
  await expect.poll(async () => Number(await value())).toBeGreaterThan(0.99);
  await expect(what(page).locator('.number')).toHaveText('>0.9999');
  // The picture and the numbers are of the same step.
  await expect(panel(page).locator('.where')).not.toContainText('at step');
});

test('is the number that the diagram shows', async ({ page }) => {
  await open(page, 'lets-go');
  await steps(page, 10);
  for (const index of [0, 1, 3]) {
    const term = page.locator('embedding-stage .vector .term').nth(index);
    const printed = read(await term.innerText());
    await term.click();
    await expect
      .poll(async () => Number(await what(page).locator('.number').getAttribute('data-value')).toFixed(2))
      .toBe(printed.toFixed(2));
  }
});

test('follows the selected cell, with the keyboard alone', async ({ page }) => {
  await open(page, 'lets-go');
  await steps(page, 12);
  const canvas = page.locator('heat-map[data-kind=cross] canvas');
  await canvas.focus();
  await page.keyboard.press('Enter');
  await expect(what(page)).toContainText('let’s');
  await expect(page.locator('#made-title')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(canvas).toBeFocused();
  await page.keyboard.press('Enter');
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await expect(what(page)).toContainText('attention to go', { ignoreCase: true });
  await expect(canvas).toBeFocused();
  await page.locator('#made-title').focus();
  // The close button, the query's first number.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Close the arithmetic' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(what(page)).toContainText('query to write vamos (after <EOS>), number 1', { ignoreCase: true });
  await expect(page.locator('#made-title')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(what(page)).toContainText('attention to go', { ignoreCase: true });
});

test('folds long vectors in Phrases, and adds up folded and unfolded', async ({ page }) => {
  await open(page, 'phrases');
  await page.locator('focus-view canvas.heat').dblclick({ position: { x: 12, y: 12 } });
  await expect(what(page)).toBeVisible();
  const rows = panel(page).locator('.made-table.products tbody tr');
  await expect(rows).toHaveCount(7);
  expect(await recombine(page)).toBe(2);
  await panel(page).getByRole('button', { name: 'Show all 16' }).click();
  await expect(rows).toHaveCount(16);
  expect(await recombine(page)).toBe(2);
  // The query is made of 32 products and a bias; its input of a layer norm or of a sum.
  await panel(page).locator('.term.of-query').first().click();
  await expect(what(page)).toContainText('query to write comemos (after <EOS>)', { ignoreCase: true });
  await expect(panel(page)).toContainText('26 more');
  // Folded are the smallest: none of the others is larger than one that is shown.
  const amounts = async (): Promise<number[]> =>
    (await panel(page).locator('.products tr[data-row] .amount').allInnerTexts()).map((text) =>
      Math.abs(Number(text.replace('−', '-').replace(/ × 10⁻.*/, 'e-4'))),
    );
  const largest = await amounts();
  expect(largest).toHaveLength(6);
  expect(largest).toEqual([...largest].sort((a, b) => b - a));
  await panel(page).getByRole('button', { name: 'Show all 32' }).click();
  const all = await amounts();
  expect(all).toHaveLength(32);
  expect([...all].sort((a, b) => b - a).slice(0, 6)).toEqual(largest);
  await panel(page).getByRole('button', { name: 'Show fewer' }).click();
  await expect(panel(page).locator('tbody')).toContainText('bias');
  expect(await recombine(page)).toBe(1);
  await follow(page, panel(page).locator('tbody .term').first());
  await expect(what(page)).toContainText('layer norm to write comemos (after <EOS>)', { ignoreCase: true });
  await follow(page, panel(page).locator('tbody .term').first());
  await expect(what(page)).toContainText('sum with the residual', { ignoreCase: true });
  // Another sentence has other numbers: what is left is the selected cell.
  await page.getByLabel('Sentence to translate').fill('the red house');
  await page.keyboard.press('Enter');
  await expect(what(page)).toContainText('attention to', { ignoreCase: true });
  await expect(panel(page).locator('.way')).toBeHidden();
});

test('tells of a probability of the model’s own translation', async ({ page }) => {
  await open(page, 'phrases');
  await page.locator('.alternatives .term').first().click();
  await expect(what(page)).toContainText('probability of', { ignoreCase: true });
  await expect(panel(page).locator('.made-table.softmax tbody tr')).toHaveCount(7);
  expect(await recombine(page)).toBe(2);
});

test('names the letters of its formulas, with what they are', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await page.getByRole('button', { name: 'How is this number made?' }).last().click();
  await expect(what(page)).toBeVisible();
  const letters = panel(page).locator('.symbols > div');
  const named = (letter: RegExp): Locator => letters.filter({ has: page.locator('dt', { hasText: letter }) });
  await expect(named(/^\s*dh\s*$/).getByRole('definition')).toHaveText('numbers in a head: 2');
  const scores = await panel(page).locator('.made-table.softmax tbody td:nth-of-type(1)').allInnerTexts();
  const largest = scores.sort((a, b) => read(b) - read(a))[0]!;
  expect(read(largest)).toBeGreaterThan(9);
  await expect(named(/^\s*m\s*$/).getByRole('definition')).toHaveText(`largest score: ${largest.trim()}`);
});

for (const language of oneOf('es', 'en')) {
  test(`a sign between two numbers stands as far from one as from the other: ${language}`, async ({ page }) => {
    await open(page, `lets-go&lang=${language}`);
    await page.locator('.how-made').click();
    await expect(what(page)).toBeVisible();
    // Products with a sum of two: the letters have no plus, the numbers have one.
    const plus = panel(page).locator('mo', { hasText: '+' });
    await expect(plus).toHaveCount(1);
    const gaps = await plus.evaluate((sign) => {
      const boxOf = (node: Node): DOMRect => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
      };
      const drawn = [...sign.closest('.formula')!.querySelectorAll('mn, mo')];
      const at = drawn.indexOf(sign);
      const [before, here, after] = [drawn[at - 1]!, sign, drawn[at + 1]!].map(boxOf) as [DOMRect, DOMRect, DOMRect];
      return [here.left - before.right, after.left - here.right];
    });
    expect(Math.min(...gaps)).toBeGreaterThan(2);
    expect(Math.abs(gaps[0]! - gaps[1]!)).toBeLessThan(1.5);
  });
}

for (const width of oneOf(390, 1280)) {
  test(`the way here shows its end, and moves nothing, at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, 'phrases');
    await page.locator('focus-view canvas.heat').dblclick({ position: { x: 12, y: 12 } });
    await expect(what(page)).toBeVisible();
    const top = (): Promise<number> =>
      panel(page).evaluate(
        (made) => made.querySelector('.what')!.getBoundingClientRect().top - made.getBoundingClientRect().top,
      );
    const first = await top();
    for (let length = 1; length <= 5; length += 1) {
      await panel(page).locator('tbody .term').first().click();
      const last = panel(page).getByRole('listitem').last();
      await expect(panel(page).getByRole('listitem')).toHaveCount(length);
      // Half a pixel is the browser's own.
      await expect(last.getByRole('button')).toBeInViewport({ ratio: 0.99 });
      expect(await top()).toBe(first);
      // Its last letter is not cut off either.
      const over = await last.evaluate(
        (item) => item.getBoundingClientRect().right - item.parentElement!.getBoundingClientRect().right,
      );
      expect(over).toBeLessThanOrEqual(1);
    }
    const way = page.getByRole('navigation', { name: 'The way here' });
    await way.getByRole('listitem').first().getByRole('button').focus();
    await expect(way.getByRole('listitem').first().getByRole('button')).toBeInViewport({ ratio: 0.99 });
  });
}

for (const { theme, language } of looks(3)) {
  test(`axe finds nothing, and nothing overflows, in ${theme}, ${language}`, async ({ page }) => {
    for (const lesson of ['lets-go', 'phrases']) {
      await open(page, `${lesson}&lang=${language}&theme=${theme}`);
      await page.locator('.how-made').click();
      await expect(panel(page).locator('math').first()).toBeVisible();
      await expect(what(page)).toContainText(language === 'es' ? 'tras' : 'after');
      await scan(page);
      await panel(page).locator('tbody .term').first().click();
      await expect(panel(page).locator('.way')).toBeVisible();
      await scan(page);
      for (const width of [320, 390, 820, 1280]) {
        await page.setViewportSize({ width, height: 844 });
        const over = await overflow(page);
        expect([lesson, width, over]).toEqual([lesson, width, 0]);
      }
    }
  });
}

test('is closed with its lesson', async ({ page }) => {
  await open(page, 'lets-go');
  await page.locator('.how-made').click();
  await expect(panel(page)).toBeVisible();
  await page.goto('./#phrases');
  await ready(page);
  await expect(page.locator('focus-view canvas.heat')).toBeVisible();
  await expect(panel(page)).toBeHidden();
});
