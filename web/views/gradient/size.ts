/** How large a gradient is: as a number, and as the width of a wire. */
import { decimal } from '../../i18n/format';
import type { ModelConfig } from '../../engine/types';
import { arrivals } from '../../machine/backward';
import type { Flow } from '../../state/flow';

/** From the largest down to a thousandth of it wires grow thinner; what is smaller still is drawn like that. */
const DECADES = 3;
const THINNEST = 1;
const WIDEST = 5;

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

type Norms = Flow['norms'];

/** The norm of several tensors taken as one; null where it has not been measured. */
export function normOf(norms: Norms | null, tensors: readonly string[]): number | null {
  const found = tensors.map((tensor) => norms?.[tensor]);
  return found.some((norm) => norm === undefined) ? null : Math.hypot(...(found as number[]));
}

export function largest(norms: Norms): number {
  return Math.max(...Object.values(norms).filter(Number.isFinite), 0);
}

/** What is seen of the gradient at one place. */
export interface Seen {
  /** It has come this far back. */
  lit: boolean;
  /** Until it comes, that of the step before. */
  size: string;
  /** Of a wire, in pixels. */
  width: string;
}

export function seen(flow: Flow | null, config: ModelConfig, tensors: readonly string[]): Seen {
  const when = arrivals(config);
  const lit = flow !== null && tensors.every((tensor) => (when.get(tensor) ?? Infinity) <= flow.reached);
  const width = flow ? widthOf(normOf(flow.norms, tensors), largest(flow.norms)) : THINNEST;
  const size = sizeText(flow && normOf(lit ? flow.norms : flow.before, tensors));
  return { lit, size, width: width.toFixed(2) };
}

/** The width of a wire: a tenth of the gradient takes a third of the difference away. */
export function widthOf(norm: number | null, most: number): number {
  if (norm === null || !(norm > 0) || !(most > 0)) return THINNEST;
  const decades = Math.max(-DECADES, Math.min(0, Math.log10(norm / most)));
  return THINNEST + (WIDEST - THINNEST) * (1 + decades / DECADES);
}

/** Short enough to stand beside a wire: 0.31, 0.0012, 3·10⁻⁵. */
export function sizeText(norm: number | null): string {
  if (norm === null || !Number.isFinite(norm)) return '–';
  if (norm === 0) return '0';
  // What rounds up to the next power of ten is written with that.
  const [two, one] = [1, 0].map((digits) => norm.toExponential(digits).split('e').map(Number)) as [number[], number[]];
  const power = two[1]!;
  if (power >= -3 && power < 4) return decimal(norm, Math.max(0, 1 - power));
  return `${one[0]}·10${one[1]! < 0 ? '⁻' : ''}${raised(Math.abs(one[1]!))}`;
}

const raised = (power: number): string => [...String(power)].map((digit) => RAISED[Number(digit)]).join('');
