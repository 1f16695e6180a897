import type { Frame, WorkerFailure } from '../engine/messages';
import type { LessonData } from '../lessons/lessons';
import type { ExperimentAction, Experiments, Options } from './experiments';
import type { Desk } from './feature';
import { failed } from './failures';
import { keptRun, withScores } from './kept-run';
import { controlOf, withOptions } from './lesson-options';
import { NO_EFFECT, Outcomes } from './outcomes';
import { ablationOf, type PartOff } from './switches';
import { Trained, UndoList, type Change, type Edit } from './undo';

const NONE: Experiments = {
  off: [],
  canUndo: false,
  canRedo: false,
  tensors: [],
  name: '',
  values: null,
  edited: new Set(),
  editedCount: 0,
  aim: null,
  effect: NO_EFFECT,
  weightFailure: null,
  lessonOptions: null,
  busy: false,
  tried: false,
  refused: null,
  kept: null,
};

/** Carries out experiments: switches, weights set by hand, other options, a run kept to compare with. */
export class Experimenting {
  private readonly undoable = new UndoList();
  private readonly trained = new Trained();
  private readonly outcomes: Outcomes;
  /** The tensors that were asked for, as the worker has them. */
  private readonly tensors = new Map<string, Float32Array>();
  /** The lesson without anybody's options, and what was opened in its place. */
  private lesson: LessonData | null = null;
  private changed: LessonData | null = null;
  /** Weights on their way to the worker: frames from before they arrive say nothing about them. */
  private sending = 0;
  /** The session that was opened with other options and has no picture yet, and whether it is to train then. */
  private started: { session: number; train: boolean } | null = null;
  private reading = false;
  private step = 0;
  /** The step at which weights were set by hand: elsewhere they are not to be seen, and cannot be undone. */
  private editedAt: number | null = null;

  constructor(private readonly desk: Desk) {
    this.outcomes = new Outcomes(desk, (effect) => this.set({ effect }));
    this.step = desk.store.state.frame?.step ?? 0;
    this.begin();
    desk.store.subscribe((state) => {
      const kept = state.experiments?.kept;
      const known = kept && withScores(kept, state);
      if (known && known !== kept) this.set({ kept: known });
    });
  }

  carryOut(action: ExperimentAction): void {
    switch (action.type) {
      case 'experiment-open':
        void this.list();
        this.outcomes.look();
        break;
      case 'experiment-switch':
        this.switches(
          action.off ? [...this.now.off, action.part] : this.now.off.filter((part) => part !== action.part),
        );
        break;
      case 'experiment-off':
        this.switches(action.off);
        break;
      case 'experiment-tensor':
        this.choose(action.name);
        break;
      case 'experiment-at': {
        const [row = 0, column = 0] = action.ref.index;
        this.choose(action.ref.tensor);
        this.set({ aim: { row, column } });
        this.desk.act({ type: 'shelf', open: 'experiments' });
        break;
      }
      case 'experiment-there':
        this.set({ aim: null });
        break;
      case 'experiment-weight':
        this.weight(action.index, action.value, action.more);
        break;
      case 'experiment-set':
        void this.setSeveral(action.name, action.values);
        break;
      case 'experiment-trained':
        void this.backToTrained();
        break;
      case 'experiment-undo':
        if (this.now.canUndo) this.apply(this.undoable.undo());
        break;
      case 'experiment-redo':
        if (this.now.canRedo) this.apply(this.undoable.redo());
        break;
      case 'experiment-options':
        void this.train(action.options, action.train);
        break;
      case 'experiment-keep':
        this.set({ kept: keptRun(this.desk.store.state) });
        break;
      case 'experiment-drop':
        this.set({ kept: null });
        break;
    }
  }

  opened(): void {
    this.begin();
    void this.list();
  }

  closed(): void {
    this.undoable.clear();
    this.forgetWeights();
    this.tensors.clear();
    this.outcomes.clear();
    this.step = 0;
    const { kept, name, busy } = this.now;
    this.desk.store.set({ experiments: { ...NONE, kept, name, busy } });
  }

