// Which Emscripten will do.

/** The oldest that is known to build the engine. */
export const OLDEST = '3.1.69';

/** Numbers of a dotted version compared from the left: negative, zero or positive. */
export function compareVersions(a, b) {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); ++i) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The first dotted version in a text, such as `3.1.69` in `emcc (Emscripten …) 3.1.69-git`. */
export function versionIn(text) {
  return /\b\d+\.\d+\.\d+\b/.exec(text ?? '')?.[0];
}

export function newEnough(version) {
  return version !== undefined && compareVersions(version, OLDEST) >= 0;
}
