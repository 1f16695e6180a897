// Markup and other tricks in every place that text can enter: it is shown as text, or not at all.
import type { Page } from '@playwright/test';
import { load } from '../../engine/load';
import { joined, taken } from '../../hostile/models';
import { ownSession } from '../../hostile/states';
import { MARK, MARKUP } from '../../hostile/texts';
import { install } from '../../hostile/watch';
import { startHost } from '../host';
import { expect, ready, test } from '../page';

const ALL = MARKUP.join(' ');

/** Nothing of it has become an element or has run, also not a moment later. */
async function clean(page: Page, where: string): Promise<void> {
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)))),
  );
  expect(await page.evaluate(() => watch.found()), where).toEqual([]);
}

test('the watch sees markup that becomes elements, handlers, scripts and calls', async ({ page, complaints }) => {
  await page.addInitScript(install, MARK);
  // Somebody else's page, without a policy: there all of it runs.
  const host = await startHost('');
  await page.goto(host.address);
  expect(await page.evaluate(() => watch.found())).toEqual([]);
  for (const [place, markup] of MARKUP.entries()) {
    await page.evaluate((text) => {
      document.body.innerHTML = `<div>${text}</div>`;
    }, markup);
    const found = (): Promise<string[]> => page.evaluate(() => watch.found());
    // Three are no elements by themselves, but what an attribute or a template would be ended with.
    const inert = markup.startsWith("'") || markup.startsWith('javascript:') || markup.startsWith('$');
    const seen = expect((await found()).join(), `markup ${place}`);
    (inert ? seen.not : seen).toMatch(/markup|handler|element|address/);
  }
  await page.evaluate(() => {
    document.body.innerHTML = '<img src="x" onerror="globalThis.hostileRan=1">';
  });
  await page.waitForFunction(() => globalThis.hostileRan === 1);
  expect(await page.evaluate(() => watch.found())).toContain('a script ran');
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('a'), { href: 'javascript:1' }));
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'alert(1)' }));
  });
  expect((await page.evaluate(() => watch.found())).join()).toMatch(/address.*script.*called: alert|called: alert/s);
  await host.close();
  // In the page itself nothing of it runs, and its policy says so.
  await page.goto('./#lets-go');
  await ready(page);
  await page.evaluate(() => {
    const image = document.createElement('img');
    try {
      image.setAttribute('onerror', 'globalThis.hostileRan=1');
    } catch {
      // A browser with trusted types refuses even that, and tells it as a breach of the policy.
    }
    document.body.append(image);
    image.dispatchEvent(new Event('error'));
  });
  await expect.poll(async () => (await page.evaluate(() => watch.found())).join()).toMatch(/policy|handler/);
  expect(await page.evaluate(() => globalThis.hostileRan)).toBeUndefined();
  // What was provoked here is what other tests would fail by.
  complaints.length = 0;
});

