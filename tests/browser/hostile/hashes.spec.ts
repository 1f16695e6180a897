// Addresses that nobody means well, one after another in one open page.
import { sharedStates } from '../../hostile/states';
import { hostileHash, type HostileHash } from '../../hostile/hashes';
import { batches, count, named, randomOf, SEED } from '../../hostile/random';
import { MARK } from '../../hostile/texts';
import { install } from '../../hostile/watch';
import { load } from '../../engine/load';
import { expect, open, test } from '../page';

const HASHES = count('addresses');
const HANGS_MILLISECONDS = 1000;

interface Outcome {
  wrong: string[];
  refused: boolean;
  silence: number;
}

/** Runs in the page: goes to one address after another, and waits until what it leads to stands. */
async function feed(given: HostileHash[]): Promise<Outcome[]> {
  const { state, settled, until } = watch;
  const app = document.querySelector<HTMLElement & { do(action: object): void }>('vamos-app')!;
  /** What is the reader's and not the lesson's: a link that is refused has no say in it. */
  const kept = (): string => {
    const { decoding, attention, speed, own, machine } = state();
    return JSON.stringify([decoding, attention, speed, own.report, own.text, machine.open]);
  };
  const outcomes: Outcome[] = [];
  for (const { hash, refused } of given) {
    const wrong: string[] = [];
    const [session, before, address] = [state().opened?.session, kept(), location.href];
    app.do({ type: 'dismiss' });
    watch.silence();
    const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    location.hash = hash;
    if (location.href === address) continue;
    await changed;
    if (hash.includes('&s=')) await until(() => state().opened?.session !== session || state().notice !== null, 5000);
    const calm = async (): Promise<boolean> => {
      for (let patience = 0; patience < 10; patience += 1) {
        // A recipe trains for as many steps as it says.
        if (await settled(1000)) return true;
        if (state().phase === 'training') app.do({ type: 'pause' });
      }
      return false;
    };
    if (!(await calm())) wrong.push(`does not come to rest: ${state().phase} ${JSON.stringify(state().notice)}`);
    // The page says so last, when it has gone back to where it begins.
    if (refused && !(await until(() => state().notice !== null, 2000))) wrong.push('was not refused');
    const { notice, lesson, frame, seed } = state();
    const said = notice !== null && /^link_(damaged|old|newer|too_long|none)$/.test(notice.code);
    if (refused && !said) wrong.push(`refused as ${JSON.stringify(notice)}`);
    if (said && (lesson !== 'lets-go' || frame?.step !== 0 || seed !== null)) wrong.push(`left at ${lesson} ${frame?.step}`);
    if (said && kept() !== before) wrong.push(`changed ${before} to ${kept()}`);
    wrong.push(...watch.found());
    if (watch.workers() !== 1) wrong.push(`${watch.workers()} workers`);
    outcomes.push({ wrong, refused: said, silence: watch.silence() });
  }
  return outcomes;
}

test('hostile addresses: none hangs the page, runs anything or changes what is the reader’s', async ({ page }) => {
  test.setTimeout(7_200_000);
  await page.addInitScript(install, MARK);
  await open(page, 'lets-go');
  await page.waitForFunction(() => watch.settled());
  const states = sharedStates(await load());
  const counted = { tried: 0, refused: 0, slowest: 0 };
  for (const batch of batches(HASHES, 25)) {
    const inputs = await Promise.all(batch.map((index) => hostileHash(randomOf('addresses', index), states)));
    for (const [place, input] of inputs.entries()) {
      const about = named('addresses', batch[place]!, input);
      for (let again = 0; ; again += 1) {
        const [outcome] = await page.evaluate(feed, [input]);
        if (outcome === undefined) break;
        expect(outcome.wrong, about).toEqual([]);
        // A busy machine is asked again, from another address.
        if (outcome.silence > HANGS_MILLISECONDS && again < 3) {
          await page.evaluate(feed, [{ hash: `#lets-go&seed=${again + 1}`, refused: false }]);
          continue;
        }
        expect(outcome.silence, about).toBeLessThan(HANGS_MILLISECONDS);
        counted.tried += 1;
        counted.refused += Number(outcome.refused);
        counted.slowest = Math.max(counted.slowest, outcome.silence);
        break;
      }
    }
  }
  // It is the same page, and its engine still learns.
  await page.evaluate(feed, [{ hash: '#lets-go', refused: false }]);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(page.locator('[data-number=step]')).toHaveText('1');
  expect(counted.refused).toBeGreaterThan(counted.tried / 5);
  expect(counted.tried - counted.refused).toBeGreaterThan(counted.tried / 20);
  console.log(
    `    hostile addresses: ${counted.tried} of seed ${SEED}, ${counted.refused} refused; the page was silent for ${counted.slowest.toFixed(0)} ms at most`,
  );
});
