/** What can be undone: switches and weights that were set by hand, in the order in which they were. */
import type { PartOff } from './switches';

export interface Edit {
  name: string;
  index: number;
  before: number;
  after: number;
}

export type Change =
  { kind: 'switches'; before: readonly PartOff[]; after: readonly PartOff[] } | { kind: 'weights'; edits: Edit[] };

export class UndoList {
  private past: Change[] = [];
  private future: Change[] = [];

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** With `more`, what goes on with the last change becomes part of it: a drag is undone as a whole. */
  add(change: Change, more = false): void {
    this.future = [];
    const last = this.past.at(-1);
    if (more && last?.kind === 'weights' && change.kind === 'weights') {
      const [a, b] = [last.edits[0], change.edits[0]];
      if (last.edits.length === 1 && a && b && a.name === b.name && a.index === b.index) {
        this.past[this.past.length - 1] = { kind: 'weights', edits: [{ ...a, after: b.after }] };
        return;
      }
    }
    this.past.push(change);
  }

  /** What has to be done to be where one was before the last change; null when there is none. */
  undo(): Change | null {
    const change = this.past.pop();
    if (!change) return null;
    this.future.push(change);
    return inverse(change);
  }

  redo(): Change | null {
    const change = this.future.pop();
    if (!change) return null;
    this.past.push(change);
    return change;
  }

  /** What comes next is a weight: it can only be changed at the step at which it was set. */
  undoes(kind: Change['kind']): boolean {
    return this.past.at(-1)?.kind === kind;
  }

  redoes(kind: Change['kind']): boolean {
    return this.future.at(-1)?.kind === kind;
  }

  /** Training has changed the weights: what was set by hand before it cannot be taken back one by one. */
  forgetWeights(): void {
    const isSwitch = (change: Change): boolean => change.kind === 'switches';
    this.past = this.past.filter(isSwitch);
    this.future = this.future.filter(isSwitch);
  }

  clear(): void {
    this.past = [];
    this.future = [];
  }
}

export function inverse(change: Change): Change {
  if (change.kind === 'switches') return { kind: 'switches', before: change.after, after: change.before };
  const edits = change.edits.map((edit) => ({ ...edit, before: edit.after, after: edit.before })).reverse();
  return { kind: 'weights', edits };
}

/** The numbers that training gave to the weights which were set by hand since. */
export class Trained {
  private readonly tensors = new Map<string, Map<number, number>>();

  note({ name, index, before, after }: Edit): void {
    const places = this.tensors.get(name) ?? new Map<number, number>();
    this.tensors.set(name, places);
    const trained = places.get(index) ?? before;
    // A number that is back at what it was is no longer set by hand.
    if (Object.is(trained, after)) places.delete(index);
    else places.set(index, trained);
  }

  places(name: string): ReadonlySet<number> {
    return new Set(this.tensors.get(name)?.keys());
  }

  get count(): number {
    return [...this.tensors.values()].reduce((sum, places) => sum + places.size, 0);
  }

  all(): { name: string; index: number; trained: number }[] {
    return [...this.tensors].flatMap(([name, places]) =>
      [...places].map(([index, trained]) => ({ name, index, trained })),
    );
  }

  clear(): void {
    this.tensors.clear();
  }
}
