/** A window that lies behind another is not hidden, and yet may not be drawn: what comes next does not wait for ever. */
const LONGEST_DRAWING_MILLISECONDS = 250;

/** Those who wait for a picture that a hidden page would never draw. */
const waiting = new Set<() => void>();
document.addEventListener('visibilitychange', () => {
  for (const wake of waiting) wake();
});

/** Resolves when the browser has had its turn to draw; at once in a hidden page. */
export function drawn(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      waiting.delete(done);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, LONGEST_DRAWING_MILLISECONDS);
    waiting.add(done);
    requestAnimationFrame(done);
  });
}
