/** The worker as one classic script, build/embed/worker.js: nothing in it is imported, and the engine's module is sent to it. */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { instead } from './instead.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The glue would find the module by its own address. It has none, and is given the module. */
function withoutAddress(): Plugin {
  return {
    name: 'vamos-without-address',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('/vamos_engine.js') ? code.replaceAll('import.meta.url', "'file:///'") : null,
  };
}

export default defineConfig({
  root: here('..'),
  publicDir: false,
  plugins: [
    withoutAddress(),
    instead({
      'web/engine/halves.ts': here('../../engine/whole.ts'),
      '#engine-halves': here('../classic/given-engine.ts'),
      '#engine-wasm': here('../../../build/wasm/vamos_engine.js'),
    }),
  ],
  build: {
    outDir: here('../../../build/embed/worker'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    lib: { entry: here('../classic/worker.ts'), formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
