/** The formulas of the course in MathML, with what each of their letters stands for. */
import { html, mathml, type TemplateResult } from 'lit';
import { t, type Key } from '../i18n';
import type { FormulaName } from './chapter';

type Part = ReturnType<typeof mathml>;

interface Formula {
  math: Part;
  /** The letters, as they stand in the formula. */
  letters: { letter: Part; means: Key }[];
}

/** One of the two waves of a pair: as core/ops/position.h has them. */
function waveRow(wave: 'sin' | 'cos', unit: Part): Part {
  const angle = mathml`<mfrac><mi>t</mi><msup><mn>10000</mn><mrow><mn>2</mn><mi>i</mi><mo>/</mo><mi>d</mi></mrow></msup></mfrac>`;
  return mathml`<mtr><mtd><msub><mi>p</mi><mrow><mi>t</mi><mo>,</mo>${unit}</mrow></msub></mtd><mtd><mo>=</mo></mtd><mtd><mi>${wave}</mi><mspace width="0.2em"/>${angle}</mtd></mtr>`;
}
/** A letter with its indices, in the colour of its role. */
const at = (letter: string, indices: string, role = ''): Part =>
  mathml`<msub><mi class=${role && `of-${role}`}>${letter}</mi><mrow>${[...indices].map((index) => mathml`<mi>${index}</mi>`)}</mrow></msub>`;
const power = (indices: string): Part => mathml`<msup><mi>e</mi>${at('s', indices)}</msup>`;
/** A logit divided by the temperature, as a power. */
const divided = (index: string): Part =>
  mathml`<msup><mi>e</mi><mrow>${at('z', index)}<mo>/</mo><mi>T</mi></mrow></msup>`;
/** A vector that a table of weights makes another one of, as a row of its own. */
const projection = (made: string, index: string, from: string, table: string, role: string): Part =>
  mathml`<mtr><mtd>${at(made, index, role)}</mtd><mtd><mo>=</mo></mtd><mtd>${at(from, index)}<msup><mi>W</mi><mi>${table}</mi></msup></mtd></mtr>`;
/** What a head gives to word i. */
const ofHead = (head: string): Part =>
  mathml`<msubsup><mi>z</mi><mi>i</mi><mrow>${head === 'h' ? mathml`<mi>h</mi>` : mathml`<mn>${head}</mn>`}</mrow></msubsup>`;
/** A word's query or key by itself, and the length of one. */
const [QUERY, KEY] = [mathml`<mi class="of-query">q</mi>`, mathml`<mi class="of-key">k</mi>`];
const length = (vector: Part): Part =>
  mathml`<mrow><mo stretchy="false">‖</mo>${vector}<mo stretchy="false">‖</mo></mrow>`;
const PRODUCT = mathml`<mrow>${QUERY}<mo>·</mo>${KEY}</mrow>`;
/** As core/ops/similarity.h has them. */
const SIMILARITIES: readonly { is: Part; means: Key }[] = [
  { is: mathml`<mfrac>${PRODUCT}<msqrt><mi>d</mi></msqrt></mfrac>`, means: 'formula.similarities.scaled' },
  {
    is: mathml`<mfrac>${PRODUCT}<mrow>${length(QUERY)}<mspace width="0.2em"/>${length(KEY)}</mrow></mfrac>`,
    means: 'formula.similarities.cosine',
  },
  { is: PRODUCT, means: 'formula.similarities.dot' },
  {
    is: mathml`<mo>−</mo><msup>${length(mathml`${QUERY}<mo>−</mo>${KEY}`)}<mn>2</mn></msup>`,
    means: 'formula.similarities.euclidean',
  },
];
const nth = (which: number): Part => mathml`<msub><mi>s</mi><mn>${which + 1}</mn></msub>`;
/** The loss as a function; its brackets are no taller than what is in them. */
const lossAt = (weights: Part): Part =>
  mathml`<mi>L</mi><mrow><mo stretchy="false">(</mo>${weights}<mo stretchy="false">)</mo></mrow>`;
