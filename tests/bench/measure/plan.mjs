// What one training step calls: every op with its shape and how often, as core/model has it. From it and the kernels' own
// times follows where a step's time goes.

const product = (m, k, n) => ({ shape: [m, k, n], flop: 2 * m * k * n });

/** A fully connected layer of `rows` tokens, forward and back: three products. */
const linear = (rows, from, to, calls) => [
  { op: 'matmul', ...product(rows, from, to), calls },
  { op: 'matmul_by_transposed', ...product(rows, to, from), calls },
  { op: 'matmul_transposed', ...product(from, rows, to), calls },
];

function attention(sentences, tq, tk, d, heads, causal, calls) {
  const shape = [sentences, tq, tk, d, heads, Number(causal)];
  const flop = 4 * sentences * tq * tk * d; // masked scores count too, as in test::flop_per_step
  return [
    { op: 'attention_forward', shape, calls, flop },
    { op: 'attention_backward', shape, calls, flop: 2 * flop },
  ];
}

const both = (name, shape, calls) => ['forward', 'backward'].map((way) => ({ op: `${name}_${way}`, shape, calls }));

/** `sizes`: { sentences, source, target } with the lengths in tokens, { sourceVocab, targetVocab, parameters }. */
export function plan(model, { sentences, source, target, sourceVocab, targetVocab, parameters }) {
  const { dModel: d, dFf, heads, encoderLayers, decoderLayers, norm, outputProjection, activation } = model;
  const [ns, nt] = [sentences * source, sentences * target];
  const multiHead = (tq, tk, causal, calls) => [
    ...linear(sentences * tq, d, d, outputProjection ? 2 * calls : calls),
    ...linear(sentences * tk, d, 2 * d, calls),
    ...attention(sentences, tq, tk, d, heads, causal, calls),
  ];
  const feedForward = (rows, calls) =>
    dFf === 0
      ? []
      : [
          ...linear(rows, d, dFf, calls),
          ...linear(rows, dFf, d, calls),
          ...(activation === 'relu' ? both('relu', [rows * dFf], calls) : []),
        ];
  const norms = (rows, calls) => (norm === 'none' ? [] : both('layer_norm', [rows, d], calls));
  const withForward = dFf === 0 ? 0 : 1;
  const all = [
    ...multiHead(source, source, false, encoderLayers),
    ...feedForward(ns, encoderLayers),
    ...norms(ns, encoderLayers * (1 + withForward)),
    ...multiHead(target, target, true, decoderLayers),
    ...multiHead(target, source, false, decoderLayers),
    ...feedForward(nt, decoderLayers),
    ...norms(nt, decoderLayers * (2 + withForward)),
    ...linear(nt, d, targetVocab, 1),
    ...both('cross_entropy', [nt, targetVocab], 1),
    ...both('embedding', [ns, sourceVocab, d], 1),
    ...both('embedding', [nt, targetVocab, d], 1),
    { op: 'gradient_norm', shape: [parameters], calls: 1 },
    { op: 'adam', shape: [parameters], calls: 1 },
  ];
  return merged(all);
}

/** Calls of the same op with the same shape, together. */
function merged(entries) {
  const found = new Map();
  for (const entry of entries) {
    const key = kernelName(entry);
    const before = found.get(key);
    if (before) before.calls += entry.calls;
    else found.set(key, { ...entry });
  }
  return [...found.values()];
}

export const kernelName = ({ op, shape }) => `${op} ${shape.join('×')}`;

const GROUPS = [
  ['products', /^matmul/],
  ['attention', /^attention/],
  ['layer norm', /^layer_norm/],
  ['softmax and loss', /^cross_entropy/],
  ['ReLU, embeddings', /^(relu|embedding)/],
  ['optimizer', /^(adam|gradient_norm)/],
];
export const groups = GROUPS.map(([group]) => group);
export const groupOf = (op) => GROUPS.find(([, pattern]) => pattern.test(op))[0];

/** Lengths and vocabularies of a workload: means, where sentences differ. */
export function sizesOf({ model, training, data }, parameters) {
  const words = (side) => data.examples.map((example) => example[side].trim().split(/\s+/));
  const mean = (lists) => lists.reduce((sum, { length }) => sum + length, 0) / lists.length;
  const [sources, targets] = [words('source'), words('target')];
  const vocabulary = (lists) => new Set(lists.flat()).size + 3; // <PAD>, <UNK> and <EOS>
  return {
    sentences: Math.min(training.batchSize, data.examples.length),
    source: Math.round(mean(sources) + Number(model.sourceEos)),
    target: Math.round(mean(targets) + 1),
    sourceVocab: vocabulary(sources),
    targetVocab: vocabulary(targets),
    parameters,
  };
}
