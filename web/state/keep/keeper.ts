import { CallError } from '../../engine/client';
import type { WorkerFailure } from '../../engine/messages';
import { ENGINE_VERSION } from '../../engine/version';
import type { LessonId } from '../../lessons/ids';
import { sessionOptions, type LessonData } from '../../lessons/lessons';
import type { Action } from '../actions';
import { failed, failureOf } from '../failures';
import type { Desk, Rescued } from '../feature';
import { LONGEST_HASH, LONGEST_IN_FILE, readHash, readLink, writeHash } from '../hash';
import type { KeepAction } from '../keep';
import { QUICK_TO_SCORE } from '../scoring';
import { crc32 } from '../share/bytes';
import { decodeLink } from '../share/codec';
import { MOST_STEPS, type Shared, type SharedView } from '../share/shared';
import { linkOf, type Kept } from '../state';
import { Aside } from './aside';
import { Autosave } from './autosave';
import { fileLesson } from './file-lesson';
import { readModelFile, stepOf } from './model-file';
// Here already when the worker breaks: then it cannot be fetched any more, perhaps.
import '../recover';
import { ownIn, shortest } from './link';
import { saveCopy, saveFile } from './save-file';
import { readSlot, writeSlot } from './slots';
import { joinPairs, lessonOf, openOptions, snapshot, type Snapshot } from './snapshot';

/** The engine's own limit for a file. */
const MOST_MEGABYTES = 256;

/** Makes and opens links, saves and opens model files, resumes what was kept. */
export class Keeper {
  private readonly autosave: Autosave;
  /** A recipe that is being trained again, and the checksum that it is to arrive at. */
  private awaited: { session: number; step: number; checksum: number } | null = null;
  /** Counts what was asked to be opened: the last one stays. */
  private turn = 0;
  private readonly aside: Aside;

  constructor(private readonly desk: Desk) {
    this.autosave = new Autosave(desk, (lesson) => this.resume(lesson));
    this.aside = new Aside(
      desk,
      () => this.autosave.retrainable,
      (taken) => this.openAside(taken),
    );
  }

  before(action: Action): void {
    this.aside.before(action);
  }

  left(): void {
    // A link or a file that is still being read comes too late.
    this.turn += 1;
    this.autosave.left();
    // What was wrong with a file is said where it was opened.
    this.kept({ fileFailure: null });
  }

  /** The worker broke: what was kept of its session in memory. */
  rescue(): Rescued | null {
    const found = this.autosave.inCase.found();
    if (found === null) return null;
    const { snapshot, beyond } = found;
    const open = async (): Promise<WorkerFailure | null> => {
      const failure = await this.open(snapshot, true);
      if (failure === null && beyond !== null) this.aside.offer(beyond);
      return failure;
    };
    return { step: snapshot.step, open };
  }

  handle(action: KeepAction): void {
    switch (action.type) {
      case 'link-open':
        void this.openLink(action.hash, action.inFile ? LONGEST_IN_FILE : LONGEST_HASH);
        break;
      case 'link-make':
        void this.makeLink();
        break;
      case 'copy-save':
        void saveCopy(this.desk, this.autosave.retrainable);
        break;
      case 'file-save':
        void saveFile(this.desk);
        break;
      case 'file-open':
        void this.openFile(action.file);
        break;
      case 'resume':
        void this.resumeOffered();
        break;
      case 'aside-back':
        void this.aside.back();
        break;
      case 'resume-forget':
        void this.autosave.forget();
        break;
    }
  }

  stopped(): void {
    if (this.awaited) void this.compare();
  }

  private kept(change: Partial<Kept>): void {
    const { store } = this.desk;
    store.set({ kept: { ...store.state.kept, ...change } });
  }

