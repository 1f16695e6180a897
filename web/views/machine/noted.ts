import { html, type TemplateResult } from 'lit';
import { send } from '../../state/actions';

/**
 * A stage's name as a button that opens its note: `note` is the note's name and, after a colon, what tells this button from
 * others of that name.
 */
export function noted(note: string, name: unknown): TemplateResult {
  return html`<button type="button" class="noted" data-note=${note} aria-expanded="false" @click=${toggle}>
    ${name}
  </button>`;
}

function toggle({ currentTarget }: Event): void {
  const button = currentTarget as HTMLElement;
  const shut = button.getAttribute('aria-expanded') === 'true';
  send(button, { type: 'stage-note', open: shut ? null : button.dataset.note! });
}
