/** What a number is called, and where in the model it stands. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { placeOf, type Place } from '../../explain/name';
import type { Reference } from '../../explain/reference';
import { tokensOf, type Known } from '../../explain/wiring';
import { rich, t, type Key } from '../../i18n';
import { integer } from '../../i18n/format';
import type { Place as Position, RowName } from '../../state/wanted';
import { rowName, rowText } from '../row-name';

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

/** What is known of the numbers, and what the decoder's rows are called. */
export interface Named extends Known {
  rows: readonly Position[];
}

/** A sentence of the dictionary and what fills it: texts, and the names of words and of rows. */
interface Name {
  key: Key;
  texts: Record<string, string>;
  names?: Record<string, RowName>;
}

/** In the decoder these are still those of a word that is read; all others belong to a place, at which one is written. */
const OF_A_WORD: readonly Kind[] = ['embedding', 'position', 'sum', 'key', 'value'];

const MATRIX = /(in_proj|out_proj|linear[12]|norm|generator)\d?[._](weight|bias)$/;
const PROJECTED = ['query', 'key', 'value'] as const;

function nameOf(known: Named, ref: Reference): Name {
  const place = placeOf(ref.tensor);
  if (place.of === 'parameter') return parameterName(known, ref);
  const kind = kindOf(ref) as Exclude<Kind, 'parameter'>;
  const [first = 0, second = 0, row = 0, column = 0] = ref.index;
  const texts = { unit: integer((kind === 'heads' ? row : second) + 1) };
  const token = (side: 'encoder' | 'decoder', index: number): string => tokensOf(known, side)[index] ?? '';
  const ofWord = OF_A_WORD.includes(kind);
  const side = place.of === 'output' ? 'decoder' : place.side;
  const cells = kind === 'raw_scores' || kind === 'scores' || kind === 'weights';
  const at = cells ? row : first;
  const names: Record<string, RowName> = {};
  if (place.of === 'attention') names.other = token(place.kind === 'decoder' ? 'decoder' : 'encoder', column);
  if (side === 'encoder' || ofWord) {
    // Cross-attention has its keys and values from the encoder.
    names.word = token(place.of === 'attention' && place.kind === 'cross' ? 'encoder' : side, at);
    return { key: `made.name.${kind as Exclude<typeof kind, 'logits' | 'probabilities'>}`, texts, names };
  }
  const position = known.rows[at];
  names.word = position ?? token('decoder', at);
  const key = `made.place.${kind as Exclude<typeof kind, 'embedding' | 'position' | 'sum' | 'key' | 'value'>}` as const;
  if (kind !== 'logits' && kind !== 'probabilities') return { key, texts, names };
  names.other = known.targetVocabulary[second] ?? '';
  return { key: position?.token === names.other ? key : `made.other.${kind}`, texts, names };
}

function parameterName(known: Named, { tensor, index }: Reference): Name {
  const [row = 0, column = 0] = index;
  const texts = { row: integer(row + 1), unit: integer(column + 1) };
  const table = /^(src|tgt)_(embedding|position)/.exec(tensor);
  if (table?.[2] === 'position') return { key: 'made.name.place', texts };
  if (table) {
    const vocabulary = table[1] === 'src' ? known.sourceVocabulary : known.targetVocabulary;
    return { key: 'made.name.table', texts, names: { word: vocabulary[row] ?? '' } };
  }
  const [, matrix = 'generator', kind = 'weight'] = MATRIX.exec(tensor) ?? [];
  const joint = matrix === 'in_proj';
  const { dModel } = known.config;
  const which = joint ? PROJECTED[Math.floor(row / dModel)]! : (matrix as 'linear1');
  const name = t(kind === 'bias' ? `made.bias.${which}` : `made.weight.${which}`);
  const at = integer((joint ? row % dModel : row) + 1);
  if (index.length > 1) return { key: 'made.name.matrix', texts: { ...texts, row: at, name } };
  return { key: 'made.name.vector', texts: { unit: at, name } };
}

export function nameText(known: Named, ref: Reference): string {
  const { key, texts, names = {} } = nameOf(known, ref);
  return t(key, { ...texts, ...mapped(names, (name) => rowText(name)) });
}

export function nameRich(known: Named, ref: Reference): unknown {
  const { key, texts, names = {} } = nameOf(known, ref);
  return rich(key, { ...texts, ...mapped(names, (name): TemplateResult => html`<i>${rowName(name)}</i>`) });
}

const mapped = <T>(names: Record<string, RowName>, as: (name: RowName) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(names).map(([place, name]) => [place, as(name)]));

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
