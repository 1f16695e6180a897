import type { DecodeOptions, Session, Translation } from '../../web/engine/types.ts';

const FNV_BASIS = 0xcbf29ce484222325n;

/** FNV-1a (64 bit), going on from `hash`. */
function fnv(bytes: Uint8Array, hash: bigint): bigint {
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}

const written = (hash: bigint): string => hash.toString(16).padStart(16, '0');

export const hashOfBytes = (bytes: Uint8Array): string => written(fnv(bytes, FNV_BASIS));

/** FNV-1a (64 bit) over the float32 bytes of all parameters: see README.md. Works in Node and in browsers. */
export function hashOfWeights(session: Pick<Session, 'tensors' | 'tensor'>): string {
  let hash = FNV_BASIS;
  for (const { name, role } of session.tensors()) {
    if (role !== 'parameter') continue;
    const values = session.tensor(name);
    hash = fnv(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), hash);
  }
  return written(hash);
}

/** How each source is translated for `hashOfTranslations`, in this order. */
export const decodings: DecodeOptions[] = [{}, { beam: 3 }, { temperature: 1.5, seed: 7 }];

/** FNV-1a (64 bit) over texts, log probabilities and scores: see README.md. */
export function hashOfTranslations(translations: Pick<Translation, 'text' | 'logProbability' | 'beams'>[]): string {
  let hash = FNV_BASIS;
  const add = (text: string, ...numbers: number[]) => {
    hash = fnv(new TextEncoder().encode(`${text}\0`), hash);
    const bytes = new DataView(new ArrayBuffer(8 * numbers.length));
    numbers.forEach((number, i) => bytes.setFloat64(8 * i, number, true));
    hash = fnv(new Uint8Array(bytes.buffer), hash);
  };
  for (const { text, logProbability, beams } of translations) {
    add(text, logProbability);
    for (const beam of beams) add(beam.text, beam.logProbability, beam.score);
  }
  return written(hash);
}
