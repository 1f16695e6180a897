/** What the worker reads of a session for one picture of the page, and for the arithmetic beside it. */
import type {
  AttentionPicture,
  Calls,
  CallName,
  Decoding,
  Frame,
  Gradients,
  Inspected,
  Maps,
  Numbers,
  Probe,
} from './messages';
import { EngineError, type Ablation, type AttentionKind, type Session } from './types';

/** Vectors of up to this many numbers are printed beside their words, and these are they. */
const PRINTED_WIDTH = 2;
const PRINTED = ['source.embedding', 'source.sum', 'target.embedding', 'target.sum'];

/** Tensors that frames bring beside those; or every one, but for the gradients. */
export type Watched = readonly string[] | 'all';

/** How the model is run: without some parts, and how it chooses its words. */
export interface Ways {
  ablation: Ablation;
  decoding: Decoding;
}

/** How the model sees the sentence: its own translation, and the run on show. */
export function pictureOf(
  session: Session,
  { source, target }: Probe,
  { ablation, decoding }: Ways,
  watched: Watched,
): Pick<Frame, 'shown' | 'maps' | 'written' | 'writtenCross' | 'numbers'> {
  const written = session.translate(source, { ablation, ...decoding });
  const writtenCross = attentionOf(session, 'cross', ablation);
  const shown = target === null ? written : session.observe(source, target, { ablation });
  return { shown, maps: mapsOf(session, ablation), written, writtenCross, numbers: numbersOf(session, watched) };
}

/** Of the sentence that was run last. */
export function mapsOf(session: Session, ablation: Ablation): Maps {
  const attention = (kind: AttentionKind): AttentionPicture => attentionOf(session, kind, ablation);
  return { encoder: attention('encoder'), decoder: attention('decoder'), cross: attention('cross') };
}

function attentionOf(session: Session, kind: AttentionKind, ablation: Ablation): AttentionPicture {
  const maps = session.attention(kind);
  const all = maps.layers * maps.heads;
  const off =
    kind === 'cross' && ablation.crossAttention
      ? Array.from({ length: all }, (_, index) => index)
      : (ablation.heads ?? []).filter((one) => one.kind === kind).map(({ layer, head }) => layer * maps.heads + head);
  return { ...maps, masked: kind === 'decoder' && !ablation.causalMask, off };
}

/** Of the run that was made last, which is the one on show. A model need not have all that is asked for. */
function numbersOf(session: Session, watched: Watched): Numbers {
  if (watched === 'all') {
    const shown = session.tensors().filter(({ role }) => role !== 'gradient');
    return Object.fromEntries(shown.map(({ name }) => [name, session.tensor(name)]));
  }
  const numbers: Record<string, Float32Array> = {};
  const printed = session.config.dModel <= PRINTED_WIDTH ? PRINTED : [];
  for (const name of [...printed, ...watched]) {
    try {
      numbers[name] = session.tensor(name);
    } catch (error) {
      if (!(error instanceof EngineError && error.code === 'unknown_tensor')) throw error;
    }
  }
  return numbers;
}

/** The sentence is run once more: training leaves the intermediates of its last batch behind. */
export function inspectedOf(
  session: Session,
  { source, target }: Probe,
  { ablation, decoding }: Ways,
  { run, tensors: names }: Calls['inspect']['request'],
): Omit<Inspected, 'session'> {
  if (target === null || run === 'written') session.translate(source, { ablation, ...decoding });
  else session.observe(source, target, { ablation });
  const wanted = new Set(names);
  const tensors: Inspected['tensors'] = {};
  for (const { name, shape } of session.tensors())
    if (wanted.has(name)) tensors[name] = { shape, values: session.tensor(name) };
  return { step: session.step, sentence: session.inspected()[0]!, ablation, tensors };
}

/** What is drawn with the seeds from 1 on. */
export function drawn(
  session: Session,
  source: string,
  ablation: Ablation,
  { temperature, count }: Calls['draw']['request'],
): string[] {
  return Array.from({ length: count }, (_, index) => {
    return session.translate(source, { ablation, temperature, seed: index + 1 }).text;
  });
}

/** To be asked right after a step: any sentence that is run takes the place of its batch. Of the weights only the tables of words. */
export function gradientsOf(session: Session): Gradients {
  const norms: Record<string, number> = {};
  for (const { name, role } of session.tensors()) {
    if (role !== 'gradient' || /(?<!_embedding\.)weight$|bias$/.test(name)) continue;
    norms[name.slice('grad.'.length)] = Math.sqrt(session.tensor(name).reduce((sum, value) => sum + value * value, 0));
  }
  return { pairs: session.inspected().length, norms };
}

/** What the engine noted of the training, thinned evenly; the first and the last stay. */
export function momentsOf(session: Session, most: number): { step: number; maps: Maps }[] {
  const all = session.history()?.moments ?? [];
  const count = Math.min(most, all.length);
  const chosen = Array.from(
    { length: count },
    (_, index) => all[Math.round((index * (all.length - 1)) / Math.max(1, count - 1))]!,
  );
  return chosen.map(({ step }) => {
    const { maps } = session.moment(step);
    const picture = (kind: AttentionKind): AttentionPicture => ({ ...maps[kind], masked: kind === 'decoder', off: [] });
    return { step, maps: { encoder: picture('encoder'), decoder: picture('decoder'), cross: picture('cross') } };
  });
}

/** What an answer holds that need not be copied on its way to the page. */
export function buffersIn(value: Calls[CallName]['reply']): Transferable[] {
  if (ArrayBuffer.isView(value)) return owned([value]);
  if (value === null || !('tensors' in value)) return [];
  return owned(Object.values(value.tensors).map(({ values }) => values));
}

export function buffersOf(frame: Frame): Transferable[] {
  const maps = [...Object.values(frame.maps), frame.writtenCross].map(({ data }) => data);
  return owned([...maps, ...Object.values(frame.numbers).filter((values) => values !== undefined)]);
}

function owned(views: readonly ArrayBufferView[]): ArrayBuffer[] {
  return [...new Set(views.map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}