  frame(frame: Frame): void {
    if (frame.session === this.started?.session) this.begun();
    if (this.sending > 0) return;
    const moved = frame.step !== this.step;
    this.step = frame.step;
    // Who only looks back will find here what was set.
    const undone = this.here && this.trained.count === 0;
    const left = frame.latest !== this.editedAt || (this.here && !frame.edited);
    const gone = this.editedAt !== null && left && !undone;
    if (gone) this.forgetWeights();
    if (moved) this.tensors.clear();
    if (moved || gone) this.set({});
    const seen = this.desk.store.state.shelf === 'experiments';
    if (!seen) return;
    this.outcomes.look();
    if (!this.tensors.has(this.now.name)) void this.read(this.now.name);
  }

  /** What was set at another step stays there. */
  private editing(): void {
    if (!this.here) this.forgetWeights();
    this.editedAt = this.step;
  }

  private forgetWeights(): void {
    this.undoable.forgetWeights();
    this.trained.clear();
    this.editedAt = null;
  }

  private get here(): boolean {
    return this.step === this.editedAt;
  }

  private get now(): Experiments {
    return this.desk.store.state.experiments ?? NONE;
  }

  private set(change: Partial<Experiments>): void {
    const next = { ...this.now, ...change };
    this.desk.store.set({
      experiments: {
        ...next,
        canUndo: this.undoable.canUndo && (this.here || !this.undoable.undoes('weights')),
        canRedo: this.undoable.canRedo && (this.here || !this.undoable.redoes('weights')),
        edited: this.here ? this.trained.places(next.name) : new Set(),
        editedCount: this.here ? this.trained.count : 0,
      },
    });
  }

  /** Which lesson this is, when it is another one; a run that was kept belongs to its lesson. */
  private begin(): void {
    const data = this.desk.lesson();
    if (data !== this.changed || data === null) {
      const other = this.lesson !== null && data?.train !== this.lesson.train;
      this.lesson = data;
      this.changed = null;
      if (other) this.set({ kept: null });
    }
    const preset = this.lesson?.preset;
    this.set({ lessonOptions: preset ? { model: preset.model, training: preset.training } : null });
  }

  private async list(): Promise<void> {
    if (this.desk.store.state.opened === null) return;
    await this.desk.attempt(async () => {
      const all = await this.desk.client.call('tensors', {});
      const tensors = all.filter((tensor) => tensor.role === 'parameter');
      const name = tensors.find((tensor) => tensor.name === this.now.name)?.name ?? tensors[0]?.name ?? '';
      this.set({ tensors, name });
    });
    await this.read(this.now.name);
  }

  private choose(name: string): void {
    if (name !== this.now.name) this.set({ name, values: null });
    this.set({ weightFailure: null });
    void this.read(name);
  }

  /** Fetches a tensor's numbers; while training, as often as they come. */
  private async read(name: string): Promise<void> {
    if (this.reading || name === '' || this.desk.store.state.opened === null) return;
    this.reading = true;
    await this.desk.attempt(async () => {
      const values = await this.desk.client.call('tensor', { name });
      if (this.sending > 0) return;
      this.tensors.set(name, values);
      if (this.now.name === name) this.set({ values });
    });
    this.reading = false;
    if (this.now.name !== name) void this.read(this.now.name);
  }

  private switches(off: readonly PartOff[]): void {
    const change: Change = { kind: 'switches', before: this.now.off, after: off };
    this.undoable.add(change);
    this.apply(change);
  }

  private weight(index: number, value: number, more: boolean): void {
    const { name, values } = this.now;
    const before = values?.[index];
    if (before === undefined) return;
    const after = Math.fround(value);
    if (!Number.isFinite(after)) {
      this.set({ weightFailure: Number.isNaN(value) ? failed('not_a_number') : failed('not_finite_value', { name }) });
      return;
    }
    if (Object.is(before, after)) {
      this.set({ weightFailure: null });
      return;
    }
    this.editing();
    const change: Change = { kind: 'weights', edits: [{ name, index, before, after }] };
    this.undoable.add(change, more);
    this.apply(change);
  }

