// What the tools say while they work: one line a step, and one sentence when something is missing.

const started = Date.now();

/** One line: `emscripten: 3.1.69 in ~/.cache/vamos (cached)`. */
export function say(what, detail) {
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(4);
  console.log(`[${seconds} s] ${what}: ${detail}`);
}

/** Something that only the user can put right; its message is one sentence that names the fix. */
export class Missing extends Error {}

/** Runs a program's main function; a `Missing` is told plainly, without a stack. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
