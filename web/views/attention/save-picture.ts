import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Maps } from '../../engine/messages';
import { t } from '../../i18n';
import { decimal, integer, weight } from '../../i18n/format';
import type { LessonId } from '../../lessons/ids';
import '../../styles/attention.css';
import { download } from '../../state/keep/download';
import type { Selection } from '../../state/state';
import type { NamedMatrix } from '../heat/matrix';
import { palette } from '../heat/palette';
import { color, shade } from '../paint';
import { rowText } from '../row-name';
import { typeset, View } from '../view';
import { titleText } from './place';
import { png } from './save/canvas';
import { csv } from './save/csv';
import { fileName } from './save/file-name';
import { heatScene, linesScene, type Words } from './save/picture';
import type { Look, Scene } from './save/scene';
import { svg } from './save/svg';

const KINDS = ['png', 'svg', 'csv'] as const;
type FileKind = (typeof KINDS)[number];

/** The ways to take what is on show away: as a picture, as a drawing, as numbers. */
@customElement('save-picture')
export class SavePicture extends View {
  @property({ attribute: false }) matrix!: NamedMatrix;
  @property({ attribute: false }) selection!: Selection;
  @property({ attribute: false }) maps!: Maps;
  @property() lesson!: LessonId;
  @property({ type: Number }) step = 0;
  /** What is drawn is the lines, else the heatmap. */
  @property({ type: Boolean }) lines = false;

  override render(): TemplateResult {
    return html`<div class="save" role="group" aria-labelledby="save-label">
      <span id="save-label">${t('save.label')}</span>
      ${KINDS.map(
        (kind) =>
          html`<button
            type="button"
            class="quiet-button"
            aria-label=${t(`save.${kind}`)}
            title=${t(`save.${kind}`)}
            @click=${() => void this.save(kind)}
          >
            ${kind.toUpperCase()}
          </button>`,
      )}
    </div>`;
  }

  private async save(kind: FileKind): Promise<void> {
    // What was on show when it was asked for, whatever training does meanwhile.
    const name = fileName(this.lesson, this.selection, this.step, this.lines && kind !== 'csv', kind);
    const blob = await this.file(kind);
    if (blob) download(blob, name);
    this.send({ type: 'say', text: blob ? t('save.said', { name }) : t('save.failed') });
  }

  private file(kind: FileKind): Promise<Blob | null> | Blob {
    if (kind === 'csv') return new Blob([csv(this.matrix)], { type: 'text/csv;charset=utf-8' });
    const look = lookOf(this.selection.kind);
    const scene = this.scene(look);
    return kind === 'png' ? png(scene, look) : new Blob([svg(scene, look)], { type: 'image/svg+xml' });
  }

  private scene(look: Look): Scene {
    const words: Words = {
      title: titleText(this.selection, this.maps),
      about: t('save.about', { lesson: t(`lesson.${this.lesson}`), step: integer(this.step) }),
      legend: t('legend.attention'),
      masked: t(this.matrix.off ? 'off.short' : 'heat.masked'),
      token: typeset,
      row: rowText,
      short: (value) => decimal(value, 2),
      full: weight,
    };
    return (this.lines ? linesScene : heatScene)(this.matrix, words, look);
  }
}

/** The theme in force, as a picture needs it. */
function lookOf(kind: Selection['kind']): Look {
  const { css, ink } = palette(shade());
  const context = document.createElement('canvas').getContext('2d')!;
  return {
    paper: color('--paper'),
    ink: color('--ink'),
    quiet: color('--ink-2'),
    line: color('--line-2'),
    accent: color(`--${kind}`),
    css,
    inkOn: ink,
    fonts: { sans: color('--sans'), serif: color('--serif'), mono: color('--mono') },
    measure: (text, font) => {
      context.font = font;
      return context.measureText(text).width;
    },
  };
}
