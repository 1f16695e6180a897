// Builds what is measured, and gets the peers that can be had.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPreset } from '../../core/wasm/toolchain/cmake.mjs';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { Missing, say } from '../../core/wasm/toolchain/report.mjs';
import { run } from '../../core/wasm/toolchain/shell.mjs';
import { ensureSystem } from '../../core/wasm/toolchain/system.mjs';
import { buildAll } from '../../web/build.mjs';

/** `npm ci` in peers/, when it was not done for this lock file: 300 MB, which is why nothing but the bench does it. */
async function installPeers() {
  const folder = join(project, 'tests/bench/peers');
  const stamp = join(folder, 'node_modules/.vamos-lock');
  const digest = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  say('bench', 'installing jax-js and TensorFlow.js into tests/bench/peers');
  const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  if (code === 0) writeFileSync(stamp, digest);
  else say('bench', `they cannot be installed (${/^npm error (?!code)(.*)$/m.exec(output)?.[1] ?? 'no reason given'})`);
}

/** Debian's packages, if they can be had; what is missing, each side then says for itself. */
async function installSystem(...names) {
  try {
    await ensureSystem(...names);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    say('bench', error.message);
  }
}

/** A quick run takes the peers that are there; `built`: the page is in dist/ already. */
export async function prepare({ sides, sections, quick, built, reference }) {
  if (!built) await buildAll();
  // The probe is the native program, whoever is measured.
  await buildPreset('native', { target: 'vamos_bench' });
  if (sides.includes('native-avx') && !reference) await buildPreset('bench-avx', { target: 'vamos_bench' });
  if (sections.includes('kernels'))
    for (const target of ['vamos_bench', 'vamos_bench_relaxed']) await buildPreset('wasm', { target });
  const steps = sections.includes('steps');
  const wants = (...names) => reference || names.some((name) => sides.includes(name));
  if (quick) return;
  if (sections.some((section) => section !== 'kernels') || sides.includes('chromium')) await installSystem('chromium');
  if (steps && wants('torch', 'torch-hand', 'torch-avx2')) await installSystem('torch', 'openblas');
  if (steps && !reference && wants('jax-js', 'tfjs')) await installPeers();
}
