/** Chapter 5: the decoder. */
import { html } from 'lit';
import { integer } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import type { Chapter, Watcher } from '../chapter';
import type { Plan } from '../course-model';
import { DECODER_TENSORS, hiddenCells, oneHead, UNSEEN } from '../decoder';
import '../figures/masked-rows';
import '../figures/own-words';
import '../figures/write-on';
import { TO_ITS_END } from '../figures/write-on';

const TINY: Plan = { id: 'decoder-tiny', lesson: 'lets-go', watch: DECODER_TENSORS };

/** One model for two scenes: it is trained once. */
const PHRASES: Plan = {
  id: 'decoder-phrases',
  lesson: 'phrases',
  change: oneHead,
  probe: { source: UNSEEN[0]!, target: 'sus médicos quieren ir al jardín' },
};

const sizes = (state: AppState): Record<string, string> => {
  const { opened } = state;
  const { cells, hidden } = hiddenCells(state);
  return {
    d: integer(opened?.config.dModel ?? 0),
    tokens: integer(opened?.summary.targetVocabulary.length ?? 0),
    most: integer(opened?.config.maxTargetLength ?? 0),
    cells: integer(cells),
    hidden: integer(hidden),
  };
};

/** What goes in has been seen for each sentence of the lesson, by a trained model. */
const compared: Watcher = ({ train }, saw) =>
  train.length > 0 && train.every(({ source }) => saw.has(`enters:${source}`));

/** With the mask in its place a cell was chosen in the first row, and one in the last. */
function firstAndLast(): Watcher {
  const found = new Set<string>();
  return ({ frame, selection }) => {
    const map = frame?.maps.decoder;
    if (!map?.masked || selection.kind !== 'decoder') return false;
    if (selection.row === 0) found.add('first');
    if (selection.row === map.rows - 1) found.add('last');
    return found.size === 2;
  };
}

/** Without the mask a trained model looks ahead, and the reader at one of those cells. */
const looksAhead: Watcher = (state) => {
  const { frame, selection } = state;
  if (!frame || !finished(state) || frame.maps.decoder.masked) return false;
  return selection.kind === 'decoder' && selection.column > selection.row;
};

export const chapter: Chapter = {
  number: 5,
  about: 'chapter.5.about',
  scenes: [
    {
      id: 'own-words',
      title: 'decoder.own.title',
      plan: TINY,
      values: sizes,
      blocks: [
        { text: 'decoder.own.1' },
        { text: 'decoder.own.2' },
        { task: { id: 'begins', asks: 'decoder.begins.asks', why: 'decoder.begins.why', watcher: () => compared } },
      ],
      figure: (state, lit) => html`<own-words .state=${state} .lit=${lit}></own-words>`,
    },
    {
      id: 'write-on',
      title: 'decoder.write.title',
      plan: PHRASES,
      values: sizes,
      blocks: [
        { text: 'decoder.write.1' },
        { text: 'decoder.write.2' },
        {
          task: {
            id: TO_ITS_END,
            asks: 'decoder.end.asks',
            why: 'decoder.end.why',
            watcher: () => (_state, saw) => saw.has(TO_ITS_END),
          },
        },
      ],
      figure: (state, lit) => html`<write-on .state=${state} .lit=${lit}></write-on>`,
    },
    {
      id: 'mask',
      title: 'decoder.mask.title',
      plan: PHRASES,
      values: sizes,
      blocks: [
        { text: 'decoder.mask.1' },
        { text: 'decoder.mask.2' },
        { formula: 'masked' },
        {
          task: {
            id: 'first-and-last',
            asks: 'decoder.rows.asks',
            why: 'decoder.rows.why',
            watcher: firstAndLast,
          },
        },
        { text: 'decoder.mask.3' },
        {
          task: {
            id: 'unmasked',
            asks: 'decoder.unmasked.asks',
            why: 'decoder.unmasked.why',
            watcher: () => looksAhead,
          },
        },
      ],
      figure: (state, lit) => html`<masked-rows .state=${state} .lit=${lit}></masked-rows>`,
    },
  ],
};
