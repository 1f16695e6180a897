/** Text that is not meant well: markup, halves of characters, other directions, names that every object has. */
import type { Random } from './random.ts';

/** What `watch.ts` looks for: markup that became elements has this class, and scripts that ran leave this name. */
export const MARK = 'hostile-mark';

const RUN = 'globalThis.hostileRan=1';

export const MARKUP: readonly string[] = [
  `<b class="${MARK}">bold</b>`,
  `<img class="${MARK}" src="x" onerror="${RUN}">`,
  `<svg class="${MARK}" onload="${RUN}"></svg>`,
  `<script class="${MARK}">${RUN}</script>`,
  `"><iframe class="${MARK}" srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `' onfocus='${RUN}' autofocus='`,
  `javascript:${RUN}`,
  `<a class="${MARK}" href="javascript:${RUN}">here</a>`,
  `</textarea></title></style><b class="${MARK}">`,
  `<!--?lit$0123456789$--><b class="${MARK}">`,
  `\${${RUN}} {{${RUN}}}`,
  `<math><mi class="${MARK}" xlink:href="javascript:${RUN}">x</mi></math>`,
];

const ODD: readonly string[] = [
  '',
  ' ',
  '\0',
  '\uFEFF',
  '\uD800',
  '\uDC00 go',
  '\u202Eshalom\u202C',
  'שלום עולם',
  'لَيْلَة سَعِيدَة',
  '👩‍👩‍👧‍👦🏽',
  'e\u0301\u0301\u0301\u0301',
  'İıſß',
  '__proto__',
  'constructor',
  'toString',
  '<PAD>',
  '<EOS>',
  '<UNK>',
  '##7',
  '-1',
  'NaN',
  '1e999',
  '0x10',
  '9007199254740993',
  '%',
  '%E0%A4%A',
  '%00',
  '&s=',
  '=;&#',
  '"',
  '""',
  "'",
  '\\u0000',
  '\r\n',
  '\u2028',
  '../../etc/passwd',
];

const WORDS: readonly string[] = ["let's", 'go', 'to', 'vamos', 'ir', 'the', 'red', 'house', 'la', 'casa', 'roja'];

/** A piece of text: an ordinary word, an odd one, markup, or very much of something. */
export function oddText(random: Random, longest = 3000): string {
  const kind = random.next();
  if (kind < 0.3) return random.pick(WORDS);
  if (kind < 0.6) return random.pick(MARKUP);
  if (kind < 0.85) return random.pick(ODD);
  if (kind < 0.9) return random.pick([...WORDS, ...ODD]).repeat(1 + random.below(Math.max(1, longest / 8)));
  return Array.from({ length: 1 + random.below(8) }, () => oddText(random, 8)).join(random.pick([' ', '', '\t', '\n']));
}

/** One or a few changes of single characters. */
export function damaged(random: Random, text: string): string {
  let now = text;
  for (let change = 1 + random.below(3); change > 0; change -= 1) {
    const at = random.below(now.length + 1);
    const [before, after] = [now.slice(0, at), now.slice(at)];
    const kind = random.below(5);
    if (kind === 0) now = before + after.slice(1 + random.below(4));
    else if (kind === 1) now = before + oddText(random, 40) + after;
    else if (kind === 2) now = before + String.fromCharCode(random.below(0x250)) + after.slice(1);
    else if (kind === 3) now = before;
    else now = before + before.slice(-random.below(40)) + after;
  }
  return now;
}
