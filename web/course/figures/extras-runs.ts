import { html, nothing, type TemplateResult } from 'lit';
import { t, type Key } from '../../i18n';
import { integer, loss, share } from '../../i18n/format';
import { baseOf, extrasOf, GOAL, keyOf, meanLoss, stepsToGoal, type Run, type Runs, type Setup } from '../extras';

/** The extras of a model in a few words. */
export function nameOf(setup: Setup): string {
  const names = extrasOf(setup).map((extra) => {
    if (extra === 'norm') return t(`figure.extras.with.${setup.norm}` as Key);
    if (extra === 'similarity') return t(`figure.extras.similarity.${setup.similarity}`);
    return t(`figure.extras.with.${extra}` as Key);
  });
  return names.join(' + ') || t('figure.extras.base');
}

/** Percentage points with their sign. */
const points = (difference: number): string => {
  const text = integer(Math.round(100 * difference));
  return difference > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

/** Every run so far: the base of this seed, which the others are compared with, and below it the newest first; each beside what it differs by from the base of its seed; `speaks` tells of a new one. */
export function runTable(runs: Runs, now: Setup, speaks: boolean): TemplateResult {
  const base = runs.of(baseOf(now));
  const others = [...runs.all].reverse().filter((run) => run !== base);
  const all = base ? [base, ...others] : others;
  return html`<div class="extras-runs" role="group" aria-label=${t('figure.extras.runs')} tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('figure.extras.model')}</th>
            <th scope="col" class="of-goal">${t('figure.extras.goal', { goal: integer(GOAL) })}</th>
            <th scope="col" class="of-end">${t('figure.extras.end')}</th>
            <th scope="col" class="of-right">${t('figure.extras.right')}</th>
            <th scope="col" class="of-weights">${t('figure.extras.weights')}</th>
          </tr>
        </thead>
        <tbody>
          ${all.map((run) => line(run, runs.of(baseOf(run.setup)), keyOf(run.setup) === keyOf(now)))}
        </tbody>
      </table>
      ${all.length === 0 ? html`<p>${t('figure.extras.none')}</p>` : nothing}
    </div>
    <p class="extras-verdict" role=${speaks ? 'status' : nothing}>${verdict(runs.of(now), base)}</p>`;
}

function line(run: Run, base: Run | null, on: boolean): TemplateResult {
  const { setup, losses, newRight, parameters } = run;
  const compared = base !== null && base !== run;
  const steps = stepsToGoal(losses);
  return html`<tr class=${on ? 'on' : ''} data-run=${keyOf(setup)}>
    <th scope="row">${nameOf(setup)} <small>${t('figure.extras.ofSeed', { seed: integer(setup.seed) })}</small></th>
    <td class="of-goal">${steps === null ? t('number.none') : integer(steps)}</td>
    <td class="of-end">${loss(meanLoss(losses))}</td>
    <td class="of-right">${share(newRight)} <small>${compared ? points(newRight - base.newRight) : nothing}</small></td>
    <td class="of-weights">${integer(parameters)}</td>
  </tr>`;
}

/** What has come of the extras on show, in a sentence. */
function verdict(run: Run | null, base: Run | null): string {
  if (run === null) return '';
  const right = share(run.newRight);
  if (base === null || base === run) return t('figure.extras.ended', { right });
  return t('figure.extras.compared', { right, points: points(run.newRight - base.newRight) });
}
