// Who takes part. A side is
//   { name, title, short?: for narrow columns, does: what it can be asked, workloads?: which it trains, start(bench): { ask(request), stop() } }
// and `start` gives nothing, having said why, where it cannot be had.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { relaxedSimd } from 'wasm-feature-detect';
import { project } from '../../../core/wasm/toolchain/paths.mjs';
import { chromium, openblas } from '../../../core/wasm/toolchain/system.mjs';
import { Lines } from './lines.mjs';

export const program = (preset) => new Lines(join(project, `build/${preset}/vamos_bench`), [], { cwd: project });

const inProject = (path) => join(project, path);
const PYTHON = '/usr/bin/python3'; // Debian's own: another one on PATH would not see Debian's PyTorch
const COMPARED = ['tiny', 'small'];

/** PyTorch on one thread. Debian's default BLAS is 3 to 15 times slower than its OpenBLAS, which a comparison needs. */
function torch(variant, env = {}) {
  const blas = openblas();
  if (blas === undefined) return { why: 'OpenBLAS is missing (apt-get install python3-torch libopenblas0-pthread)' };
  const one = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', LD_LIBRARY_PATH: blas };
  return new Lines(PYTHON, [inProject('tests/bench/sides/torch_side.py'), variant], {
    cwd: project,
    env: { ...process.env, ...one, ...env },
  });
}

/** The same with vectors of 256 bits, so that machines with and without 512 can be compared. */
function torchAvx2() {
  const cores = '/proc/cpuinfo';
  if (!existsSync(cores) || !/\bavx512f\b/.test(readFileSync(cores, 'utf8')))
    return { why: 'no vectors of 512 bits here, so that torch-hand is the same' };
  return torch('hand', { ATEN_CPU_CAPABILITY: 'avx2', OPENBLAS_CORETYPE: 'Haswell' });
}

/** The shipped engine in a page. */
const engine = (variant) => ({
  module: 'tests/bench/sides/engine.mjs',
  factory: 'engineSide',
  options: {
    engine: '/dist/engine/vamos.js',
    kernels: `/build/wasm/vamos_bench${variant === 'relaxed' ? '_relaxed' : ''}.js`,
    variant,
  },
});

/** The same in Node; older ones have relaxed SIMD only when they are asked for it. */
async function node(variant) {
  const flags = variant === 'relaxed' && !(await relaxedSimd()) ? ['--experimental-wasm-relaxed-simd'] : [];
  return new Lines(process.execPath, [...flags, inProject('tests/bench/sides/node.mjs'), variant]);
}

const peer = (name) => inProject(`tests/bench/peers/node_modules/${name}/package.json`);
export const peerVersion = (name) =>
  existsSync(peer(name)) ? JSON.parse(readFileSync(peer(name), 'utf8')).version : undefined;

/** A side in a page of its own, if there is a browser, and the package if it needs one. */
async function inBrowser(bench, page, needs) {
  if (!chromium()) return { why: 'Chromium is not installed (apt-get install chromium)' };
  if (needs && !existsSync(peer(needs))) return { why: `${needs} is not installed in tests/bench/peers` };
  return (await bench.browser()).side(page);
}

const TFJS = 'tests/bench/peers/node_modules/@tensorflow';
const OURS = ['steps', 'kernels', 'decoding', 'scaling'];

export const sides = [
  { name: 'native', title: 'native, SSE2', short: 'SSE2', does: OURS, start: () => program('native') },
  {
    name: 'native-avx',
    title: 'native, AVX, 128 bits',
    short: 'AVX',
    does: ['steps', 'kernels'],
    start: () => program('bench-avx'),
  },
  {
    name: 'node',
    title: 'WebAssembly in Node',
    short: 'Node',
    does: ['steps', 'kernels', 'decoding'],
    start: () => node('simd'),
  },
  {
    name: 'chromium',
    title: 'WebAssembly in Chromium',
    short: 'Chromium',
    does: OURS,
    start: (bench) => inBrowser(bench, engine('simd')),
  },
  {
    name: 'node-relaxed',
    title: 'relaxed WebAssembly in Node',
    short: 'Node, relaxed',
    does: ['steps', 'kernels', 'decoding'],
    start: () => node('relaxed'),
  },
  {
    name: 'chromium-relaxed',
    title: 'relaxed WebAssembly in Chromium',
    short: 'Chromium, relaxed',
    does: ['steps', 'kernels', 'decoding'],
    start: (bench) => inBrowser(bench, engine('relaxed')),
  },
  {
    name: 'torch',
    title: 'PyTorch, torch.nn',
    does: ['steps'],
    workloads: [...COMPARED, 'phrases'],
    peer: true,
    start: () => torch('nn'),
  },
  {
    name: 'torch-hand',
    title: 'PyTorch, written out',
    does: ['steps'],
    workloads: COMPARED,
    peer: true,
    start: () => torch('hand'),
  },
  {
    name: 'torch-avx2',
    title: 'PyTorch, written out, AVX2',
    does: ['steps'],
    workloads: COMPARED,
    peer: true,
    start: torchAvx2,
  },
  {
    name: 'jax-js',
    title: 'jax-js in Chromium',
    does: ['steps'],
    workloads: COMPARED,
    peer: true,
    start: (bench) =>
      inBrowser(bench, { module: 'tests/bench/peers/jax.mjs', factory: 'jaxSide', options: {} }, '@jax-js/jax'),
  },
  {
    name: 'tfjs',
    title: 'TensorFlow.js in Chromium',
    does: ['steps'],
    workloads: COMPARED,
    peer: true,
    start: (bench) =>
      inBrowser(
        bench,
        {
          module: 'tests/bench/peers/tfjs.mjs',
          factory: 'tfjsSide',
          options: { wasm: `/${TFJS}/tfjs-backend-wasm/dist/` },
          scripts: [
            `${TFJS}/tfjs/dist/tf.es2017.min.js`,
            `${TFJS}/tfjs-backend-wasm/dist/tf-backend-wasm.es2017.min.js`,
          ],
        },
        '@tensorflow/tfjs',
      ),
  },
];
