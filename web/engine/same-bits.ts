/** Whether two arrays hold the same bits: 0 and −0 are two numbers here, and a NaN is itself. */
export function sameBits(one: ArrayBufferView, other: ArrayBufferView): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
    new Uint8Array(buffer, byteOffset, byteLength);
  const [a, b] = [bytes(one), bytes(other)];
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
