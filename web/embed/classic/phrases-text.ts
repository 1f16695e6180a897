/** In place of phrases.tsv: the sentences are made again by the grammar that wrote the file, which is a fifth as long. */
import { asTsv, lesson } from '../../lessons/phrases/grammar.mjs';
import handwritten from '../../lessons/phrases/handwritten.tsv?raw';

export default asTsv(lesson(handwritten));
