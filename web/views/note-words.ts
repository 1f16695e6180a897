/** The selected row in words: "To write vamos (after <EOS>), the decoder looks at let's 51 % and at go 45 %." */
import { html, type TemplateResult } from 'lit';
import type { Frame } from '../engine/messages';
import { rich, type Key } from '../i18n';
import { errorText } from '../i18n/errors';
import { listParts, probability, share } from '../i18n/format';
import { failed } from '../state/failures';
import type { AppState, Selection } from '../state/state';
import { wantedToken } from '../state/wanted';
import { even, ranked, type NamedMatrix } from './heat/matrix';
import { palette, shadeOf } from './heat/palette';
import { shade } from './paint';
import { rowName } from './row-name';
import { properties } from './styled';
import { typeset, word } from './view';

/** Words below this share are left out of the sentence. */
const WORTH_SAYING = 0.1;
const AT_MOST = 3;

const quoted = (token: string): TemplateResult => html`<i>${word(token)}</i>`;

/** What was typed was refused: the attention on show is that of the sentence before it, and says so. */
export function earlierSentence({ textFailure, frame }: AppState): TemplateResult | null {
  if (textFailure === null || frame === null) return null;
  return html`<p class="wrong">${errorText(failed('shown_earlier', { sentence: typeset(frame.probe.source) }))}</p>`;
}

export function noteSentence(
  frame: Frame,
  selection: Selection,
  matrix: NamedMatrix,
  oneHead: boolean,
): TemplateResult {
  const { kind, row } = selection;
  if (matrix.off) return html`<p>${rich('note.off', {})}</p>`;
  const looksAt = lookedAt(matrix, row);
  if (frame.step === 0) {
    return html`<p>${rich(even(matrix) ? 'note.untrained.even' : 'note.untrained', {})}</p>`;
  }
  const name = html`<i>${rowName(matrix.rowNames[row])}</i>`;
  if (kind !== 'cross') {
    const key: Key = kind === 'encoder' ? 'note.encoder' : 'note.decoder';
    return html`<p>${rich(key, { word: name, places: looksAt })}</p>`;
  }
  const written = frame.shown.steps[row]?.token ?? '';
  const wanted = wantedToken(frame, row);
  const right = wanted === null || wanted === written;
  const key: Key = right
    ? oneHead
      ? 'note.cross'
      : 'note.cross.head'
    : oneHead
      ? 'note.cross.wrong'
      : 'note.cross.wrong.head';
  // The longest of these sentences has no room for the word before; the row in full, below it, says it.
  const words = { word: right ? name : quoted(written), wanted: quoted(wanted ?? ''), places: looksAt };
  return html`<p>${rich(key, words)}</p>`;
}

/** "at let's 51 % and at go 45 %", each with the colour of its weight. */
function lookedAt(matrix: NamedMatrix, row: number): unknown[] {
  const order = ranked(matrix, row);
  const chosen = order.filter(({ weight }, index) => index === 0 || (weight > WORTH_SAYING && index < AT_MOST));
  return listParts(chosen.length).map((part) => {
    if (typeof part === 'string') return part;
    const { column, weight } = chosen[part]!;
    const token = matrix.columnTokens[column] ?? '';
    const chip = html`<span class="percent"
      ><i class="chip" ${properties({ '--weight': palette(shade()).css[shadeOf(weight)]! })}></i
      >${order.length > 1 ? probability(weight) : share(weight)}</span
    >`;
    return html`<span class="together">${rich('note.at', { word: html`<b>${word(token)}</b>`, share: chip })}</span>`;
  });
}
