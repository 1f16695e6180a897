// What the README's section on the library prints, word for word: what is tested is what one reads.
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const start = text.indexOf('\n## As a library\n');
const section = text.slice(start, text.indexOf('\n## ', start + 1));
const blocks = [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({ language, code }));

/** The first block in this language that begins so. */
function printed(language, beginning) {
  const found = blocks.find((block) => block.language === language && block.code.startsWith(beginning));
  if (found === undefined)
    throw new Error(`The README's library section has no ${language} that begins "${beginning}".`);
  return found.code;
}

/** How one trains Let's go, in Node and anywhere else. */
export const EXAMPLE = printed('js', "import { loadEngine } from 'vamos';");
export const VITE_CONFIG = printed('js', '// vite.config.js');
export const WORKER = printed('js', '// worker.js');
/** Goes on where the example ends: it takes the same sentences. */
export const WORKER_USE = printed('js', '// app.js');
export const ESBUILD = printed('sh', 'esbuild ');
