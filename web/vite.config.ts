import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page: `web/index.html` into `dist/`. */
export default defineConfig({
  root: here('.'),
  // Relative addresses, so that dist/ works from any subfolder of any static host.
  base: './',
  resolve: {
    alias: {
      '#engine-wasm': here('../build/wasm/vamos_engine.js'),
      '#engine-relaxed': `${here('../build/wasm/vamos_engine_relaxed.wasm')}?url`,
    },
  },
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need its own permission in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    // For budget.mjs.
    manifest: true,
    // Emscripten's glue names Node's built-ins on a path that a browser never takes.
    rolldownOptions: { external: ['module', 'node:module'] },
  },
  worker: {
    format: 'es',
    rolldownOptions: { external: ['module', 'node:module'] },
  },
});