  private async setSeveral(name: string, wanted: readonly { index: number; value: number }[]): Promise<void> {
    await this.desk.attempt(async () => {
      const values = this.tensors.get(name) ?? (await this.desk.client.call('tensor', { name }));
      this.tensors.set(name, values);
      const edits = wanted.map(({ index, value }) => ({
        name,
        index,
        before: values[index]!,
        after: Math.fround(value),
      }));
      this.editing();
      const change: Change = { kind: 'weights', edits };
      this.undoable.add(change);
      this.apply(change);
    });
  }

  private async backToTrained(): Promise<void> {
    const places = this.trained.all();
    const edits: Edit[] = [];
    await this.desk.attempt(async () => {
      for (const { name, index, trained } of places) {
        const values = this.tensors.get(name) ?? (await this.desk.client.call('tensor', { name }));
        this.tensors.set(name, values);
        edits.push({ name, index, before: values[index]!, after: trained });
      }
    });
    if (edits.length === 0) return;
    const change: Change = { kind: 'weights', edits };
    this.undoable.add(change);
    this.apply(change);
  }

  private apply(change: Change | null): void {
    if (change?.kind === 'switches') void this.ablate(change.after);
    else if (change?.kind === 'weights') void this.setWeights(change.edits);
  }

  private async ablate(off: readonly PartOff[]): Promise<void> {
    const before = this.now.off;
    this.set({ off });
    const failure = await this.desk.attempt(() => this.desk.client.call('ablate', { ablation: ablationOf(off) }));
    if (failure && this.now.off === off) this.set({ off: before });
  }

  private async setWeights(edits: readonly Edit[]): Promise<void> {
    for (const edit of edits) this.trained.note(edit);
    const names = [...new Set(edits.map((edit) => edit.name))];
    const calls = names.flatMap((name) => {
      const before = this.tensors.get(name);
      if (!before) return [];
      const values = before.slice();
      for (const edit of edits) if (edit.name === name) values[edit.index] = edit.after;
      this.tensors.set(name, values);
      return [this.desk.client.call('setTensor', { name, values })];
    });
    this.set({ values: this.tensors.get(this.now.name) ?? null, weightFailure: null });
    this.sending += 1;
    const failure = await this.desk.attempt(() => Promise.all(calls));
    this.sending -= 1;
    if (failure) {
      this.tensors.clear();
      void this.read(this.now.name);
    }
  }

  /** A new session with these options on the same sentences; a refusal is told beside the control that it names. */
  private async train(options: Options, train: boolean): Promise<void> {
    if (!this.lesson) return;
    const typed = Object.entries({ ...options.model, ...options.training });
    const wrong = typed.find(([, value]) => Number.isNaN(value));
    if (wrong) {
      this.set({ refused: { control: wrong[0], failure: failed('not_a_number') } });
      return;
    }
    const { store } = this.desk;
    const before = this.changed;
    const replaced = keptRun(store.state);
    this.changed = withOptions(this.lesson, options);
    this.set({ busy: true, refused: null });
    const failure = await this.desk.reopen(this.changed);
    if (failure) {
      this.changed = before;
      this.refuse(failure);
      return;
    }
    // What these options were tried in place of is what they are compared with, where nothing else was kept.
    if (train && this.now.kept === null && replaced !== null && replaced.step > 0) this.set({ kept: replaced });
    const { opened, frame } = store.state;
    this.started = opened && { session: opened.session, train };
    if (opened === null || frame?.session === opened.session) this.begun();
  }

  /** The new model stands on the page: not before, since until then the page stays as it was. */
  private begun(): void {
    const train = this.started?.train === true;
    this.started = null;
    this.set({ busy: false, tried: train });
    if (train) this.desk.act({ type: 'play' });
  }

  private refuse(failure: WorkerFailure): void {
    // A worker that broke is told of by what replaces it.
    const broke = failure.code === 'worker_crashed';
    this.set({ busy: false, refused: broke ? null : { control: controlOf(failure), failure } });
  }
}
