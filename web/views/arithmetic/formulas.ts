/** How a number is made, as a formula: in letters, and with the numbers in their place. */
import type { TemplateResult } from 'lit';
import type { Explanation } from '../../explain/explain';
import type { Recipe } from '../../explain/recipe';
import { exponentials, gaussianBelow, lengthOf, NORM_EPSILON, variance, wave, type Term } from '../../explain/workings';
import { decimal } from '../../i18n/format';
import {
  factor,
  fenced,
  formula,
  frac,
  length,
  mi,
  minus,
  mn,
  mo,
  negative,
  number,
  plus,
  root,
  row,
  sub,
  sumOver,
  sup,
  type Piece,
} from './math';
import { kindOf, roleOf, type Kind } from './names';
import { printed, printedShare, sign, writtenOut, type Printed } from './numbers';

const [i, j] = [mi('i'), mi('j')];
const q = mi('q', 'of-query');
const k = mi('k', 'of-key');

/** The letters of a sum of products: the result, and the two factors. */
function letters(kind: Kind): [Piece, Piece, Piece] {
  const matrix = (name: string): Piece => sub(sup(mi('W'), mi(name)), row(i, j));
  const x = sub(mi('x'), j);
  switch (kind) {
    case 'query':
      return [sub(q, i), x, matrix('Q')];
    case 'key':
      return [sub(k, i), x, matrix('K')];
    case 'value':
      return [sub(mi('v', 'of-value'), i), x, matrix('V')];
    case 'raw_scores':
      return [row(q, mo('·'), k), sub(q, j), sub(k, j)];
    case 'heads':
      return [sub(mi('z'), i), sub(mi('a'), j), sub(mi('v', 'of-value'), row(j, i))];
    case 'attended':
      return [sub(mi('o'), i), sub(mi('z'), j), matrix('O')];
    case 'feed_forward':
      return [sub(mi('f'), i), sub(mi('h'), j), matrix('2')];
    case 'logits':
      return [sub(mi('ℓ'), i), x, sub(mi('W'), row(i, j))];
    default:
      return [sub(mi(kind === 'hidden' ? 'h' : 'u'), i), x, matrix('1')];
  }
}

interface Line {
  letters: Piece;
  /** With numbers, the result left out, in pieces between which a line may break; none where the letters say it all. */
  numbers: Piece[];
  /** What the printed numbers come to; in each way in which they are printed. */
  computed: number | readonly number[];
}

/** The formula in letters, and under it with numbers; nothing for what is not computed. */
export function formulas({ ref, value, recipe }: Explanation, width: number): TemplateResult[] {
  const kind = kindOf(ref);
  const result = recipe.form === 'softmax' ? printedShare(value, recipe.scores.length) : printed(value);
  const line = lineOf(kind, recipe, width);
  if (line === null) return [];
  // ">0.9999" brings its own sign.
  const certain = result.text.startsWith('>');
  const equal = mo(certain ? '>' : sign(line.computed, result));
  const role = roleOf(ref);
  if (line.numbers.length === 0) return [formula(line.letters)];
  return [
    formula(line.letters),
    formula(...line.numbers, row(equal, mn(certain ? result.text.slice(1) : result.text, `result ${role}`))),
  ];
}

function lineOf(kind: Kind, recipe: Recipe<Term>, width: number): Line | null {
  switch (recipe.form) {
    case 'learned':
    case 'off':
    case 'masked':
      return null;
    case 'wave':
      return waveLine(recipe.position, recipe.unit, width);
    case 'scaled':
      return scaledLine(kind, recipe, width);
    case 'sum':
      return sumLine(kind, recipe.terms);
    case 'products':
      return productsLine(kind, recipe);
    case 'cosine': {
      const [above, left, right] = [recipe.dot.value, lengthOf(recipe.left), lengthOf(recipe.right)].map(printed) as [
        Printed,
        Printed,
        Printed,
      ];
      return {
        letters: row(mi('s'), mo('='), frac(row(q, mo('·'), k), row(length(q), length(k)))),
        numbers: [frac(number(above), row(factor(left), mo('×'), factor(right)))],
        computed: above.value / (left.value * right.value),
      };
    }
    case 'distance':
      return {
        letters: row(mi('s'), mo('='), negative, sumOver('j'), sup(fenced(sub(q, j), minus, sub(k, j)), mn('2'))),
        numbers: [],
        computed: NaN,
      };
    case 'softmax':
      return softmaxLine(kind, recipe);
    case 'gelu': {
      const from = printed(recipe.from.value);
      const below = printed(gaussianBelow(recipe.from.value));
      const u = mi('u');
      return {
        letters: row(mi('h'), mo('='), u, mo('·'), mi('Φ'), fenced(u)),
        numbers: [factor(from), row(mo('×'), factor(below))],
        computed: from.value * below.value,
      };
    }
    case 'norm':
      return normLine(recipe);
    case 'mean':
      return {
        letters: row(mi('μ'), mo('='), frac(mn('1'), mi('d')), sumOver('j'), sub(mi('x'), j)),
        numbers: [],
        computed: NaN,
      };
    case 'rstd':
      return spreadLine(recipe);
  }
}

function waveLine(position: number, unit: number, width: number): Line {
  const { value, angle } = wave(position, unit, width);
  const name = mi(unit % 2 === 0 ? 'sin' : 'cos');
  const place = mi('t');
  return {
    letters: row(sub(mi('p'), i), mo('='), name, fenced(frac(place, sup(mn('10000'), frac(mi('m'), mi('d')))))),
    numbers: [
      row(
        name,
        fenced(
          frac(
            mn(decimal(position, 0)),
            sup(mn('10000'), frac(mn(decimal(unit - (unit % 2), 0)), mn(decimal(width, 0)))),
          ),
        ),
      ),
      row(mo('='), name, fenced(number(printed(angle)))),
    ],
    computed: value,
  };
}

