// TINY and SMALL, the sizes that other libraries were measured with: reverse a sentence of so many words.
import { readFileSync } from 'node:fs';

const workloads = JSON.parse(readFileSync(new URL('workloads.json', import.meta.url), 'utf8'));
const EXAMPLES = 2048;

/** Options of a session. The same sentences as in workloads.h and torch_steps.py, drawn by a generator that each has in two lines. */
export function workload(name) {
  const { model, training, words, length } = workloads[name];
  let state = 1;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return `w${(state >>> 8) % words}`;
  };
  const examples = Array.from({ length: EXAMPLES }, () => {
    const sentence = Array.from({ length }, draw);
    // <EOS> takes the place of the last word, so that the decoder writes as many tokens as the encoder reads.
    return { source: sentence.join(' '), target: sentence.slice(1).reverse().join(' ') };
  });
  return { model, training, data: { examples } };
}
