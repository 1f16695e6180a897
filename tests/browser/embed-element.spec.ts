/** `<vamos-lab>` in a plain page of another origin, under a strict policy of its own. */
import type { Page } from '@playwright/test';
import type { VamosLab } from '../../web/embed/element/vamos-lab';
import { startHost, type Host } from './host';
import { expect, test } from './page';

interface HostPage {
  heard: { type: string; from: string; step?: number }[];
}

let host: Host | null = null;
test.afterEach(async () => {
  await host?.close();
  host = null;
});

async function openHost(page: Page, baseURL: string, body: string): Promise<void> {
  const { origin } = new URL(baseURL);
  host = await startHost(body, {
    policy: `default-src 'none'; script-src 'self' ${origin}; frame-src ${origin}; img-src data:`,
    script: `
      globalThis.heard = [];
      for (const type of ['ready', 'state', 'step', 'task', 'error'])
        addEventListener('vamos-' + type, ({ target, detail }) => heard.push({ type, from: target.id, step: detail.step }));
      await import('${origin}/vamos-lab.js');`,
  });
  await page.goto(host.address);
}

const phase = (page: Page, id: string): Promise<string | undefined> =>
  page.evaluate((which) => (document.getElementById(which) as VamosLab).current?.phase, id);
const step = (page: Page, id: string): Promise<number | undefined> =>
  page.evaluate((which) => (document.getElementById(which) as VamosLab).current?.step, id);

test('several labs share one download, begin one after another, rest when they are not seen, and leave nothing behind', async ({
  page,
  baseURL,
}) => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    if (/\/embed-[\w-]+\.js$/.test(response.url()) && !response.fromServiceWorker()) scripts.push(response.url());
  });
  await openHost(
    page,
    baseURL!,
    `<vamos-lab id="one" lesson="lets-go" view="machine" lang="en" theme="light" label="The smallest Transformer"></vamos-lab>
     <vamos-lab id="two" lesson="phrases" view="cross" head="1.2" lang="es" theme="dark" controls="train,numbers"></vamos-lab>
     <div id="gap"></div>
     <vamos-lab id="far" lesson="dates" view="loss" lang="en"></vamos-lab>`,
  );
  await page.evaluate(() => {
    document.getElementById('gap')!.style.height = '4000px';
  });
  await expect.poll(() => phase(page, 'two')).toBe('ready');
  expect(await phase(page, 'one')).toBe('ready');
  // What is far away has not begun, and has fetched nothing.
  expect(page.frames()).toHaveLength(3);
  const order = await page.evaluate(() =>
    (globalThis as unknown as HostPage).heard.filter(({ type }) => type === 'ready'),
  );
  expect(order.map(({ from }) => from)).toEqual(['one', 'two']);
  expect(await page.locator('iframe').first().getAttribute('title')).toBe('The smallest Transformer');
  const [, first, second] = page.frames();
  await expect(second!.locator('html')).toHaveAttribute('lang', 'es');
  expect(await second!.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await expect(second!.locator('h2').first()).toHaveText(/Atención cruzada, capa 1, cabeza 2/);
  expect(await first!.evaluate(() => document.documentElement.dataset.theme)).toBe('light');

  // As high as what is in it.
  await expect.poll(() => first!.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);

  // Methods, properties and events.
  const trained = await page.evaluate(async () => {
    const one = document.getElementById('one') as VamosLab;
    await one.train({ until: 200, speed: 'fast' });
    while ((await one.getState()).step < 200) await new Promise((resolve) => setTimeout(resolve, 20));
    return { text: await one.translateText("let's go"), now: one.current };
  });
  expect(trained.text.text).toBe('vamos');
  expect(trained.now).toMatchObject({ step: 200, lesson: 'lets-go' });
  await expect
    .poll(() =>
      page.evaluate(() => (globalThis as unknown as HostPage).heard.filter(({ type }) => type === 'step').at(-1)),
    )
    .toMatchObject({ from: 'one', step: 200 });

  // Scrolled away it rests, and goes on when it is seen again.
  await page.evaluate(() => (document.getElementById('two') as VamosLab).train());
  await expect.poll(() => step(page, 'two')).toBeGreaterThan(0);
  await page.locator('#far').scrollIntoViewIfNeeded();
  await expect.poll(() => phase(page, 'two')).toBe('ready');
  const rests = await step(page, 'two');
  await expect.poll(() => phase(page, 'far')).toBe('ready');
  expect(await step(page, 'two')).toBe(rests);
  await page.locator('#two').scrollIntoViewIfNeeded();
  await expect.poll(() => step(page, 'two')).toBeGreaterThan(rests!);

  // Another attribute begins anew, and several at once once.
  await page.evaluate(() => {
    const one = document.getElementById('one') as VamosLab;
    one.lesson = 'copy';
    one.view = 'translate';
    one.setAttribute('lang', 'es');
  });
  await expect
    .poll(() => page.evaluate(() => (document.getElementById('one') as VamosLab).current?.lesson))
    .toBe('copy');

  // One engine for all of them: what is fetched again comes from the browser's own cache.
  expect(new Set(scripts).size).toBe(1);

  const asked = page.evaluate(() => {
    const one = document.getElementById('one') as VamosLab;
    const answer = one.getState().then(
      () => 'answered',
      (error: unknown) => (error as { code: string }).code,
    );
    setTimeout(() => document.querySelectorAll('vamos-lab').forEach((each) => each.remove()));
    return answer;
  });
  expect(['answered', 'closed']).toContain(await asked);
  await expect.poll(() => page.frames().length).toBe(1);
  await expect.poll(() => page.workers().length).toBe(0);
});
