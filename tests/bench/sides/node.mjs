// The shipped engine in Node, of the variant that the argument names: answers one line of JSON for each that it is given.
import { createInterface } from 'node:readline';
import { engineSide } from './engine.mjs';

const address = (path) => new URL(`../../../${path}`, import.meta.url).href;
const variant = process.argv[2];
const answer = await engineSide({
  engine: address('dist/engine/vamos.js'),
  kernels: address(`build/wasm/vamos_bench${variant === 'relaxed' ? '_relaxed' : ''}.js`),
  variant,
});
for await (const line of createInterface({ input: process.stdin })) {
  const response = await answer(JSON.parse(line)).catch((error) => ({ error: String(error.stack ?? error) }));
  process.stdout.write(`${JSON.stringify(response)}\n`);
}
