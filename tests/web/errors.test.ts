import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { GROUPS } from '../../web/i18n/groups';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'));
const names = (text: string) => [...text.matchAll(/[{ ]"?(\w+)"?,/g)].map(([, name]) => name!);

/** Every problem that the core makes: its code, and the names of its parameters. */
function coreProblems(): { code: string; params: string[] }[] {
  return [...read('core', '.cpp'), ...read('core', '.h')].flatMap((source) =>
    [...source.matchAll(/(?:Problem\{|return \{)\s*"([a-z_]+)",\s*(\{\}|\{\{[^;]*?\}\}),\s/g)].map(
      ([, code, params]) => ({
        code: code!,
        params: names(params!.replaceAll(/\{"(\w+)",[^{}]*(?:\{[^{}]*\})?[^{}]*\}/g, '{$1,}')),
      }),
    ),
  );
}

/** The same of the engine's TypeScript. */
function engineProblems(): { code: string; params: string[] }[] {
  return read('web/engine', '.ts').flatMap((source) =>
    [...source.matchAll(/new EngineError\(\s*'([a-z_]+)',\s*\{([^}]*)\}/g)].map(([, code, params]) => ({
      code: code!,
      params: [...params!.matchAll(/(\w+)(?::|,|\s*$)/g)].map(([, name]) => name!),
    })),
  );
}

test('the search finds the problems that are known to be there', () => {
  const codes = coreProblems().map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['empty_text', 'too_long', 'not_finite', 'out_of_range', 'bad_token']));
  expect(coreProblems().find(({ code }) => code === 'too_long')!.params).toEqual(['length', 'limit']);
  expect(engineProblems().map(({ code }) => code)).toEqual(
    expect.arrayContaining(['no_simd', 'disposed', 'bad_option']),
  );
});

test.each(['en', 'es'] as const)(
  'every code has a sentence in %s, and its placeholders have parameters',
  async (language) => {
    const { default: sentences } = await GROUPS.errors[language]();
    for (const { code, params } of [...coreProblems(), ...engineProblems()]) {
      const sentence = (sentences as Record<string, string>)[code];
      expect(sentence, code).toBeTruthy();
      const placeholders = [...sentence!.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
      expect(params, code).toEqual(expect.arrayContaining(placeholders));
    }
  },
);
