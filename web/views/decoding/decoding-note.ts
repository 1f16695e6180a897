import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Decoding } from '../../engine/messages';
import { t } from '../../i18n';
import { integer, plain } from '../../i18n/format';
import { standingNote } from '../standing-note';
import { View } from '../view';

/** Says how the words are chosen while that is out of sight, and goes back to the most probable ones. */
@customElement('decoding-note')
export class DecodingNote extends View {
  @property({ attribute: false }) decoding: Decoding = {};

  override render(): TemplateResult {
    const { beam, temperature = 1 } = this.decoding;
    const text = beam
      ? t('decoding.note.beam', { width: integer(beam) })
      : t('decoding.note.chance', { temperature: plain(temperature) });
    return standingNote(text, t('decoding.note.back'), () => this.send({ type: 'decode', decoding: {} }));
  }
}
