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

const FORMULAS: Record<FormulaName, Formula> = {
  embedding: {
    math: mathml`<msub><mi>e</mi><mi>j</mi></msub><mo>=</mo><munder><mo>∑</mo><mi>i</mi></munder><msub><mi>x</mi><mi>i</mi></msub><msub><mi>w</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>`,
    letters: [
      { letter: mathml`<msub><mi>x</mi><mi>i</mi></msub>`, means: 'formula.embedding.x' },
      { letter: mathml`<msub><mi>w</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>`, means: 'formula.embedding.w' },
      { letter: mathml`<msub><mi>e</mi><mi>j</mi></msub>`, means: 'formula.embedding.e' },
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
