/** Chapter 2: order matters. */
import { html } from 'lit';
import { integer } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import type { Chapter, Watcher } from '../chapter';
import type { Plan } from '../course-model';
import { partsOf, PARTS } from '../figures/position-sum';
import '../figures/position-waves';
import { ENCODED, sameWords, together } from '../figures/two-orders';
import { shareRight } from '../figures/two-models';
import '../figures/with-without';
import { bag, brief, briefWithout, ORDERS, sameBag } from '../orders';

const BAG: Plan = { id: 'bag', lesson: 'lets-go', change: bag, probe: ORDERS[0], watch: [ENCODED] };
const TINY: Plan = { id: 'tiny-positions', lesson: 'lets-go', watch: PARTS };
const WITH: Plan = { id: 'reverse', lesson: 'reverse', change: brief };

const tokensOf = ({ frame }: AppState): string[] => frame?.shown.source.map(({ token }) => token) ?? [];
const width = ({ opened }: AppState): number => opened?.config.dModel ?? 0;

/** How many words of the two orders have the same numbers, of how many. */
function sameOf(state: AppState, twin: AppState | null): { same: string; words: string } {
  const pair = together(state, twin);
  const words = tokensOf(state).length;
  return { words: integer(words), same: integer(pair ? sameWords(...pair, width(state)) : words) };
}

/** The trained model has read the lower words in two more orders, and has written the same of all of them. */
function guessed(): Watcher {
  const orders = new Set<string>();
  return (state, _saw, twin) => {
    if (!finished(state) || !twin?.frame || !finished(twin)) return false;
    const [upper, lower] = [tokensOf(state), tokensOf(twin)];
    if (!sameBag(upper, lower) || state.frame!.written.text !== twin.frame.written.text) return false;
    orders.add(lower.join(' '));
    return orders.size > 2;
  };
}

/** Two positions that the short wave alone confuses, and more waves tell apart. */
function toldApart(): Watcher {
  return (_state, saw) =>
    [...saw].some((one) => one.startsWith('confused:') && saw.has(one.replace('confused', 'apart')));
}

/** A sentence in which a word comes twice, with another sum each time; then the same words in another order. */
function moved(): Watcher {
  let before: string[] | null = null;
  return (state) => {
    const { frame } = state;
    if (!frame || PARTS.some((name) => !frame.numbers[name])) return false;
    const tokens = tokensOf(state);
    if (before && sameBag(before, tokens) && before.join(' ') !== tokens.join(' ')) return true;
    const [first, last] = [tokens.indexOf('go'), tokens.lastIndexOf('go')];
    const [one, other] = [first, last].map((row) => partsOf(frame, Math.max(0, row))[2]!.join());
    before = one === other ? null : tokens;
    return false;
  };
}

/** Both are trained and only one can do it; the other writes the same of another order of the letters. */
function compared(): Watcher {
  let before: { letters: string[]; text: string } | null = null;
  return (state, _saw, twin) => {
    if (!twin?.frame || !finished(state) || !finished(twin)) return false;
    if ((shareRight(state) ?? 0) < 0.9 || (shareRight(twin) ?? 1) > 0.2) return false;
    const [letters, text] = [tokensOf(state), twin.frame.written.text];
    // The same button moves the letters of both, one picture after the other.
    if (letters.join() !== tokensOf(twin).join()) return false;
    if (before && sameBag(before.letters, letters) && before.letters.join() !== letters.join())
      return before.text === text && state.frame!.written.text === [...letters].reverse().join('');
    before = { letters, text };
    return false;
  };
}

export const chapter: Chapter = {
  number: 2,
  about: 'chapter.2.about',
  scenes: [
    {
      id: 'bag',
      title: 'order.bag.title',
      plan: BAG,
      twin: { ...BAG, id: 'bag-lower', probe: ORDERS[1] },
      values: (state, twin) => ({
        d: integer(width(state)),
        ...sameOf(state, twin),
      }),
      blocks: [
        { text: 'order.bag.1' },
        { text: 'order.bag.2' },
        { text: 'order.bag.3' },
        { task: { id: 'bag', asks: 'order.guess.asks', why: 'order.guess.why', watcher: guessed } },
      ],
      figure: (state, lit, twin) => html`<two-orders .state=${state} .twin=${twin} .lit=${lit}></two-orders>`,
    },
    {
      id: 'waves',
      title: 'order.waves.title',
      plan: BAG,
      still: true,
      values: () => ({}),
      blocks: [
        { text: 'order.waves.1' },
        { text: 'order.waves.2' },
        { formula: 'position' },
        { text: 'order.waves.3' },
        { task: { id: 'told-apart', asks: 'order.apart.asks', why: 'order.apart.why', watcher: toldApart } },
      ],
      figure: (state, lit) => html`<position-waves .state=${state} .lit=${lit}></position-waves>`,
    },
    {
      id: 'sum',
      title: 'order.sum.title',
      plan: TINY,
      values: (state) => ({ d: integer(width(state)) }),
      blocks: [
        { text: 'order.sum.1' },
        { text: 'order.sum.2' },
        { task: { id: 'moved', asks: 'order.moved.asks', why: 'order.moved.why', watcher: moved } },
      ],
      figure: (state, lit) => html`<position-sum .state=${state} .lit=${lit}></position-sum>`,
    },
    {
      id: 'without',
      title: 'order.without.title',
      plan: WITH,
      twin: { ...WITH, id: 'reverse-without', change: briefWithout },
      values: (state) => ({
        pairs: integer(state.opened?.summary.trainExamples ?? 0),
      }),
      blocks: [
        { text: 'order.without.1' },
        { text: 'order.without.2' },
        { task: { id: 'without', asks: 'order.compare.asks', why: 'order.compare.why', watcher: compared } },
        { text: 'order.without.3' },
      ],
      figure: (state, lit, twin) => html`<with-without .state=${state} .twin=${twin} .lit=${lit}></with-without>`,
    },
  ],
};
