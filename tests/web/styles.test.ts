// Styles that are fetched with a chapter stay on the page: what they say of a class must not be about the lab's elements.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '../../web');

const templates = readdirSync(join(WEB, 'views'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(WEB, 'views', name), 'utf8'));

const classesOf = (template: string): string[] =>
  [...template.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names!.replace(/\$\{[^}]*\}/g, ' ').split(/\s+/));

const inLab = new Set(templates.flatMap(classesOf).filter((name) => name !== ''));

/** The selectors of a sheet, a list of them taken apart. */
function selectorsOf(sheet: string): string[] {
  const plain = sheet.replace(/\/\*[^]*?\*\//g, '');
  return [...plain.matchAll(/([^{}]+)\{/g)]
    .map(([, selector]) => selector!.trim())
    .filter((selector) => !selector.startsWith('@'))
    .flatMap((selector) => selector.split(/,(?![^(]*\))/).map((one) => one.trim()));
}

/** The classes of the element that a selector begins at; none where it begins at an element of a name of its own. */
function beginsAt(selector: string): string[] {
  const [first = ''] = selector.split(/[\s>+~]/);
  if (/^[a-z]+-/.test(first)) return [];
  return [...first.replace(/:not\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name!);
}

describe('styles of the course', () => {
  const sheets = readdirSync(join(WEB, 'styles')).filter((name) => /^course.*\.css$/.test(name));

  it('are there, as are the classes of the lab', () => {
    expect(sheets.length).toBeGreaterThan(5);
    expect(inLab.size).toBeGreaterThan(100);
    expect(beginsAt('.two-orders.lines .order-lines path')).toEqual(['two-orders', 'lines']);
    expect(selectorsOf('.a :is(b, c), .d {} @media (x) { .e { } }')).toEqual(['.a :is(b, c)', '.d', '.e']);
  });

  it.each(sheets)('%s begins at no class that the lab has too', (sheet) => {
    const selectors = selectorsOf(readFileSync(join(WEB, 'styles', sheet), 'utf8'));
    expect(
      selectors.filter((one) => beginsAt(one).length > 0 && beginsAt(one).every((name) => inLab.has(name))),
    ).toEqual([]);
  });
});
