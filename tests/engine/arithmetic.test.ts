// Every number of a run is explained, what is shown adds up to it, and each term is the number that it refers to.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ablation, Engine, InspectedSentence, ModelConfig, Session } from '../../web/engine/types.ts';
import { chainOf, explain, reader, tensorsOf, type Explanation, type Read } from '../../web/explain/explain.ts';
import type { Form } from '../../web/explain/recipe.ts';
import type { Reference } from '../../web/explain/reference.ts';
import type { Known } from '../../web/explain/wiring.ts';
import { resultOf, type Term } from '../../web/explain/workings.ts';
import { load } from './load.ts';

const EXAMPLES = [
  { source: 'the red house', target: 'la casa roja' },
  { source: 'the white house has a door', target: 'la casa blanca tiene una puerta' },
  { source: 'a red door', target: 'una puerta roja' },
];
/** Its last word is unknown to the model. */
const SENTENCE = { source: 'the red house has a zebra', target: 'la casa roja tiene una cebra' };

const CONFIGS: Record<string, Partial<ModelConfig>> = {
  'the smallest': {
    dModel: 2,
    heads: 1,
    dFf: 0,
    norm: 'none',
    outputProjection: false,
    attentionBias: false,
    embeddingScale: false,
  },
  'the default with two layers': { dModel: 16, heads: 4, encoderLayers: 2, decoderLayers: 2, dFf: 24 },
  'pre-norm, GELU, learned positions': {
    dModel: 8,
    heads: 2,
    encoderLayers: 2,
    decoderLayers: 2,
    dFf: 12,
    norm: 'pre',
    activation: 'gelu',
    position: 'learned',
    sourceEos: true,
    startToken: 'bos',
  },
  'pre-norm without feed-forward layers': { dModel: 6, heads: 3, dFf: 0, norm: 'pre', similarity: 'dot' },
  'cosine similarity, no residuals, no biases': {
    dModel: 8,
    heads: 2,
    dFf: 10,
    norm: 'none',
    residual: false,
    similarity: 'cosine',
    attentionBias: false,
    linearBias: false,
    outputBias: false,
    position: 'none',
  },
  'euclidean similarity, heads side by side': {
    dModel: 8,
    heads: 4,
    decoderLayers: 2,
    dFf: 8,
    norm: 'post',
    similarity: 'euclidean',
    outputProjection: false,
  },
};

const ABLATIONS: Record<string, Ablation> = {
  'without positions and a residual': { position: true, residuals: [{ sublayer: 'decoder_cross', layer: 0 }] },
  'without cross-attention': { crossAttention: true },
  'without the mask and a head': { causalMask: true, heads: [{ kind: 'encoder', layer: 0, head: 0 }] },
};

let engine: Engine;
beforeAll(async () => {
  engine = await load();
});

/** A few steps, so that nothing is a round number any more. */
function session(model: Partial<ModelConfig>): Session {
  const made = engine.createSession({
    model: { embeddingStd: 0.3, ...model },
    training: { learningRate: 0.02, warmupSteps: 0, batchSize: 3 },
    data: { examples: EXAMPLES },
  });
  made.train(15);
  return made;
}

function knownOf(made: Session, sentence: InspectedSentence, ablation: Ablation): Known {
  const { sourceVocabulary, targetVocabulary } = made.summary;
  return { config: made.config, sourceVocabulary, targetVocabulary, sentence, ablation };
}

interface Tensors {
  read: Read;
  numbers: Reference[];
}

function tensorsIn(made: Session): Tensors {
  const infos = made.tensors().filter(({ role }) => role !== 'gradient');
  const tensors = Object.fromEntries(infos.map(({ name, shape }) => [name, { shape, values: made.tensor(name) }]));
  const numbers = infos
    .filter(({ role }) => role === 'activation')
    .flatMap(({ name, shape }) => indices(shape).map((index) => ({ tensor: name, index })));
  return { read: reader({ tensors }), numbers };
}

function indices(shape: number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, size) => all.flatMap((before) => Array.from({ length: size }, (_, index) => [...before, index])),
    [[]],
  );
}

function termsOf({ recipe }: Explanation): Term[] {
  return Object.values(recipe)
    .flat()
    .filter((value): value is Term => typeof value === 'object' && value !== null && 'ref' in value);
}

/** How large the numbers are that were added: an error in the last bit of one of them stays, however small their sum. */
function magnitude(explanation: Explanation): number {
  const { recipe, value } = explanation;
  switch (recipe.form) {
    case 'products':
    case 'distance':
      return recipe.left.reduce((sum, one, index) => {
        const other = recipe.right[index]!.value;
        const size = recipe.form === 'products' ? one.value * other : (Math.abs(one.value) + Math.abs(other)) ** 2;
        return sum + Math.abs(size);
      }, Math.abs(value));
    case 'sum':
    case 'mean':
      return recipe.terms.reduce((sum, one) => sum + Math.abs(one.value), Math.abs(value));
    case 'norm':
      return (
        (Math.abs(recipe.from.value) + Math.abs(recipe.mean.value)) *
          recipe.rstd.value *
          Math.abs(recipe.weight.value) +
        Math.abs(recipe.bias.value)
      );
    case 'cosine':
      return 1;
    case 'gelu':
      return Math.abs(recipe.from.value);
    // An error of a score is one of the exponent.
    case 'softmax':
      return value * Math.max(1, ...recipe.scores.map((one) => Math.abs(one.value)));
    default:
      return Math.abs(value);
  }
}

