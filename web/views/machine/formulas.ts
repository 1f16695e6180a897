/** One formula a stage, in MathML, as the model is configured. */
import { html, mathml, nothing, type TemplateResult } from 'lit';
import type { ModelConfig } from '../../engine/types';

type Part = ReturnType<typeof mathml> | string;

const i = (name: string): Part => mathml`<mi>${name}</mi>`;
const n = (value: string): Part => mathml`<mn>${value}</mn>`;
const o = (sign: string): Part => mathml`<mo>${sign}</mo>`;
/** A name of several letters stands upright. */
const name = (text: string): Part => mathml`<mi mathvariant="normal">${text}</mi>`;
const row = (...parts: Part[]): Part => mathml`<mrow>${parts}</mrow>`;
const sub = (base: Part, below: Part): Part => mathml`<msub>${base}${below}</msub>`;
const sup = (base: Part, above: Part): Part => mathml`<msup>${base}${above}</msup>`;
const over = (above: Part, below: Part): Part => mathml`<mfrac>${above}${below}</mfrac>`;
const root = (of: Part): Part => mathml`<msqrt>${of}</msqrt>`;
const sum = (index: Part): Part => mathml`<munder><mo>∑</mo>${index}</munder>`;
const of = (call: Part, ...parts: Part[]): Part =>
  row(call, o('\u2061'), mathml`<mrow><mo>(</mo>${parts}<mo>)</mo></mrow>`);
const times = (a: Part, b: Part): Part => row(a, o('\u2062'), b);
const at = (base: string, index: string): Part => sub(i(base), i(index));
const named = (base: string, index: string): Part => sub(i(base), name(index));
const softmax = name('softmax');
const rootOfWidth = root(named('d', 'k'));
const equation = (...parts: Part[]): Part => row(...parts);

/** The score of a query and a key. */
function score(config: ModelConfig, q: Part, k: Part): Part {
  const dot = row(q, o('·'), k);
  switch (config.similarity) {
    case 'scaled_dot':
      return over(dot, rootOfWidth);
    case 'dot':
      return dot;
    case 'cosine':
      return over(dot, row(o('‖'), q, o('‖'), o('\u2062'), o('‖'), k, o('‖')));
    case 'euclidean':
      return row(o('−'), sup(row(o('‖'), q, o('−'), k, o('‖')), n('2')));
  }
}

/** What softmax is taken of: all scores at once where they are products, else by their name. */
function scores(config: ModelConfig, q: Part, k: Part): Part {
  const product = times(q, sup(k, name('T')));
  if (config.similarity === 'scaled_dot') return over(product, rootOfWidth);
  return config.similarity === 'dot' ? product : i('S');
}

const slope = (of: Part, by: Part): Part => over(row(o('∂'), of), row(o('∂'), by));

/** A word's vector through a matrix of its own. */
const projected = (config: ModelConfig, letter: string, small: string): Part =>
  equation(
    at(small, 'i'),
    o('='),
    times(at('x', 'i'), at('W', letter)),
    config.attentionBias ? row(o('+'), at('b', letter)) : '',
  );

