/** `import()` as the bundler writes it in CommonJS, quoted in either way. */
const IMPORT = /Promise\.resolve\(\)\.then\(\(\)\s*=>\s*(?:\/\*[^*]*\*\/\s*)?require\((["'`])\.\/([^"'`]+)\1\)\)/g;

/** A CommonJS chunk for loader.js: what is imported later is loaded later, by the loader. */
export function classic(code: string): string {
  return code.replace(IMPORT, (_, __, name: string) => `load("${name}")`);
}
