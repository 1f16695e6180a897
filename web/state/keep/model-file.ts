/** What a model file says about itself, read without the engine: for the page's lists, and for the step it was saved at. */
import type { Example, ModelConfig, TrainingConfig } from '../../engine/types';
import type { Preset } from '../../lessons/lessons';
import { watchable } from '../../engine/pacing';

export interface ModelFile {
  step: number;
  preset: Preset;
  train: Example[];
  heldOut: Example[];
  /** Something to look at where there are no examples. */
  words: Example;
}

interface Header {
  __metadata__?: Record<string, string>;
  [name: string]: { data_offsets?: [number, number] } | Record<string, string> | undefined;
}

type Tokenizer = NonNullable<Preset['data']>;

/** The engine has read the file before and found nothing wrong with it; what it takes and this does not know is null. */
export function readModelFile(file: Uint8Array): ModelFile | null {
  try {
    return read(file);
  } catch {
    return null;
  }
}

/** The step alone, of a file that has just been saved. */
export function stepOf(file: Uint8Array): number {
  return readModelFile(file)?.step ?? 0;
}

function read(file: Uint8Array): ModelFile {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Header;
  const said = (name: string): unknown => JSON.parse(header.__metadata__![`vamos.${name}`]!);
  const model = said('model') as ModelConfig;
  const training = said('training') as TrainingConfig;
  const tokenizer = said('tokenizer') as Tokenizer;
  const integers = (name: string): Int32Array => {
    const place = header[name] as { data_offsets: [number, number] } | undefined;
    if (place === undefined) return new Int32Array();
    const [begin, end] = place.data_offsets;
    return new Int32Array(file.slice(8 + length + begin, 8 + length + end).buffer);
  };
  const vocabularies = [said('source_vocabulary') as string[], said('target_vocabulary') as string[]] as const;
  const examples = (split: string): Example[] => {
    const lengths = integers(`examples.${split}.lengths`);
    const tokens = integers(`examples.${split}.tokens`);
    let at = 0;
    const side = (count: number, vocabulary: string[]): string => {
      const words = [...tokens.subarray(at, at + count)].map((id) => vocabulary[id]!);
      at += count;
      return joined(words, tokenizer);
    };
    return Array.from({ length: lengths.length / 2 }, (_, pair) => ({
      source: side(lengths[2 * pair]!, vocabularies[0]),
      target: side(lengths[2 * pair + 1]!, vocabularies[1]),
    }));
  };
  return {
    step: (said('state') as { step: number }).step,
    preset: { data: tokenizer, model, training, pacing: watchable(training.totalSteps) },
    train: examples('train'),
    heldOut: examples('validation'),
    words: { source: vocabularies[0].at(-1)!, target: vocabularies[1].at(-1)! },
  };
}

/** Text that becomes the same tokens again. */
function joined(words: string[], tokenizer: Tokenizer): string {
  if (tokenizer.tokenizer === 'character') return words.join('');
  return words
    .join(' ')
    .replace(/ ##(?=\d)/g, '')
    .replace(/ ([.,!?;:)\]}»”…%،؟])/g, '$1')
    .replace(/([¿¡([{«“]) /g, '$1');
}
