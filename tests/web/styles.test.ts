// Styles that are fetched with a chapter stay on the page: what they say of a class must not be about the lab's elements.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '../../web');

const templatesIn = (folder: string): string[] =>
  readdirSync(join(WEB, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(WEB, folder, name), 'utf8'));

const classesOf = (template: string): string[] =>
  [...template.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names!.replace(/\$\{[^}]*\}/g, ' ').split(/\s+/));

const classesIn = (folder: string): ReadonlySet<string> =>
  new Set(
    templatesIn(folder)
      .flatMap(classesOf)
      .filter((name) => name !== ''),
  );
const [inLab, inCourse] = [classesIn('views'), classesIn('course')];

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
  const all = readdirSync(join(WEB, 'styles')).filter((name) => name.endsWith('.css'));
  const sheets = all.filter((name) => /^course.*\.css$/.test(name));
  const always = readFileSync(join(WEB, 'styles/index.css'), 'utf8');

  it('are there, as are the classes of the lab', () => {
    expect(sheets.length).toBeGreaterThan(5);
    expect(inLab.size).toBeGreaterThan(100);
    expect(beginsAt('.two-orders.lines .order-lines path')).toEqual(['two-orders', 'lines']);
    expect(selectorsOf('.a :is(b, c), .d {} @media (x) { .e { } }')).toEqual(['.a :is(b, c)', '.d', '.e']);
  });

  /** The selectors of a sheet that are about any element of these classes, wherever it stands. */
  const about = (sheet: string, classes: ReadonlySet<string>): string[] =>
    selectorsOf(readFileSync(join(WEB, 'styles', sheet), 'utf8')).filter(
      (one) => beginsAt(one).length > 0 && beginsAt(one).every((name) => classes.has(name)),
    );

  it.each(sheets)('%s begins at no class that the lab has too', (sheet) => {
    expect(about(sheet, inLab)).toEqual([]);
  });

  // What is on the page from the beginning is the course's as well.
  const later = all.filter((name) => !sheets.includes(name) && !always.includes(name) && name !== 'index.css');

  it.each(later.filter((name) => name !== 'glossary.css'))('%s begins at no class that the course has too', (sheet) => {
    expect(about(sheet, inCourse)).toEqual([]);
  });
});
