/** Parts of the page that are fetched when they are first wanted, their code with their texts. */
import { html, nothing, type TemplateResult } from 'lit';
import { loadTexts, t, type Group } from '../i18n';

interface Part {
  code: () => Promise<unknown>;
  texts: readonly Group[];
}

const PARTS = {
  course: { code: () => import('../course/course-view'), texts: ['course'] },
  sentences: { code: () => import('./sentences-view'), texts: ['sentences', 'attention'] },
  lines: { code: () => import('./attention/lines-view'), texts: ['attention'] },
  save: { code: () => import('./attention/save-picture'), texts: ['attention'] },
  own: { code: () => import('./own/own-data'), texts: ['own', 'keep'] },
  chart: { code: () => import('./time/time-line'), texts: ['time'] },
  machine: { code: () => import('./machine/stage-note'), texts: ['machine', 'terms'] },
  numbers: { code: () => import('./machine/stage-numbers'), texts: ['machine'] },
  gradient: { code: () => import('./gradient/gradient-part'), texts: ['gradient'] },
  layers: { code: () => import('./machine/layer-machine'), texts: ['machine'] },
  arithmetic: { code: () => import('./arithmetic/arithmetic-panel'), texts: ['arithmetic'] },
  experiments: { code: () => import('./experiments/experiments-panel'), texts: ['experiments', 'attention'] },
  off: { code: () => import('./experiments/off-note'), texts: ['experiments'] },
  decoding: { code: () => import('./decoding'), texts: ['decoding'] },
  help: { code: () => import('./help-sheet'), texts: ['help'] },
  data: { code: () => import('./data/data-panel'), texts: ['data'] },
  unknown: { code: () => import('./data/unknown-words'), texts: ['data'] },
  share: { code: () => import('./keep/share-panel'), texts: ['keep'] },
  resume: { code: () => import('./keep/resume-offer'), texts: ['keep'] },
} satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;
type Stage = 'waiting' | 'ready' | 'failed';

const stages = new Map<PartName, Stage>();
const changes = new EventTarget();

/** Calls back when a part has come or has failed to; returns the way to stop that. */
export function onPart(listener: () => void): () => void {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}

/** Whether the part is there; when it is not, it is on its way from now on. */
export function have(name: PartName): boolean {
  if (!stages.has(name)) void fetchPart(name);
  return stages.get(name) === 'ready';
}

async function fetchPart(name: PartName): Promise<void> {
  const change = (stage: Stage): void => {
    stages.set(name, stage);
    changes.dispatchEvent(new Event('change'));
  };
  stages.set(name, 'waiting');
  const part: Part = PARTS[name];
  try {
    await Promise.all([part.code(), loadTexts(part.texts)]);
    change('ready');
  } catch {
    change('failed');
  }
}

/** What the part draws as soon as it is there, and what stands in its place until then. */
export function part(name: PartName, draw: () => unknown, meanwhile: unknown = nothing): unknown {
  if (have(name)) return draw();
  return stages.get(name) === 'failed' ? failed(name) : meanwhile;
}

function failed(name: PartName): TemplateResult {
  return html`<p class="loading wrap" role="alert">
    ${t('part.failed')}
    <button type="button" class="quiet-button" @click=${() => void fetchPart(name)}>${t('part.retry')}</button>
  </p>`;
}
