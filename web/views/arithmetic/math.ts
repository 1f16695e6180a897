/** Small pieces of MathML. */
import { html, mathml, type TemplateResult } from 'lit';
import type { Printed } from './numbers';

export type Piece = TemplateResult<3>;

/** A name; one of several letters stands upright, as MathML has it. */
export const mi = (name: string, role = ''): Piece => mathml`<mi class=${role}>${name}</mi>`;
export const mo = (sign: string): Piece => mathml`<mo>${sign}</mo>`;
/** First in its row a sign would be taken for that of a number, and stand close to it. */
export const plus = mathml`<mo form="infix">+</mo>`;
export const minus = mathml`<mo form="infix">\u2212</mo>`;
export const negative = mathml`<mo form="prefix">\u2212</mo>`;
export const mn = (text: string, role = ''): Piece => mathml`<mn class=${role}>${text}</mn>`;
export const row = (...pieces: Piece[]): Piece => mathml`<mrow>${pieces}</mrow>`;
export const frac = (above: Piece, below: Piece): Piece => mathml`<mfrac>${above}${below}</mfrac>`;
export const sub = (base: Piece, index: Piece): Piece => mathml`<msub>${base}${index}</msub>`;
export const sup = (base: Piece, power: Piece): Piece => mathml`<msup>${base}${power}</msup>`;
export const root = (inside: Piece): Piece => mathml`<msqrt>${inside}</msqrt>`;
export const sumOver = (index: string): Piece => mathml`<munder><mo>∑</mo>${mi(index)}</munder>`;
export const fenced = (...pieces: Piece[]): Piece => row(mo('('), ...pieces, mo(')'));
/** Of one size: a comma hangs below the line and would make it grow. */
const bracket = (sign: string): Piece => mathml`<mo stretchy="false">${sign}</mo>`;
export const length = (name: Piece): Piece => row(mo('‖'), name, mo('‖'));

/** A number within a product or a power: one with a sign, or with a power of ten of its own, is put into brackets. */
export function factor({ text }: Printed, role = ''): Piece {
  return /^[\u2212]|×/.test(text) ? row(bracket('('), mn(text, role), bracket(')')) : mn(text, role);
}

export const number = ({ text }: Printed, role = ''): Piece => mn(text, role);

/** Each piece a formula of its own, so that a narrow page can break the line between them: the signs bring their own space. */
export function formula(...pieces: Piece[]): TemplateResult {
  return html`<p class="formula">${pieces.map((piece) => html`<math>${displayed(piece)}</math><wbr />`)}</p>`;
}

const displayed = (piece: Piece): Piece => mathml`<mstyle displaystyle="true">${piece}</mstyle>`;
