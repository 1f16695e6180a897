// Measures the shipped engine in Node once and prints one line of JSON.
import { runs, stepsPerSecond } from './steps.mjs';

const engine = new URL('../../dist/engine/vamos.js', import.meta.url).href;
console.log(JSON.stringify(await stepsPerSecond(engine, runs)));
