// A worker that dies: what was trained is there again, and what was going on goes on.
import type { Page } from '@playwright/test';
import { openExperiments } from './experimenting';
import { breakWorker, Faults, said } from './faults';
import { currentStep, expect, open, play, ready, settled, settledStep, test, trainFully, waitForStep } from './page';

const training = (page: Page): Promise<void> =>
  expect(page.locator('main')).toHaveAttribute('data-phase', 'training', { timeout: 30_000 });
/** Every number of the diagram, with its pictures: what is told of the training is not of the model. */
const numbers = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.querySelector<HTMLElement>('lets-go-view .machine')!.innerText,
      ...[...document.querySelectorAll<HTMLCanvasElement>('lets-go-view canvas.heat')].map((canvas) =>
        canvas.toDataURL(),
      ),
    ].join('\n'),
  );
const shown = (page: Page): Promise<string> => settled(page, () => numbers(page));

async function reset(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start again with the same seed' }).click();
  await expect.poll(() => currentStep(page)).toBe(0);
}

async function setWeight(page: Page, value: string): Promise<void> {
  const [box, before] = [page.getByRole('textbox', { name: 'Value of the chosen weight' }), await numbers(page)];
  await page.getByRole('gridcell').first().click();
  await box.fill(value);
  await box.press('Enter');
  await expect.poll(() => numbers(page)).not.toBe(before);
}

/** Whether what the browser holds of the lesson is of weights that were set by hand; `step` when it is of that one. */
const kept = (page: Page): Promise<{ step: number; retrainable: boolean } | null> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('vamos', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('models');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('models').objectStore('models').get('lets-go');
          asked.onsuccess = () => {
            opening.result.close();
            const slot = asked.result as { shared: { step: number; retrainable: boolean } } | undefined;
            resolve(slot ? { step: slot.shared.step, retrainable: slot.shared.retrainable } : null);
          };
        };
      }),
  );

test('a worker that dies is replaced, and nothing of the training is lost', async ({ page, complaints }) => {
  const faults = new Faults('a dead worker');
  await openExperiments(page, 'lets-go');
  await trainFully(page);
  const trained = await shown(page);

  // While one watches: the run goes on to its end.
  await reset(page);
  await page.locator('.speed select').selectOption('paced');
  await play(page).click();
  await waitForStep(page, 20);
  const before = await currentStep(page);
  await breakWorker(page);
  await said(page, /It repeats the training up to step \d+: nothing is lost/);
  await training(page);
  await waitForStep(page, before + 1);
  await page.locator('.speed select').selectOption('fast');
  await ready(page);
  await expect.poll(() => currentStep(page)).toBe(200);
  expect(await shown(page)).toBe(trained);
  faults.survived('while it trains');

  // A weight that was set by hand, which no training gives back; here where the training has ended.
  await setWeight(page, '1.5');
  const edited = await shown(page);
  await expect.poll(() => kept(page)).toEqual({ step: 200, retrainable: false });
  await breakWorker(page);
  await said(page, 'The model is back as it was kept at step 200.');
  await ready(page);
  await expect.poll(() => numbers(page)).toBe(edited);
  faults.survived('weights set by hand');

  // In the middle of the run that goes on with it.
  await page.locator('.speed select').selectOption('paced');
  await play(page).click();
  await waitForStep(page, 230);
  await breakWorker(page);
  // As it was kept since, or as it was opened: both lead to the same numbers.
  await said(page, /The model is back as it was kept at step \d+|It repeats the training up to step \d+/);
  await training(page);
  await page.locator('.speed select').selectOption('fast');
  await ready(page);
  const end = await settledStep(page);
  expect(end).toBe(400);
  const broken = await shown(page);
  faults.survived('a run that goes on with weights set by hand');
  // The same without a fault leads to the same numbers.
  await page.reload();
  await openExperiments(page, 'lets-go');
  await page.locator('.speed select').selectOption('fast');
  await trainFully(page);
  await setWeight(page, '1.5');
  expect(await shown(page)).toBe(edited);
  await trainFully(page);
  await expect.poll(() => currentStep(page)).toBe(400);
  expect(await shown(page)).toBe(broken);

  // At one place again: what was kept, and no step more.
  await expect.poll(() => kept(page)).toEqual({ step: 400, retrainable: false });
  await breakWorker(page);
  await said(page, /is back as it was kept at step 400/);
  await ready(page);
  await expect.poll(() => currentStep(page)).toBe(400);
  await breakWorker(page);
  await said(page, 'stopped again at the same place. Here is the model of step 400');
  await ready(page);
  await expect.poll(() => numbers(page)).toBe(broken);
  faults.survived('again at the same place');
  faults.print();
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('on purpose')));
});

