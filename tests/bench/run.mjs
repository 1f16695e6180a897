#!/usr/bin/env node
// `npm run bench [-- --rounds 5]`: training steps a second of the native engine, of the WebAssembly engine in Node and in
// Chromium, and of PyTorch where these are installed, in turn. Ratios are of one round, so that a slow phase of the machine
// slows both sides.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '../../core/wasm/toolchain/system.mjs';
import { buildAll } from '../../web/build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 5;

function measure(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return JSON.parse(stdout);
}

function must(command, ...args) {
  if (spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed`);
}

await buildAll();
must('cmake', '--preset', 'native');
must('cmake', '--build', '--preset', 'native', '--target', 'vamos_bench');
const torch = spawnSync('/usr/bin/python3', ['-c', 'import torch']).status === 0;
// Debian's default BLAS is slow; its OpenBLAS is what a comparison must be made with.
const openblas = '/usr/lib/x86_64-linux-gnu/openblas-pthread';
if (existsSync(openblas)) process.env.LD_LIBRARY_PATH = openblas;

const results = [];
for (let round = 0; round < rounds; ++round) {
  console.log(`round ${round + 1} of ${rounds}`);
  const native = measure('build/native/vamos_bench');
  const node = measure(process.execPath, 'tests/bench/node.mjs');
  results.push({
    native,
    node,
    chromium: chromium() ? measure(process.execPath, 'tests/bench/browser.mjs') : undefined,
    torch: torch ? measure('/usr/bin/python3', 'tests/bench/torch_steps.py') : undefined,
  });
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
function row(name, pick, digits = 0) {
  const values = results.map(pick).filter((value) => value !== undefined && !Number.isNaN(value));
  if (values.length === 0) return;
  const show = (value) => value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  console.log(
    `${name.padEnd(64)} ${show(median(values)).padStart(9)}   ${show(Math.min(...values))} to ${show(Math.max(...values))}`,
  );
}

console.log(`\nmedian of ${rounds} rounds, smallest to largest; one thread; Node ${process.version}`);
const names = { letsGo: "Let's go", phrases: 'Phrases', tiny: 'TINY', small: 'SMALL' };
for (const [key, name] of Object.entries(names)) {
  const digits = key === 'small' ? 1 : 0;
  row(`${name}, native, steps/s`, ({ native }) => native[key], digits);
  row(`${name}, Node, steps/s`, ({ node }) => node[key], digits);
  row(`${name}, Chromium ${results[0].chromium?.version}, steps/s`, ({ chromium }) => chromium?.[key], digits);
  row(`${name}, PyTorch ${results[0].torch?.version}, steps/s`, ({ torch }) => torch?.[key], digits);
  row(`${name}, Node ÷ native`, ({ node, native }) => node[key] / native[key], 2);
  row(`${name}, Chromium ÷ native`, ({ chromium, native }) => chromium?.[key] / native[key], 2);
  row(`${name}, Chromium ÷ PyTorch`, ({ chromium, torch }) => chromium?.[key] / torch?.[key], 2);
  const share = ({ chromium, native }) => (chromium?.[key] * native.flop[key]) / (native.limit * 1e7);
  row(`${name}, Chromium, share of the limit of this core, %`, share);
}
row('Decoding, width 128: the 2nd to 9th token, µs each', ({ native }) => native.tokenEarly);
row('Decoding, width 128: the 193rd to 200th token, µs each', ({ native }) => native.tokenLate);
row('the same ÷ computing the whole sentence again', (r) => r.native.tokenLate / r.native.tokenRecomputed, 3);
row('Decoding, width 128: 16 tokens with the encoding, ms', ({ native }) => native.sixteen, 2);
row('limit of this core, 128-bit multiply and add, GFLOP/s', ({ native }) => native.limit, 1);
if (!torch) console.log('PyTorch is not installed (apt-get install python3-torch): no comparison.');
