/**
 * Bytes as text, since a file that goes through mail and course systems has to be text: each thirteen bits are two of 91 characters of
 * ASCII. Without `<` and `&`, which mean something in HTML, and without the backslash, which some programs take for an escape.
 */
const BITS = 13;
const BASE = 91;
const LINE = 1000;

/** The characters in their order; the reader (file-start.js) is given the same ones. */
export const CHARACTERS = [...Array(94).keys()]
  .map((code) => String.fromCharCode(33 + code))
  .filter((one) => !'<&\\'.includes(one))
  .join('');

/** The last group is filled up with zeros: whoever reads it has to know how many bytes there are. */
export function toText91(bytes) {
  const pairs = [];
  const put = (value) => pairs.push(CHARACTERS[value % BASE] + CHARACTERS[Math.floor(value / BASE)]);
  let held = 0;
  let count = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    count += 8;
    if (count < BITS) continue;
    count -= BITS;
    put(held >> count);
    held &= (1 << count) - 1;
  }
  if (count > 0) put(held << (BITS - count));
  const whole = pairs.join('');
  return Array.from({ length: Math.ceil(whole.length / LINE) }, (_, line) =>
    whole.slice(line * LINE, (line + 1) * LINE),
  ).join('\n');
}
