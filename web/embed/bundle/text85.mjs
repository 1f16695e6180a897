import { Buffer } from 'node:buffer';

/** Bytes as text, four to five characters of ASCII: a file that goes through mail and course systems has to be text. */
const ALPHABET = [...Array(94).keys()]
  .map((code) => String.fromCharCode(33 + code))
  .filter((one) => !'<>&"\'`\\'.includes(one));

/** The characters in their order; the reader (file-start.js) is given the same ones. */
export const CHARACTERS = ALPHABET.slice(0, 85).join('');
const LINE = 1000;

/** The last group is filled up with zeros: whoever reads it has to know how many bytes there are. */
export function toText85(bytes) {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const text = [];
  for (let at = 0; at < padded.length; at += 4) {
    let value = padded.readUInt32BE(at);
    const group = [];
    for (let place = 0; place < 5; place += 1) {
      group.unshift(CHARACTERS[value % 85]);
      value = Math.floor(value / 85);
    }
    text.push(...group);
  }
  const whole = text.join('');
  return Array.from({ length: Math.ceil(whole.length / LINE) }, (_, line) =>
    whole.slice(line * LINE, (line + 1) * LINE),
  ).join('\n');
}
