// Sentence pairs and model files that somebody was given, opened in one page through its boxes and inputs.
import { load } from '../../engine/load';
import { hostileModel } from '../../hostile/models';
import { batches, count, named, randomOf, SEED, type Suite } from '../../hostile/random';
import { letsGoSession, ownSession } from '../../hostile/states';
import { hostileTable, type HostileTable } from '../../hostile/tables';
import { MARK, oddText } from '../../hostile/texts';
import { install } from '../../hostile/watch';
import { expect, open, ready, test } from '../page';

const HANGS_MILLISECONDS = 1000;

interface Outcome {
  wrong: string[];
  used: boolean;
  silence: number;
}

/** What a reader does with a text: it is put where texts are put, looked at, and used or put away. Runs in the page. */
async function feedTable({ by, name, text, latin1, use }: HostileTable): Promise<Outcome> {
  const { state, settled, standing, until } = watch;
  const wrong: string[] = [];
  const press = (button: HTMLElement | null): void => button?.click();
  const own = document.querySelector('own-data')!;
  // The model of the last pairs stays open behind the box.
  if (!state().own.editing && state().phase !== 'empty') press(own.querySelector('.row.between button'));
  if (!(await until(() => own.querySelector('form') !== null))) wrong.push('there is no box');
  await settled();
  const before = await standing();
  watch.silence();
  const form = own.querySelector('form')!;
  const box = form.querySelector('textarea')!;
  const { preview, failure } = state().own;
  const transfer = new DataTransfer();
  if (by === 'file') {
    const bytes = latin1 ? Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff) : text;
    transfer.items.add(new File([bytes], name, { type: 'text/plain' }));
    const input = form.querySelector<HTMLInputElement>('input[type=file]')!;
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    const read = (): boolean => state().own.failure !== failure || state().own.waiting !== null;
    if (!(await until(read, 5000))) wrong.push('the file is not read');
    const told = (): boolean =>
      state().own.failure !== failure || state().own.preview !== preview || text.trim() === '';
    if (!(await until(told, 5000))) wrong.push('the file is not told');
  } else if (by === 'box') box.value = text.slice(0, 200_000);
  else {
    transfer.setData('text/plain', text);
    const given = { bubbles: true, cancelable: true };
    if (by === 'paste') box.dispatchEvent(new ClipboardEvent('paste', { ...given, clipboardData: transfer }));
    else form.dispatchEvent(new DragEvent('drop', { ...given, dataTransfer: transfer }));
    // An event that a script makes does not write into the box.
    if (text.length > 200_000) await until(() => state().own.failure !== failure || state().own.waiting !== null, 5000);
    else if (by === 'paste') box.value = text;
  }
  let used = false;
  if (use) {
    form.requestSubmit();
    await until(() => state().own.busy, 500);
    if (!(await until(() => !state().own.busy, 10_000))) wrong.push('the pairs are not read');
    used = state().own.failure === null && !state().own.editing;
  }
  if (!(await settled())) wrong.push(`does not come to rest: ${state().phase}`);
  if (!used) {
    press(form.querySelector('.waiting-file button'));
    await until(() => state().own.waiting === null, 2000);
    if ((await standing()) !== before)
      wrong.push(`changed ${before.slice(0, 300)} to ${(await standing()).slice(0, 300)}`);
  }
  wrong.push(...watch.found());
  if (watch.workers() !== 1) wrong.push(`${watch.workers()} workers`);
  return { wrong, used, silence: watch.silence() };
}

/** Runs in the page: the file goes through the input on the shelf, and is refused or opened. */
async function feedModel({ name, text }: { name: string; text: string }): Promise<Outcome> {
  const { state, settled, standing, until } = watch;
  const wrong: string[] = [];
  await settled();
  const [before, session, failure] = [await standing(), state().opened?.session, state().kept.fileFailure];
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], `${name}.safetensors`));
  const input = document.querySelector<HTMLInputElement>('share-panel input[type=file]')!;
  watch.silence();
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const done = (): boolean => state().kept.fileFailure !== failure || state().opened?.session !== session;
  if (!(await until(done, 10_000))) wrong.push('neither opened nor refused');
  if (!(await settled())) wrong.push(`does not come to rest: ${state().phase} ${JSON.stringify(state().notice)}`);
  const used = state().opened?.session !== session;
  if (!used && (await standing()) !== before) wrong.push('a file that was refused changed something');
  if (used && document.querySelector('share-panel') === null) wrong.push('the shelf is gone');
  wrong.push(...watch.found());
  if (watch.workers() !== 1) wrong.push(`${watch.workers()} workers`);
  return { wrong, used, silence: watch.silence() };
}

/** One input after another; one that seems to hang the page is tried again, since the machine may have been busy. */
async function all<T>(suite: Suite, make: (index: number) => T, feed: (input: T) => Promise<Outcome>): Promise<void> {
  const counted = { refused: 0, used: 0, slowest: 0 };
  for (const batch of batches(count(suite), 100)) {
    for (const index of batch) {
      const input = make(index);
      const about = named(suite, index, input);
      for (let again = 0; ; again += 1) {
        const { wrong, used, silence } = await feed(input);
        expect(wrong, about).toEqual([]);
        if (silence > HANGS_MILLISECONDS && again < 3) continue;
        expect(silence, about).toBeLessThan(HANGS_MILLISECONDS);
        counted[used ? 'used' : 'refused'] += 1;
        counted.slowest = Math.max(counted.slowest, silence);
        break;
      }
    }
  }
  expect(Math.min(counted.used, counted.refused)).toBeGreaterThan(count(suite) / 50);
  console.log(
    `    hostile ${suite}: ${count(suite)} of seed ${SEED}, ${counted.refused} refused or put away, ${counted.used} used; the page was silent for ${counted.slowest.toFixed(0)} ms at most`,
  );
}

test.use({ viewport: { width: 800, height: 500 } });
test.beforeEach(async ({ page }) => {
  test.setTimeout(7_200_000);
  await page.addInitScript(install, MARK);
});

test('hostile sentence pairs: used, or refused without a change', async ({ page }) => {
  await page.goto('./#your-own&lang=en');
  await page.locator('textarea').fill('one\tuno\ntwo\tdos');
  await page.getByRole('button', { name: 'Use these pairs' }).click();
  await ready(page);
  await page.getByRole('button', { name: 'One step' }).click();
  await all(
    'tables',
    (index) => hostileTable(randomOf('tables', index)),
    (input) => page.evaluate(feedTable, input),
  );
});

test('hostile model files: opened, or refused without a change', async ({ page }) => {
  const engine = await load();
  const [first, own] = [letsGoSession(engine), ownSession(engine)];
  const valid = [first.save(), own.save(), first.save({ optimizer: false }), own.save({ examples: false })];
  first.dispose();
  own.dispose();
  await open(page, 'lets-go&lang=en');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.locator('share-panel input[type=file]').waitFor({ state: 'attached' });
  const made = (index: number): { name: string; text: string } => {
    const random = randomOf('pageModels', index);
    // Every fifth is a file as it was saved, under a name that is not.
    const file = index % 5 === 0 ? random.pick(valid) : hostileModel(random, valid);
    return { name: oddText(random, 60), text: Buffer.from(file).toString('base64') };
  };
  await all('pageModels', made, (input) => page.evaluate(feedModel, input));
});
