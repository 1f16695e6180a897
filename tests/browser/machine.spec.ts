import type { Locator, Page } from '@playwright/test';
import { load } from '../engine/load';
import letsGo from '../../web/lessons/lets-go/preset.json' with { type: 'json' };
import { currentStep, expect, open, ready, scan, test, trainFully } from './page';
import { looks, oneOf } from './variants';

const SIZES: readonly (readonly [number, number])[] = [
  [390, 844],
  [820, 1180],
  [1280, 900],
];

const everyNumber = (page: Page, language = 'en'): Locator =>
  page.getByRole('button', { name: language === 'en' ? 'Every number' : 'Todos los números' });

/** What of this is cut off by what is around it, or overlaps another of its kind; as texts, so that a failure says which. */
function troubles(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const found: string[] = [];
    const all = [...document.querySelectorAll<HTMLElement>(wanted)].filter((one) => one.offsetParent !== null);
    const boxes = all.map((one) => one.getBoundingClientRect());
    // What is seen in it: without the area around it that a finger may press, and without what is only read out.
    const range = document.createRange();
    const content = (one: HTMLElement): number => {
      const seen = [...one.childNodes].filter((node) => !(node instanceof Element && node.matches('.sr, svg')));
      const parts = seen.map((node) => {
        range.selectNode(node);
        return range.getBoundingClientRect();
      });
      const wide = parts.filter(({ width }) => width > 0);
      return Math.max(...wide.map(({ right }) => right)) - Math.min(...wide.map(({ left }) => left));
    };
    all.forEach((one, index) => {
      const box = boxes[index]!;
      const name = `${one.className} ${one.textContent.trim()} ${one.dataset.tensor ?? ''}`;
      if (content(one) > box.width + 1 && box.width > 0) found.push(`clipped: ${name}`);
      if (box.left < 0 || box.right > innerWidth + 0.5) found.push(`outside: ${name}`);
      for (let other = 0; other < index; other += 1) {
        if (all[other]!.contains(one)) continue;
        const b = boxes[other]!;
        const across = Math.min(box.right, b.right) - Math.max(box.left, b.left);
        const down = Math.min(box.bottom, b.bottom) - Math.max(box.top, b.top);
        if (across > 1 && down > 1) found.push(`overlap: ${name} / ${all[other]!.textContent.trim()}`);
      }
    });
    return found;
  }, selector);
}

/** As the page prints them, by tensor and indices. */
async function printed(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('number-matrix .num')].map((button) => [
        `${button.dataset.tensor} ${button.dataset.index}`,
        button.textContent.trim(),
      ]),
    ),
  );
}

/** The same model, trained as far in Node. */
async function parallel(steps: number): Promise<Record<string, number>> {
  const engine = await load();
  const session = engine.createSession({
    model: { ...letsGo.model, maxSourceLength: 4, maxTargetLength: 4 },
    training: letsGo.training,
    data: {
      examples: [
        { source: "let's go", target: 'vamos' },
        { source: 'to go', target: 'ir' },
      ],
    },
  } as Parameters<typeof engine.createSession>[0]);
  if (steps > 0) session.train(steps);
  session.observe("let's go", 'vamos');
  const numbers: Record<string, number> = {};
  for (const { name, shape, role } of session.tensors()) {
    if (role === 'gradient') continue;
    session.tensor(name).forEach((value, flat) => {
      const index: number[] = [];
      let rest = flat;
      for (const size of [...shape].reverse()) {
        index.unshift(rest % size);
        rest = Math.floor(rest / size);
      }
      numbers[`${name} ${index.join(',')}`] = value;
    });
  }
  session.dispose();
  return numbers;
}

for (const steps of oneOf(5, 0, 25)) {
  test(`every number of Let’s go is the engine’s, after ${steps} steps`, async ({ page }) => {
    await open(page, 'lets-go');
    await everyNumber(page).click();
    for (let step = 1; step <= steps; step += 1) {
      await page.getByRole('button', { name: 'One step' }).click();
      await expect.poll(() => currentStep(page)).toBe(step);
    }
    const wanted = await parallel(steps);
    await expect(page.locator('number-matrix .num').first()).not.toHaveText('');
    const shown = await printed(page);
    // Nothing is left out, nothing is made up.
    expect(Object.keys(shown).sort()).toEqual(Object.keys(wanted).sort());
    expect(Object.keys(shown).filter((name) => /^(transformer|src|tgt|generator)/.test(name))).toHaveLength(73);
    for (const [name, value] of Object.entries(wanted)) {
      const text = shown[name]!.replace('\u2212', '-');
      if (value === -Infinity) expect([name, text]).toEqual([name, '-∞']);
      else if (/[<>]/.test(text)) expect([name, Math.abs(value - Number(text.slice(1))) <= 0.01]).toEqual([name, true]);
      else expect([name, Math.abs(Number(text) - value) <= 0.00501]).toEqual([name, true]);
    }
    // What the diagram prints beside its words is the same.
    const sums = await page.locator('embedding-stage .vector.sum button').allInnerTexts();
    const expected = ['source', 'target'].flatMap((side) =>
      ['0,0', '0,1', '1,0', '1,1'].map((at) => shown[`${side}.sum ${at}`]),
    );
    expect(sums).toEqual(expected);
  });
}

