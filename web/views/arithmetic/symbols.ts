/** What the letters of a formula stand for, in the order in which a reader meets them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation } from '../../explain/explain';
import { exponentials, NORM_EPSILON } from '../../explain/workings';
import { t, type Key } from '../../i18n';
import { decimal } from '../../i18n/format';
import { formula, mi, sub, sup, type Piece } from './math';
import { kindOf, type Kind } from './names';
import { printed } from './numbers';

type NameOf<K> = K extends `made.symbol.${infer N}` ? N : never;
type Name = NameOf<Key>;

/** A letter, the last part of its text's key, and what it is here where that is one number. */
interface Letter {
  letter: string;
  name: Name;
  value: string | null;
}

const named = (letter: string, name: Name, value: string | null = null): Letter => ({ letter, name, value });
const whole = (value: number): string => decimal(value, 0);

const [q, k, v] = [named('q', 'query'), named('k', 'key'), named('v', 'value')];
const [x, z, u, h] = [named('x', 'vector'), named('z', 'heads'), named('u', 'unit'), named('h', 'hidden')];
const [i, j] = [named('i', 'place'), named('j', 'each')];
const matrix = (name: string): Letter => named(`W^${name}`, 'matrix');

/** The letters of a sum of products. */
const PRODUCTS: Partial<Record<Kind, Letter[]>> = {
  query: [q, x, matrix('Q'), i, j],
  key: [k, x, matrix('K'), i, j],
  value: [v, x, matrix('V'), i, j],
  raw_scores: [q, k, j],
  heads: [z, named('a', 'attention'), v, i, named('j', 'word')],
  attended: [named('o', 'attended'), z, matrix('O'), i, j],
  input: [u, x, matrix('1'), i, j],
  hidden: [h, x, matrix('1'), i, j],
  feed_forward: [named('f', 'sublayer'), h, matrix('2'), i, j],
  logits: [named('ℓ', 'logit'), x, named('W', 'output'), i, j],
};

export function symbolsOf({ ref, recipe }: Explanation, width: number): Letter[] {
  const kind = kindOf(ref);
  const d = named('d', 'width', whole(width));
  switch (recipe.form) {
    case 'products':
      return [...(PRODUCTS[kind] ?? []), ...(recipe.bias ? [named('b', 'bias')] : [])];
    case 'wave': {
      const { position, unit } = recipe;
      return [
        named('p', 'position'),
        named('t', 'turn', whole(position)),
        named('m', 'pair', whole(unit - (unit % 2))),
        d,
        i,
      ];
    }
    case 'scaled':
      if (kind === 'scores') {
        const head = Math.round(1 / recipe.scale ** 2);
        return [
          named('s', 'score'),
          q,
          k,
          ...(recipe.scale === 1 && head === 1 ? [] : [named('d_h', 'head', whole(head))]),
        ];
      }
      if (kind === 'position') return [named('p', 'position'), named('P', 'learned')];
      return [named('e', 'embedding'), named('E', 'learned'), ...(recipe.scale === 1 ? [] : [d])];
    case 'sum':
      if (kind === 'sum')
        return [named('x', 'sum'), named('e', 'embedding'), named('p', 'position')].slice(0, recipe.terms.length + 1);
      return [named('y', 'result'), ...(recipe.terms.length > 1 ? [named('x', 'before')] : []), named('f', 'sublayer')];
    case 'cosine':
      return [named('s', 'score'), q, k, named('‖ ‖', 'length')];
    case 'distance':
      return [named('s', 'score'), q, k, j];
    case 'softmax': {
      const { shift } = exponentials(recipe.scores);
      const attention = kind === 'weights';
      return [
        attention ? named('a', 'attention') : named('p', 'probability'),
        attention ? named('s', 'score') : named('ℓ', 'logit'),
        ...(shift === 0 ? [] : [named('m', attention ? 'largest' : 'largest_logit', printed(shift).text)]),
        named('e', 'euler', decimal(Math.E, 4)),
        named('j', 'word'),
      ];
    }
    case 'gelu':
      return [h, u, named('Φ', 'gauss')];
    case 'norm':
      return [
        named('y', 'result'),
        x,
        named('μ', 'mean'),
        named('r', 'spread'),
        named('γ', 'scale'),
        named('β', 'shift'),
      ];
    case 'mean':
      return [named('μ', 'mean'), x, d, j];
    case 'rstd':
      return [named('r', 'spread'), x, named('μ', 'mean'), d, named('ε', 'epsilon', decimal(NORM_EPSILON, 5)), j];
    case 'learned':
    case 'off':
    case 'masked':
      return [];
  }
}

/** Those of one formula that no formula above it has named. */
export function symbolList(letters: readonly Letter[], above: readonly Letter[]): TemplateResult | typeof nothing {
  const fresh = letters.filter((one) => !above.some(({ letter, name }) => letter === one.letter && name === one.name));
  if (fresh.length === 0) return nothing;
  return html`<dl class="symbols">
    ${fresh.map(
      ({ letter, name, value }) =>
        html`<div>
          <dt>${formula(drawn(letter, name))}</dt>
          <dd>${t(`made.symbol.${name}`)}${value === null ? '' : ` ${value}`}</dd>
        </div>`,
    )}
  </dl>`;
}

function drawn(letter: string, name: string): Piece {
  const [base = '', index] = letter.split('_');
  const [stem = '', power] = base.split('^');
  const role = ['query', 'key', 'value'].includes(name) ? `of-${name}` : '';
  if (index !== undefined) return sub(mi(base), mi(index));
  return power === undefined ? mi(stem, role) : sup(mi(stem), mi(power));
}
