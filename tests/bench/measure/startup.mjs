// From nothing to a ready engine, and on to the first trained step; each round in a new process or a new browser context.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { project } from '../../../core/wasm/toolchain/paths.mjs';
import { say } from '../../../core/wasm/toolchain/report.mjs';
import { chromium } from '../../../core/wasm/toolchain/system.mjs';
import { serve } from '../../../web/server/static.mjs';
import { launch } from '../sides/browser.mjs';
import { runs } from '../workloads.mjs';

/** In a page: milliseconds of the engine's start and of its first step. Made of nothing but its arguments. */
async function firstStep({ address, options }) {
  const begin = performance.now();
  const { loadEngine } = await import(address);
  const engine = await loadEngine();
  const ready = performance.now();
  engine.createSession(options).train(1);
  return { ready: ready - begin, trained: performance.now() - ready };
}

async function note(bench, side, round, measure) {
  const { found, ...quiet } = await bench.beside(measure);
  for (const [name, milliseconds] of Object.entries(found))
    bench.note({ section: 'startup', name, side, round, seconds: milliseconds / 1000, ...quiet });
}

function inNode() {
  const program = join(project, 'tests/bench/measure/startup_node.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

async function inChromium(browser, origin) {
  const context = await browser.newContext(); // with caches of its own: nothing is compiled yet
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.locator('main[data-phase="ready"]').waitFor();
  const pageReady = await page.evaluate(() => performance.now());
  await context.close();

  const other = await browser.newContext();
  const blank = await other.newPage();
  await blank.goto(`${origin}/icon.svg`); // of the same origin, and nothing else in it
  const options = runs.tiny.options();
  const { ready, trained } = await blank.evaluate(firstStep, { address: `${origin}/engine/vamos.js`, options });
  await other.close();
  return { pageReady, ready, trained };
}

export async function measureStartup(bench) {
  const wanted = (side) => bench.options.sides.includes(side);
  const browser = wanted('chromium') && chromium() ? await launch() : undefined;
  const { server, port } = await serve(join(project, 'dist'), 4400);
  try {
    for (let round = 0; round < bench.options.rounds; ++round) {
      say('startup', `round ${round + 1} of ${bench.options.rounds}`);
      if (wanted('node')) await note(bench, 'node', round, inNode);
      if (browser) await note(bench, 'chromium', round, () => inChromium(browser, `http://127.0.0.1:${port}`));
    }
  } catch (error) {
    bench.fault(`start-up: ${error.message}`);
  } finally {
    await browser?.close();
    server.close();
  }
}
