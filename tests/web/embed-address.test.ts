import { expect, test } from 'vitest';
import { CONTROLS, DEFAULT_ADDRESS, readEmbedAddress, VIEWS, writeEmbedAddress } from '../../web/embed/address';

test('an empty address is the first lesson with everything on', () => {
  expect(readEmbedAddress('')).toEqual(DEFAULT_ADDRESS);
  expect(writeEmbedAddress({})).toBe('#lets-go');
});

test('every setting is read, and is written again as it was', () => {
  const address = readEmbedAddress(
    '#phrases&view=cross,translate&head=1.2&controls=train,numbers&locked=train&train=200&seed=7&lang=es&theme=dark&sentence=we+eat+soup%21&s=AB-_&host=https%3A%2F%2Fexample.org',
  );
  expect(address).toEqual({
    lesson: 'phrases',
    chapter: null,
    views: ['cross', 'translate'],
    head: { layer: 0, head: 1 },
    controls: ['train', 'numbers'],
    locked: ['train'],
    train: 200,
    seed: 7,
    language: 'es',
    theme: 'dark',
    sentence: 'we eat soup!',
    pairs: null,
    state: 'AB-_',
    host: 'https://example.org',
    problems: [],
  });
  expect(readEmbedAddress(writeEmbedAddress(address))).toEqual(address);
});

test('own pairs keep their tabs, lines, plus signs and markup, and make the lesson one’s own', () => {
  const pairs = 'one + one\tdos\n<b>bold</b> & "quoted"\tnegrita\n';
  const address = readEmbedAddress(writeEmbedAddress({ lesson: 'your-own', pairs }));
  expect([address.lesson, address.pairs, address.problems]).toEqual(['your-own', pairs, []]);
  expect(readEmbedAddress('#lets-go&pairs=a%09b').lesson).toBe('your-own');
});

test('a chapter is there, without views', () => {
  const address = readEmbedAddress('#chapter-4&lang=en');
  expect([address.chapter, address.lesson, address.problems]).toEqual([4, 'lets-go', []]);
  expect(writeEmbedAddress(address)).toBe('#chapter-4&lang=en');
});

test('lists are in the order in which things stand, and the lab excludes the others', () => {
  expect(readEmbedAddress('#lets-go&view=translate,machine').views).toEqual(['machine', 'translate']);
  expect(readEmbedAddress('#lets-go&view=lab,cross').views).toEqual(['lab']);
  expect(readEmbedAddress('#lets-go&controls=none').controls).toEqual([]);
  expect(readEmbedAddress('#lets-go&locked=all').locked).toEqual(CONTROLS);
});

test.each([
  ['#lets-go&veiw=cross', { code: 'embed_unknown_setting', params: { name: 'veiw' } }],
  [
    '#lets-go&view=crosss',
    { code: 'embed_bad_setting', params: { name: 'view', value: 'crosss', known: VIEWS.join(', ') } },
  ],
  ['#lets-go&view=', { code: 'embed_bad_setting', params: { name: 'view', value: '' } }],
  ['#lets-go&head=0.1', { code: 'embed_bad_setting', params: { name: 'head' } }],
  ['#lets-go&train=-1', { code: 'embed_bad_setting', params: { name: 'train' } }],
  ['#lets-go&train=1e9', { code: 'embed_bad_setting', params: { name: 'train' } }],
  ['#lets-go&seed=4294967296', { code: 'embed_bad_setting', params: { name: 'seed' } }],
  ['#lets-go&lang=de', { code: 'embed_bad_setting', params: { name: 'lang' } }],
  ['#lets-go&host=https://example.org/path', { code: 'embed_bad_setting', params: { name: 'host' } }],
  ['#lets-go&host=*', { code: 'embed_bad_setting', params: { name: 'host' } }],
  ['#nothing', { code: 'embed_no_lesson', params: { name: 'nothing' } }],
  ['#chapter-11', { code: 'embed_no_lesson', params: { name: 'chapter-11' } }],
])('%s is a problem that can be said, and everything else holds', (hash, problem) => {
  const address = readEmbedAddress(`${hash}&theme=dark`);
  expect(address.problems).toHaveLength(1);
  expect(address.problems[0]).toMatchObject(problem);
  expect(address).toEqual({ ...DEFAULT_ADDRESS, theme: 'dark', problems: address.problems });
});

test('what is quoted is short, and no name of an object’s own is taken for a setting', () => {
  const long = readEmbedAddress(`#lets-go&${'x'.repeat(500)}=1`).problems[0]!;
  expect(long.params.name).toHaveLength(41);
  for (const name of ['__proto__', 'constructor', 'toString'])
    expect(readEmbedAddress(`#lets-go&${name}=1`).problems[0]).toMatchObject({ code: 'embed_unknown_setting' });
  expect(readEmbedAddress('#lets-go&sentence=%E0%A4%A').sentence).toBe('%E0%A4%A');
});
