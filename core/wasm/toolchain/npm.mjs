// npm's packages.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './paths.mjs';
import { Missing, say } from './report.mjs';
import { run } from './shell.mjs';

const NODE = [20, 19];

/** `npm ci` when node_modules is missing or was made from another lock file. */
export async function ensureNodeModules() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NODE[0] || (major === NODE[0] && minor < NODE[1])) {
    throw new Missing(`Node ${process.versions.node} is too old: please install Node ${NODE.join('.')} or newer.`);
  }
  const stamp = join(project, 'node_modules/.vamos-lock');
  const lock = readFileSync(join(project, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    say('npm packages', 'as the lock file says (cached)');
    return;
  }
  say('npm packages', 'installing what the lock file says');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: project });
  if (code !== 0) {
    const why = /^npm error (?!code)(.*)$/m.exec(output)?.[1] ?? 'no reason given';
    throw new Missing(`npm ci failed (${why}): please run it by hand and try again.`);
  }
  writeFileSync(stamp, digest);
}
