/** The address that holds a state, as short as it can be. */
import { ENGINE_VERSION } from '../../engine/version';
import { LONGEST_HASH } from '../hash';
import { crc32 } from '../share/bytes';
import { encodeLink } from '../share/codec';
import type { Shared } from '../share/shared';
import type { Kept } from '../state';
import type { Snapshot } from './snapshot';

/** More than this does not become 8,000 characters: weights hardly get smaller. */
const MOST_IN_LINK = 40_000;

/** What of the reader's own words is in a link. */
export function ownIn({ pairs, probe }: Snapshot): NonNullable<Kept['link']>['own'] {
  return { pairs: pairs === null ? 0 : pairs.train.length + pairs.heldOut.length, sentence: probe.target === null };
}

/** With the losses of every step if there is room for them, and without the weights if there is none for those. */
export async function shortest(taken: Snapshot): Promise<Omit<NonNullable<Kept['link']>, 'of' | 'own'> | null> {
  const base = location.href.replace(/#.*$/, '');
  const found = async (shared: Shared): Promise<{ address: string; length: number } | null> => {
    const hash = await encodeLink(shared);
    return hash.length > LONGEST_HASH ? null : { address: base + hash, length: hash.length };
  };
  if (taken.model.file.length <= MOST_IN_LINK) {
    const whole = (await found(taken)) ?? (await found({ ...taken, losses: [] }));
    if (whole) return { ...whole, holds: 'weights' };
  }
  if (!taken.retrainable) return null;
  const model = { engine: ENGINE_VERSION, checksum: crc32(taken.model.file) };
  const recipe = await found({ ...taken, losses: [], report: null, model });
  return recipe && { ...recipe, holds: 'recipe' };
}
