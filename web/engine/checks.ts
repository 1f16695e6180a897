/**
 * What JavaScript callers can get wrong, caught before it reaches the compiled code: there a wrong type would be coerced
 * without a word or throw through frames that cannot clean up.
 */
import { MAX_VOCABULARY } from './defaults.ts';
import { EngineError, type DataConfig, type Example } from './types.ts';

const MAX_PAIRS = 200_000;
/** Characters of all sentences together, and of one text to translate. */
const MAX_CHARACTERS = 20_000_000;

/** Fields that are whole numbers on the other side, where a fraction or a huge number would become another. */
const WHOLE_NUMBERS: ReadonlySet<string> = new Set([
  'sourceVocab',
  'targetVocab',
  'dModel',
  'heads',
  'encoderLayers',
  'decoderLayers',
  'dFf',
  'maxSourceLength',
  'maxTargetLength',
  'seed',
  'warmupSteps',
  'totalSteps',
  'batchSize',
  'count',
]);

export function badOption(field: string, allowed: string): EngineError {
  return new EngineError(
    'bad_option',
    { field, allowed },
    `${field} has a value that does not exist; choose one of: ${allowed}.`,
  );
}

export function wrongType(field: string): EngineError {
  return new EngineError('wrong_type', { field }, `${field} has a value of the wrong type for this option.`);
}

export function outOfRange(field: string, value: number, min: number, max: number): EngineError {
  return new EngineError(
    'out_of_range',
    { field, value, min, max },
    `${field} is ${value}; choose a value from ${min} to ${max}.`,
  );
}

/** A whole number of the range, both ends included. */
export function wholeNumber(field: string, value: unknown, min: number, max: number): number {
  if (typeof value !== 'number') throw wrongType(field);
  if (!Number.isInteger(value) || value < min || value > max) throw outOfRange(field, value, min, max);
  return value;
}

/** What `options` say, every name one of the defaults' and every value of the default's type. */
export function given<T extends object>(defaults: T, options: Partial<T> | undefined, name: string): Partial<T> {
  if (options !== undefined && (typeof options !== 'object' || options === null)) throw wrongType(name);
  const result: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(options ?? {})) {
    if (value === undefined) continue;
    if (!Object.hasOwn(defaults, field))
      throw new EngineError('unknown_option', { field }, `There is no option named ${field}; check its spelling.`);
    if (typeof value !== typeof (defaults as Record<string, unknown>)[field]) throw wrongType(field);
    result[field] = WHOLE_NUMBERS.has(field)
      ? wholeNumber(field, value, 0, field === 'seed' ? 0xffffffff : 0x7fffffff)
      : value;
  }
  return result as Partial<T>;
}

/** The same, with the defaults for what is left out. */
export function filled<T extends object>(defaults: T, options: Partial<T> | undefined, name: string): T {
  return { ...defaults, ...given(defaults, options, name) };
}

/** Text with halves of characters replaced, which would otherwise swallow their neighbour on the way to UTF-8. */
export function wellFormed(field: string, text: unknown): string {
  if (typeof text !== 'string') throw wrongType(field);
  if (text.length > MAX_CHARACTERS)
    throw new EngineError(
      'text_too_large',
      { limit: MAX_CHARACTERS },
      `The text is longer than ${MAX_CHARACTERS} characters; use a shorter one.`,
    );
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function pairs(field: string, given: unknown): Example[] {
  if (!Array.isArray(given)) throw wrongType(field);
  if (given.length > MAX_PAIRS)
    throw new EngineError(
      'too_many_examples',
      { limit: MAX_PAIRS },
      `There are more than ${MAX_PAIRS} sentence pairs; use fewer.`,
    );
  let characters = 0;
  return Array.from(given as unknown[], (pair) => {
    if (typeof pair !== 'object' || pair === null) throw wrongType(field);
    const { source, target } = pair as Partial<Example>;
    const example = { source: wellFormed(`${field}.source`, source), target: wellFormed(`${field}.target`, target) };
    characters += example.source.length + example.target.length;
    if (characters > MAX_CHARACTERS) wellFormed(field, 'x'.repeat(MAX_CHARACTERS + 1));
    return example;
  });
}

/** The sentences, and what is to become of them; how they become tokens is told apart. */
export interface CheckedData {
  examples: Example[];
  validation: Example[];
  validationFraction: number;
  maxVocabulary: number;
}

/** How sentences become tokens: the engine, or a file that is opened, has the word on what is left out. */
export type CheckedTokenizer = Partial<Pick<DataConfig, 'tokenizer' | 'lowercase' | 'digitGroup'>>;

/** `data` as the engine takes it, in two parts. Examples may be left out where `examples` says what there are then. */
export function checkedData(
  data: Partial<DataConfig> | undefined,
  examples?: Example[],
): [CheckedTokenizer, CheckedData] {
  if (typeof data !== 'object' || data === null) throw wrongType('data');
  const { validation = 0, tokenizer, lowercase, digitGroup, maxVocabulary = MAX_VOCABULARY } = data;
  if (typeof validation !== 'number' && !Array.isArray(validation)) throw wrongType('validation');
  if (tokenizer !== undefined && typeof tokenizer !== 'string') throw wrongType('tokenizer');
  if (lowercase !== undefined && typeof lowercase !== 'boolean') throw wrongType('lowercase');
  if (digitGroup !== undefined) wholeNumber('digitGroup', digitGroup, 0, 9);
  const checked = {
    examples: pairs('examples', data.examples ?? examples),
    validation: Array.isArray(validation) ? pairs('validation', validation) : [],
    validationFraction: typeof validation === 'number' ? validation : 0,
    maxVocabulary: wholeNumber('maxVocabulary', maxVocabulary, 1, 100_000),
  };
  return [
    {
      ...(tokenizer === undefined ? {} : { tokenizer }),
      ...(lowercase === undefined ? {} : { lowercase }),
      ...(digitGroup === undefined ? {} : { digitGroup }),
    },
    checked,
  ];
}

/** Megabytes of a file; the engine's own limit is the same (core/io/safetensors.h). */
const MAX_FILE_MEGABYTES = 256;

/** A file's bytes, refused before they are copied if they are too many. */
export function checkedFile(file: unknown): Uint8Array {
  // By its tag: a Uint8Array of another window or of Node's vm is one too.
  if (Object.prototype.toString.call(file) !== '[object Uint8Array]') throw wrongType('file');
  const bytes = file as Uint8Array;
  if (bytes.length > MAX_FILE_MEGABYTES * 1024 * 1024)
    throw new EngineError(
      'file_too_large',
      { limit: MAX_FILE_MEGABYTES },
      `The file is larger than ${MAX_FILE_MEGABYTES} MB, which no model for this engine is; choose another one.`,
    );
  return bytes;
}

/** Rows of token ids; what the ids may be, the engine knows. */
export function tokenRows(field: string, rows: unknown): number[][] {
  if (!Array.isArray(rows)) throw wrongType(field);
  return Array.from(rows as unknown[], (row) => {
    if (!Array.isArray(row)) throw wrongType(field);
    return Array.from(row as unknown[], (id) => wholeNumber(field, id, 0, 0x7fffffff));
  });
}
