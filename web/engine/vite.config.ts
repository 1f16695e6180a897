import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const output = here('../../dist/engine');

/**
 * Emscripten's glue stays a file of its own, unbundled: it finds the .wasm beside itself, in browsers,
 * workers and Node alike, and a bundler would replace the Node built-ins that it needs there.
 */
function engineBeside(): Plugin {
  return {
    name: 'vamos-engine-beside',
    enforce: 'pre',
    resolveId(id) {
      return id === '#engine-wasm' ? { id: './vamos_engine.js', external: true } : null;
    },
    closeBundle() {
      for (const name of ['vamos_engine.js', 'vamos_engine.wasm']) {
        copyFileSync(here(`../../build/wasm/${name}`), `${output}/${name}`);
      }
    },
  };
}

/** The library: `web/engine/index.ts` into `dist/engine/vamos.js`. Built after the page, into its `dist/`. */
export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [engineBeside()],
  build: {
    outDir: output,
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: { entry: here('index.ts'), formats: ['es'], fileName: () => 'vamos.js' },
  },
  worker: { format: 'es' },
});
