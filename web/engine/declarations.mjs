// The library's types: what TypeScript declares of web/engine/index.ts and of all that it names, into dist/engine/.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const ENTRY = 'index.ts';

/**
 * One file's declarations, from its text alone: what is exported says its type in the source, as `isolatedDeclarations`
 * demands, so that nothing else has to be read.
 */
function declared(name) {
  const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(join(here, name), 'utf8'), {
    fileName: name,
    reportDiagnostics: true,
    compilerOptions: { strict: true, isolatedDeclarations: true, verbatimModuleSyntax: true, target: 'es2022' },
  });
  if (diagnostics?.length > 0) {
    const first = ts.flattenDiagnosticMessageText(diagnostics[0].messageText, ' ');
    throw new Error(`web/engine/${name} cannot be declared for the package: ${first}`);
  }
  return outputText;
}

/** The files that a declaration names, as it names them. */
const named = (text) => [...text.matchAll(/from '\.\/([\w-]+\.ts)'/g)].map((match) => match[1]);

/** Addresses as one imports from a package: a consumer's compiler takes `.js` for what stands in `.d.ts`. */
const addressed = (text, folder) => text.replace(/from '\.\/([\w-]+)\.ts'/g, `from '${folder}$1.js'`);

/** Writes `vamos.d.ts` beside vamos.js, and what it names into `types/`. */
export function writeDeclarations(folder) {
  const types = join(folder, 'types');
  mkdirSync(types, { recursive: true });
  const entry = declared(ENTRY);
  writeFileSync(join(folder, 'vamos.d.ts'), addressed(entry, './types/'));
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const text = declared(name);
    writeFileSync(join(types, name.replace(/\.ts$/, '.d.ts')), addressed(text, './'));
    named(text).forEach(visit);
  };
  named(entry).forEach(visit);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeDeclarations(resolve(process.argv[2]));
