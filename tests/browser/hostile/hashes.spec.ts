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

/** The last of every second burst: whatever was on its way before it comes too late. */
const plainHash = (seed: number): string => `#copy&seed=${seed}`;

/** Runs in the page: goes to one address after another without waiting, and looks at what the last one leads to. */
async function feed({ burst, plain }: { burst: HostileHash[]; plain: boolean }): Promise<Outcome> {
  const { state, settled, standing, until } = watch;
  const app = document.querySelector<HTMLElement & { do(action: object): void }>('vamos-app')!;
  /** Everything, but for what an address says beside its link, which holds whether or not the link can be read. */
  const all = async (): Promise<string> => {
    const [seen, ...rest] = JSON.parse(await standing()) as [object, ...unknown[]];
    return JSON.stringify([{ ...seen, language: 0, theme: 0, turbo: 0, variant: 0 }, ...rest]);
  };
  const wrong: string[] = [];
  app.do({ type: 'dismiss' });
  const [session, before] = [state().opened?.session, await all()];
  watch.silence();
  for (const { hash } of burst) {
    const [address, changed] = [
      location.href,
      new Promise((resolve) => addEventListener('hashchange', resolve, { once: true })),
    ];
    location.hash = hash;
    if (location.href !== address) await changed;
  }
  const { hash, refused } = burst.at(-1)!;
  if (hash.includes('&s=')) await until(() => state().opened?.session !== session || state().notice !== null, 5000);
  const calm = async (): Promise<boolean> => {
    for (let patience = 0; patience < 10; patience += 1) {
      // A recipe trains for as many steps as it says.
      if (state().phase === 'training') app.do({ type: 'pause' });
      if (await settled(1000)) return true;
    }
    return false;
  };
  if (!(await calm())) {
    const { phase, notice, frame, opened } = state();
    wrong.push(`does not come to rest: ${JSON.stringify([phase, notice, frame?.session, opened?.session])}`);
  }
  if (refused && !(await until(() => state().notice !== null, 2000))) wrong.push('was not refused');
  const { notice, lesson } = state();
  const said = notice !== null && /^link_(damaged|old|newer|too_long|none)$/.test(notice.code);
  if (refused && !said) wrong.push(`refused as ${JSON.stringify(notice)}`);
  const now = await all();
  if (said && (burst.length === 1 || burst.every((one) => one.refused)) && now !== before)
    wrong.push(`changed ${before} to ${now}`);
  // What cannot be foreseen is a failure without a sentence of its own.
  if (notice?.code === 'lesson_not_loaded') wrong.push(`failed: ${notice.message}`);
  if (plain && (lesson !== 'copy' || said)) wrong.push(`led on to ${lesson}: ${JSON.stringify(notice)}`);
  wrong.push(...watch.found());
  if (watch.workers() !== 1) wrong.push(`${watch.workers()} workers`);
  return { wrong, refused: said, silence: watch.silence() };
}

test.use({ viewport: { width: 800, height: 500 } });

test('hostile addresses: none hangs the page, runs anything or changes anything by what is refused', async ({
  page,
}) => {
  test.setTimeout(7_200_000);
  await page.addInitScript(install, MARK);
  await open(page, 'lets-go');
  await page.waitForFunction(() => watch.settled());
  const states = sharedStates(await load());
  const counted = { tried: 0, refused: 0, opened: 0, slowest: 0 };
  const attempt = async (burst: HostileHash[], plain: boolean, about: string): Promise<void> => {
    for (let again = 0; ; again += 1) {
      const { wrong, refused, silence } = await page.evaluate(feed, { burst, plain });
      expect(wrong, about).toEqual([]);
      counted.slowest = Math.max(counted.slowest, silence);
      // A busy machine is asked again, from another address.
      if (silence > HANGS_MILLISECONDS && again < 3) {
        await page.evaluate(feed, { burst: [{ hash: `#lets-go&seed=${again + 1}`, refused: false }], plain: false });
        continue;
      }
      expect(silence, about).toBeLessThan(HANGS_MILLISECONDS);
      if (!plain) counted[refused ? 'refused' : 'opened'] += 1;
      return;
    }
  };
  for (const batch of batches(HASHES, 12)) {
    const inputs = await Promise.all(batch.map((index) => hostileHash(randomOf('addresses', index), states)));
    const abouts = batch.map((index, place) => named('addresses', index, inputs[place]));
    counted.tried += inputs.length;
    // The first four one by one, the next four at once, the last four with a lesson of the page behind them.
    for (let place = 0; place < 4 && place < inputs.length; place += 1)
      await attempt([inputs[place]!], false, abouts[place]!);
    if (inputs.length > 4) await attempt(inputs.slice(4, 8), false, abouts.slice(4, 8).join('\n'));
    if (inputs.length > 8) {
      const burst = [...inputs.slice(8), { hash: plainHash(batch[0]! + 1000), refused: false }];
      await attempt(burst, true, abouts.slice(8).join('\n'));
    }
  }
  // It is the same page, and its engine still learns.
  await attempt([{ hash: '#lets-go', refused: false }], false, 'back');
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(page.locator('[data-number=step]')).toHaveText('1');
  expect(Math.min(counted.refused, counted.opened)).toBeGreaterThan(counted.tried / 30);
  console.log(
    `    hostile addresses: ${counted.tried} of seed ${SEED}, of those looked at alone ${counted.refused} refused and ${counted.opened} opened; the page was silent for ${counted.slowest.toFixed(0)} ms at most`,
  );
});
