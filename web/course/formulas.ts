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
