/**
 * Several labs on one page: they begin one after another, each when it comes near the window, and one that has been scrolled away
 * stops training until it is seen again. The readers of a page have one processor for all of it.
 */
export interface Guest extends Element {
  /** Loads what it shows; resolves when the next one may begin. */
  begin(): Promise<void>;
  seen(visible: boolean): void;
}

const waiting: Guest[] = [];
let busy = false;

/** What is this near is about to be scrolled to. */
const NEAR = '200px';

const observer =
  typeof IntersectionObserver === 'undefined'
    ? null
    : new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) {
            const guest = target as Guest;
            if (isIntersecting) queue(guest);
            else leave(guest);
            guest.seen(isIntersecting);
          }
        },
        { rootMargin: NEAR },
      );

const begun = new WeakSet<Guest>();

function queue(guest: Guest): void {
  if (begun.has(guest) || waiting.includes(guest)) return;
  waiting.push(guest);
  void next();
}

function leave(guest: Guest): void {
  const at = waiting.indexOf(guest);
  if (at >= 0) waiting.splice(at, 1);
}

async function next(): Promise<void> {
  if (busy) return;
  busy = true;
  for (let guest = waiting.shift(); guest !== undefined; guest = waiting.shift()) {
    begun.add(guest);
    await guest.begin();
  }
  busy = false;
}

/** From now on its turn comes. */
export function enter(guest: Guest): void {
  begun.delete(guest);
  if (observer) observer.observe(guest);
  else queue(guest);
}

export function exit(guest: Guest): void {
  observer?.unobserve(guest);
  leave(guest);
}
