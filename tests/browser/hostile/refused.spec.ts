// What is refused changes nothing that is the reader's: the cases that generated input has found, one page load.
import type { Page } from '@playwright/test';
import { encodeLink } from '../../../web/state/share/codec';
import type { Shared } from '../../../web/state/share/shared';
import { load } from '../../engine/load';
import { joined, taken } from '../../hostile/models';
import { sharedStates } from '../../hostile/states';
import { MARK } from '../../hostile/texts';
import { install } from '../../hostile/watch';
import { notice } from '../kept';
import { expect, ready, test } from '../page';

const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** The same file, which says that it is of this step. */
function ofStep(file: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
  const { header, data } = taken(file);
  const metadata = header.__metadata__!;
  metadata['vamos.state'] = metadata['vamos.state']!.replace(/"step":\d+/, `"step":${step}`);
  return joined(header, data);
}

test('a refused link or file takes nothing away and leaves nothing behind', async ({ page }) => {
  await page.addInitScript(install, MARK);
  await page.goto('./#your-own&lang=en');
  await page.locator('textarea').fill('mine\tmío');
  await page.getByRole('button', { name: 'Use these pairs' }).click();
  await ready(page);
  const [weights, own, recipe] = sharedStates(await load()) as [Shared, Shared, Shared];
  const file = (weights.model as { file: Uint8Array<ArrayBuffer> }).file;

  // Somebody else's pairs, whose model cannot be opened: by a file that is cut off, and by options that there are not.
  const cut = { file: (own.model as { file: Uint8Array<ArrayBuffer> }).file.slice(0, -9) };
  await go(page, await encodeLink({ ...own, model: cut }));
  await expect(notice(page)).toContainText('This link is damaged');
  const preset = { ...own.preset!, model: { dModel: 0 } };
  await go(page, await encodeLink({ ...own, preset, model: { engine: '1', checksum: 1 } }));
  await expect(notice(page)).toContainText('dModel');
  await go(page, '#your-own');
  await expect(page.getByText('One pair.')).toBeVisible();
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'ready');

  // A step that nobody has taken: the page would make room for as many losses.
  await go(page, await encodeLink({ ...weights, step: 2 ** 31 - 1, losses: [] }));
  await expect(notice(page)).toContainText('This link is damaged');
  await go(page, '#copy');
  await expect(notice(page)).toBeEmpty();
  await go(page, await encodeLink({ ...weights, step: 21, losses: [] }));
  await expect(notice(page)).toContainText('This link is damaged');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const input = page.getByLabel('Open model file');
  await input.setInputFiles({
    name: 'old.safetensors',
    mimeType: '',
    buffer: Buffer.from(ofStep(file, 1_000_000_000)),
  });
  await expect(page.locator('share-panel')).toContainText('is damaged at vamos.state');
  await input.setInputFiles({ name: 'old.safetensors', mimeType: '', buffer: Buffer.from(ofStep(file, 2000)) });
  await expect(page.locator('[data-number=step]')).toHaveText(/2.?000/);

  // A sentence that its model cannot look at: there would never be a picture of it.
  await go(page, await encodeLink({ ...weights, probe: { source: 'go '.repeat(100), target: 'ir' } }));
  await expect(notice(page)).toContainText(/100 tokens/);
  await expect(page.locator('canvas.heat').first()).toBeVisible();

  // A way to choose words that the engine does not have: said once, and greedily from then on.
  await go(page, await encodeLink({ ...weights, view: { decoding: { beam: 4, temperature: 2 } } }));
  await expect(notice(page)).toContainText(/beam/i);
  expect(await page.evaluate(() => watch.state().decoding)).toEqual({});
  await go(page, '#copy');
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
  await page.waitForFunction(() => watch.settled());
  await expect(notice(page)).toBeEmpty();

  // Links that are still being read when a lesson is chosen come too late.
  const late = [await encodeLink(recipe), '#phrases&s=AAAAAAAA', await encodeLink(weights), '#copy'];
  for (let again = 0; again < 5; again += 1) {
    await page.evaluate(async (hashes) => {
      for (const to of hashes) {
        const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
        location.hash = to;
        await changed;
      }
    }, late);
    await page.waitForFunction(() => watch.settled());
    await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
    await expect(notice(page)).toBeEmpty();
  }
  expect(await page.evaluate(() => [watch.found(), watch.workers()])).toEqual([[], 1]);
});
