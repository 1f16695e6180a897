// Greedy decoding: a sentence of 16 tokens on SMALL, and what a token costs late in a long one.
import { say } from '../../../core/wasm/toolchain/report.mjs';
import { runs } from '../workloads.mjs';

const TOKENS = 16;

export async function measureDecoding(bench) {
  const options = runs.small.options();
  const text = options.data.examples[0].source;
  const taking = await bench.take('decoding');
  for (const side of taking) await bench.open(side, 'small', options);
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
    const before = await bench.probe();
    const answer = (await bench.ask(native, { do: 'tokens' })) ?? {};
    const probe = [before, await bench.probe()];
    for (const [name, seconds] of Object.entries(answer))
      bench.note({ section: 'decoding', name, side: 'native', round, seconds, probe });
  }
}
