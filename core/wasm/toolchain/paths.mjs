// Where things are.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const project = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** What is downloaded, kept for the user so that a fresh clone does not download it again. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'vamos');

/** A path as one would say it. */
export function pretty(path) {
  const home = homedir();
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
