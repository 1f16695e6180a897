import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import program from '../../../core/pytorch/vamos_torch.py?url';
import { rich, t } from '../../i18n';
import { modelFileName } from '../../state/keep/file-name';
import type { AppState } from '../../state/state';
import { View } from '../view';

const PROGRAM = 'vamos_torch.py';
const PAIRS = 'pairs.tsv';

/** The way on for who outgrows the tab: the model and the program that goes on with it, and what to type. */
@customElement('torch-part')
export class TorchPart extends View {
  @property({ attribute: false }) state!: AppState;
  /** Not where what stands around it says what it is. */
  @property({ attribute: false }) named = true;

  override render(): TemplateResult {
    const { frame, lesson } = this.state;
    const model = modelFileName(lesson, frame?.step ?? 0);
    const sentence = quoted(frame?.probe.source ?? '');
    return html`<section class="torch" aria-label=${t('torch.title')}>
      <div>
        ${this.named ? html`<h2>${t('torch.title')}</h2>` : nothing}
        <p class="share-what">${t('torch.explain')}</p>
        <div class="share-row">
          <button type="button" class="quiet-button" @click=${() => this.send({ type: 'file-save' })}>
            ${t('torch.save', { name: model })}
          </button>
          <a class="quiet-button" href=${program} download=${PROGRAM}>${t('torch.save', { name: PROGRAM })}</a>
        </div>
        <p class="hint">${t('torch.needs')}</p>
      </div>
      <div>
        ${this.command('torch.translate', `python3 ${PROGRAM} translate ${model} ${sentence}`)}
        ${this.command(
          'torch.train',
          `torchrun --nproc-per-node=4 ${PROGRAM} train ${PAIRS} --resume ${model} --out further.safetensors`,
        )}
        <p class="hint">${rich('torch.back', { pairs: html`<code>${PAIRS}</code>` })}</p>
      </div>
    </section>`;
  }

  private command(what: 'torch.translate' | 'torch.train', text: string): TemplateResult {
    return html`<p class="share-what">${t(what)}</p>
      <pre tabindex="0" role="group" aria-label=${t(what)}><code>${text}</code></pre>`;
  }
}

/** As a shell takes it, and the prompt of Windows too. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
