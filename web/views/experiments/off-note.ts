import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rich, t } from '../../i18n';
import { integer } from '../../i18n/format';
import type { PartOff } from '../../state/switches';
import { standingNote } from '../standing-note';
import { View } from '../view';
import { partName } from './part-name';

/** So many are named; of more the rest is counted. */
const NAMED = 3;

/** Says what is left out of the model while the switches are out of sight, and puts it all back. */
@customElement('off-note')
export class OffNote extends View {
  @property({ attribute: false }) off: readonly PartOff[] = [];

  override render(): TemplateResult {
    const names = this.off.slice(0, NAMED).map((part) => partName(part));
    const rest = this.off.length - names.length;
    if (rest > 0) names.push(t('off.more', { count: integer(rest) }));
    const said = rich('off.some', { parts: names.join(' · ') });
    return standingNote(said, t('switches.all'), () => this.send({ type: 'experiment-off', off: [] }));
  }
}
