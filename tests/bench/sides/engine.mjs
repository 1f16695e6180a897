// The shipped engine's side, in Node and in browsers alike: no imports but those of the addresses it is given.

/** As timing.h has it: the median of bursts, after some that are thrown away. */
function secondsACall(call, seconds) {
  const now = () => performance.now() / 1000;
  const burst = Math.min(seconds / 4, 0.01);
  let calls = 1;
  const oneBurst = () => {
    const begin = now();
    for (let i = 0; i < calls; ++i) call();
    return now() - begin;
  };
  while (oneBurst() < burst || oneBurst() < burst) calls *= 2;
  const bursts = [];
  const begin = now();
  do bursts.push(oneBurst() / calls);
  while (now() - begin < seconds);
  return bursts.sort((a, b) => a - b)[Math.floor(bursts.length / 2)];
}

/** A function that answers requests (README.md). `kernels` is the address of the kernels' own module. */
export async function engineSide({ engine: address, kernels: kernelsAddress, variant }) {
  const { loadEngine } = await import(address);
  const engine = await loadEngine({ variant });
  // It falls back without a word, and a comparison must not.
  if (engine.variant !== variant) throw new Error(`Absent: the ${variant} engine does not run here`);
  const sessions = new Map();
  let kernels;

  const answers = {
    session({ name, options }) {
      sessions.get(name)?.dispose();
      sessions.set(name, engine.createSession(options));
      return {};
    },
    losses({ name, steps }) {
      const session = sessions.get(name);
      session.reset();
      return { losses: Array.from({ length: steps }, () => session.train(1).loss) };
    },
    train({ name, seconds, atOnce }) {
      const session = sessions.get(name);
      session.reset();
      session.train(atOnce);
      let steps = 0;
      const begin = performance.now();
      for (; performance.now() - begin < 1000 * seconds; steps += atOnce) session.train(atOnce);
      return { seconds: (performance.now() - begin) / 1000 / steps, steps };
    },
    translate({ name, text, tokens, seconds }) {
      const session = sessions.get(name);
      const call = () => session.translate(text, { maxLength: tokens });
      return { tokens: call().steps.length, seconds: secondsACall(call, seconds) };
    },
    dispose({ name }) {
      sessions.get(name)?.dispose();
      sessions.delete(name);
      return {};
    },
  };

  return async (request) => {
    if (answers[request.do]) return answers[request.do](request);
    kernels ??= await (await import(kernelsAddress)).default();
    return JSON.parse(kernels.ccall('answer', 'string', ['string'], [JSON.stringify(request)]));
  };
}
