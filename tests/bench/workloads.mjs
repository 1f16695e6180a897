// What is trained: two of the page's lessons, and TINY and SMALL, the sizes that other libraries were measured with, which
// reverse a sentence of so many words.
import { readFileSync } from 'node:fs';

const EXAMPLES = 2048;

export const file = new URL('workloads.json', import.meta.url);
export const workloads = JSON.parse(readFileSync(file, 'utf8'));

/** Options of a session on drawn sentences; `changes` are other sizes: batch, layers, length. */
export function drawn(name, changes = {}) {
  const { model, training, words, length: usual } = workloads[name];
  const { batch = training.batchSize, layers = model.encoderLayers, length = usual } = changes;
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
  return {
    model: { ...model, encoderLayers: layers, decoderLayers: layers },
    training: { ...training, batchSize: batch },
    data: { examples },
  };
}

function lesson(name) {
  const read = (path) => readFileSync(new URL(`../../web/lessons/${name}/${path}`, import.meta.url), 'utf8');
  const { model, training } = JSON.parse(read('preset.json'));
  const examples = read(`${name}.tsv`)
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([split]) => split === 'train')
    .map(([, source, target]) => ({ source, target }));
  return { model, training, data: { examples } };
}

/**
 * By name: how it is called in tables, a session's options, how many steps go by between looks at the clock, for how many
 * seconds one timing lasts, and whether its losses have a reference.
 */
export const runs = {
  letsGo: { title: "Let's go", options: () => lesson('lets-go'), atOnce: 200, seconds: 0.5 },
  phrases: { title: 'Phrases', options: () => lesson('phrases'), atOnce: 5, seconds: 0.8 },
  tiny: { title: 'TINY', options: () => drawn('tiny'), atOnce: 5, seconds: 0.8, reference: true },
  small: { title: 'SMALL', options: () => drawn('small'), atOnce: 1, seconds: 1.5, reference: true },
};
