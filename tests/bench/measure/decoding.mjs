// Greedy decoding: a sentence of 16 tokens on SMALL, and what a token costs late in a long one.
import { say } from '../../../core/wasm/toolchain/report.mjs';
import { runs } from '../workloads.mjs';

const TOKENS = 16;

/** A sentence that the untrained model answers with so many tokens, as not all of them are. */
async function longAnswer(bench, side, examples) {
  for (const { source } of examples.slice(0, 100)) {
    const answer = await bench.ask(side, { do: 'translate', name: 'small', text: source, tokens: TOKENS, seconds: 0 });
    if (answer === undefined) return undefined;
    if (answer.tokens === TOKENS) return source;
  }
  bench.fault(`no sentence is answered with ${TOKENS} tokens`);
  return undefined;
}

export async function measureDecoding(bench) {
  const options = runs.small.options();
  const taking = await bench.take('decoding');
  for (const side of taking) await bench.open(side, 'small', options);
  const text = await longAnswer(bench, taking[0], options.data.examples);
  if (text === undefined) return;
  for (let round = 0; round < bench.options.rounds; ++round) {
    say('decoding', `round ${round + 1} of ${bench.options.rounds}`);
    for (const side of taking) {
      const request = { do: 'translate', name: 'small', text, tokens: TOKENS, seconds: bench.seconds(0.3) };
      const answer = await bench.time(side, request, { section: 'decoding', name: 'sixteen', round });
      if (answer && answer.tokens !== TOKENS)
        bench.fault(`${side.name} writes ${answer.tokens} tokens instead of ${TOKENS}`);
    }
    const native = taking.find(({ name }) => name === 'native');
    if (native === undefined) continue;
    const { found, ...quiet } = await bench.beside(() => bench.ask(native, { do: 'tokens' }));
    for (const [name, seconds] of Object.entries(found ?? {}))
      bench.note({ section: 'decoding', name, side: 'native', round, seconds, ...quiet });
  }
}
