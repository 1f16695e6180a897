import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { preferredLanguage, setLanguage } from '../../web/i18n';
import { errorText } from '../../web/i18n/errors';
import enOffline from '../../web/i18n/en/offline';
import esOffline from '../../web/i18n/es/offline';
import { GROUPS, type Group } from '../../web/i18n/groups';

type Texts = Record<string, string>;
type Named = [Group | 'offline', { en: Texts; es: Texts }];
const groups: Named[] = await Promise.all(
  (Object.keys(GROUPS) as Group[]).map(async (name): Promise<Named> => {
    const [en, es] = await Promise.all([GROUPS[name].en(), GROUPS[name].es()]);
    return [name, { en: en.default, es: es.default }];
  }),
);
// No group: its sentences are there in both languages at once.
groups.push(['offline', { en: enOffline, es: esOffline }]);

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

describe('the two languages', () => {
  it.each(groups)('have the same keys: %s', (_name, { en, es }) => {
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(groups)('fill the same places: %s', (_name, { en, es }) => {
    for (const [key, text] of Object.entries(en)) expect([key, places(es[key]!)]).toEqual([key, places(text)]);
  });

  it.each(groups)('leave nothing empty: %s', (_name, { en, es }) => {
    for (const text of [...Object.values(en), ...Object.values(es)]) expect(text.trim()).not.toBe('');
  });

  it('have each key in one group only', () => {
    const keys = groups.filter(([name]) => name !== 'errors').flatMap(([, { en }]) => Object.keys(en));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('use every key: what no file mentions is dead', () => {
    const source = filesUnder('web')
      .filter((name) => !/i18n\/(en|es)\//.test(name))
      .map((name) => readFileSync(name, 'utf8'))
      .join('\n');
    const keys = groups.filter(([name]) => name !== 'errors').flatMap(([, { en }]) => Object.keys(en));
    const whole = new Set([...source.matchAll(/'([\w.-]+)'/g)].map(([, text]) => text));
    // `kind.${kind}` and its like are written with a place for their last part or two.
    const begun = new Set([...source.matchAll(/`([^`$\n]+)\.\$\{/g)].map(([, text]) => text));
    const dead = keys.filter((key) => {
      const parts = key.split('.');
      if (whole.has(key) || (parts.length > 1 && begun.has(parts.slice(0, -1).join('.')))) return false;
      return !(parts.length > 2 && begun.has(parts[0]));
    });
    expect(dead).toEqual([]);
  });
});

it('takes the first of the reader’s languages that it speaks', () => {
  expect(preferredLanguage(['fr-FR', 'es-MX', 'en'])).toBe('es');
  expect(preferredLanguage(['de'])).toBe('en');
});

it('says a code it does not know in the engine’s own words', () => {
  expect(errorText({ code: 'brand_new', params: {}, message: 'Said by the engine.' })).toBe('Said by the engine.');
  expect(errorText({ code: 'too_long', params: { length: 40, limit: 12 }, message: '' })).toContain('12');
});

it('writes the numbers in an error as the language does', async () => {
  const failure = { code: 'out_of_range', params: { field: 'dropout', value: 1.5, min: 0, max: 0.9 }, message: '' };
  expect(errorText(failure)).toBe('dropout is 1.5; it must be between 0 and 0.9.');
  await setLanguage('es');
  expect(errorText(failure)).toBe('dropout vale 1,5; debe estar entre 0 y 0,9.');
  await setLanguage('en');
});

/** The text between tags, and the attributes that are read aloud, of every template in a source file. */
function literals(source: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && /^(html|svg)$/.test(node.tag.getText(file)))
      found.push(...texts(node.template));
    ts.forEachChild(node, look);
  };
  const file = ts.createSourceFile('view.ts', source, ts.ScriptTarget.Latest, true);
  look(file);
  return found;
}

function texts(template: ts.TemplateLiteral): string[] {
  // The expressions become a sign that is no letter: they are templates of their own, or calls for a text.
  const text = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map((span) => span.literal.text)].join('\uFFFC');
  const attributes = [...text.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"\uFFFC]*)"/g)].map(
    (match) => match[1]!,
  );
  const outside = text
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^<>]*>/g, '\n')
    .replace(/&\w+;/g, '')
    .split('\n');
  return [...attributes, ...outside].map((line) => line.trim()).filter((line) => /\p{L}{2,}/u.test(line));
}

describe('views', () => {
  it('hold no text of their own', () => {
    const all = [...filesUnder('web/views'), ...filesUnder('web/course')].map(
      (name) => [name, literals(readFileSync(name, 'utf8'))] as const,
    );
    expect(all.filter(([, texts]) => texts.length > 0)).toEqual([]);
  });

  it('would be caught if they did', () => {
    expect(literals('html`<p class="a">Hello ${name}</p>`')).toEqual(['Hello \uFFFC']);
    expect(literals('html`<b title="Close">${t("x")}</b>`')).toEqual(['Close']);
    expect(literals('html`<b title=${t("x")}>${t("x")}</b>`')).toEqual([]);
  });

  it('set no style attribute: the security policy forbids it', () => {
    for (const name of filesUnder('web/views'))
      expect([name, /\sstyle=|styleMap/.test(readFileSync(name, 'utf8'))]).toEqual([name, false]);
  });
});
