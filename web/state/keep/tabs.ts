/** This page among those of the same browser that are open too: what each one keeps, the others hear. */
import type { LessonId } from '../../lessons/ids';

const CHANNEL = 'vamos';
/** A page that is there answers in a few of these; one that is frozen or has gone, never. */
const ANSWER_MILLISECONDS = 400;

/** What a slot holds, and the page that has put it there. */
export interface Owner {
  by: string;
  step: number;
}

type Message = { ask: string } | { here: string } | { kept: LessonId; owner: Owner };

/** Chosen anew each time the page is loaded; a page without https has no `randomUUID`. */
export const ME = Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-');

/** Other pages' answers, as they come. */
const answers = new EventTarget();
const listeners = new Set<(lesson: LessonId, owner: Owner) => void>();
const channel = opened();

/** Null where pages of one site cannot speak with each other: then there is nobody else, as far as one knows. */
function opened(): BroadcastChannel | null {
  try {
    const made = new BroadcastChannel(CHANNEL);
    made.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('ask' in data) {
        if (data.ask === ME) made.postMessage({ here: ME } satisfies Message);
      } else if ('here' in data) answers.dispatchEvent(new Event(data.here));
      else for (const listener of listeners) listener(data.kept, data.owner);
    };
    return made;
  } catch {
    return null;
  }
}

/** Whether the page with this name is open and can answer. */
export function isOpen(name: string): Promise<boolean> {
  if (channel === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const answer = (found: boolean): void => {
      clearTimeout(timer);
      answers.removeEventListener(name, yes);
      resolve(found);
    };
    const yes = (): void => answer(true);
    const timer = setTimeout(() => answer(false), ANSWER_MILLISECONDS);
    answers.addEventListener(name, yes);
    channel.postMessage({ ask: name } satisfies Message);
  });
}

/** Tells the others what this page has just kept. */
export function tellKept(lesson: LessonId, step: number): void {
  channel?.postMessage({ kept: lesson, owner: { by: ME, step } } satisfies Message);
}

/** Hears what another page has kept. */
export function onKept(listener: (lesson: LessonId, owner: Owner) => void): void {
  listeners.add(listener);
}
