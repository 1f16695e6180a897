// Runs stages, two at a time, and sums up. A stage is
//   { name, group?, long?, needs?: names, uses?: folder, requires?: paths, system?: needs, emscripten?,
//     run(): { code, output, summary?, figures?: lines } }
// and its `summary` is the line by which the tool itself says how it went.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { say } from '../../core/wasm/toolchain/report.mjs';

const LINES_SHOWN = 120;
const AT_A_TIME = 2; // so that a build fills the time in which a browser test waits

/** The stages of these names or groups, and those they need; without names all of them, or all that are not long. */
export function select(stages, names) {
  if (names === undefined) return stages.filter(({ long }) => !long || process.env.VAMOS_LONG);
  const wanted = new Set();
  const add = (stage) => {
    wanted.add(stage.name);
    for (const name of stage.needs ?? []) add(stages.find((other) => other.name === name));
  };
  for (const name of names) {
    const found = stages.filter((stage) => stage.name === name || stage.group === name);
    if (found.length === 0) throw new Error(`there is no stage "${name}": ${stages.map((s) => s.name).join(', ')}`);
    found.forEach(add);
  }
  return stages.filter((stage) => wanted.has(stage.name));
}

/** One stage's result: a stage whose files are missing, or that has nothing to stand on, has failed. */
async function outcome(stage, results, ready) {
  const missing = (stage.requires ?? []).filter((path) => !existsSync(join(project, path)));
  if (missing.length > 0) return { ok: false, summary: `missing: ${missing.join(', ')}` };
  const broken = (stage.needs ?? []).filter((name) => results.get(name)?.ok === false);
  if (broken.length > 0) return { ok: false, summary: `not run, since ${broken.join(' and ')} failed` };
  try {
    await ready(stage);
    const { code, output, summary, figures } = await stage.run();
    return { ok: code === 0, output, summary, figures };
  } catch (error) {
    return { ok: false, output: error.message, summary: 'failed' };
  }
}

function show(stage, { ok, output, summary, figures = [] }, seconds) {
  for (const line of ok ? figures : []) console.log(`         ${line.trim()}`);
  if (!ok && output) {
    const lines = output.trimEnd().split('\n');
    if (lines.length > LINES_SHOWN) console.log(`… ${lines.length - LINES_SHOWN} lines above`);
    console.log(lines.slice(-LINES_SHOWN).join('\n'));
  }
  say(stage.name, `${ok ? 'passed' : 'FAILED'}${summary ? `, ${summary}` : ''} (${seconds.toFixed(1)} s)`);
}

/**
 * Runs them all, whatever fails; ends with each tool's own summary and one plain line. The next to run is the first whose
 * needs have been met, or have failed, and whose folder nobody else uses. `ready` gives a promise of what a stage has to
 * wait for.
 */
export async function runStages(stages, ready) {
  const results = new Map();
  const waiting = [...stages];
  const running = new Map();
  const mayRun = ({ needs = [], uses }) =>
    needs.every((name) => results.has(name)) && ![...running.keys()].some((other) => uses && other.uses === uses);
  const start = async (stage) => {
    const before = performance.now();
    const result = await outcome(stage, results, ready);
    results.set(stage.name, result);
    running.delete(stage);
    show(stage, result, (performance.now() - before) / 1000);
  };
  while (results.size < stages.length) {
    const next = running.size < AT_A_TIME ? waiting.find(mayRun) : undefined;
    if (next === undefined) {
      await Promise.race(running.values());
    } else {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(next, start(next));
    }
  }
  console.log('');
  for (const { name } of stages) {
    const { ok, summary } = results.get(name);
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${summary ?? ''}`.trimEnd());
  }
  const failed = [...results.values()].filter(({ ok }) => !ok).length;
  console.log(`\n${results.size - failed} passed, ${failed} failed`);
  return failed === 0;
}
