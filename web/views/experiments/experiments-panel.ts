import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/experiments.css';
import type { AppState } from '../../state/state';
import { View } from '../view';
import './change-bar';
import './option-form';
import './run-compare';
import './switch-list';
import './weight-editor';

/** Parts switched off without training, weights set by hand, other options, two runs side by side. */
@customElement('experiments-panel')
export class ExperimentsPanel extends View {
  @property({ attribute: false }) state!: AppState;

  override connectedCallback(): void {
    super.connectedCallback();
    // Wherever the keyboard is: a button that was pressed may be gone.
    addEventListener('keydown', this.shortcut);
    this.send({ type: 'experiment-open' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.shortcut);
  }

  override render(): TemplateResult {
    const { experiments, opened, frame } = this.state;
    if (!experiments || !opened || !frame) return html``;
    return html`<div class="experiment-grid changes">
        <change-bar .state=${this.state}></change-bar>
        <switch-list .config=${opened.config} .off=${experiments.off}></switch-list>
        <weight-editor .experiments=${experiments} .opened=${opened} .selection=${this.state.selection}></weight-editor>
      </div>
      <div class="experiment-grid">
        <option-form .experiments=${experiments} .opened=${opened}></option-form>
        <run-compare .state=${this.state}></run-compare>
      </div>`;
  }

  private readonly shortcut = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
    // In a box the browser's own undo is of what is being typed.
    const { target } = event;
    const box = target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=range]), textarea');
    if (box && (!this.contains(target) || target.dataset.typed !== undefined)) return;
    event.preventDefault();
    this.send({ type: event.shiftKey ? 'experiment-redo' : 'experiment-undo' });
  };
}
