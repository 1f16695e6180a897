// TINY and SMALL in jax-js, on its WebAssembly backend: one jitted function for a whole step.
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
} from './node_modules/@jax-js/jax/dist/index.js';
import { answerWith } from './model.mjs';

/** The loss as a function of weights and a batch. Arrays of jax-js are used up by what they are given to; `.ref` keeps one. */
function lossOf({ config, sentences, length, positions, causal }) {
  const { dModel: d, heads, encoderLayers, decoderLayers, sourceVocab, targetVocab } = config;
  const table = np.array(positions).reshape([1, length, d]);
  const mask = np.array(causal).reshape([1, 1, length, length]);
  const tokens = sentences * length;

  return (weights, source, input, output) => {
    const w = (name) => weights[name].ref;
    const linear = (x, name) => np.matmul(x, w(`${name}weight`)).add(w(`${name}bias`));
    const project = (x, name, part) =>
      np.matmul(x, w(`${name}.in_proj_weight.${part}`)).add(w(`${name}.in_proj_bias.${part}`));
    const split = (x) => x.reshape([sentences, length, heads, d / heads]);
    const attention = (name, x, memory, masked) => {
      const q = np.transpose(split(project(x, name, 0)), [0, 2, 1, 3]).mul(Math.sqrt(heads / d));
      const k = np.transpose(split(project(memory.ref, name, 1)), [0, 2, 3, 1]);
      const v = np.transpose(split(project(memory, name, 2)), [0, 2, 1, 3]);
      let scores = np.matmul(q, k);
      if (masked) scores = scores.add(mask.ref);
      const mixed = np.transpose(np.matmul(nn.softmax(scores, -1), v), [0, 2, 1, 3]).reshape([tokens, d]);
      return linear(mixed, `${name}.out_proj.`);
    };
    const norm = (x, name) =>
      nn
        .standardize(x, -1)
        .mul(w(`${name}.weight`))
        .add(w(`${name}.bias`));
    const forward = (x, name) => linear(nn.relu(linear(x, `${name}.linear1.`)), `${name}.linear2.`);
    const embed = (ids, name, vocabulary) =>
      np
        .matmul(nn.oneHot(ids, vocabulary), w(name))
        .mul(Math.sqrt(d))
        .reshape([sentences, length, d])
        .add(table.ref)
        .reshape([tokens, d]);

    let x = embed(source, 'src_embedding.weight', sourceVocab);
    for (let n = 0; n < encoderLayers; ++n) {
      const layer = `transformer.encoder.layers.${n}`;
      x = norm(x.ref.add(attention(`${layer}.self_attn`, x.ref, x, false)), `${layer}.norm1`);
      x = norm(x.ref.add(forward(x, layer)), `${layer}.norm2`);
    }
    let y = embed(input, 'tgt_embedding.weight', targetVocab);
    for (let n = 0; n < decoderLayers; ++n) {
      const layer = `transformer.decoder.layers.${n}`;
      y = norm(y.ref.add(attention(`${layer}.self_attn`, y.ref, y, true)), `${layer}.norm1`);
      y = norm(y.ref.add(attention(`${layer}.multihead_attn`, y, x.ref, false)), `${layer}.norm2`);
      y = norm(y.ref.add(forward(y, layer)), `${layer}.norm3`);
    }
    x.dispose();
    const logs = nn.logSoftmax(linear(y, 'generator.'), -1);
    for (const name in weights) weights[name].dispose();
    return logs
      .mul(nn.oneHot(output, targetVocab))
      .sum()
      .mul(-1 / tokens);
  };
}

/** One step of Adam: [loss, weights, first moments, second moments]. `rates`: what the two corrections for bias make. */
function updateOf(loss, { beta1, beta2, epsilon }) {
  return (weights, first, second, rates, ...batch) => {
    const [value, gradients] = valueAndGrad(loss)(tree.ref(weights), ...batch);
    const rate = rates.ref.slice(0);
    const correction = rates.slice(1);
    const next = [{}, {}, {}];
    for (const name in weights) {
      const g = gradients[name];
      const m = first[name].mul(beta1).add(g.ref.mul(1 - beta1));
      const v = second[name].mul(beta2).add(np.square(g).mul(1 - beta2));
      next[1][name] = m.ref;
      next[2][name] = v.ref;
      next[0][name] = weights[name].sub(m.mul(rate.ref).div(np.sqrt(v).mul(correction.ref).add(epsilon)));
    }
    rate.dispose();
    correction.dispose();
    return [value, ...next];
  };
}

export async function jaxSide() {
  await init('wasm');
  defaultDevice('wasm');
  return answerWith(
    (given) => {
      const { parameters, training } = given;
      const update = jit(updateOf(lossOf(given), training));
      const zeros = () => Object.fromEntries(Object.entries(parameters).map(([k, { shape }]) => [k, np.zeros(shape)]));
      let state;
      let loss;
      let steps;
      const dispose = () => {
        for (const arrays of state ?? []) tree.dispose(arrays);
        loss?.dispose();
        loss = undefined;
      };
      return {
        reset() {
          dispose();
          const weights = Object.entries(parameters).map(([k, { values, shape }]) => [
            k,
            np.array(values).reshape(shape),
          ]);
          state = [Object.fromEntries(weights), zeros(), zeros()];
          steps = 0;
        },
        step({ source, input, output }) {
          steps += 1;
          const rate = training.learningRate / (1 - training.beta1 ** steps);
          const rates = np.array(new Float32Array([rate, 1 / Math.sqrt(1 - training.beta2 ** steps)]));
          loss?.dispose();
          const ids = [source, input, output].map((values) => np.array(values));
          [loss, ...state] = update(...state, rates, ...ids);
        },
        async loss() {
          const [value] = await loss.ref.data();
          tree.dispose(await blockUntilReady(tree.ref(state[0])));
          return value;
        },
        dispose,
      };
    },
    { awaitEach: true },
  );
}
