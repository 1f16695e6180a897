/** In place of views/keep/torch-part.ts: its program is a file of the site, which is not there. */
import { nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { View } from '../../views/view';

@customElement('torch-part')
export class NoTorchPart extends View {
  override render(): typeof nothing {
    return nothing;
  }
}
