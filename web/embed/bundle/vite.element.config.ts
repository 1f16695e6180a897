/** The custom element, build/embed/element/vamos-lab.js: one module without imports. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('..'),
  publicDir: false,
  build: {
    outDir: here('../../../build/embed/element'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    lib: { entry: here('../element/vamos-lab.ts'), formats: ['es'], fileName: () => 'vamos-lab.js' },
  },
});