/** K, transposed. */
const TURNED_KEYS = mathml`<msup><mi class="of-key">K</mi><mi>T</mi></msup>`;

const FORMULAS: Record<FormulaName, Formula> = {
  embedding: {
    math: mathml`<msub><mi>e</mi><mi>j</mi></msub><mo>=</mo><munder><mo>∑</mo><mi>i</mi></munder><msub><mi>x</mi><mi>i</mi></msub><msub><mi>w</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>`,
    letters: [
      { letter: mathml`<msub><mi>x</mi><mi>i</mi></msub>`, means: 'formula.embedding.x' },
      { letter: mathml`<msub><mi>w</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>`, means: 'formula.embedding.w' },
      { letter: mathml`<msub><mi>e</mi><mi>j</mi></msub>`, means: 'formula.embedding.e' },
    ],
  },
  position: {
    math: mathml`<mtable columnalign="right center left">${waveRow('sin', mathml`<mrow><mn>2</mn><mi>i</mi></mrow>`)}${waveRow('cos', mathml`<mrow><mn>2</mn><mi>i</mi><mo>+</mo><mn>1</mn></mrow>`)}</mtable>`,
    letters: [
      { letter: mathml`<mi>t</mi>`, means: 'formula.position.t' },
      { letter: mathml`<mi>i</mi>`, means: 'formula.position.i' },
      { letter: mathml`<mi>d</mi>`, means: 'formula.position.d' },
      { letter: mathml`<msub><mi>p</mi><mi>t</mi></msub>`, means: 'formula.position.p' },
    ],
  },
  similarity: {
    math: mathml`${at('q', 'i', 'query')}<mo>·</mo>${at('k', 'j', 'key')}<mo>=</mo><munder><mo>∑</mo><mi>n</mi></munder>${at('q', 'in', 'query')}${at('k', 'jn', 'key')}`,
    letters: [
      { letter: at('q', 'i', 'query'), means: 'formula.similarity.q' },
      { letter: at('k', 'j', 'key'), means: 'formula.similarity.k' },
      { letter: mathml`<mi>n</mi>`, means: 'formula.similarity.n' },
    ],
  },
  softmax: {
    math: mathml`${at('s', 'ij')}<mo>=</mo><mfrac><mrow>${at('q', 'i', 'query')}<mo>·</mo>${at('k', 'j', 'key')}</mrow><msqrt><mi>d</mi></msqrt></mfrac><mspace width="2em" />${at('a', 'ij')}<mo>=</mo><mfrac>${power('ij')}<mrow><munder><mo>∑</mo><mi>l</mi></munder>${power('il')}</mrow></mfrac>`,
    letters: [
      { letter: at('s', 'ij'), means: 'formula.softmax.s' },
      { letter: mathml`<mi>d</mi>`, means: 'formula.softmax.d' },
      { letter: at('a', 'ij'), means: 'formula.softmax.a' },
      { letter: mathml`<mi>e</mi>`, means: 'formula.softmax.e' },
      { letter: mathml`<mi>l</mi>`, means: 'formula.softmax.l' },
    ],
  },
  mixture: {
    math: mathml`${at('z', 'i')}<mo>=</mo><munder><mo>∑</mo><mi>j</mi></munder>${at('a', 'ij')}${at('v', 'j', 'value')}`,
    letters: [
      { letter: at('z', 'i'), means: 'formula.mixture.z' },
      { letter: at('a', 'ij'), means: 'formula.mixture.a' },
      { letter: at('v', 'j', 'value'), means: 'formula.mixture.v' },
    ],
  },
  masked: {
    math: mathml`${at('s', 'ij')}<mo>=</mo><mrow><mo>{</mo><mtable columnalign="left"><mtr><mtd><mfrac><mrow>${at('q', 'i', 'query')}<mo>·</mo>${at('k', 'j', 'key')}</mrow><msqrt><mi>d</mi></msqrt></mfrac></mtd><mtd><mi>j</mi><mo>≤</mo><mi>i</mi></mtd></mtr><mtr><mtd><mo>−</mo><mi>∞</mi></mtd><mtd><mi>j</mi><mo>&gt;</mo><mi>i</mi></mtd></mtr></mtable></mrow>`,
    letters: [
      { letter: at('s', 'ij'), means: 'formula.masked.s' },
      { letter: mathml`<mi>i</mi>`, means: 'formula.masked.i' },
      { letter: mathml`<mi>j</mi>`, means: 'formula.masked.j' },
      { letter: mathml`<mi>d</mi>`, means: 'formula.masked.d' },
    ],
  },
  crossed: {
    math: mathml`<mtable columnalign="right center left">${projection('q', 'i', 'y', 'Q', 'query')}${projection('k', 'j', 'x', 'K', 'key')}${projection('v', 'j', 'x', 'V', 'value')}</mtable>`,
    letters: [
      { letter: at('y', 'i'), means: 'formula.crossed.y' },
      { letter: at('x', 'j'), means: 'formula.crossed.x' },
      { letter: mathml`<msup><mi>W</mi><mi>Q</mi></msup>`, means: 'formula.crossed.w' },
      { letter: at('q', 'i', 'query'), means: 'formula.crossed.q' },
      { letter: at('k', 'j', 'key'), means: 'formula.crossed.k' },
      { letter: at('v', 'j', 'value'), means: 'formula.crossed.v' },
    ],
  },
  logit: {
    math: mathml`${at('z', 'w')}<mo>=</mo><munder><mo>∑</mo><mi>i</mi></munder>${at('h', 'i')}${at('W', 'wi')}<mo>+</mo>${at('b', 'w')}`,
    letters: [
      { letter: at('h', 'i'), means: 'formula.logit.h' },
      { letter: at('W', 'wi'), means: 'formula.logit.weight' },
      { letter: at('b', 'w'), means: 'formula.logit.b' },
      { letter: at('z', 'w'), means: 'formula.logit.z' },
    ],
  },
  temperature: {
    math: mathml`${at('p', 'w')}<mo>=</mo><mfrac>${divided('w')}<mrow><munder><mo>∑</mo><mi>v</mi></munder>${divided('v')}</mrow></mfrac>`,
    letters: [
      { letter: at('z', 'w'), means: 'formula.temperature.z' },
      { letter: mathml`<mi>T</mi>`, means: 'formula.temperature.t' },
      { letter: mathml`<mi>v</mi>`, means: 'formula.temperature.v' },
      { letter: at('p', 'w'), means: 'formula.temperature.p' },
    ],
  },
  crossEntropy: {
    math: mathml`<mi>L</mi><mo>=</mo><mo>−</mo><mfrac><mn>1</mn><mi>N</mi></mfrac><munder><mo>∑</mo><mi>i</mi></munder><mi>ln</mi><mspace width="0.2em"/>${at('p', 'i')}`,
    letters: [
      { letter: at('p', 'i'), means: 'formula.crossEntropy.p' },
      { letter: mathml`<mi>N</mi>`, means: 'formula.crossEntropy.n' },
      { letter: mathml`<mi>L</mi>`, means: 'formula.crossEntropy.l' },
    ],
  },
  forecast: {
    math: mathml`${lossAt(mathml`<mi>w</mi><mo>+</mo><mi>Δ</mi>`)}<mo>≈</mo>${lossAt(mathml`<mi>w</mi>`)}<mo>+</mo><mi>g</mi><mi>Δ</mi>`,
    letters: [
      { letter: mathml`<mi>w</mi>`, means: 'formula.forecast.w' },
      { letter: mathml`<mi>Δ</mi>`, means: 'formula.forecast.change' },
      { letter: mathml`<mi>g</mi>`, means: 'formula.forecast.g' },
      { letter: mathml`<mi>L</mi>`, means: 'formula.crossEntropy.l' },
    ],
  },
  descent: {
    math: mathml`<mi>w</mi><mo>←</mo><mi>w</mi><mo>−</mo><mi>η</mi><mspace width="0.1em"/><mi>g</mi>`,
    letters: [
      { letter: mathml`<mi>w</mi>`, means: 'formula.descent.w' },
      { letter: mathml`<mi>g</mi>`, means: 'formula.forecast.g' },
      { letter: mathml`<mi>η</mi>`, means: 'formula.descent.rate' },
    ],
  },
  joined: {
    math: mathml`${at('o', 'i')}<mo>=</mo><mrow><mo>(</mo>${ofHead('1')}<mspace width="0.4em" />${ofHead('2')}<mo>)</mo></mrow><msup><mi>W</mi><mi>O</mi></msup><mspace width="2em" />${at('y', 'i')}<mo>=</mo>${at('x', 'i')}<mo>+</mo>${at('o', 'i')}`,
    letters: [
      { letter: ofHead('h'), means: 'formula.joined.z' },
      { letter: mathml`<msup><mi>W</mi><mi>O</mi></msup>`, means: 'formula.joined.w' },
      { letter: at('o', 'i'), means: 'formula.joined.o' },
      { letter: at('x', 'i'), means: 'formula.joined.x' },
      { letter: at('y', 'i'), means: 'formula.joined.y' },
    ],
  },
  norm: {
    math: mathml`${at('y', 'i')}<mo>=</mo>${at('γ', 'i')}<mfrac><mrow>${at('x', 'i')}<mo>−</mo><mi>μ</mi></mrow><msqrt><msup><mi>σ</mi><mn>2</mn></msup><mo>+</mo><mi>ε</mi></msqrt></mfrac><mo>+</mo>${at('β', 'i')}`,
    letters: [
      { letter: at('x', 'i'), means: 'formula.norm.x' },
      { letter: mathml`<mi>μ</mi>`, means: 'formula.norm.mean' },
      { letter: mathml`<msup><mi>σ</mi><mn>2</mn></msup>`, means: 'formula.norm.variance' },
      { letter: mathml`<mi>ε</mi>`, means: 'formula.norm.epsilon' },
      { letter: mathml`${at('γ', 'i')}<mo>,</mo>${at('β', 'i')}`, means: 'formula.norm.learned' },
    ],
  },
  similarities: {
    math: mathml`<mtable columnalign="right center left" displaystyle="true" rowspacing="0.4em">${SIMILARITIES.map(({ is }, which) => mathml`<mtr><mtd>${nth(which)}</mtd><mtd><mo>=</mo></mtd><mtd>${is}</mtd></mtr>`)}</mtable>`,
    letters: [
      ...SIMILARITIES.map(({ means }, which) => ({ letter: nth(which), means })),
      { letter: mathml`${QUERY}<mo>,</mo>${KEY}`, means: 'formula.similarities.vectors' },
      { letter: mathml`<mi>d</mi>`, means: 'formula.similarities.d' },
      { letter: length(QUERY), means: 'formula.similarities.length' },
    ],
  },
  attention: {
    math: mathml`<mi>Z</mi><mo>=</mo><mi>softmax</mi><mrow><mo>(</mo><mfrac><mrow><mi class="of-query">Q</mi>${TURNED_KEYS}</mrow><msqrt><mi>d</mi></msqrt></mfrac><mo>)</mo></mrow><mi class="of-value">V</mi>`,
    letters: [
      { letter: mathml`<mi class="of-query">Q</mi>`, means: 'formula.attention.q' },
      { letter: TURNED_KEYS, means: 'formula.attention.k' },
      { letter: mathml`<mi class="of-value">V</mi>`, means: 'formula.attention.v' },
      { letter: mathml`<mi>Z</mi>`, means: 'formula.attention.z' },
    ],
  },
};

export function courseFormula(name: FormulaName): TemplateResult {
  const { math, letters } = FORMULAS[name];
  return html`<div class="course-formula">
    <math display="block">${math}</math>
    <dl>
      ${letters.map(
        ({ letter, means }) =>
          html`<div>
            <dt><math>${letter}</math></dt>
            <dd>${t(means)}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}