test('a model that came as a file is opened again, and trained on from its step', async ({
  page,
  complaints,
}, info) => {
  const faults = new Faults('a dead worker of a file');
  await open(page, 'lets-go');
  await trainFully(page);
  await expect.poll(() => kept(page)).toEqual({ step: 200, retrainable: true });
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save model file' }).click();
  const path = info.outputPath('vamos-lets-go-step-200.safetensors');
  await (await coming).saveAs(path);
  const openFile = async (): Promise<void> => {
    await page.getByLabel('Open model file').setInputFiles(path);
    await expect.poll(() => currentStep(page)).toBe(200);
  };
  await reset(page);
  await openFile();
  const opened = await shown(page);

  // Nobody has trained it: nothing of it was kept, and it does not take the place of what was.
  await breakWorker(page);
  await said(page, 'It repeats the training up to step 200: nothing is lost');
  await ready(page);
  await expect.poll(() => currentStep(page)).toBe(200);
  await expect.poll(() => numbers(page)).toBe(opened);
  expect(await kept(page)).toEqual({ step: 200, retrainable: true });
  faults.survived('looked at');

  await page.locator('.speed select').selectOption('paced');
  await play(page).click();
  await waitForStep(page, 220);
  await breakWorker(page);
  await said(page, /It repeats the training up to step 2\d\d|is back as it was kept at step 2\d\d/);
  await training(page);
  await page.locator('.speed select').selectOption('fast');
  await ready(page);
  await expect.poll(() => currentStep(page)).toBe(400);
  const end = await shown(page);
  // The way to what is in a file is not known, whatever has happened since.
  await expect.poll(() => kept(page)).toEqual({ step: 400, retrainable: false });
  faults.survived('trained on');

  // The same without a fault leads to the same numbers.
  await openFile();
  await trainFully(page);
  await expect.poll(() => currentStep(page)).toBe(400);
  expect(await shown(page)).toBe(end);
  faults.print();
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('on purpose')));
});

test('in turbo, and where the new worker cannot be had at first', async ({ page, complaints }) => {
  const faults = new Faults('a dead worker elsewhere');
  await open(page, 'phrases&turbo=on');
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await waitForStep(page, 60);
  await breakWorker(page);
  // Where nothing was kept yet, in the first second, the same steps are taken again.
  await said(page, /is back as it was kept at step \d+|turbo rounds otherwise/);
  await training(page);
  await waitForStep(page, 90);
  faults.survived('in turbo');
  await play(page).click();
  await ready(page);
  const step = await settledStep(page);

  // Paused, offline: the session waits for the worker.
  const translation = page.locator('.ribbon-main [data-text]');
  const text = await translation.getAttribute('data-text');
  await page.route('**/worker-*.js', (route) => route.abort());
  await breakWorker(page);
  await expect(page.getByRole('alert')).toContainText('The engine did not start.');
  await page.unroute('**/worker-*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await ready(page);
  await expect.poll(() => currentStep(page)).toBe(step);
  await expect(translation).toHaveAttribute('data-text', text!);
  faults.survived('no new worker at first');
  faults.print();
  complaints.splice(0, complaints.length, ...complaints.filter((said) => !/on purpose|Failed to load/.test(said)));
});
