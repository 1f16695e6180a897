/**
 * The worker of a page that may load nothing: it is made from text, or runs beside the page where no worker may be made, and is
 * sent the engine's module among its messages.
 */
import { give } from './given-engine';
import '../../engine/worker';

const scope = self as unknown as Pick<Worker, 'onmessage'>;
const work = scope.onmessage!;
scope.onmessage = function (this: Worker, event: MessageEvent): void {
  if (event.data instanceof ArrayBuffer) give(event.data);
  else work.call(this, event);
};
