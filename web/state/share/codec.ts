/**
 * A link's `s=`: base64url of
 *   4 bytes   CRC-32 of all that follows
 *   1 byte    version of this format
 *   the rest  deflated: length of the JSON (4 bytes), JSON, losses as 32-bit floats, the model's file if it is there
 * Numbers are little-endian. The checksum comes before the version, so that damage is never taken for another version.
 */
import type { LessonId } from '../../lessons/ids';
import { LONGEST_HASH, LONGEST_IN_FILE } from '../hash';
import { crc32, deflate, fromText, inflate, toText } from './bytes';
import { isShared, type Shared } from './shared';

const FORMAT = 1;
/** What 8,000 characters hold when somebody's sentences repeat themselves a lot. */
const MOST_BYTES = 1 << 20;
/** And a file of the page: the largest model that is quickly trained there. */
const MOST_BYTES_IN_FILE = 1 << 24;

export type LinkProblem = 'link_damaged' | 'link_old' | 'link_newer';
export type Bytes = Uint8Array<ArrayBuffer>;

function pack(shared: Shared): Bytes {
  const { losses, model, ...rest } = shared;
  const file = 'file' in model ? model.file : new Uint8Array();
  const head = { ...rest, losses: losses.length, model: 'file' in model ? null : model };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(4 + json.length + 4 * losses.length + file.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, json.length, true);
  bytes.set(json, 4);
  losses.forEach((loss, index) => view.setFloat32(4 + json.length + 4 * index, loss, true));
  bytes.set(file, 4 + json.length + 4 * losses.length);
  return bytes;
}

/** Throws, or gives something else, where the bytes are no such thing. */
function unpack(bytes: Bytes): unknown {
  const view = new DataView(bytes.buffer);
  const start = 4 + view.getUint32(0, true);
  if (start > bytes.length) throw new RangeError('The JSON ends after the bytes.');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, start));
  const head = JSON.parse(text) as { losses: number; model: unknown };
  const count = head.losses;
  const losses = Array.from({ length: count }, (_, index) => view.getFloat32(start + 4 * index, true));
  const file = bytes.slice(start + 4 * count);
  if (head.model !== null && file.length > 0) throw new RangeError('Bytes are left over.');
  return { ...head, losses, model: head.model ?? { file } };
}

function sealed(version: number, body: Bytes): Bytes {
  const bytes = new Uint8Array(5 + body.length);
  bytes[4] = version;
  bytes.set(body, 5);
  new DataView(bytes.buffer).setUint32(0, crc32(bytes.subarray(4)), true);
  return bytes;
}

/** The whole address after `#`, however long it is. */
export async function encodeLink(shared: Shared, version = FORMAT): Promise<string> {
  return `#${shared.lesson}&s=${toText(sealed(version, await deflate(pack(shared))))}`;
}

export async function decodeLink(
  lesson: LessonId,
  payload: string,
  longest = LONGEST_HASH,
): Promise<Shared | LinkProblem> {
  const bytes = payload.length > longest ? null : fromText(payload);
  if (bytes === null || bytes.length < 6) return 'link_damaged';
  const view = new DataView(bytes.buffer);
  if (view.getUint32(0, true) !== crc32(bytes.subarray(4))) return 'link_damaged';
  if (bytes[4] !== FORMAT) return bytes[4]! < FORMAT ? 'link_old' : 'link_newer';
  try {
    const found = unpack(await inflate(bytes.slice(5), longest === LONGEST_IN_FILE ? MOST_BYTES_IN_FILE : MOST_BYTES));
    return isShared(found) && found.lesson === lesson ? found : 'link_damaged';
  } catch {
    return 'link_damaged';
  }
}
