/** The engine as a library: `import { loadEngine } from './vamos.js'` in browsers, workers and Node. */
export { loadEngine } from './engine.ts';
export { DEFAULT_MODEL, DEFAULT_TASK, DEFAULT_TRAINING } from './defaults.ts';
export * from './types.ts';

/** The address of `vamos_torch.py`, which lies beside this module: a saved session goes on with it in PyTorch. In Node it is a file's. */
export const TORCH_PROGRAM: string = new URL(/* @vite-ignore */ './vamos_torch.py', import.meta.url).href;
