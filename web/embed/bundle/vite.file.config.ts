/** The single file's program, build/embed/file/: one script and one style sheet with the whole lab in both languages, without the course. */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { carried, CLASSIC } from './carried.ts';
import { instead } from './instead.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The course's chapters and their texts would take as much room again; of the embed dialog it has no use for the texts either. */
function withoutCourse(): Plugin {
  return {
    name: 'vamos-without-course',
    enforce: 'pre',
    load: (id) =>
      /\/web\/(course\/(course|glossary)-view|i18n\/..\/(course\/|embed\.ts))/.test(id) ? 'export default {};' : null,
  };
}

export default defineConfig({
  root: here('..'),
  publicDir: false,
  plugins: [
    withoutCourse(),
    instead({ ...CLASSIC, 'web/lessons/phrases/phrases.tsv?raw': here('../classic/phrases-text.ts') }),
    carried(),
  ],
  build: {
    outDir: here('../../../build/embed/file'),
    emptyOutDir: true,
    target: 'es2022',
    cssMinify: true,
    reportCompressedSize: false,
    lib: {
      entry: here('../file.ts'),
      formats: ['iife'],
      name: 'vamos',
      fileName: () => 'file.js',
      cssFileName: 'file',
    },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
