// TINY and SMALL in TensorFlow.js, on its WebAssembly backend with one thread. `tf` is global: its bundle is a plain script.
/* global tf */
import { answerWith } from './model.mjs';

function lossOf({ config, sentences, length, positions, causal }, weights) {
  const { dModel: d, heads, encoderLayers, decoderLayers, sourceVocab, targetVocab } = config;
  const table = tf.tensor(positions, [1, length, d]);
  const mask = tf.tensor(causal, [1, 1, length, length]);
  const tokens = sentences * length;
  const w = (name) => weights[name];
  // A product of one matrix without transposition is the only one that reaches this backend's fast kernel, and the library's
  // own gradient asks for transposed ones.
  const product = tf.customGrad((a, b, save) => {
    save([a, b]);
    return {
      value: tf.matMul(a, b),
      gradFunc: (dy, [a, b]) => [tf.matMul(dy, tf.transpose(b)), tf.matMul(tf.transpose(a), dy)],
    };
  });
  // The backend's oneHot makes float32 of the bits of integers. Embeddings are products because it lacks the sum over segments
  // that the gradient of gather needs.
  const oneHot = (ids, vocabulary) => tf.cast(tf.oneHot(ids, vocabulary), 'float32');
  const linear = (x, name) => tf.add(product(x, w(`${name}weight`)), w(`${name}bias`));
  const project = (x, name, part) =>
    tf.add(product(x, w(`${name}.in_proj_weight.${part}`)), w(`${name}.in_proj_bias.${part}`));
  const split = (x) => tf.transpose(tf.reshape(x, [sentences, length, heads, d / heads]), [0, 2, 1, 3]);
  const attention = (name, x, memory, masked) => {
    const q = tf.mul(split(project(x, name, 0)), Math.sqrt(heads / d));
    const [k, v] = [1, 2].map((part) => split(project(memory, name, part)));
    const scores = tf.matMul(q, k, false, true);
    const mixed = tf.matMul(tf.softmax(masked ? tf.add(scores, mask) : scores), v);
    return linear(tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [tokens, d]), `${name}.out_proj.`);
  };
  const norm = (x, name) => {
    const centred = tf.sub(x, tf.mean(x, -1, true));
    const rstd = tf.rsqrt(tf.add(tf.mean(tf.square(centred), -1, true), 1e-5));
    return tf.add(tf.mul(tf.mul(centred, rstd), w(`${name}.weight`)), w(`${name}.bias`));
  };
  const forward = (x, name) => linear(tf.relu(linear(x, `${name}.linear1.`)), `${name}.linear2.`);
  const embed = (ids, name, vocabulary) => {
    const rows = tf.mul(product(oneHot(ids, vocabulary), w(name)), Math.sqrt(d));
    return tf.reshape(tf.add(tf.reshape(rows, [sentences, length, d]), table), [tokens, d]);
  };

  return (source, input, output) => {
    let x = embed(source, 'src_embedding.weight', sourceVocab);
    for (let n = 0; n < encoderLayers; ++n) {
      const layer = `transformer.encoder.layers.${n}`;
      x = norm(tf.add(x, attention(`${layer}.self_attn`, x, x, false)), `${layer}.norm1`);
      x = norm(tf.add(x, forward(x, layer)), `${layer}.norm2`);
    }
    let y = embed(input, 'tgt_embedding.weight', targetVocab);
    for (let n = 0; n < decoderLayers; ++n) {
      const layer = `transformer.decoder.layers.${n}`;
      y = norm(tf.add(y, attention(`${layer}.self_attn`, y, y, true)), `${layer}.norm1`);
      y = norm(tf.add(y, attention(`${layer}.multihead_attn`, y, x, false)), `${layer}.norm2`);
      y = norm(tf.add(y, forward(y, layer)), `${layer}.norm3`);
    }
    return tf.losses.softmaxCrossEntropy(oneHot(output, targetVocab), linear(y, 'generator.'));
  };
}

export async function tfjsSide({ wasm }) {
  tf.wasm.setWasmPaths(wasm);
  tf.wasm.setThreadsCount(1);
  if (!(await tf.setBackend('wasm'))) throw new Error('the WebAssembly backend did not start');
  await tf.ready();
  return answerWith(
    (given) => {
      const { parameters, training } = given;
      let weights;
      let optimizer;
      let lossOn;
      let loss;
      const dispose = () => {
        for (const variable of Object.values(weights ?? {})) variable.dispose();
        optimizer?.dispose();
        loss?.dispose();
        loss = undefined;
      };
      return {
        reset() {
          dispose();
          const made = Object.entries(parameters).map(([name, { values, shape }]) => [
            name,
            tf.tidy(() => tf.variable(tf.tensor(values, shape))),
          ]);
          weights = Object.fromEntries(made);
          const { learningRate, beta1, beta2, epsilon } = training;
          optimizer = tf.train.adam(learningRate, beta1, beta2, epsilon);
          lossOn = lossOf(given, weights);
        },
        step({ source, input, output }) {
          loss?.dispose();
          loss = tf.tidy(() => {
            const ids = [source, input, output].map((values) => tf.tensor1d(values, 'int32'));
            return optimizer.minimize(() => lossOn(...ids), true, Object.values(weights));
          });
        },
        async loss() {
          return (await loss.data())[0];
        },
        dispose,
      };
    },
    { awaitEach: false },
  );
}
