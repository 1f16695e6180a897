import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t, type Key } from '../../i18n';
import { integer, loss, plain, score, share } from '../../i18n/format';
import type { KeptRun } from '../../state/experiments';
import { differences, keptRun } from '../../state/kept-run';
import { MODEL_CONTROLS, TRAINING_CONTROLS } from '../../state/lesson-options';
import type { AppState } from '../../state/state';
import { part } from '../parts';
import { typeset, View } from '../view';
import { runPictures } from './run-picture';

const OPTIONS = [...MODEL_CONTROLS, ...TRAINING_CONTROLS].map(({ name }) => name);

/** A run that was kept beside the one that is on the page. */
@customElement('run-compare')
export class RunCompare extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const kept = this.state.experiments?.kept ?? null;
    const now = keptRun(this.state);
    return html`<section aria-labelledby="compare-title">
      <h2 id="compare-title" tabindex="-1">${t('compare.title')}</h2>
      <p class="hint">${t('compare.explain')}</p>
      <div class="row">
        <button type="button" class="quiet-button" @click=${() => this.send({ type: 'experiment-keep' })}>
          ${t(kept ? 'compare.keep.again' : 'compare.keep')}
        </button>
        ${
          kept
            ? html`<button type="button" class="quiet-button" @click=${() => this.send({ type: 'experiment-drop' })}>
                ${t('compare.drop')}
              </button>`
            : nothing
        }
      </div>
      ${kept && now ? this.both(kept, now) : nothing}
    </section>`;
  }

  private both(kept: KeptRun, now: KeptRun): TemplateResult {
    const none = t('number.none');
    const numbers: [string, (run: KeptRun) => unknown][] = [
      [t('number.step'), (run) => integer(run.step)],
      [t('number.loss'), (run) => (run.loss === null ? none : loss(run.loss))],
      [t('number.accuracy'), (run) => (run.accuracy === null ? none : share(run.accuracy))],
      [t('compare.seen'), (run) => (run.seen === null ? none : score(run.seen))],
      [t('compare.unseen'), (run) => (run.unseen === null ? none : score(run.unseen))],
      [t('compare.weights'), (run) => integer(run.parameterCount)],
      [t('compare.translation'), (run) => html`<bdi class="word">${typeset(run.translation) || none}</bdi>`],
    ];
    const changed = differences(kept, now, OPTIONS);
    return html`<table class="compare">
        <thead>
          <tr>
            <td></td>
            <th scope="col">${t('compare.kept')}</th>
            <th scope="col">${t('compare.now')}</th>
          </tr>
        </thead>
        <tbody>
          ${numbers
            .map(([name, of]) => [name, of(kept), of(now)] as const)
            // What is known of neither has no line.
            .filter(([, before, after]) => before !== none || after !== none)
            .map((line) => this.line(...line))}
          ${changed.map(({ name, before, now: after }) =>
            this.line(t(`option.${name}` as Key), valueText(before), valueText(after)),
          )}
        </tbody>
      </table>
      ${runPictures(this.state.selection, this.state.frame!.probe.target !== null, [
        { ...kept, name: t('compare.kept') },
        { ...now, name: t('compare.now') },
      ])}
      ${changed.length === 0 ? html`<p class="hint">${t('compare.same')}</p>` : nothing}
      ${part('chart', () => this.curves(kept, now))}`;
  }

  private curves(kept: KeptRun, now: KeptRun): TemplateResult {
    return html`<loss-chart
      class="compare-chart"
      .losses=${now.losses}
      .previous=${kept.losses}
      .totalSteps=${Math.max(kept.training.totalSteps, now.training.totalSteps)}
      .step=${now.step}
    ></loss-chart>`;
  }

  private line(name: string, before: unknown, now: unknown): TemplateResult {
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${before}</td>
      <td>${now}</td>
    </tr>`;
  }
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return plain(value);
  if (typeof value === 'boolean') return t(value ? 'value.on' : 'value.off');
  return t(`value.${String(value)}` as Key);
}
