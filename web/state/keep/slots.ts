/** One saved state a lesson, in the browser's own database; what cannot be kept there is kept as long as the page is open. */
import type { WorkerFailure } from '../../engine/messages';
import type { LessonId } from '../../lessons/ids';
import { failed } from '../failures';
import { storeKept } from '../preferences';
import { isShared, type Shared } from '../share/shared';
import { keeps } from './keeps';
import { StorageError, within, type Slots } from './database';
import { isOpen, ME, tellKept, type Owner } from './tabs';

/** Of a slot's content; another one is not read. */
const FORMAT = 1;

/** Of a slot: what has put it there, beside it, so that it can be looked at without the model. */
const ownerKey = (lesson: LessonId): string => `owner of ${lesson}`;

/** What the database did not take, for a return in the same visit. */
const inMemory = new Map<LessonId, Shared>();
/** Slots whose content this page has read or written, which is of its own format. */
const known = new Set<LessonId>();

/** What a lesson's slot holds; `unreadable` when that is nothing that this page could open. */
export type Slot = { shared: Shared | null; unreadable: boolean };

const isNewer = (found: unknown): boolean => Number((found as { format?: unknown } | undefined)?.format ?? 0) > FORMAT;

/** It is kept as long as the page is open, and no longer. */
export const onlyInMemory = (lesson: LessonId): boolean => inMemory.has(lesson);

export async function readSlot(lesson: LessonId): Promise<Slot> {
  const shared = inMemory.get(lesson) ?? null;
  if (shared !== null) return { shared, unreadable: false };
  const found = await within('readonly', (slots) => slots.get(lesson)).catch(() => undefined);
  if (found === undefined) return { shared: null, unreadable: false };
  const readable: { format?: unknown; shared?: unknown } = found ?? {};
  if (readable.format === FORMAT && isShared(readable.shared) && readable.shared.lesson === lesson) {
    known.add(lesson);
    return { shared: readable.shared, unreadable: false };
  }
  return { shared: null, unreadable: !isNewer(found) };
}

/** Keeps it in place of what was kept of its lesson; returns why it is not kept, or null. */
export async function writeSlot(shared: Shared): Promise<WorkerFailure | null> {
  const { lesson, step } = shared;
  if (!keeps.models) {
    inMemory.set(lesson, shared);
    return null;
  }
  try {
    let other = await put(shared, null);
    // A page that has gone owns nothing any more.
    if (other !== null && !(await isOpen(other.by))) other = await put(shared, other.by);
    if (other === null) {
      inMemory.delete(lesson);
      storeKept();
      tellKept(lesson, step);
      return null;
    }
    inMemory.set(lesson, shared);
    return failed('kept_elsewhere', { step: other.step });
  } catch (error) {
    inMemory.set(lesson, shared);
    return failed(error instanceof StorageError ? error.code : 'not_kept');
  }
}

/** Not where another page, but `gone`, has put a model that is trained as far or further: that page is returned. */
function put(shared: Shared, gone: string | null): Promise<Owner | null> {
  const { lesson, step } = shared;
  return within('readwrite', async (slots: Slots) => {
    const owner = (await slots.get(ownerKey(lesson))) as Owner | undefined;
    const foreign = owner !== undefined && owner.by !== ME && owner.by !== gone;
    if (foreign && owner.step >= step) return owner;
    if (!known.has(lesson) && isNewer(await slots.get(lesson))) throw new StorageError('kept_newer');
    await slots.put(lesson, { format: FORMAT, shared });
    await slots.put(ownerKey(lesson), { by: ME, step } satisfies Owner);
    known.add(lesson);
    return null;
  });
}

export async function clearSlot(lesson: LessonId): Promise<void> {
  inMemory.delete(lesson);
  await within('readwrite', async (slots) => {
    await slots.delete(lesson);
    await slots.delete(ownerKey(lesson));
  }).catch(() => undefined);
}
