// The browser's storage that fails, and two pages that want to keep the same lesson.
import type { BrowserContext, Page } from '@playwright/test';
import { Faults, said } from './faults';
import { keptStep, oneStep } from './kept';
import { currentStep, expect, open, play, ready, settledStep, test, trainFully, waitForStep } from './page';
import { LONG } from './variants';

type Slot = Record<string, unknown>;

/** Writes into the slot of Let's go, or makes the database of another version. */
const prepare = (page: Page, slot: Slot | null, version: number): Promise<void> =>
  page.evaluate(
    ([content, wanted]) =>
      new Promise<void>((resolve) => {
        localStorage.setItem('vamos.kept', 'on');
        const opening = indexedDB.open('vamos', wanted);
        opening.onupgradeneeded = ({ oldVersion }) => {
          if (oldVersion === 0) opening.result.createObjectStore('models');
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('models', 'readwrite');
          if (content !== null) transaction.objectStore('models').put(content, 'lets-go');
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [slot, version] as const,
  );

const slotOf = (page: Page): Promise<Slot> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('vamos');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('models').objectStore('models').get('lets-go');
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result as Slot);
          };
        };
      }),
  );

/** Found again after another lesson, in the same visit. */
async function leaveAndReturn(page: Page): Promise<void> {
  const step = await settledStep(page);
  for (const lesson of ['Copy', 'Let’s go']) {
    await page.getByRole('link', { name: lesson, exact: true }).click();
    await ready(page);
  }
  await expect.poll(() => currentStep(page)).toBe(step);
}

async function afresh(context: BrowserContext, before: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await context.newPage();
  await before(page);
  await open(page, 'lets-go');
  return page;
}

const CANNOT = 'This browser cannot keep the model';

/** Each is what somebody's browser does. */
const REFUSALS: Record<string, (page: Page) => Promise<unknown>> = {
  'refused at once': (page) =>
    page.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    }),
  'refused when it is opened': (page) =>
    page.addInitScript(() => {
      const original = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!.value as IDBFactory['open'];
      IDBFactory.prototype.open = function (name: string) {
        const opening = original.call(this, `${name} that is refused`, 1);
        opening.addEventListener('upgradeneeded', () => opening.transaction!.abort());
        return opening;
      };
    }),
  'no answer, ever': (page) =>
    page.addInitScript(() => {
      IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
    }),
  full: async (page) => {
    const session = await page.context().newCDPSession(page);
    await page.goto('./icon.svg');
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 1000 });
  },
};

test('storage that is refused, full or silent loses nothing of the visit', async ({ page, context }) => {
  const faults = new Faults('storage');
  await page.close();
  // The others end in the same place of the code.
  const names = LONG ? Object.keys(REFUSALS) : ['no answer, ever', 'full'];
  for (const name of names) {
    const tab = await afresh(context, REFUSALS[name]!);
    await trainFully(tab);
    await said(tab, CANNOT);
    await leaveAndReturn(tab);
    // Where the model can be saved as a file it is said, too.
    await tab.getByRole('button', { name: 'Share', exact: true }).click();
    await oneStep(tab);
    await expect(tab.locator('share-panel').getByText(CANNOT)).toBeVisible();
    await expect(tab.locator('page-notice')).not.toContainText(CANNOT);
    await tab.close();
    faults.survived(name);
  }
  faults.print();
});

test('what cannot be read is said; what a newer page has kept is left alone', async ({ page }) => {
  const faults = new Faults('what was kept');
  const at = async (slot: Slot | null, version = 1): Promise<void> => {
    await page.goto('./icon.svg');
    await prepare(page, slot, version);
    await open(page, 'lets-go');
  };
  await at({ format: 1, shared: { lesson: 'lets-go', step: 'many' } });
  await said(page, 'What was kept of this lesson is damaged or not there any more.');
  await trainFully(page);
  await expect.poll(() => keptStep(page)).toBe(200);
  faults.survived('damaged');

  const newer = { format: 2, shared: { everything: 'is elsewhere' } };
  await at(newer);
  await trainFully(page);
  await said(page, 'This browser keeps models of a newer Vamos.');
  expect(await slotOf(page)).toEqual(newer);
  faults.survived('of a newer page');

  await at(null, 2);
  await trainFully(page);
  await said(page, 'This browser keeps models of a newer Vamos.');
  await leaveAndReturn(page);
  faults.survived('a database of a newer page');
  faults.print();
});

test('of two tabs with one lesson the model that is trained further is kept, and the other tab says so', async ({
  page,
  context,
}) => {
  const faults = new Faults('two tabs');
  await open(page, 'lets-go');
  await trainFully(page);
  await expect.poll(() => keptStep(page)).toBe(200);

  const other = await afresh(context, () => Promise.resolve());
  await play(other).click();
  await waitForStep(other, 20);
  await said(other, 'Another tab has trained this lesson to step 200');
  await play(other).click();
  await ready(other);
  expect(await keptStep(other)).toBe(200);
  // One is told, and finds it again in this tab.
  await leaveAndReturn(other);
  faults.survived('trained less far');

  await trainFully(other);
  await oneStep(other);
  await expect.poll(() => keptStep(other)).toBe(201);
  await said(page, 'Another tab has trained this lesson to step 201');
  expect(await currentStep(page)).toBe(200);
  faults.survived('overtaken');

  // A tab that has been closed stands in nobody's way.
  await other.close();
  await page.getByRole('button', { name: 'Start again with the same seed' }).click();
  await expect.poll(() => currentStep(page)).toBe(0);
  await oneStep(page);
  await expect.poll(() => keptStep(page)).toBe(1);
  faults.survived('the other tab closed');
  faults.print();
});