/** Checks every number of the last run; returns the forms that came up. */
function check(made: Session, ablation: Ablation = {}): Set<Form> {
  const known = knownOf(made, made.inspected()[0]!, ablation);
  const { read, numbers } = tensorsIn(made);
  const forms = new Set<Form>();
  const wrong: unknown[] = [];
  for (const ref of numbers) {
    const explanation = explain(known, ref, read);
    forms.add(explanation.recipe.form);
    const result = resultOf(explanation.recipe, known.config.dModel);
    const hidden = explanation.recipe.form === 'masked' && ref.tensor.endsWith('.scores');
    const right = hidden
      ? explanation.value === -Infinity
      : result !== null && Math.abs(result - explanation.value) <= 1e-5 * magnitude(explanation);
    if (!right) wrong.push([ref, explanation.value, result]);
    for (const term of termsOf(explanation)) if (!Object.is(term.value, read(term.ref))) wrong.push([ref, term]);
  }
  expect(numbers.length).toBeGreaterThan(100);
  expect(wrong.slice(0, 5)).toEqual([]);
  return forms;
}

describe.each(Object.entries(CONFIGS))('%s', (_name, model) => {
  test('every number adds up, and every term is the number that it refers to', () => {
    using made = session(model);
    made.observe(SENTENCE.source, SENTENCE.target);
    const forms = check(made);
    expect(forms).toContain('softmax');
    expect(forms.has('norm')).toBe(made.config.norm !== 'none');
    expect(forms.has('gelu')).toBe(made.config.activation === 'gelu');
    made.translate(SENTENCE.source);
    check(made);
  });

  test.each(Object.entries(ABLATIONS))('%s', (_what, ablation) => {
    using made = session(model);
    made.observe(SENTENCE.source, SENTENCE.target, { ablation });
    const forms = check(made, ablation);
    if (ablation.crossAttention || ablation.heads) expect(forms).toContain('off');
    expect(forms.has('masked')).toBe(ablation.causalMask !== true);
  });

  test('a walk from a probability ends at weights and positions, and at nothing else', () => {
    using made = session(model);
    made.observe(SENTENCE.source, SENTENCE.target);
    const known = knownOf(made, made.inspected()[0]!, {});
    const { read } = tensorsIn(made);
    const parameters = new Set(made.tensors().flatMap(({ name, role }) => (role === 'parameter' ? [name] : [])));
    const ends = new Set<string>();
    const seen = new Set<string>();
    const walk = (ref: Reference): void => {
      const key = `${ref.tensor} ${ref.index.join()}`;
      if (seen.has(key)) return;
      seen.add(key);
      const explanation = explain(known, ref, read);
      const terms = termsOf(explanation);
      if (terms.length === 0) {
        ends.add(explanation.recipe.form === 'learned' ? ref.tensor : explanation.recipe.form);
        expect(Number.isFinite(read(ref))).toBe(true);
      }
      for (const term of terms) walk(term.ref);
    };
    walk({ tensor: 'probabilities', index: [1, 2] });
    const { wave, ...weights } = Object.fromEntries([...ends].map((end) => [end, true]));
    expect(wave ?? false).toBe(made.config.position === 'sinusoidal');
    for (const name of Object.keys(weights)) expect(parameters).toContain(name);
    expect(ends).toContain('src_embedding.weight');
    expect(ends).toContain('tgt_embedding.weight');
    expect(ends).toContain('generator.weight');
  });

  test('what has to be fetched is known before, and no more than that', () => {
    using made = session(model);
    made.observe(SENTENCE.source, SENTENCE.target);
    const known = knownOf(made, made.inspected()[0]!, {});
    const { read } = tensorsIn(made);
    for (const tensor of ['decoder.layers.0.multihead_attn.weights', 'probabilities']) {
      const index = tensor === 'probabilities' ? [0, 2] : [0, 0, 1, 1];
      const chain = chainOf(known, { tensor, index });
      const names = tensorsOf(known, chain);
      const used = new Set<string>();
      for (const ref of chain) {
        explain(known, ref, (one) => {
          used.add(one.tensor);
          return read(one);
        });
      }
      expect(names.sort()).toEqual([...used].sort());
      const own = new Set(made.tensors().map(({ name }) => name));
      for (const name of names) expect(own).toContain(name);
    }
  });
});

test('a weight is told from the product of query and key on', () => {
  using made = session(CONFIGS['the smallest']!);
  made.observe(SENTENCE.source, SENTENCE.target);
  const known = knownOf(made, made.inspected()[0]!, {});
  const ref = { tensor: 'decoder.layers.0.self_attn.weights', index: [0, 0, 1, 0] };
  expect(chainOf(known, ref).map(({ tensor }) => tensor.split('.').at(-1))).toEqual([
    'raw_scores',
    'scores',
    'weights',
  ]);
  // What lies behind the mask has no such story.
  const hidden = { ...ref, index: [0, 0, 0, 1] };
  expect(chainOf(known, hidden)).toEqual([hidden]);
});

test('a number that does not exist is not a number', () => {
  using made = session(CONFIGS['the smallest']!);
  made.observe(SENTENCE.source, SENTENCE.target);
  const { read } = tensorsIn(made);
  for (const index of [[99, 0], [0, 2], [0], [-1, 0]]) expect(read({ tensor: 'source.sum', index })).toBeNaN();
  expect(read({ tensor: 'no.such', index: [0] })).toBeNaN();
});
