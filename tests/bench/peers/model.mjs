// What the peers in the browser share: the engine's first weights and batches, laid out for libraries that multiply from the
// left, and the loop that answers requests. How each is driven at its best was found out by trying; see README.md.

/** PyTorch's [out, in] as [in, out]. */
function turned(values, [rows, columns]) {
  const result = new Float32Array(values.length);
  for (let r = 0; r < rows; ++r) for (let c = 0; c < columns; ++c) result[c * rows + r] = values[r * columns + c];
  return { values: result, shape: [columns, rows] };
}

/** The sinusoidal table of the paper. */
function positions(length, d) {
  const table = new Float32Array(length * d);
  for (let p = 0; p < length; ++p)
    for (let i = 0; i < d; i += 2) {
      const angle = p / 10000 ** (i / d);
      table[p * d + i] = Math.sin(angle);
      table[p * d + i + 1] = Math.cos(angle);
    }
  return table;
}

/** Parameters by name: matrices as [in, out], and q, k and v each by itself as `….in_proj_weight.0` to `.2`. */
function layOut(parameters, weights) {
  const all = {};
  for (const { name, shape, offset } of parameters) {
    const size = shape.reduce((product, n) => product * n, 1);
    const values = weights.slice(offset, offset + size);
    const isTable = name.endsWith('embedding.weight');
    if (name.includes('in_proj'))
      for (let part = 0; part < 3; ++part) {
        const third = values.slice((part * size) / 3, ((part + 1) * size) / 3);
        const thirdShape = [shape[0] / 3, ...shape.slice(1)];
        all[`${name}.${part}`] = shape.length === 2 ? turned(third, thirdShape) : { values: third, shape: thirdShape };
      }
    else all[name] = shape.length === 2 && !isTable ? turned(values, shape) : { values, shape };
  }
  return all;
}

async function load(path) {
  const [text, weights] = await Promise.all([fetch(`/${path}.json`), fetch(`/${path}.f32`)]);
  const { config, training, parameters, batches } = await text.json();
  const [sentences, length] = [batches[0].source.length, batches[0].source[0].length];
  const causal = new Float32Array(length * length);
  for (let row = 0; row < length; ++row) causal.fill(-1e9, row * length + row + 1, (row + 1) * length);
  return {
    config,
    training,
    sentences,
    length,
    parameters: layOut(parameters, new Float32Array(await weights.arrayBuffer())),
    batches: batches.map((batch) =>
      Object.fromEntries(Object.entries(batch).map(([side, rows]) => [side, Int32Array.from(rows.flat())])),
    ),
    positions: positions(length, config.dModel),
    causal,
  };
}

/**
 * Answers requests by `makeRun(given)`, which gives { reset(), step(batch), loss(): a promise, dispose() }. `awaitEach`: a
 * library that is slow unless each step is waited for.
 */
export function answerWith(makeRun, { awaitEach }) {
  const runs = new Map();
  const answers = {
    async session({ name, data }) {
      const given = await load(data);
      runs.get(name)?.run.dispose();
      runs.set(name, { given, run: await makeRun(given) });
      return {};
    },
    async losses({ name, steps }) {
      const { given, run } = runs.get(name);
      run.reset();
      const losses = [];
      for (let i = 0; i < steps; ++i) {
        run.step(given.batches[i % given.batches.length]);
        losses.push(await run.loss());
      }
      return { losses };
    },
    async train({ name, seconds, atOnce }) {
      const { given, run } = runs.get(name);
      run.reset();
      let number = 0;
      const step = async () => {
        run.step(given.batches[number++ % given.batches.length]);
        if (awaitEach) await run.loss();
      };
      for (let i = 0; i < atOnce; ++i) await step();
      await run.loss();
      const before = number;
      const begin = performance.now();
      while (performance.now() - begin < 1000 * seconds) for (let i = 0; i < atOnce; ++i) await step();
      await run.loss(); // until what was only queued is done
      return { seconds: (performance.now() - begin) / 1000 / (number - before), steps: number - before };
    },
    dispose({ name }) {
      runs.get(name)?.run.dispose();
      runs.delete(name);
      return {};
    },
  };
  return (request) => answers[request.do](request);
}