  private async openLink(hash: string, longest: number): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const link = readLink(hash, longest);
    const { store } = this.desk;
    if (link === null) {
      // Back from a link to what is open: what was said of the link is of nothing any more.
      if (store.state.notice?.code.startsWith('link_')) store.set({ notice: null });
      return;
    }
    const found = 'problem' in link ? link.problem : await this.decoded(link.lesson, link.payload, longest);
    if (turn !== this.turn) return;
    store.set({ notice: null });
    const failure = typeof found === 'string' ? failed(found) : await this.open(found);
    if (failure === null || turn !== this.turn) return;
    if (store.state.opened !== null || store.state.phase === 'empty') {
      store.set({ notice: failure });
      return;
    }
    // The page's default, and why it is not what was asked for.
    store.set({ seed: null, own: { ...store.state.own, failure: null } });
    const opening = this.desk.open('lets-go');
    const here = this.turn;
    await opening;
    if (here === this.turn && store.state.phase !== 'failed') store.set({ notice: failure });
  }

  private decoded(lesson: LessonId, payload: string, longest: number): ReturnType<typeof decodeLink> | string {
    return typeof DecompressionStream === 'undefined' ? 'link_browser' : decodeLink(lesson, payload, longest);
  }

  /** Opens what was shared or kept; `inSlot` when it is what the lesson's slot holds. */
  private async open(shared: Shared, inSlot = false): Promise<WorkerFailure | null> {
    const { autosave, desk, turn } = this;
    this.awaited = null;
    autosave.quiet = true;
    try {
      const data = await lessonOf(desk, shared);
      if (turn !== this.turn) return null;
      const failure = await this.openWith(shared, data, turn, inSlot);
      if (failure) return failure;
      // Something else has been opened meanwhile.
      if (desk.lesson() !== data) return null;
      autosave.begin(shared.step, shared.retrainable, inSlot);
      autosave.offered(null);
      const { probe, selection } = shared;
      // What is refused takes nobody's own pairs away.
      this.showOwn(shared.lesson, data);
      desk.store.set({ text: probe.source, selection });
      this.look(shared.view ?? {});
      if ('checksum' in shared.model) await this.retrain(shared.step, shared.model);
      else if (shared.retrainable && shared.step > 0)
        void desk.client.call('retrace', { options: sessionOptions(data, shared.seed) }).catch(() => null);
      return null;
    } catch (error) {
      return failureOf(error, 'lesson_not_loaded');
    } finally {
      autosave.quiet = false;
    }
  }

  /** Looks at the model as whoever shared it did. */
  private look({ off = [], decoding = {}, open, attention = 'heatmap' }: SharedView): void {
    const { desk } = this;
    desk.act({ type: 'decode', decoding });
    const { encoderLayers, decoderLayers } = desk.store.state.opened!.config;
    const layers = open?.stack === 'encoder' ? encoderLayers : open?.stack === 'decoder' ? decoderLayers : 1;
    desk.act({ type: 'layer', open: open !== undefined && open.layer < layers ? open : null });
    desk.act({ type: 'attention', as: attention });
    if (off.length > 0) desk.act({ type: 'experiment-off', off });
  }

  private async openWith(
    shared: Shared,
    data: LessonData,
    turn: number,
    inSlot: boolean,
  ): Promise<WorkerFailure | null> {
    const { lesson, model, probe, report, retrainable, seed, step } = shared;
    const beside = { seed, probe, wanted: () => turn === this.turn };
    if (!('file' in model)) return this.desk.openSaved(lesson, data, null, beside);
    // One of the two is not what was shared.
    if (stepOf(model.file) !== step) return failed('link_damaged');
    const losses = shared.losses.length > 0 ? shared.losses : Array.from({ length: step }, () => NaN);
    const options = openOptions(shared, data);
    const saved = { file: model.file, options, losses, report, retrainable, inSlot };
    return this.desk.openSaved(lesson, data, saved, beside);
  }

  /** "Your own" has a box with its pairs, and a line about them. */
  private showOwn(lesson: LessonId, { train, heldOut }: LessonData): void {
    if (lesson !== 'your-own') return;
    const pairs = joinPairs(train, heldOut);
    const { store } = this.desk;
    const none = { problems: [], problemCount: 0, duplicates: 0, truncated: false, header: false, otherColumns: 0 };
    const text = pairs.map(({ source, target }) => `${source}\t${target}`).join('\n');
    store.set({ own: { ...store.state.own, report: { ...none, pairs, separator: '\t' }, refused: null, text } });
  }

  private async retrain(step: number, recipe: { engine: string; checksum: number }): Promise<void> {
    const { store, client } = this.desk;
    const same = recipe.engine === ENGINE_VERSION;
    const notice = same
      ? failed('link_retrains', { step })
      : failed('link_engine', { step, made: recipe.engine, here: ENGINE_VERSION });
    this.awaited = { session: store.state.opened!.session, step, checksum: recipe.checksum };
    store.set({ notice });
    if (step === 0) {
      await this.compare();
      return;
    }
    store.set({ phase: 'training' });
    const failure = await this.desk.attempt(() => client.call('train', { pace: { kind: 'fast' }, until: step }));
    if (failure) store.set({ phase: 'ready' });
  }

  /** Whether training again has led to the same bits. */
  private async compare(): Promise<void> {
    const { awaited } = this;
    const { store, client } = this.desk;
    if (awaited === null) return;
    this.awaited = null;
    if (awaited.session !== store.state.opened?.session) return;
    const file = await client.call('save', { options: { examples: false } }).catch(() => null);
    // Paused on the way, and gone on from there to another step.
    if (file === null || stepOf(file) !== awaited.step) return;
    const same = crc32(file) === awaited.checksum;
    store.set({ notice: same ? null : failed('link_differs', { step: awaited.step }) });
  }

  private async makeLink(): Promise<void> {
    const { store } = this.desk;
    try {
      if (typeof CompressionStream === 'undefined') throw new CallError(failed('link_browser'));
      const of = linkOf(store.state);
      const taken = await snapshot(this.desk, this.autosave.retrainable);
      if (taken === null || of !== linkOf(store.state)) return;
      const link = await shortest(taken);
      this.kept(
        link === null
          ? { link: null, linkFailure: failed('link_no_room', { limit: LONGEST_HASH }) }
          : { link: { ...link, of, own: ownIn(taken) }, linkFailure: null },
      );
    } catch (error) {
      this.kept({ link: null, linkFailure: failureOf(error, 'lesson_not_loaded') });
    }
  }

  /** What was open stays when the file is refused. */
  private async openFile(chosen: File): Promise<void> {
    this.turn += 1;
    const { desk, turn } = this;
    this.autosave.quiet = true;
    try {
      if (chosen.size > MOST_MEGABYTES * 1024 * 1024)
        throw new CallError(failed('file_too_large', { limit: MOST_MEGABYTES }));
      const file = new Uint8Array(await chosen.arrayBuffer());
      const said = readModelFile(file);
      const step = said?.step ?? 0;
      if (step > MOST_STEPS) throw new CallError(failed('file_damaged', { part: 'vamos.state' }));
      const { lesson, data } = await fileLesson(desk, said, chosen.name);
      if (turn !== this.turn) return;
      const losses = Array.from({ length: step }, () => NaN);
      const saved = { file, options: {}, losses, report: null, retrainable: false, inSlot: false };
      const failure = await desk.openSaved(lesson, data, saved);
      if (failure) throw new CallError(failure);
      if (desk.lesson() !== data) return;
      this.showOwn(lesson, data);
      nameInAddress(lesson);
      this.autosave.begin(step, false);
      this.autosave.offered(null);
      this.kept({ fileFailure: null });
      desk.store.set({ notice: null });
      if (data.train.length > 0 && data.train.length <= QUICK_TO_SCORE) this.measure();
    } catch (error) {
      this.kept({ fileFailure: failureOf(error, 'lesson_not_loaded') });
    } finally {
      this.autosave.quiet = false;
    }
  }

  /** A file brings no losses: what its model has learned is measured, once its step is on show. */
  private measure(): void {
    const { desk } = this;
    const session = desk.store.state.opened?.session;
    const scored = (): boolean => {
      const { frame } = desk.store.state;
      if (frame?.session === session) desk.act({ type: 'score' });
      return frame !== null;
    };
    if (scored()) return;
    const stop = desk.store.subscribe(({ frame }) => {
      if (frame === null) return;
      stop();
      scored();
    });
  }

  private async resumeOffered(): Promise<void> {
    const { resume } = this.desk.store.state.kept;
    if (resume !== null) await this.resume(resume.lesson);
  }

  private async resume(lesson: LessonId): Promise<void> {
    const { shared: kept } = await readSlot(lesson);
    const failure = kept === null ? failed('resume_gone') : await this.open(kept, true);
    if (failure === null) return;
    this.desk.store.set({ notice: failure });
    this.autosave.offered(null);
  }

  private async openAside(taken: Snapshot): Promise<WorkerFailure | null> {
    const failure = await this.open(taken, true);
    // The new run may have been kept in its place.
    if (failure === null) await writeSlot(taken);
    return failure;
  }
}

/**
 * A file has its own lesson, which the address names from now on: without the link that may have been in it, and as a place to go
 * back from. Nothing is opened by that.
 */
function nameInAddress(lesson: LessonId): void {
  const hash = writeHash({ ...readHash(location.hash), lesson });
  if (hash !== location.hash) history.pushState(null, '', hash);
}
