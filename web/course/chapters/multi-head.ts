/** Chapter 4: several heads, and residual connections. */
import { html } from 'lit';
import { integer } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import type { Chapter, Watcher } from '../chapter';
import type { Plan } from '../course-model';
import '../figures/joined-heads';
import '../figures/residual-twins';
import '../figures/two-heads';
import { shareRight } from '../figures/two-models';
import {
  headsOff,
  JOINED_TENSORS,
  LAYERS,
  questionAt,
  residualOff,
  SENTENCES,
  STACK_TENSORS,
  stacked,
  stackedWithout,
  twoHeads,
  type Question,
} from '../multi-head';
import { sameBag } from '../orders';

/** One model for two scenes: it is trained once. */
const HEADS: Plan = {
  id: 'two-heads',
  lesson: 'phrases',
  change: twoHeads,
  probe: SENTENCES[0]!,
  watch: JOINED_TENSORS,
};
const STACK: Plan = { id: 'stack', lesson: 'copy', change: stacked, watch: STACK_TENSORS };

const sizes = ({ opened }: AppState): Record<string, string> => {
  const d = opened?.config.dModel ?? 0;
  const heads = opened?.config.heads ?? 1;
  return {
    d: integer(d),
    each: integer(d / heads),
    heads: integer(heads),
    weights: integer(3 * d * d),
    all: integer(opened?.summary.parameterCount ?? 0),
    layers: integer(LAYERS),
  };
};

/** What one of the sentences should be; null for another one, or while the model is still learning. */
function target(state: AppState): string | null {
  if (!state.frame || !finished(state)) return null;
  return SENTENCES.find(({ source }) => source === state.frame!.probe.source)?.target ?? null;
}

/** With all heads on, a verb's question was chosen in one of them and a noun's in the other. */
function asked(): Watcher {
  const found = new Map<Question, number>();
  return (state) => {
    const { frame, selection } = state;
    if (target(state) === null || selection.kind !== 'encoder' || headsOff(frame!.ablation)?.length !== 0) return false;
    const question = questionAt(frame!, selection.head, selection.row, selection.column);
    if (question) found.set(question, selection.head);
    return new Set(found.values()).size === 2;
  };
}

/** A translation has been spoilt by leaving out one head alone, and one by leaving out the other: the whole model has all of them right. */
function spoilt(): Watcher {
  const found = new Set<number>();
  return (state) => {
    const wanted = target(state);
    const off = wanted === null ? null : headsOff(state.frame!.ablation);
    if (wanted === null || off === null) return false;
    const { text } = state.frame!.written;
    if (off.length === 1 && text !== wanted) found.add(off[0]!);
    return found.size === 2;
  };
}

/** Without the residual connection, and with all heads, two of the sentences have become others. */
function lost(): Watcher {
  const found = new Set<string>();
  return (state) => {
    const wanted = target(state);
    const { ablation, written } = state.frame ?? {};
    if (wanted === null || !residualOff(ablation!) || (ablation!.heads?.length ?? 0) > 0) return false;
    if (written!.text !== wanted) found.add(wanted);
    return found.size > 1;
  };
}

/** Both are trained and only one can do it; then it has copied another order of the letters as well. */
function copied(): Watcher {
  let before: string[] | null = null;
  return (state, _saw, twin) => {
    if (!twin?.frame || !finished(state) || !finished(twin)) return false;
    if ((shareRight(state) ?? 0) < 0.9 || (shareRight(twin) ?? 1) > 0.1) return false;
    const letters = state.frame!.shown.source.map(({ token }) => token);
    const [right, other] = [letters.join(''), twin.frame.shown.source.map(({ token }) => token).join('')];
    // The same button moves the letters of both, one picture after the other.
    if (right !== other) return false;
    if (before && before.join('') !== right && sameBag(before, letters))
      return state.frame!.written.text === right && twin.frame.written.text !== right;
    before = letters;
    return false;
  };
}

export const chapter: Chapter = {
  number: 4,
  about: 'chapter.4.about',
  scenes: [
    {
      id: 'two-heads',
      title: 'multi.heads.title',
      plan: HEADS,
      values: sizes,
      blocks: [
        { text: 'multi.heads.1' },
        { text: 'multi.heads.2' },
        { task: { id: 'two-questions', asks: 'multi.find.asks', why: 'multi.find.why', watcher: asked } },
        { text: 'multi.heads.3' },
        { task: { id: 'two-faults', asks: 'multi.faults.asks', why: 'multi.faults.why', watcher: spoilt } },
      ],
      figure: (state, lit) => html`<two-heads .state=${state} .lit=${lit}></two-heads>`,
    },
    {
      id: 'joined',
      title: 'multi.joined.title',
      plan: HEADS,
      values: sizes,
      blocks: [
        { text: 'multi.joined.1' },
        { text: 'multi.joined.2' },
        { text: 'multi.joined.3' },
        { formula: 'joined' },
        { task: { id: 'word-lost', asks: 'multi.lost.asks', why: 'multi.lost.why', watcher: lost } },
      ],
      figure: (state, lit) => html`<joined-heads .state=${state} .lit=${lit}></joined-heads>`,
    },
    {
      id: 'twins',
      title: 'multi.twins.title',
      plan: STACK,
      twin: { ...STACK, id: 'stack-without', change: stackedWithout },
      values: sizes,
      blocks: [
        { text: 'multi.twins.1' },
        { text: 'multi.twins.2' },
        { text: 'multi.twins.3' },
        { task: { id: 'copied', asks: 'multi.copied.asks', why: 'multi.copied.why', watcher: copied } },
      ],
      figure: (state, lit, twin) => html`<residual-twins .state=${state} .twin=${twin} .lit=${lit}></residual-twins>`,
    },
  ],
};
