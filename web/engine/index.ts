/** The engine as a library: `import { loadEngine } from './vamos.js'` in browsers, workers and Node. */
export { loadEngine } from './engine.ts';
export { DEFAULT_MODEL, DEFAULT_TASK, DEFAULT_TRAINING } from './defaults.ts';
export * from './types.ts';
