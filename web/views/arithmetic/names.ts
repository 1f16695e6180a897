/** What a number is called, and where in the model it stands. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { placeOf, type Place } from '../../explain/name';
import type { Reference } from '../../explain/reference';
import { tokensOf, type Known } from '../../explain/wiring';
import { rich, t, type Key } from '../../i18n';
import { integer } from '../../i18n/format';
import { typeset, word } from '../view';

export type Kind =
  | 'embedding'
  | 'position'
  | 'sum'
  | 'query'
  | 'key'
  | 'value'
  | 'raw_scores'
  | 'scores'
  | 'weights'
  | 'heads'
  | 'attended'
  | 'residual'
  | 'norm'
  | 'mean'
  | 'rstd'
  | 'input'
  | 'hidden'
  | 'feed_forward'
  | 'logits'
  | 'probabilities'
  | 'parameter';

export function kindOf({ tensor }: Reference): Kind {
  const place = placeOf(tensor);
  switch (place.of) {
    case 'word':
      return place.what;
    case 'attention':
      return place.what === 'output' ? 'attended' : place.what;
    case 'residual':
      return 'residual';
    case 'norm':
      return place.what === 'output' ? 'norm' : place.what;
    case 'feed_forward':
      return place.what === 'output' ? 'feed_forward' : place.what;
    case 'output':
      return place.what;
    case 'parameter':
      return 'parameter';
  }
}

/** A sentence of the dictionary and what fills it; `words` are the places that hold tokens. */
interface Name {
  key: Key;
  params: Record<string, string>;
  words: readonly string[];
}

const MATRIX = /(in_proj|out_proj|linear[12]|norm|generator)\d?[._](weight|bias)$/;
const PROJECTED = ['query', 'key', 'value'] as const;

function nameOf(known: Known, ref: Reference): Name {
  const place = placeOf(ref.tensor);
  if (place.of === 'parameter') return parameterName(known, ref);
  const kind = kindOf(ref) as Exclude<Kind, 'parameter'>;
  const [first = 0, second = 0, row = 0, column = 0] = ref.index;
  const params: Record<string, string> = { unit: integer(second + 1) };
  const token = (side: 'encoder' | 'decoder', index: number): string => tokensOf(known, side)[index] ?? '';
  if (place.of === 'attention') {
    const cells = ['raw_scores', 'scores', 'weights'].includes(place.what);
    const memory = place.kind === 'decoder' ? 'decoder' : 'encoder';
    const asked = place.kind === 'encoder' ? 'encoder' : 'decoder';
    params.word = token(place.what === 'key' || place.what === 'value' ? memory : asked, cells ? row : first);
    params.other = token(memory, column);
    if (place.what === 'heads') params.unit = integer(row + 1);
  } else {
    params.word = token(place.of === 'output' ? 'decoder' : place.side, first);
    params.other = known.targetVocabulary[second] ?? '';
  }
  // The row of a word that is written is the query of the word before it.
  const crossed = kind === 'weights' && place.of === 'attention' && place.kind === 'cross';
  return { key: crossed ? 'made.name.crossed' : `made.name.${kind}`, params, words: ['word', 'other'] };
}

function parameterName(known: Known, { tensor, index }: Reference): Name {
  const [row = 0, column = 0] = index;
  const params: Record<string, string> = { row: integer(row + 1), unit: integer(column + 1) };
  const table = /^(src|tgt)_(embedding|position)/.exec(tensor);
  if (table?.[2] === 'position') return { key: 'made.name.place', params, words: [] };
  if (table) {
    const vocabulary = table[1] === 'src' ? known.sourceVocabulary : known.targetVocabulary;
    return { key: 'made.name.table', params: { ...params, word: vocabulary[row] ?? '' }, words: ['word'] };
  }
  const [, matrix = 'generator', kind = 'weight'] = MATRIX.exec(tensor) ?? [];
  const joint = matrix === 'in_proj';
  const { dModel } = known.config;
  const which = joint ? PROJECTED[Math.floor(row / dModel)]! : (matrix as 'linear1');
  const name = t(kind === 'bias' ? `made.bias.${which}` : `made.weight.${which}`);
  const at = integer((joint ? row % dModel : row) + 1);
  if (index.length > 1) return { key: 'made.name.matrix', params: { ...params, row: at, name }, words: [] };
  return { key: 'made.name.vector', params: { unit: at, name }, words: [] };
}

export function nameText(known: Known, ref: Reference): string {
  const { key, params, words } = nameOf(known, ref);
  const spoken = Object.entries(params).map(([place, text]) => [place, words.includes(place) ? typeset(text) : text]);
  return t(key, Object.fromEntries(spoken) as Record<string, string>);
}

export function nameRich(known: Known, ref: Reference): unknown {
  const { key, params, words } = nameOf(known, ref);
  const drawn = Object.entries(params).map(([place, text]): [string, string | TemplateResult] => [
    place,
    words.includes(place) ? html`<i>${word(text)}</i>` : text,
  ]);
  return rich(key, Object.fromEntries(drawn));
}

/** "Cross-attention, layer 1, head 2"; empty for what stands in no layer. */
export function placeText({ tensor, index }: Reference): string {
  const place = placeOf(tensor);
  const layer = 'layer' in place ? integer(place.layer + 1) : '';
  switch (place.of) {
    case 'attention': {
      const name = t(`kind.${place.kind}.long`);
      const head = headOf(place, index);
      if (head === null) return t('made.in.attention', { name, layer });
      return t('made.in.head', { name, layer, head: integer(head + 1) });
    }
    case 'word':
      return t(`made.in.${place.side}`);
    case 'feed_forward':
      return t('made.in.feed_forward', { side: t(`made.in.${place.side}`), layer });
    case 'residual':
      return t('made.in.layer', { side: t(`made.in.${place.side}`), layer });
    case 'norm':
      return t(place.layer < 0 ? 'made.in.end' : 'made.in.layer', { side: t(`made.in.${place.side}`), layer });
    case 'output':
      return t('made.in.output');
    case 'parameter':
      return '';
  }
}

/** Queries, keys and values belong to all heads together, each to its share of the numbers. */
function headOf({ what }: Place & { of: 'attention' }, index: readonly number[]): number | null {
  return ['raw_scores', 'scores', 'weights', 'heads'].includes(what) ? (index[1] ?? 0) : null;
}

/** The colour of a query, a key or a value, wherever it appears. */
export function roleOf(ref: Reference): string {
  const kind = kindOf(ref);
  return kind === 'query' || kind === 'key' || kind === 'value' ? `of-${kind}` : '';
}
