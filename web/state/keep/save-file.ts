import { ownFile, withAddress } from '../../embed/own-file';
import { failureOf } from '../failures';
import type { Desk } from '../feature';
import { encodeLink } from '../share/codec';
import type { Kept } from '../state';
import { download } from './download';
import { modelFileName } from './file-name';
import { stepOf } from './model-file';
import { snapshot } from './snapshot';

/** The model as a file; what stands in the way is told where the button is. */
export async function saveFile({ client, store }: Desk): Promise<void> {
  let fileFailure: Kept['fileFailure'] = null;
  try {
    const file = await client.call('save', {});
    const name = modelFileName(store.state.lesson, stepOf(file));
    download(new Blob([new Uint8Array(file)], { type: 'application/octet-stream' }), name);
  } catch (error) {
    fileFailure = failureOf(error, 'lesson_not_loaded');
  }
  store.set({ kept: { ...store.state.kept, fileFailure } });
}

/** The page itself, where it is a file, with the model in it: what is sent by mail or put into a course. */
export async function saveCopy(desk: Desk, retrainable: boolean): Promise<void> {
  const { store } = desk;
  let fileFailure: Kept['fileFailure'] = null;
  try {
    const taken = await snapshot(desk, retrainable);
    if (taken !== null) {
      const page = withAddress(ownFile()!.source, await encodeLink(taken));
      download(new Blob([page], { type: 'text/html' }), `vamos-${taken.lesson}-${taken.step}.html`);
    }
  } catch (error) {
    fileFailure = failureOf(error, 'lesson_not_loaded');
  }
  store.set({ kept: { ...store.state.kept, fileFailure } });
}