test('a number asks how it was made, arrow keys go from one to the next', async ({ page }) => {
  await page.addInitScript(() => {
    const asked: unknown[] = [];
    (globalThis as unknown as { asked: unknown[] }).asked = asked;
    addEventListener('vamos-action', (event) => {
      const action = (event as CustomEvent<{ type: string; ref: unknown }>).detail;
      if (action.type === 'explain') asked.push(action.ref);
    });
  });
  await open(page, 'lets-go');
  await everyNumber(page).click();
  const query = page.locator('number-matrix [data-tensor="encoder.layers.0.self_attn.query"]');
  await query.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(query.nth(3)).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked)).toEqual([
    { tensor: 'encoder.layers.0.self_attn.query', index: [1, 1] },
  ]);
  // One stop for the tabulator in each matrix, wherever the arrows left it.
  const stops = await page
    .locator('number-matrix')
    .evaluateAll((all) => all.map((one) => one.querySelectorAll('.num[tabindex="0"]').length));
  expect(new Set(stops)).toEqual(new Set([1]));
});

test('the numbers fold by stage with the keyboard, and whether they show is remembered', async ({ page }) => {
  await open(page, 'lets-go');
  await expect(page.locator('number-matrix')).toHaveCount(0);
  await everyNumber(page).focus();
  await page.keyboard.press('Enter');
  const cross = page.locator('[data-block="attention.cross"]');
  await expect(cross.locator('number-matrix')).toHaveCount(11);
  await cross.getByRole('button', { name: '12 weights' }).focus();
  await page.keyboard.press('Space');
  await expect(cross.locator('number-matrix')).toHaveCount(8);
  await cross.getByRole('button', { name: 'Cross-attention', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(cross.locator('number-matrix')).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(cross.locator('number-matrix')).toHaveCount(11);
  await everyNumber(page).click();
  await page.reload();
  await ready(page);
  await expect(page.locator('heat-map').first()).toBeVisible();
  await expect(page.locator('number-matrix')).toHaveCount(0);
});

/** Opens each note that can be seen with the keyboard, and reads it. */
async function readNotes(page: Page): Promise<Map<string, string>> {
  test.slow(); // some forty notes, one after the other
  const texts = new Map<string, string>();
  // A stage has a formula; the words of the bar, a token's name and the choice of a head have none (terms.spec.ts).
  const buttons = await page.locator('main [data-note]:not([data-note="head:lens"], [data-note^=eos])').all();
  for (const button of buttons) {
    if (!(await button.isVisible())) continue;
    const note = (await button.getAttribute('data-note'))!;
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    const seen = await dialog.evaluate((one) => {
      const formulas = [...one.querySelectorAll('math')];
      const { left, right } = one.getBoundingClientRect();
      return {
        formulas: formulas.map((math) => math.textContent.trim() !== ''),
        text: one.querySelectorAll('p')[1]!.innerText,
        inWindow: left >= 0 && right <= innerWidth,
        cut: [one, ...formulas].filter((part) => part.scrollWidth - part.clientWidth > 1).length,
      };
    });
    const { text } = seen;
    expect([note, seen]).toEqual([note, { formulas: [true], text, inWindow: true, cut: 0 }]);
    // Two sentences: what it does, and why.
    expect([note, text.match(/[.!?](?=\s|$)/g)?.length]).toEqual([note, 2]);
    expect(text).not.toMatch(/\{\w+\}|stageNote/);
    texts.set(note.split(':')[0]!, text);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute('aria-expanded', 'false');
  }
  return texts;
}

for (const language of oneOf('es', 'en')) {
  test(`every stage of Let’s go explains itself by keyboard, in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, `lets-go&lang=${language}`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await everyNumber(page, language).click();
    await expect(page.locator('number-matrix').first()).toBeVisible();
    const texts = await readNotes(page);
    expect([...texts.keys()].sort()).toEqual([
      'attention.cross',
      'attention.decoder',
      'attention.encoder',
      'decoder',
      'embedding',
      'encoder',
      'key',
      'logit',
      'mix',
      'output',
      'position',
      'probability',
      'product',
      'query',
      'residual',
      'score',
      'sum',
      'value',
      'weight',
      'writes',
    ]);
    expect(new Set(texts.values()).size).toBe(texts.size);
  });

  test(`every stage of a layer explains itself by keyboard on a phone, in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `phrases&lang=${language}`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    for (const stage of ['embedding 0', 'encoder 0', 'decoder 0', 'output 0']) {
      await page.locator(`[data-open="${stage}"]`).click();
      await expect(page.locator('layer-machine .figure').first()).toBeVisible();
      expect((await readNotes(page)).size).toBeGreaterThanOrEqual(3);
    }
  });
}

test('a press elsewhere closes a note, and another name opens its own', async ({ page }) => {
  await open(page, 'lets-go');
  const dialog = page.getByRole('dialog');
  const self = page.getByRole('button', { name: 'Self-attention', exact: true });
  await self.click();
  await expect(dialog).toHaveAccessibleName('Self-attention');
  await page.locator('.about p').first().click();
  await expect(dialog).toHaveCount(0);
  await expect(self).toBeFocused();
  await self.click();
  await page.getByRole('button', { name: 'Linear + softmax' }).click();
  await expect(dialog).toHaveAccessibleName('Linear layer and softmax');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Close this note' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Linear + softmax' })).toBeFocused();
});

