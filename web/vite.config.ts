import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The addresses of the engine's halves, which become files of assets/. */
function engineHalves(): Plugin {
  return {
    name: 'vamos-engine-halves',
    resolveId: (id) => (id === '#engine-halves' ? id : null),
    load(id) {
      if (id !== '#engine-halves') return null;
      const files = ['vamos_engine', 'vamos_engine.rest', 'vamos_engine_relaxed', 'vamos_engine_relaxed.rest'];
      const imports = files.map(
        (name, index) => `import m${index} from '${here(`../build/wasm/split/${name}.wasm`)}?url';`,
      );
      return `${imports.join('\n')}
        const full = (address) => new URL(address, import.meta.url).href;
        export default {
          simd: { first: full(m0), rest: full(m1) },
          relaxed: { first: full(m2), rest: full(m3) },
        };`;
    },
  };
}

/**
 * A chunk that a worker fetches later must not import from the worker's own file, where bundlers put what the two share: WebKit would
 * fetch and run that file a second time, and its new half would answer all further messages with silence.
 */
function workersRunOnce(): Plugin {
  return {
    name: 'vamos-workers-run-once',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
      // What stands for Node's built-ins is on paths that a browser never takes.
      const fetched = chunks.filter(({ name }) => name !== '__vite-browser-external');
      const wrong = fetched.find(({ imports }) => imports.some((name) => entries.includes(name)));
      if (wrong) this.error(`${wrong.fileName} imports from its worker's own file: hand over what it needs from there`);
    },
  };
}

/** The page: `web/index.html` into `dist/`. */
export default defineConfig({
  root: here('.'),
  // Relative addresses, so that dist/ works from any subfolder of any static host.
  base: './',
  resolve: { alias: { '#engine-wasm': here('../build/wasm/split/vamos_engine.js') } },
  plugins: [engineHalves()],
  build: {
    outDir: here('../dist'),
    // The library is there already.
    emptyOutDir: false,
    target: 'es2022',
    // A data: address would need its own permission in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    // For budget.mjs.
    manifest: true,
    rolldownOptions: {
      // What the first picture needs is one file, whatever else shares parts of it: many small ones are compressed worse.
      output: {
        codeSplitting: {
          groups: [{ name: 'first', tags: ['$initial'] }],
        },
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [engineHalves(), workersRunOnce()],
  },
});
