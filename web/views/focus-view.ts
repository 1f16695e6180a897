import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Frame } from '../engine/messages';
import { weightAt } from '../explain/reference';
import { rich, t } from '../i18n';
import { integer } from '../i18n/format';
import type { LessonId } from '../lessons/ids';
import type { AttentionView, Selection } from '../state/state';
import { isRight } from '../state/wanted';
import '../styles/attention.css';
import { choice } from './attention/choice';
import './attention/large-heat';
import './attention/lines-view';
import { titleText } from './attention/place';
import './attention/save-picture';
import type { Cell } from './heat/heat-map';
import './heat/heat-legend';
import { even, namedMatrix, type NamedMatrix } from './heat/matrix';
import { howNear } from './how-near';
import { noted } from './machine/noted';
import './matrix-table';
import { color } from './paint';
import { range } from './range';
import { rowName } from './row-name';
import { setProperties, typeset, View, word } from './view';

/** In a narrower cell a number of two digits in the smallest type would touch its neighbours. */
const ROOM_FOR_NUMBERS = 27;
/** In a lower row there is no room for the two lines of a place. */
const ROOM_FOR_TWO_LINES = 26;
/** More heads than these have no room for a button each. */
const NAMED_HEADS = 2;

/** The selected head or mean, large, with its words on both sides: as a heatmap, as lines or as a table. */
@customElement('focus-view')
export class FocusView extends View {
  @property({ attribute: false }) frame!: Frame;
  @property({ attribute: false }) selection!: Selection;
  @property() as: AttentionView = 'heatmap';
  @property() lesson!: LessonId;
  /** How wide a cell has come out on this page. */
  @state() private cell = 0;
  /** How wide a cell would be under words that are not turned: turning them must not undo its own reason. */
  @state() private free = 0;
  /** The cell under the pointer. */
  @state() private pointed: Cell | null = null;
  private watched: Element | null = null;
  private readonly probed = new ResizeObserver(([entry]) => {
    this.free = entry!.contentRect.width;
  });
  private readonly resized = new ResizeObserver(([entry]) => {
    this.cell = entry!.contentRect.width / namedMatrix(this.frame, this.selection).columns;
  });

  override render(): TemplateResult {
    const { selection, frame } = this;
    const matrix = namedMatrix(frame, selection);
    const title = titleText(selection, frame.maps);
    return html`<h2 class="of-${selection.kind}">${title}</h2>
      <div class="tools">
        ${choice(['heatmap', 'lines', 'table'], this.as, title, (action) => this.send(action))} ${this.over()}
      </div>
      <div class="shown">${this.shown(matrix, title)}</div>
      ${selection.mean ? nothing : howNear(() => this.open(selection))}
      <div class="foot">
        <save-picture
          .matrix=${matrix}
          .selection=${selection}
          .maps=${frame.maps}
          .lesson=${this.lesson}
          .step=${frame.step}
          .lines=${this.as === 'lines'}
        ></save-picture>
        <heat-legend></heat-legend>
      </div>
      <p class="figure-caption">${this.caption(matrix)}</p>`;
  }

  private shown(matrix: NamedMatrix, name: string): TemplateResult {
    const { row, column, mean } = this.selection;
    switch (this.as) {
      case 'heatmap':
        return this.heatmap(matrix, name);
      case 'lines':
        return html`<lines-view
          .matrix=${matrix}
          .selected=${this.selection}
          .label=${name}
          @pick=${this.pick}
          @explain=${this.explain}
        ></lines-view>`;
      case 'table':
        return html`<matrix-table
          .matrix=${matrix}
          .row=${row}
          .column=${column}
          .plain=${mean !== undefined}
          .label=${name}
          @explain=${this.explain}
        ></matrix-table>`;
    }
  }

  /** The head or, where there are several, their mean: over the layer's, or over all. */
  private over(): TemplateResult | typeof nothing {
    const { kind, head, mean } = this.selection;
    const { layers, heads } = this.frame.maps[kind];
    if (layers * heads === 1) return nothing;
    const means = (['layer', 'all'] as const).filter((one) => (one === 'all' ? layers > 1 : heads > 1));
    const button = (name: string, chosen: Pick<Selection, 'head' | 'mean'>): TemplateResult =>
      html`<button
        type="button"
        aria-pressed=${chosen.mean === mean && (mean || chosen.head === head) ? 'true' : 'false'}
        @click=${() => this.choose(chosen)}
      >
        ${name}
      </button>`;
    // Of many heads the one that was chosen among the small pictures.
    const named = heads <= NAMED_HEADS ? range(heads) : [head];
    return html`<div class="choice over" role="group" aria-label=${t('over.label')}>
      ${named.map((one) =>
        button(
          t(heads <= NAMED_HEADS ? 'over.head' : 'over.head.of', { head: integer(one + 1), count: integer(heads) }),
          { head: one, mean: undefined },
        ),
      )}
      ${means.map((one) => button(t(`over.${one}`), { head, mean: one }))}
      ${noted('head:lens', html`<span aria-hidden="true">?</span><span class="sr">${t('over.what')}</span>`)}
    </div>`;
  }

