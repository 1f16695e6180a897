/** A file that somebody opens as sentence pairs. */
import type { WorkerFailure } from '../engine/messages';
import { failed } from './failures';

/** A file larger than this is not read: 20,000 pairs are a tenth of it. */
const LARGEST_FILE_MEGABYTES = 20;
/** A text area with more characters than this makes the whole page slow, in some browsers for minutes. */
export const LARGEST_BOX = 200_000;
/** A stray character that could not be decoded is somebody's typing mistake; this share of them is another encoding, or no text. */
const UNDECODED_SHARE = 0.01;

export async function readOwnFile(file: File): Promise<string | WorkerFailure> {
  if (file.size > LARGEST_FILE_MEGABYTES * 1024 * 1024) {
    return failed('file_too_large', { limit: LARGEST_FILE_MEGABYTES });
  }
  const unreadable = failed('file_unreadable');
  try {
    const text = await file.text();
    return looksBinary(text) ? unreadable : text;
  } catch (error) {
    return { ...unreadable, message: String(error) };
  }
}

export function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const undecoded = text.split('\uFFFD').length - 1;
  return undecoded > text.length * UNDECODED_SHARE;
}
