import type { Session } from '../../web/engine/types.ts';

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
