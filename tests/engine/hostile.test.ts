// Model files that somebody made to do harm, opened by the engine: each is refused in one sentence or works like any other.
import { expect, test } from 'vitest';
import { hostileModel } from '../hostile/models.ts';
import { count, named, randomOf, SEED } from '../hostile/random.ts';
import { letsGoSession, ownSession } from '../hostile/states.ts';
import type { Session } from '../../web/engine/types.ts';
import { load } from './load.ts';

const engine = await load();
const FILES = count('engineModels');
/** Opening takes a thousandth of this; a machine that was busy is asked again. */
const HANGS_MILLISECONDS = 1000;
/** A file may bring 384 MB of model: a step of that is work, not a hang. */
const SMALL = 50_000;

/** What the page does with a model that it has opened. */
function use(session: Session): void {
  session.translate('go');
  const { trainExamples } = session.summary as unknown as { trainExamples?: number };
  if (trainExamples !== 0) session.train(1);
  session.save();
}

function tried(file: Uint8Array): string {
  let session: Session | null = null;
  try {
    session = engine.openSession(file);
    if (file.length < SMALL) use(session);
    return 'opened';
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'EngineError') throw error;
    expect(error.message).toMatch(/^\S.*\.$/s);
    return session === null ? 'refused' : 'opened';
  } finally {
    session?.dispose();
  }
}

test('hostile model files: refused in a sentence or opened, at once, and another session keeps its bits', () => {
  const [first, own] = [letsGoSession(engine), ownSession(engine)];
  const valid = [first.save(), own.save(), first.save({ optimizer: false }), own.save({ examples: false })];
  const counted: Record<string, number> = { opened: 0, refused: 0 };
  let slowest = 0;
  for (let index = 0; index < FILES; index += 1) {
    const file = hostileModel(randomOf('engineModels', index), valid);
    const name = (): string => named('engineModels', index, Buffer.from(file.subarray(0, 400)).toString('latin1'));
    for (let again = 0; ; again += 1) {
      const start = performance.now();
      let outcome: string;
      try {
        outcome = tried(file);
      } catch (error) {
        throw new Error(name(), { cause: error });
      }
      const took = performance.now() - start;
      if (took > HANGS_MILLISECONDS && again < 3) continue;
      if (took > HANGS_MILLISECONDS) throw new Error(`${took.toFixed(0)} ms: ${name()}`);
      slowest = Math.max(slowest, took);
      counted[outcome]! += 1;
      break;
    }
    if (index % 500 === 0) expect([first.save(), own.save()], name()).toEqual(valid.slice(0, 2));
  }
  expect([first.save(), own.save()]).toEqual(valid.slice(0, 2));
  expect(first.train(1).step).toBe(21);
  first.dispose();
  own.dispose();
  // A generator whose files are all refused for the same reason would prove nothing.
  expect(counted.opened).toBeGreaterThan(FILES / 50);
  expect(counted.refused).toBeGreaterThan(FILES / 4);
  console.log(
    `    hostile model files: ${FILES} of seed ${SEED}, ${counted.refused} refused, ${counted.opened} opened, slowest ${slowest.toFixed(0)} ms`,
  );
}, 3_600_000);