const FORMULAS: Record<string, (config: ModelConfig) => Part> = {
  tokens: () =>
    equation(i('x'), o('='), row(o('('), sub(i('x'), n('1')), o(','), o('…'), o(','), at('x', 'n'), o(')'))),
  encoder: () =>
    equation(
      row(o('('), sub(i('h'), n('1')), o(','), o('…'), o(','), at('h', 'n'), o(')')),
      o('='),
      of(name('encoder'), sub(i('x'), n('1')), o(','), o('…'), o(','), at('x', 'n')),
    ),
  decoder: () =>
    equation(
      at('y', 't'),
      o('='),
      mathml`<munder>${name('arg max')}${i('w')}</munder>`,
      of(i('p'), i('w'), o('|'), sub(i('y'), row(o('<'), i('t'))), o(','), i('h')),
    ),
  embedding: (config) =>
    equation(
      at('e', 'i'),
      o('='),
      config.embeddingScale ? times(root(i('d')), sub(i('E'), at('x', 'i'))) : sub(i('E'), at('x', 'i')),
    ),
  position: (config) => {
    if (config.position === 'learned') return equation(at('p', 'i'), o('='), at('P', 'i'));
    const angle = over(i('i'), sup(n('10000'), mathml`<mrow>${n('2')}${i('k')}${o('/')}${i('d')}</mrow>`));
    const entry = (index: Part, wave: string): Part =>
      row(sub(i('p'), row(i('i'), o(','), index)), o('='), of(name(wave), angle));
    const lines = [entry(row(n('2'), i('k')), 'sin'), entry(row(n('2'), i('k'), o('+'), n('1')), 'cos')];
    return mathml`<mtable columnalign="left">${lines.map((line) => mathml`<mtr><mtd>${line}</mtd></mtr>`)}</mtable>`;
  },
  sum: () => equation(at('x', 'i'), o('='), at('e', 'i'), o('+'), at('p', 'i')),
  query: (config) => projected(config, 'Q', 'q'),
  key: (config) => projected(config, 'K', 'k'),
  value: (config) => projected(config, 'V', 'v'),
  product: () =>
    equation(
      at('q', 'i'),
      o('·'),
      at('k', 'j'),
      o('='),
      sum(i('m')),
      times(sub(i('q'), row(i('i'), i('m'))), sub(i('k'), row(i('j'), i('m')))),
    ),
  score: (config) => equation(sub(i('s'), row(i('i'), i('j'))), o('='), score(config, at('q', 'i'), at('k', 'j'))),
  weight: () =>
    equation(
      sub(i('a'), row(i('i'), i('j'))),
      o('='),
      over(
        sup(i('e'), sub(i('s'), row(i('i'), i('j')))),
        row(sum(i('l')), sup(i('e'), sub(i('s'), row(i('i'), i('l'))))),
      ),
    ),
  mix: () => equation(at('o', 'i'), o('='), sum(i('j')), times(sub(i('a'), row(i('i'), i('j'))), at('v', 'j'))),
  'attention.encoder': (config) =>
    equation(i('A'), o('='), of(softmax, scores(config, i('Q'), i('K'))), o('\u2062'), i('V')),
  'attention.decoder': (config) =>
    equation(i('A'), o('='), of(softmax, scores(config, i('Q'), i('K')), o('+'), i('M')), o('\u2062'), i('V')),
  'attention.cross': (config) =>
    equation(
      i('A'),
      o('='),
      of(softmax, scores(config, named('Q', 'dec'), named('K', 'enc'))),
      o('\u2062'),
      named('V', 'enc'),
    ),
  heads: (config) =>
    equation(
      i('y'),
      o('='),
      row(o('['), sub(i('o'), n('1')), o(';'), o('…'), o(';'), at('o', 'h'), o(']')),
      o('\u2062'),
      at('W', 'O'),
      config.attentionBias ? row(o('+'), at('b', 'O')) : '',
    ),
  residual: (config) => equation(i('y'), o('='), i('x'), o('+'), of(i('f'), inner(config))),
  norm: () =>
    equation(
      of(name('norm'), i('x')),
      o('='),
      i('γ'),
      over(row(i('x'), o('−'), i('μ')), root(row(sup(i('σ'), n('2')), o('+'), i('ε')))),
      o('+'),
      i('β'),
    ),
  feedForward: (config) => {
    const bias = (index: string): Part => (config.linearBias ? row(o('+'), sub(i('b'), n(index))) : '');
    const wide = row(times(i('x'), sub(i('W'), n('1'))), bias('1'));
    const bent = config.activation === 'relu' ? of(name('max'), n('0'), o(','), wide) : of(name('GELU'), wide);
    return equation(i('y'), o('='), times(bent, sub(i('W'), n('2'))), bias('2'));
  },
  output: (config) => equation(i('p'), o('='), of(softmax, logits(config))),
  logit: (config) => equation(i('z'), o('='), logits(config)),
  probability: () =>
    equation(at('p', 'w'), o('='), over(sup(i('e'), at('z', 'w')), row(sum(i('v')), sup(i('e'), at('z', 'v'))))),
  gradient: () =>
    equation(
      slope(i('L'), i('x')),
      o('='),
      sum(i('y')),
      sup(row(o('('), slope(i('y'), i('x')), o(')')), name('T')),
      o('\u2062'),
      slope(i('L'), i('y')),
    ),
  writes: () =>
    equation(at('y', 't'), o('='), mathml`<munder>${name('arg max')}${i('w')}</munder>`, o('\u2062'), at('p', 'w')),
};

const logits = (config: ModelConfig): Part => row(times(i('h'), i('W')), config.outputBias ? row(o('+'), i('b')) : '');

/** What a sublayer is given: with pre-norm, its input normalised. */
const inner = (config: ModelConfig): Part => (config.norm === 'pre' ? of(name('norm'), i('x')) : i('x'));

export const NOTES: readonly string[] = Object.keys(FORMULAS);

export function formula(note: string, config: ModelConfig): TemplateResult | typeof nothing {
  const made = FORMULAS[note]?.(config);
  return made === undefined ? nothing : html`<math display="block">${made}</math>`;
}