  private choose(chosen: Pick<Selection, 'head' | 'mean'>): void {
    this.send({ type: 'select', selection: chosen });
    this.send({ type: 'say', text: `${titleText({ ...this.selection, ...chosen }, this.frame.maps)}.` });
  }

  private tooWide(words: readonly string[]): boolean {
    return this.free > 0 && words.some((token) => wordWidth(typeset(token)) > this.free - 2);
  }

  override updated(): void {
    const grid = this.querySelector('large-heat');
    if (grid && grid !== this.watched) {
      this.resized.disconnect();
      this.resized.observe(grid);
      this.probed.disconnect();
      this.probed.observe(this.querySelector('.free-cell')!);
    }
    this.watched = grid;
    const { rows, columns } = namedMatrix(this.frame, this.selection);
    setProperties(this, { '--rows': rows, '--columns': columns, '--larger': Math.max(rows, columns) });
  }

  private heatmap(matrix: NamedMatrix, name: string): TemplateResult {
    const { row, column } = this.selection;
    const turned = this.tooWide(matrix.columnTokens);
    const bare = this.cell > 0 && this.cell < ROOM_FOR_NUMBERS;
    const tight = this.cell > 0 && this.cell < ROOM_FOR_TWO_LINES;
    const mark = (index: number, place: 'row' | 'column'): string =>
      `${index === (place === 'row' ? row : column) ? 'on' : ''} ${index === this.pointed?.[place] ? 'pointed' : ''}`;
    return html`<div class="focus-grid ${turned ? 'turned' : ''} ${tight ? 'tight' : ''}">
      <span class="free-cell" aria-hidden="true"></span>
      <div class="column-names" aria-hidden="true">
        ${matrix.columnTokens.map((token, index) => html`<span class=${mark(index, 'column')}>${word(token)}</span>`)}
      </div>
      <div class="row-names" aria-hidden="true">
        ${matrix.rowNames.map((name, index) => html`<span class=${mark(index, 'row')}>${rowName(name)}</span>`)}
      </div>
      <large-heat
        .matrix=${matrix}
        .selected=${{ row, column }}
        .label=${name}
        .numbers=${bare ? 'none' : 'short'}
        .fontSize=${this.cell < 38 ? 11 : 12}
        data-kind=${this.selection.kind}
        @pick=${this.pick}
        @explain=${this.explain}
        @point=${(event: CustomEvent<Cell | null>) => {
          this.pointed = event.detail;
        }}
      ></large-heat>
    </div>`;
  }

  private pick(event: CustomEvent<Cell>): void {
    this.send({ type: 'select', selection: event.detail });
  }

  private explain(event: CustomEvent<Cell>): void {
    this.pick(event);
    // What a mean is made of stands beside it.
    if (!this.selection.mean) this.open({ ...this.selection, ...event.detail });
  }

  private open(at: Selection): void {
    this.send({ type: 'explain', ref: weightAt(at), fresh: true });
  }

  private caption(matrix: NamedMatrix): unknown {
    const { kind } = this.selection;
    // One sentence, for there is room for one; the encoder hears nothing of what is written.
    if (kind !== 'encoder' && isRight(this.frame) === false) return t('focus.fed');
    if (this.frame.step === 0) return rich(even(matrix) ? 'note.untrained.even' : 'note.untrained', {});
    if (this.as === 'lines') return t(`lines.caption.${kind}`);
    if (kind === 'cross' && this.lesson === 'phrases') return t('focus.swap');
    return kind === 'encoder' ? nothing : t(`focus.caption.${kind}`);
  }
}

const widths = new Map<string, number>();
let measure: CanvasRenderingContext2D | null = null;

/** The width of a word as it stands over its column. */
function wordWidth(token: string): number {
  let width = widths.get(token);
  if (width === undefined) {
    measure ??= document.createElement('canvas').getContext('2d')!;
    measure.font = `700 15px ${color('--serif')}`;
    width = measure.measureText(token).width;
    widths.set(token, width);
  }
  return width;
}
