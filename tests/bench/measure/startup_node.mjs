// A Node that does nothing but start the engine and train one step of TINY; prints one line of JSON.
import { runs } from '../workloads.mjs';

// The sentences are drawn before, and are no part of a start.
const options = runs.tiny.options();
const begin = performance.now();
const { loadEngine } = await import(new URL('../../../dist/engine/vamos.js', import.meta.url).href);
const engine = await loadEngine();
const ready = performance.now();
engine.createSession(options).train(1);
const trained = performance.now();
console.log(JSON.stringify({ ready: ready - begin, trained: trained - ready }));
