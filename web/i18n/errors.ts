/** What the reader is told when something goes wrong. */
import type en from './en/errors';
import { plain } from './format';
import { errorSentences, fill, t, type Params } from './index';

export type ErrorCode = keyof typeof en;

/**
 * What the reader is told: by the code in their language, else the engine's own English sentence. Empty while the
 * sentences are on their way.
 */
export function errorText(failure: { code: string; params: Params; message: string }): string {
  const sentences = errorSentences();
  // The page is drawn again as soon as they are there.
  if (sentences === null) return '';
  const sentence = sentences[failure.code];
  if (sentence === undefined) return failure.message || t('part.failed');
  const params = Object.entries(failure.params).map(([name, value]) => [
    name,
    typeof value === 'number' ? plain(value) : value,
  ]);
  return fill(sentence, Object.fromEntries(params) as Params);
}
