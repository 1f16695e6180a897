/** Before the page is loaded anew: what has been trained is to be found again. */
import { onlyInMemory, readSlot } from '../state/keep/slots';
import type { AppState, Store } from '../state/state';
import type { VamosApp } from '../views/vamos-app';

/** Storage may be forbidden or full: then it will not be there, however long one waits. */
const LONGEST_MILLISECONDS = 2000;
const AGAIN_MILLISECONDS = 50;

const trained = ({ frame, opened }: AppState): boolean => opened !== null && frame !== null && frame.step > 0;

/** Training rests; whether the model, if there is one, is where the next visit looks for it. */
export async function kept(): Promise<boolean> {
  const app = document.querySelector<VamosApp>('vamos-app');
  if (!app || !trained(app.store.state)) return true;
  if (app.store.state.phase === 'training') app.do({ type: 'pause' });
  const end = performance.now() + LONGEST_MILLISECONDS;
  while (performance.now() < end) {
    if (await isKept(app.store)) return true;
    await new Promise((again) => setTimeout(again, AGAIN_MILLISECONDS));
  }
  return false;
}

async function isKept({ state }: Store): Promise<boolean> {
  // What could not be stored is gone with the page.
  if (state.phase !== 'ready' || onlyInMemory(state.lesson)) return false;
  return (await readSlot(state.lesson)).shared?.step === state.frame?.end;
}
