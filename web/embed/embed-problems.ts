import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WorkerFailure } from '../engine/messages';
import { errorText } from '../i18n/errors';
import { View } from '../views/view';

/** What of an embed's address does not hold, and why: whoever wrote it looks here first. */
@customElement('embed-problems')
export class EmbedProblems extends View {
  @property({ attribute: false }) problems: readonly WorkerFailure[] = [];

  override render(): TemplateResult | typeof nothing {
    if (this.problems.length === 0) return nothing;
    return html`<ul class="wrap embed-problems" role="alert">
      ${this.problems.map((problem) => html`<li>${errorText(problem)}</li>`)}
    </ul>`;
  }

  add(problem: WorkerFailure): void {
    this.problems = [...this.problems, problem];
  }
}
