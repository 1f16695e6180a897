import { html, type TemplateResult } from 'lit';
import '../styles/off.css';

/** What holds for the whole page though it was set out of sight, and the way back from it. */
export function standingNote(said: unknown, back: string, goBack: () => void): TemplateResult {
  return html`<div class="wrap off-note">
    <p role="status">${said}</p>
    <button type="button" class="quiet-button" @click=${goBack}>${back}</button>
  </div>`;
}
