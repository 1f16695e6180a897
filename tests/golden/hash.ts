import type { Session } from '../../web/engine/types.ts';

/** FNV-1a (64 bit) over the float32 bytes of all parameters: see README.md. Works in Node and in browsers. */
export function hashOfWeights(session: Pick<Session, 'tensors' | 'tensor'>): string {
  let hash = 0xcbf29ce484222325n;
  for (const { name, role } of session.tensors()) {
    if (role !== 'parameter') continue;
    const values = session.tensor(name);
    for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
