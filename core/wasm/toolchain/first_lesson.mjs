// Does with an instrumented engine what the page does with a lesson that is opened, trained and watched, and writes down which
// functions ran: `node first_lesson.mjs <folder of vamos.js> <output>`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project } from './paths.mjs';

const [folder, output] = process.argv.slice(2);

/** The instrumented instance is the one that can write its profile. */
let exports;
const instantiate = WebAssembly.instantiate.bind(WebAssembly);
WebAssembly.instantiate = async (...given) => {
  const result = await instantiate(...given);
  if (result.exports?.__write_profile) exports = result.exports;
  return result;
};

const { loadEngine } = await import(pathToFileURL(join(folder, 'vamos.js')).href);
const engine = await loadEngine();

function lesson(name) {
  const file = (path) => readFileSync(join(project, 'web/lessons', name, path), 'utf8');
  const preset = JSON.parse(file('preset.json'));
  const [names, ...rows] = file(`${name}.tsv`)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  const records = rows.map((row) => Object.fromEntries(row.map((value, index) => [names[index], value])));
  const pairs = (wanted) => records.filter(({ split }) => (split === 'train') === wanted);
  const [train, heldOut] = [pairs(true), pairs(false)];
  const data = { examples: train, ...(heldOut.length > 0 ? { validation: heldOut } : {}) };
  return { options: { model: preset.model, training: preset.training, data }, probe: train[0] };
}

for (const name of ['lets-go', 'phrases']) {
  const { options, probe } = lesson(name);
  const session = engine.createSession(options);
  session.startHistory(probe);
  void [session.summary, session.config, session.training];
  // Another sentence, a word that it does not know, and more words than the lesson's.
  for (const text of [probe.source, `${probe.source} zebra`, 'zebra']) session.translate(text);
  for (let step = 0; step < 20; step += 1) {
    session.train(1);
    void session.step;
    session.translate(probe.source);
    session.attention('cross');
    session.observe(probe.source, probe.target);
    for (const kind of ['encoder', 'decoder', 'cross']) session.attention(kind);
    // The vectors of a model so small are printed.
    const printed =
      session.config.dModel > 2 ? [] : ['source.embedding', 'source.sum', 'target.embedding', 'target.sum'];
    for (const tensor of printed) session.tensor(tensor);
  }
  for (const step of [3, 0, 20, 10]) session.restore(step);
  session.train(2);
  session.evaluate('train');
  if (options.data.validation) session.evaluate('validation');
  session.reset();
  session.train(3);
  session.dispose();
}

const memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
const size = exports.__write_profile(0, 0);
const place = memory.grow(Math.ceil(size / 65536)) * 65536;
exports.__write_profile(place, size);
writeFileSync(output, new Uint8Array(memory.buffer, place, size));
