// The page on a strict host: its policy as a header, a folder far down, files without types, no other header. Every part of the
// page is opened once, and nothing may be refused, complained of or fetched from elsewhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openChapter } from './course';
import { breakWorker } from './faults';
import { DIST, host } from './static-host';
import { expect, ready, test, trainFully } from './page';

/** What a school's server may send, and more: the names are those of index.html. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "object-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html vamos-worker vamos-offline',
].join('; ');
const CHAPTERS = 10;
const LESSONS = ['phrases', 'dates', 'numbers', 'reverse', 'sort', 'copy'];

/** A worker hears of its own violations only; on request it makes one, so that the silence of the others means something. */
const NOTEBOOK = `{
  const channel = new BroadcastChannel('violations');
  addEventListener('securitypolicyviolation', (event) =>
    channel.postMessage('worker: ' + event.violatedDirective + ' ' + event.blockedURI));
  channel.onmessage = ({ data }) => data === 'violate' && fetch('http://127.0.0.1:9/').catch(() => undefined);
}
`;

async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const violations: string[] = [];
    const note = (text: string): number => violations.push(text);
    addEventListener('securitypolicyviolation', (event) =>
      note(
        `page: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      ),
    );
    new BroadcastChannel('violations').onmessage = ({ data }) =>
      typeof data === 'string' && data.startsWith('worker: ') && note(data);
    Object.assign(globalThis, { violations });
  });
  return () => page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
}

async function save(page: Page, name: RegExp | string): Promise<string> {
  const button = page.getByRole('button', { name }).or(page.getByRole('link', { name }));
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return file.path();
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function openLab(page: Page): Promise<void> {
  await press(page, 'Every number');
  await expect(page.locator('stage-numbers').first()).toBeVisible();
  await page.locator('[data-note="attention.cross"]').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'How is this number made?' }).last().click();
  await expect(page.getByRole('heading', { name: 'Arithmetic' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('slider', { name: 'Step' }).fill('20');
  await press(page, 'To the latest step');
  await press(page, 'Experiments');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('switch', { name: 'Cross-attention', exact: true }).uncheck();
  await page.getByRole('gridcell').first().click();
  await press(page, 'Experiments');
  await expect(page.locator('off-note')).toContainText('Cross-attention');
  await press(page, 'Experiments');
  await press(page, 'Everything on');
  await press(page, 'Decoding');
  await page.getByRole('radio', { name: /^Beam search/ }).check();
  await expect(page.locator('.found tbody tr').first()).toBeVisible();
  await page.getByRole('radio').first().check();
  await press(page, 'Data');
  await expect(page.getByRole('searchbox')).toBeVisible();
  await press(page, 'Share');
  await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible();
  await press(page, 'Make an embed');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  const model = await save(page, 'Save model file');
  expect(readFileSync(await save(page, /^Save vamos_torch/), 'utf8')).toContain('import torch');
  await page.getByLabel('Open model file').setInputFiles({
    name: 'model.safetensors',
    mimeType: '',
    buffer: readFileSync(model),
  });
  await ready(page);
  await press(page, 'Share');
  await page.locator('.speed select').selectOption('slow');
  await press(page, 'One step');
  await expect(page.locator('gradient-caption').first()).toBeAttached();
  await page.locator('.speed select').selectOption('fast');
  await page.getByLabel('Sentence to translate').fill('let’s goo');
  await page.keyboard.press('Enter');
  await expect(page.locator('unknown-words')).toContainText('goo');
  await press(page, 'Keys');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Theme/ }).click();
  await press(page, 'Español');
  await press(page, 'English');
}

async function openAttention(page: Page): Promise<void> {
  for (const kind of ['PNG', 'SVG', 'CSV']) await save(page, new RegExp(`^Save .* ${kind}`));
  for (const way of ['Lines', 'Table']) await press(page, way);
  await press(page, 'Mean');
  await page.locator('[data-open="decoder 0"]').click();
  await expect(page.locator('layer-machine canvas').first()).toBeVisible();
}

test('everything works under the strict policy, in a folder, from a host that knows few types', async ({ page }) => {
  test.setTimeout(180_000);
  const strict = await host({
    folder: DIST,
    under: '/some/deep/folder/',
    // What is embedded has a policy of its own, which names what it makes.
    headers: (path): Record<string, string> =>
      path.includes('embed.html') ? {} : { 'Content-Security-Policy': POLICY },
    before: (path) => (/worker-.*\.js$/.test(path) ? NOTEBOOK : ''),
  });
  const elsewhere: string[] = [];
  page.context().on('request', (request) => {
    if (!/^(blob:|data:)/.test(request.url()) && !request.url().startsWith(strict.address))
      elsewhere.push(request.url());
  });
  const violations = await listen(page);
  const goto = (hash: string) => page.goto(`${strict.address}#${hash}`);

  await goto('lets-go&lang=en');
  await ready(page);
  await trainFully(page);
  await openLab(page);
  // What comes when the engine breaks.
  await breakWorker(page);
  await expect(page.locator('page-notice')).toContainText('The engine');
  for (const lesson of LESSONS) {
    await goto(lesson);
    await ready(page);
    await expect(page.locator('canvas.heat').first()).toBeVisible();
  }
  await goto('phrases');
  await ready(page);
  await press(page, 'One step');
  await openAttention(page);
  await goto('your-own');
  await page.getByLabel('Open a TSV or CSV file').setInputFiles({
    name: 'pairs.tsv',
    mimeType: 'text/plain',
    buffer: Buffer.from('one\tuno\ntwo\tdos\n'),
  });
  await press(page, 'Use these pairs');
  await ready(page);
  for (let chapter = 1; chapter <= CHAPTERS; chapter += 1)
    await openChapter(page, chapter, 'en', 'dark', strict.address);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.lessons')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await goto('glossary');
  await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();

  // All texts that have been wanted so far, in the other language too.
  await press(page, 'Español');
  await expect(page.getByRole('heading', { name: 'Glosario' })).toBeVisible();
  await press(page, 'English');
  expect(await violations()).toEqual([]);
  await goto('lets-go&note=residual:encoder');
  await page.reload();
  await expect(page.getByRole('dialog', { name: 'Residual connection' })).toBeVisible();
  await expect(page.locator('resume-offer')).toContainText('Resume Let’s go');
  await goto('lets-go&x=damaged');
  await expect(page.locator('page-notice')).toContainText('This link is damaged');
  await press(page, 'Español');
  await expect(page.locator('page-notice')).toContainText('Este enlace está dañado');

  const built = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, { file: string }>;
  const parts = [...new Set(Object.values(built).map(({ file }) => file))].filter((file) => file.endsWith('.js'));
  console.log(`    strict policy: ${strict.asked.length} requests, ${parts.length} parts of the page opened`);
  expect(parts.filter((part) => !strict.asked.includes(part))).toEqual([]);
  expect(await violations()).toEqual([]);
  expect(elsewhere).toEqual([]);
  await strict.close();
});

test('what the strict policy refuses is heard of, in the page and in its worker', async ({ page, complaints }) => {
  const strict = await host({
    folder: DIST,
    headers: () => ({ 'Content-Security-Policy': POLICY }),
    before: (path) => (/worker-.*\.js$/.test(path) ? NOTEBOOK : ''),
  });
  const violations = await listen(page);
  await page.goto(strict.address);
  await ready(page);
  expect(await violations()).toEqual([]);
  await page.evaluate(() => {
    const element = document.createElement('p');
    // The checks of the tests' own code are left to the browser.
    new Image().src = 'http://127.0.0.1:9/picture.png';
    try {
      element.innerHTML = '<b>text</b>';
    } catch {
      // Heard of below.
    }
    new BroadcastChannel('violations').postMessage('violate');
  });
  await expect
    // The header and the page's own element both refuse, so that most are heard of twice.
    .poll(async () => [...new Set((await violations()).map((text) => text.split(' ').slice(0, 2).join(' ')))].sort())
    .toEqual(['page: img-src', 'page: require-trusted-types-for', 'worker: connect-src']);
  complaints.length = 0;
  await strict.close();
});
