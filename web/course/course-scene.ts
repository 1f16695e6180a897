import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n';
import { ACTION, type Action } from '../state/actions';
import type { AppState } from '../state/state';
import { icons } from '../views/icons';
import { View } from '../views/view';
import type { Block, Scene, Task, Watcher } from './chapter';
import type { CourseModel } from './course-model';
import './course-controls';
import { DIVERGED } from './diverged';
import { courseFormula } from './formulas';
import { isDone, onProgress, setDone } from './progress';
import { prose, spoken } from './prose';

/** What concerns the page, wherever it is pressed. */
const OF_THE_PAGE: ReadonlySet<Action['type']> = new Set(['say', 'language', 'theme', 'help']);

/** A stretch of text, and beside it the figure on a live model that it speaks about. */
@customElement('course-scene')
export class CourseScene extends View {
  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) model!: CourseModel;
  /** The model that the scene's own is compared with. */
  @property({ attribute: false }) twin: CourseModel | null = null;
  @state() private lit: string | null = null;
  @state() private modelState!: AppState;
  @state() private twinState: AppState | null = null;
  private watchers: { task: Task; sees: Watcher }[] = [];
  private ends: (() => void)[] = [];
  /** Somebody has pressed pause, and the two models have not come to rest yet. */
  private stopping = false;
  /** What the figure says has been looked at. */
  private readonly seen = new Set<string>();
  /** The numbers that the text names, in this picture. */
  private values: Record<string, string> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    const { model, scene, twin } = this;
    this.watchers = scene.blocks.flatMap((block) =>
      'task' in block ? [{ task: block.task, sees: block.task.watcher() }] : [],
    );
    this.ends = [model.store.subscribe(() => this.look()), onProgress(() => this.requestUpdate())];
    if (twin) this.ends.push(twin.store.subscribe(() => this.look()));
    this.look();
    this.addEventListener(ACTION, this.act);
    this.addEventListener('course-part', this.pointed);
    this.addEventListener('course-saw', this.saw);
    this.addEventListener('course-twin', this.actTwin);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.ends) end();
    this.removeEventListener(ACTION, this.act);
    this.removeEventListener('course-part', this.pointed);
    this.removeEventListener('course-saw', this.saw);
    this.removeEventListener('course-twin', this.actTwin);
  }

  /** A figure says which of its parts the reader points at. */
  private readonly pointed = (event: Event): void => {
    this.lit = (event as CustomEvent<string | null>).detail;
  };

  private readonly saw = (event: Event): void => {
    this.seen.add((event as CustomEvent<string>).detail);
    this.look();
  };

  private readonly act = (event: Event): void => {
    const action = (event as CustomEvent<Action>).detail;
    if (OF_THE_PAGE.has(action.type)) return;
    event.stopPropagation();
    if (action.type === 'pause') this.stopping = this.twin !== null;
    if (action.type === 'step' && this.scene.measured) this.model.do({ type: 'speed', speed: 'slow' });
    this.model.do(action);
    this.twin?.do(action);
  };

  private readonly actTwin = (event: Event): void => {
    this.twin?.do((event as CustomEvent<Action>).detail);
  };

  /** Two models that were stopped do not stand at the same step; the one ahead goes back to where they can be compared. */
  private level(): void {
    const { modelState: one, twinState: other } = this;
    if (!this.stopping || !one.frame || !other?.frame || one.phase !== 'ready' || other.phase !== 'ready') return;
    this.stopping = false;
    const step = Math.min(one.frame.step, other.frame.step);
    if (one.frame.step > step) this.model.do({ type: 'go-to', step });
    if (other.frame.step > step) this.twin?.do({ type: 'go-to', step });
  }

  private look(): void {
    this.modelState = this.model.store.state;
    this.twinState = this.twin?.store.state ?? null;
    this.level();
    for (const { task, sees } of this.watchers) {
      if (isDone(task.id) || !sees(this.modelState, this.seen, this.twinState)) continue;
      setDone(task.id);
      const why = spoken(task.why, this.scene.values(this.modelState, this.twinState));
      this.send({ type: 'say', text: `${t('course.done')} ${why}` });
    }
  }

  override render(): TemplateResult {
    const { scene, modelState, twinState, lit } = this;
    this.values = scene.values(modelState, twinState);
    const heading = `scene-${scene.id}`;
    return html`<section class="scene wrap" aria-labelledby=${heading}>
      <div class="scene-text">
        <h3 id=${heading}>${t(scene.title)}</h3>
        ${scene.blocks.map((block) => this.block(block))}
      </div>
      <figure class="scene-figure" aria-label=${t(scene.title)}>
        ${scene.figure(modelState, lit, twinState)}
        ${scene.still ? nothing : html`<course-controls .state=${this.running}></course-controls>`}
      </figure>
    </section>`;
  }

  /** Two models train until both of them are there. */
  private get running(): AppState {
    const { modelState, twinState } = this;
    // One that is still being made could not begin with the other.
    if (twinState?.frame === null) return { ...modelState, frame: null };
    // Of one that has diverged nothing goes on: the step is that of the other, to which the curves lead.
    if (twinState && modelState.notice?.code === DIVERGED) return { ...twinState, notice: modelState.notice };
    return twinState?.phase === 'training' ? { ...modelState, phase: 'training' } : modelState;
  }

  private block(block: Block): unknown {
    if ('formula' in block) return courseFormula(block.formula);
    if ('task' in block) return this.task(block.task);
    return html`<p>${this.prose(block.text)}</p>`;
  }

  private prose(key: Parameters<typeof t>[0]): unknown {
    return prose(key, this.values, this.lit, (part) => (this.lit = part));
  }

  private task(task: Task): TemplateResult {
    const done = isDone(task.id);
    return html`<div class="course-task ${done ? 'done' : ''}" id="task-${task.id}" tabindex="-1">
      <p class="task-mark" aria-hidden="true">${done ? icons.done : nothing}</p>
      <div>
        <h4>${t(done ? 'course.done' : 'course.try')}</h4>
        <p>${this.prose(task.asks)}</p>
        ${done ? html`<p class="why">${this.prose(task.why)}</p>` : nothing}
      </div>
    </div>`;
  }
}
