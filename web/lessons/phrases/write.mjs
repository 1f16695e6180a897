// `npm run lessons`: writes phrases.tsv.
import { readFileSync, writeFileSync } from 'node:fs';
import { asTsv, lesson } from './grammar.mjs';

const pairs = lesson(readFileSync(new URL('./handwritten.tsv', import.meta.url), 'utf8'));
writeFileSync(new URL('./phrases.tsv', import.meta.url), asTsv(pairs));
const held = pairs.filter((pair) => pair.split === 'validation').length;
console.log(`phrases.tsv: ${pairs.length - held} sentences to learn, ${held} held out`);
