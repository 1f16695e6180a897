import { failureOf } from '../failures';
import type { Desk } from '../feature';
import type { Kept } from '../state';
import { download } from './download';
import { modelFileName } from './file-name';
import { stepOf } from './model-file';

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