test('a layer unfolds live: its heads can be chosen, its numbers read', async ({ page }) => {
  await open(page, 'phrases');
  const opener = page.getByRole('button', { name: 'decoder 1' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const layer = page.getByRole('region', { name: 'Decoder, layer 1' });
  await expect(layer).toBeVisible();
  await expect(layer.locator('.figure')).toHaveCount(15);
  const sum = layer.locator('[data-tensor="decoder.layers.0.residual1"] canvas');
  const picture = (): Promise<string> => sum.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await sum.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[aria-live=polite]').last()).toHaveText(/^\S+ \(after <EOS>\), number 1: −?\d+\.\d{4}\.$/);
  await page.locator('h1').first().click();
  const before = await picture();
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(picture).not.toBe(before);
  await layer.getByRole('button', { name: 'Cross-attention, layer 1, head 2' }).click();
  await expect(page.locator('focus-view h2')).toHaveText('Cross-attention, layer 1, head 2');
  await layer.getByRole('button', { name: 'Fold this part' }).click();
  await expect(layer).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('the top words of a place have their logits and probabilities', async ({ page }) => {
  await open(page, 'phrases');
  await trainFully(page);
  await page.getByRole('button', { name: 'softmax' }).click();
  const rows = page.locator('.choice tbody tr');
  await expect(rows).toHaveCount(5);
  await expect(page.locator('.choice [data-tensor=logits]').first()).not.toHaveText('');
  const number = async (selector: string): Promise<number[]> =>
    (await page.locator(selector).allInnerTexts()).map((text) =>
      Number(text.replace('−', '-').replace(/[^-\d.]/g, '')),
    );
  const [logits, shares] = [
    await number('.choice [data-tensor=logits]'),
    await number('.choice [data-tensor=probabilities]'),
  ];
  // The ratio of two probabilities is e to the difference of their logits, as far as a tenth of a percent tells.
  expect(logits).toEqual([...logits].sort((a, b) => b - a));
  for (const [index, logit] of logits.entries())
    expect(Math.abs(shares[0]! * Math.exp(logit - logits[0]!) - shares[index]!)).toBeLessThan(
      0.2 + shares[index]! * 0.03,
    );
});

for (const [width, height] of oneOf(...SIZES)) {
  test(`nothing overlaps, is clipped or overflows at ${width} pixels, folded and unfolded`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const over = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const language of ['en', 'es']) {
      await page.goto('about:blank');
      await open(page, `lets-go&lang=${language}`);
      await trainFully(page);
      const diagram = '.stage .noted, .stage .vector span, heat-map';
      expect([language, await over(), await troubles(page, diagram)]).toEqual([language, 0, []]);
      await everyNumber(page, language).click();
      await expect(page.locator('number-matrix').first()).toBeVisible();
      expect([language, await over()]).toEqual([language, 0]);
      expect(await troubles(page, `${diagram}, number-matrix .num, number-matrix caption > *, .fold`)).toEqual([]);
      await everyNumber(page, language).click();
      await page.goto('about:blank');
      await open(page, `phrases&lang=${language}`);
      for (const stage of ['embedding 0', 'encoder 0', 'decoder 0', 'output 0']) {
        await page.locator(`[data-open="${stage}"]`).click();
        await expect(page.locator('layer-machine .figure').first()).toBeVisible();
        expect([stage, language, await over()]).toEqual([stage, language, 0]);
        expect([stage, await troubles(page, 'layer-machine :is(.noted, vector-strips, heat-thumb, button)')]).toEqual([
          stage,
          [],
        ]);
      }
    }
  });
}

for (const { theme, language } of looks(1)) {
  test(`axe finds nothing in notes, numbers and unfolded layers, in ${theme}, ${language}`, async ({ page }) => {
    await open(page, `lets-go&theme=${theme}&lang=${language}`);
    await everyNumber(page, language).click();
    await expect(page.locator('number-matrix').first()).toBeVisible();
    await page.locator('[data-note="attention.cross"]').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await scan(page);
    await page.keyboard.press('Escape');
    await everyNumber(page, language).click();
    await page.goto('about:blank');
    await open(page, `phrases&theme=${theme}&lang=${language}`);
    for (const stage of ['encoder 0', 'output 0']) {
      await page.locator(`[data-open="${stage}"]`).click();
      await expect(page.locator('layer-machine .figure').first()).toBeVisible();
      await scan(page);
    }
  });
}
