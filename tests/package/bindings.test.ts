import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const CHECK = at('typed/bindings.ts');
const BOUND = at('../../build/wasm/vamos_bindings.d.ts');
const WRITTEN = at('../../web/engine/native.ts');

if (!existsSync(BOUND))
  throw new Error('Please build what is compared: cmake --build --preset wasm --target vamos_bindings_types');

const { config } = ts.readConfigFile(at('../../tsconfig.json'), (path) => ts.sys.readFile(path)) as {
  config: { compilerOptions: object };
};
const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [] }, at('../..'));

let previous: ts.Program | undefined;

/** What TypeScript says of the comparison when `path` reads `text`. */
function complaints(path: string, text: string): string[] {
  const host = ts.createCompilerHost(options);
  const known = new Map(previous?.getSourceFiles().map((file) => [file.fileName, file]));
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...given) => {
    if (name === path) return ts.createSourceFile(name, text, options.target!);
    const file = known.get(name);
    // What an earlier comparison had changed is read again.
    return file && ![BOUND, WRITTEN].includes(name) ? file : getSourceFile(name, ...given);
  };
  const program = ts.createProgram([CHECK], options, host, previous);
  previous = program;
  const files = [CHECK, WRITTEN, BOUND].map((name) => program.getSourceFile(name));
  return [...program.getOptionsDiagnostics(), ...files.flatMap((file) => program.getSemanticDiagnostics(file))].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

/** A file with one thing changed, which has to be in it. */
function changed(path: string, from: string, to: string): string {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  return text.replace(from, to);
}

it('takes the bindings for what the compiler does', () => {
  expect(complaints(BOUND, readFileSync(BOUND, 'utf8'))).toEqual([]);
});

describe('a difference is an error that names it', () => {
  it.each([
    ['a function by another name', 'restore(_0: number)', 'goTo(_0: number)', 'restore'],
    ['a function more', 'reset(): void', 'reset(): void;\n  forget(): void', 'forget'],
    ['a parameter less', 'save(_0: boolean, _1: boolean)', 'save(_0: boolean)', 'save'],
    ['a parameter more', 'attention(_0: number)', 'attention(_0: number, _1: number)', 'attention'],
    ['a parameter of another type', 'evaluate(_0: boolean,', 'evaluate(_0: number,', 'evaluate'],
    ['a text for a number', 'train(_0: number)', 'train(_0: EmbindString)', 'train'],
    ['a property missing', '  readonly altered: boolean;\n', '', 'altered'],
    ['a property of another type', 'readonly step: number', 'readonly step: boolean', 'step'],
    ['a property that became a function', 'readonly step: number', 'step(): number', 'step'],
    ['another function of the module', 'generateTask(', 'generateExamples(', 'generateTask'],
    ['a parameter of the module less', 'createSession(_0: any, _1: any,', 'createSession(_0: any,', 'createSession'],
  ])('%s', (_, from, to, name) => {
    expect(complaints(BOUND, changed(BOUND, from, to)).join('\n')).toContain(`'${name}'`);
  });

  it.each([
    ['a function by another name', '  reset(): void;', '  restart(): void;', 'restart'],
    ['a parameter more', 'moment(index: number)', 'moment(index: number, whole: boolean)', 'moment'],
    ['a function less', '  summary(): unknown;\n', '', 'summary'],
  ])('in native.ts: %s', (_, from, to, name) => {
    expect(complaints(WRITTEN, changed(WRITTEN, from, to)).join('\n')).toContain(`'${name}'`);
  });
});
