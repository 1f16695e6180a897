/**
 * The classic build: the page in chunks that are plain scripts. In a sandboxed frame and in a file that is opened from disk modules
 * and `fetch` fail, and classic scripts work. What it gives is build/embed/chunks.json; build.mjs makes pages of them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { carried, CLASSIC } from './carried.ts';
import { classic } from './classic.ts';
import { instead } from './instead.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const project = here('../../..');
const output = here('../../../build/embed');

interface Chunk {
  name: string;
  code: string;
  needs: string[];
  entry: boolean;
  modules: string[];
  styles: string[];
}

/** The chunks with what each of them needs and the style sheets that come with it; nothing is left to be written. */
function collected(): Plugin {
  return {
    name: 'vamos-collected',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        mkdirSync(output, { recursive: true });
        const chunks: Chunk[] = [];
        const styles: Record<string, string> = {};
        for (const [name, one] of Object.entries(bundle)) {
          Reflect.deleteProperty(bundle, name);
          if (one.type === 'chunk')
            chunks.push({
              name,
              code: classic(one.code),
              needs: one.imports,
              entry: one.isEntry,
              modules: one.moduleIds.map((id) => relative(project, id)),
              styles: [...(one.viteMetadata?.importedCss ?? [])],
            });
          else if (name.endsWith('.css')) styles[name] = String(one.source);
          else
            throw new Error(`${name} would be a file of its own: the classic build has chunks and style sheets only.`);
        }
        writeFileSync(`${output}/chunks.json`, JSON.stringify({ chunks, styles }));
      },
    },
  };
}

export default defineConfig({
  root: here('..'),
  publicDir: false,
  plugins: [instead(CLASSIC), carried(), collected()],
  build: {
    outDir: `${output}/page`,
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    cssMinify: true,
    cssCodeSplit: true,
    reportCompressedSize: false,
    modulePreload: false,
    lib: { entry: { embed: here('../embed.ts') }, formats: ['cjs'] },
    rolldownOptions: {
      output: { chunkFileNames: '[name]-[hash].js', entryFileNames: '[name]-[hash].js', dynamicImportInCjs: false },
    },
  },
});
