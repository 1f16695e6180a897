// What every side begins with: the engine's first weights and its first batches, written once by the shipped engine and read
// by all the others; and the losses that must come of them, by PyTorch in float64.
import { Buffer } from 'node:buffer';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { STEPS } from './report/losses.mjs';
import { file, runs } from './workloads.mjs';

const folder = 'build/bench/data';
/** The batches that are written; who trains for longer begins again with the first. */
const BATCHES = 20;
const [PAD, EOS] = [0, 2];

/** Ids as the engine gives them: in the order of first appearance, after <PAD>, <UNK> and <EOS>. */
function idsOf(tokens) {
  const ids = new Map(['<PAD>', '<UNK>', '<EOS>'].map((token, index) => [token, index]));
  for (const token of tokens) if (!ids.has(token)) ids.set(token, ids.size);
  return (words) => words.map((word) => ids.get(word));
}

function padded(rows) {
  const longest = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array(longest - row.length).fill(PAD)]);
}

/**
 * Writes build/bench/data/<name>.json and .f32: parameters by PyTorch's names and in its layout, and batches of token ids,
 * { source, input, output }, padded with 0. Gives the address of both without their ending.
 */
export async function writeReference(name) {
  const { loadEngine } = await import(pathToFileURL(join(project, 'dist/engine/vamos.js')).href);
  const engine = await loadEngine();
  const { model, training, data } = runs[name].options();
  const session = engine.createSession({ model, training, data });
  const { sourceVocabulary, targetVocabulary } = session.summary;
  const sourceIds = idsOf(sourceVocabulary);
  const targetIds = idsOf(targetVocabulary);

  const weights = [];
  let offset = 0;
  const parameters = session
    .tensors()
    .filter(({ role }) => role === 'parameter')
    .map(({ name, shape }) => {
      const values = session.tensor(name);
      weights.push(values);
      offset += values.length;
      return { name, shape, offset: offset - values.length };
    });

  const batches = [];
  for (let i = 0; i < BATCHES; ++i) {
    session.train(1);
    const fed = session
      .inspected()
      .map(({ source, target }) => ({ source: sourceIds(source), input: targetIds(target) }));
    batches.push({
      source: padded(fed.map(({ source }) => source)),
      input: padded(fed.map(({ input }) => input)),
      output: padded(fed.map(({ input }) => [...input.slice(1), EOS])),
    });
  }
  const config = session.config;
  session.dispose();

  mkdirSync(join(project, folder), { recursive: true });
  const path = `${folder}/${name}`;
  const bytes = weights.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  writeFileSync(join(project, `${path}.f32`), Buffer.concat(bytes));
  writeFileSync(join(project, `${path}.json`), JSON.stringify({ config, training, parameters, batches }));
  return path;
}

/** `--reference`: makes the losses in workloads.json again; `torch` is a side of PyTorch. */
export async function makeReference(torch) {
  const all = JSON.parse(readFileSync(file, 'utf8'));
  for (const name of Object.keys(all)) {
    await torch.ask({ do: 'session', name, data: await writeReference(name), double: true });
    const { losses } = await torch.ask({ do: 'losses', name, steps: BATCHES });
    all[name].losses = Object.fromEntries(STEPS.map((step) => [step, Number(losses[step].toFixed(7))]));
    console.log(`${name}: ${JSON.stringify(all[name].losses)}`);
  }
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}