test('in boxes, sentences, pairs, names and files it stays text', async ({ page }) => {
  await page.addInitScript(install, MARK);
  await page.goto('./#your-own&lang=en');
  const pairs = MARKUP.map(
    (text, place) => `"${text.replaceAll('"', '""')}",word${place} ${MARKUP.at(-1 - place)!.replace(/[",]/g, '')}`,
  );
  const input = page.getByLabel('Open a TSV or CSV file');
  await input.setInputFiles({ name: `${MARKUP[1]!}.csv`, mimeType: 'text/csv', buffer: Buffer.from(pairs.join('\n')) });
  await expect(page.locator('.waiting-file')).toContainText('<img class="hostile-mark" src="x" onerror=');
  await clean(page, 'file name and preview');
  await page.getByRole('button', { name: 'Put it away' }).click();
  await page.locator('textarea').fill(`${MARKUP[1]!}\n${ALL}\n${pairs.join('\n')}`);
  await expect(page.locator('.problems')).toContainText('<img class="hostile-mark"');
  await clean(page, 'problems');
  await page.locator('textarea').fill(pairs.join('\n'));
  await page.getByRole('button', { name: 'Use these pairs' }).click();
  await ready(page);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(page.locator('[data-number=step]')).toHaveText('1');
  await clean(page, 'model of markup');
  const box = page.getByLabel('Sentence to translate');
  for (const text of [...MARKUP, ALL]) {
    await box.fill(text);
    await box.press('Enter');
    await page.waitForFunction(() => watch.settled());
    await clean(page, `sentence ${text}`);
  }
  for (const shelf of ['Experiments', 'Decoding', 'Data', 'Share']) {
    await page.getByRole('button', { name: shelf, exact: true }).click();
    await page.waitForFunction(() => watch.settled());
    await clean(page, shelf);
    if (shelf !== 'Data') continue;
    const search = page.getByRole('searchbox');
    for (const text of MARKUP) {
      await search.fill(text);
      await clean(page, `search ${text}`);
    }
    await search.fill('onerror');
    await expect(page.locator('.data-pairs')).toContainText('onerror');
  }
  // What a model file says of itself: its words, its options, names that nobody knows.
  const session = ownSession(await load());
  const { header, data } = taken(session.save());
  session.dispose();
  const file = page.getByLabel('Open model file');
  const metadata = header.__metadata__!;
  for (const name of [...Object.keys(metadata), 'other']) {
    const changed = { ...header, __metadata__: { ...metadata, [name]: ALL, [ALL]: ALL }, [ALL]: ALL };
    await file.setInputFiles({
      name: `${ALL.slice(0, 200)}.safetensors`,
      mimeType: '',
      buffer: Buffer.from(joined(changed, data)),
    });
    await expect(page.locator('share-panel .wrong')).not.toBeEmpty();
    await clean(page, `metadata ${name}`);
  }
  const words = JSON.parse(metadata['vamos.source_vocabulary']!) as string[];
  const marked = words.map((word, place) =>
    place < words.length - MARKUP.length ? word : `${MARKUP[place % MARKUP.length]!}${place}`,
  );
  const renamed = { ...header, __metadata__: { ...metadata, 'vamos.source_vocabulary': JSON.stringify(marked) } };
  await file.setInputFiles({
    name: `${MARKUP[0]!}.safetensors`,
    mimeType: '',
    buffer: Buffer.from(joined(renamed, data)),
  });
  await page.waitForFunction(() => watch.state().frame?.step === 3);
  await page.waitForFunction(() => watch.settled());
  await clean(page, 'words of a file');
});

test('in addresses it stays text, in the page and in an embed', async ({ page }) => {
  await page.addInitScript(install, MARK);
  await page.goto('./#lets-go&lang=en');
  await ready(page);
  for (const text of [...MARKUP, ALL])
    for (const hash of [
      `#${text}`,
      `#lets-go&note=${text}`,
      `#lets-go&${text}=1`,
      `#lets-go&s=${text}`,
      `#chapter-1-${text}`,
    ]) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await page.waitForFunction(() => watch.settled());
      await clean(page, hash);
    }
  // An embed begins anew with each address: one for all that can be shown, and two that are nothing but markup.
  const settings = `&sentence=${encodeURIComponent(ALL)}&view=${encodeURIComponent(ALL)}&${encodeURIComponent(ALL)}=1&theme=${encodeURIComponent(MARKUP[1]!)}`;
  const pairs = encodeURIComponent(MARKUP.map((text) => `${text}\t${text}`).join('\n'));
  for (const hash of [
    `#your-own&pairs=${pairs}${settings}&lang=en`,
    `#${encodeURIComponent(ALL)}&lang=en`,
    `#${ALL}`,
  ]) {
    await page.goto('about:blank');
    await page.goto(`./embed.html${hash}`);
    await page.waitForSelector('main[data-phase=ready] canvas');
    await expect(page.locator('.embed-problems')).toContainText('class="hostile-mark"');
    await clean(page, hash);
  }
});
