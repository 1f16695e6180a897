#!/usr/bin/env node
// `npm run bench`: README.md beside this says what is measured, how, and what the options are.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { main, say } from '../../core/wasm/toolchain/report.mjs';
import { Bench } from './bench.mjs';
import { measureDecoding } from './measure/decoding.mjs';
import { measureKernels, planOf } from './measure/kernels.mjs';
import { measurePayload } from './measure/payload.mjs';
import { measureScaling } from './measure/scaling.mjs';
import { measureStartup } from './measure/startup.mjs';
import { measureSteps } from './measure/steps.mjs';
import { readOptions } from './options.mjs';
import { drawAll } from './plot/all.mjs';
import { prepare } from './prepare.mjs';
import { makeReference } from './reference.mjs';
import { missingRows } from './report/complete.mjs';
import { quietRule } from './report/quiet.mjs';
import { compare, roofline, scaling, scalingOps, summarize } from './report/summary.mjs';
import { report } from './report/text.mjs';
import { peerVersion, sides } from './sides/sides.mjs';

const MEASURE = {
  steps: measureSteps,
  kernels: measureKernels,
  decoding: measureDecoding,
  scaling: measureScaling,
  startup: measureStartup,
  payload: measurePayload,
};

async function environment(bench) {
  let commit = '';
  try {
    commit = execFileSync('git', ['describe', '--always', '--dirty'], { cwd: project, encoding: 'utf8' }).trim();
  } catch {
    // Not a checkout, or no git: then there is nothing to say.
  }
  return {
    date: new Date().toISOString(),
    commit,
    cpu: cpus()[0]?.model.trim(),
    node: process.versions.node,
    chromium: await bench.versionOfBrowser(),
    ...bench.versions(),
    ...Object.fromEntries(
      [
        ['jax-js', peerVersion('@jax-js/jax')],
        ['tfjs', peerVersion('@tensorflow/tfjs')],
      ].filter(([, version]) => version),
    ),
  };
}

async function summary(bench, options) {
  const rule = quietRule(bench.timings, options.limit);
  const rows = summarize(bench.timings, rule);
  const plans = {};
  if (options.sections.includes('kernels') && options.sections.includes('steps'))
    for (const workload of options.workloads) plans[workload] = await planOf(bench, workload);
  return {
    version: 1,
    environment: await environment(bench),
    rounds: options.rounds,
    rule,
    absent: bench.absent,
    faults: bench.faults,
    losses: bench.losses,
    rows,
    comparisons: compare(bench.timings, rule),
    roofline: roofline(rows, plans, rule.best),
    scaling: scaling(rows),
    scalingOps: scalingOps(rows),
    payload: bench.payload,
    timings: bench.timings,
  };
}

async function reference(options) {
  const bench = new Bench({ ...options, sides: ['torch'] });
  try {
    const [torch] = await bench.take('steps', 'tiny');
    if (torch === undefined) throw new Error('the reference needs PyTorch');
    await makeReference(torch);
  } finally {
    await bench.close();
  }
}

await main(async () => {
  const options = readOptions(process.argv.slice(2));
  await prepare(options);
  if (options.reference) return reference(options);

  const bench = new Bench(options);
  try {
    for (const section of options.sections) await MEASURE[section](bench);
    for (const row of missingRows(bench, options, sides)) bench.fault(`there is no ${row}`);
    const result = await summary(bench, options);
    const file = resolve(options.json ?? join(project, 'build/bench/results.json'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
    console.log(`\n${report(result)}\n`);
    const drawings = drawAll(result, sides);
    for (const [name, svg] of Object.entries(drawings)) writeFileSync(join(dirname(file), `${name}.svg`), svg);
    say(
      'bench',
      `${file}${Object.keys(drawings).length > 0 ? ` and ${Object.keys(drawings).join('.svg, ')}.svg beside it` : ''}`,
    );
  } finally {
    await bench.close();
  }
  const { timings, losses, faults } = bench;
  say('bench', `${timings.length} timings, ${losses.length} runs of losses, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
});
