/** In place of views/keep/embed-part.ts: an embed has no embeds of its own, and a file has no address that others could embed. */
import { nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { View } from '../../views/view';

@customElement('embed-part')
export class NoEmbedPart extends View {
  override render(): typeof nothing {
    return nothing;
  }
}
