import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, minify, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const output = here('../../dist/engine');

/** One glue for both modules: see CMakeLists.txt. */
const GLUE = 'vamos_engine.js';
const MODULES = ['vamos_engine.wasm', 'vamos_engine_relaxed.wasm'];
const built = (name: string) => here(`../../build/wasm/${name}`);

/**
 * Emscripten's glue stays a file of its own, shortened but unbundled: it finds the .wasm beside itself, in browsers,
 * workers and Node alike, and a bundler would replace the Node built-ins that it needs there.
 */
function engineBeside(): Plugin {
  return {
    name: 'vamos-engine-beside',
    enforce: 'pre',
    resolveId(id) {
      if (id === '#engine-relaxed') return id;
      return id === '#engine-wasm' ? { id: './vamos_engine.js', external: true } : null;
    },
    load(id) {
      // An address that the bundler sees would be copied into the bundle, file and all.
      const beside = "new URL(/* @vite-ignore */ './vamos_engine_relaxed.wasm', import.meta.url).href";
      return id === '#engine-relaxed' ? `export default ${beside};` : null;
    },
    async closeBundle() {
      for (const name of MODULES) copyFileSync(built(name), `${output}/${name}`);
      const { code } = await minify(GLUE, readFileSync(built(GLUE), 'utf8'));
      writeFileSync(`${output}/${GLUE}`, code);
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
