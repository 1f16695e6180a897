import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, minify, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const output = here('../../dist/engine');

/** One glue for all modules: see CMakeLists.txt. */
const GLUE = 'vamos_engine.js';
const built = here(`../../build/wasm/${GLUE}`);

/**
 * Emscripten's glue stays a file of its own, shortened but unbundled: one for both variants, beside their modules, and what
 * the engine takes can be weighed.
 */
function engineBeside(): Plugin {
  return {
    name: 'vamos-engine-beside',
    enforce: 'pre',
    resolveId(id) {
      if (id === '#engine-halves') return id;
      return id === '#engine-wasm' ? { id: './vamos_engine.js', external: true } : null;
    },
    load(id) {
      // An address that the bundler sees would be copied into the bundle, file and all.
      const beside = (name: string) => `new URL(/* @vite-ignore */ './${name}.wasm', import.meta.url).href`;
      const halves = (name: string) => `{ first: ${beside(name)}, rest: ${beside(`${name}.rest`)} }`;
      if (id !== '#engine-halves') return null;
      return `export default { simd: ${halves('vamos_engine')}, relaxed: ${halves('vamos_engine_relaxed')} };`;
    },
    // Here the modules stay beside the library; but whoever bundles the library needs to see where they are. Lines stay, for
    // the source map.
    renderChunk: (code) => ({ code: code.replaceAll('/* @vite-ignore */', ''), map: null }),
    async closeBundle() {
      const { code } = await minify(GLUE, readFileSync(built, 'utf8'));
      writeFileSync(`${output}/${GLUE}`, code);
    },
  };
}

/** The library: `web/engine/index.ts` into `dist/engine/vamos.js`; the modules are put beside it by build.mjs. */
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