function scaledLine(kind: Kind, { from, scale }: { from: Term; scale: number }, width: number): Line {
  const term = printed(from.value);
  if (kind === 'scores') {
    const dot = row(q, mo('·'), k);
    const inverse = Math.round(1 / scale ** 2);
    if (scale === 1 && inverse === 1)
      return { letters: row(mi('s'), mo('='), dot), numbers: [number(term)], computed: term.value };
    return {
      letters: row(mi('s'), mo('='), frac(dot, root(sub(mi('d'), mi('h'))))),
      numbers: [frac(number(term), root(mn(decimal(inverse, 0))))],
      computed: term.value * scale,
    };
  }
  const letter = kind === 'position' ? mi('p') : mi('e');
  const table = kind === 'position' ? mi('P') : mi('E');
  if (scale === 1) return { letters: row(letter, mo('='), table), numbers: [number(term)], computed: term.value };
  return {
    letters: row(letter, mo('='), root(mi('d')), mo('·'), table),
    numbers: [root(mn(decimal(width, 0))), row(mo('×'), factor(term))],
    computed: term.value * scale,
  };
}

function sumLine(kind: Kind, terms: readonly Term[]): Line {
  const names = kind === 'sum' ? [mi('e'), mi('p')] : [mi('x'), mi('f')];
  const result = mi(kind === 'sum' ? 'x' : 'y');
  const numbers = terms.map(({ value }) => printed(value));
  const used = terms.length === 1 && kind === 'residual' ? [mi('f')] : names.slice(0, terms.length);
  return {
    letters: row(result, mo('='), ...added(used)),
    numbers: added(numbers.map((one, index) => (index === 0 ? number(one) : factor(one)))),
    computed: numbers.reduce((sum, one) => sum + one.value, 0),
  };
}

const added = (pieces: Piece[]): Piece[] => pieces.map((piece, index) => (index === 0 ? piece : row(plus, piece)));

function productsLine(kind: Kind, recipe: Recipe<Term> & { form: 'products' }): Line {
  const [result, left, right] = letters(kind);
  const sum = [sumOver('j'), left, right, ...(recipe.bias ? [plus, sub(mi('b'), i)] : [])];
  const rectified = (pieces: Piece[]): Piece[] =>
    recipe.relu ? [mi('max'), fenced(mn('0'), mo(','), ...pieces)] : pieces;
  const written = writtenOut(recipe);
  const line = { letters: row(result, mo('='), ...rectified(sum)) };
  if (written === null) return { ...line, numbers: [], computed: NaN };
  const pieces = written.factors.map(([a, b], index) =>
    row(factor(a, roleOf(recipe.left[index]!.ref)), mo('×'), factor(b, roleOf(recipe.right[index]!.ref))),
  );
  return {
    ...line,
    numbers: rectified(added([...pieces, ...(written.bias ? [factor(written.bias)] : [])])),
    computed: recipe.relu ? written.sums.map((one) => Math.max(0, one)) : written.sums,
  };
}

function softmaxLine(kind: Kind, { scores, at }: { scores: readonly Term[]; at: number }): Line {
  const { shift, powers, sum } = exponentials(scores);
  const letter = mi(kind === 'weights' ? 's' : 'ℓ');
  const largest = shift === 0 ? [] : [minus, mi('m')];
  const power = (name: Piece): Piece => sup(mi('e'), row(name, ...largest));
  const [above, below] = [printed(powers[at]!), printed(sum)];
  const exponent = shift === 0 ? [] : [minus, factor(printed(shift))];
  return {
    letters: row(
      mi(kind === 'weights' ? 'a' : 'p'),
      mo('='),
      frac(power(letter), row(sumOver('j'), power(sub(letter, j)))),
    ),
    numbers: [
      frac(
        sup(mi('e'), row(number(printed(scores[at]!.value)), ...exponent)),
        row(sumOver('j'), power(sub(letter, j))),
      ),
      row(mo('='), frac(number(above), number(below))),
    ],
    computed: above.value / below.value,
  };
}

function normLine({ from, mean, rstd, weight, bias }: Recipe<Term> & { form: 'norm' }): Line {
  const [x, m, r, g, b] = [from, mean, rstd, weight, bias].map(({ value }) => printed(value)) as [
    Printed,
    Printed,
    Printed,
    Printed,
    Printed,
  ];
  return {
    letters: row(mi('y'), mo('='), fenced(mi('x'), minus, mi('μ')), mo('·'), mi('r'), mo('·'), mi('γ'), plus, mi('β')),
    numbers: [
      fenced(number(x), minus, factor(m)),
      row(mo('×'), factor(r)),
      row(mo('×'), factor(g)),
      row(plus, factor(b)),
    ],
    computed: (x.value - m.value) * r.value * g.value + b.value,
  };
}

function spreadLine({ terms, mean }: { terms: readonly Term[]; mean: Term }): Line {
  const spread = printed(variance(terms, mean.value));
  const square = sup(fenced(sub(mi('x'), j), minus, mi('μ')), mn('2'));
  return {
    letters: row(
      mi('r'),
      mo('='),
      frac(mn('1'), root(row(frac(mn('1'), mi('d')), sumOver('j'), square, plus, mi('ε')))),
    ),
    numbers: [frac(mn('1'), root(row(number(spread), plus, mn(decimal(NORM_EPSILON, 5)))))],
    computed: 1 / Math.sqrt(spread.value + NORM_EPSILON),
  };
}
