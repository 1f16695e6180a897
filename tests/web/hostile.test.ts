// What the page reads in passing: addresses of embeds and tables of pairs that nobody means well.
import { expect, test } from 'vitest';
import { CONTROLS, readEmbedAddress, VIEWS, writeEmbedAddress } from '../../web/embed/address';
import { wellFormed } from '../../web/embed/well-formed';
import { LANGUAGES } from '../../web/i18n';
import { LESSONS } from '../../web/lessons/ids';
import { THEMES } from '../../web/state/preferences';
import { hostileAddress } from '../hostile/addresses';
import { count, named, randomOf, SEED } from '../hostile/random';

const ADDRESSES = count('embedAddresses');

const within = (list: readonly string[], known: readonly string[]): boolean => list.every((one) => known.includes(one));
const whole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;

test('hostile addresses of embeds: each is read as something that the embed knows, and what is wrong is named', () => {
  let [sound, problems] = [0, 0];
  for (let index = 0; index < ADDRESSES; index += 1) {
    const hash = hostileAddress(randomOf('embedAddresses', index));
    const about = named('embedAddresses', index, hash);
    const address = readEmbedAddress(hash);
    const { lesson, chapter, views, head, controls, locked, train, seed, language, theme, host, pairs } = address;
    const right = [
      within([lesson], LESSONS),
      chapter === null || (whole(chapter, 10) && chapter > 0),
      views.length > 0 && within(views, VIEWS),
      within(controls, CONTROLS) && within(locked, CONTROLS),
      whole(head.layer, 98) && whole(head.head, 98),
      train === 'full' || whole(train, 100_000),
      seed === null || whole(seed, 2 ** 32 - 1),
      language === null || within([language], LANGUAGES),
      theme === null || within([theme], THEMES),
      host === null || new URL(host).origin === host,
      pairs === null || lesson === 'your-own',
    ];
    expect(right, about).not.toContain(false);
    // Whoever wrote the address has to find in the sentence what is wrong, and a page is not to be filled with it.
    for (const { params } of address.problems)
      expect(Math.max(...Object.values(params).map(({ length }) => length)), about).toBeLessThan(250);
    const again = readEmbedAddress(writeEmbedAddress(address));
    const { sentence } = address;
    const written = { sentence: sentence && wellFormed(sentence), pairs: pairs && wellFormed(pairs), problems: [] };
    if (chapter === null) expect({ ...again, problems: [] }, about).toEqual({ ...address, ...written });
    if (address.problems.length === 0) sound += 1;
    problems += address.problems.length;
  }
  expect(sound).toBeGreaterThan(ADDRESSES / 20);
  console.log(
    `    hostile addresses of embeds: ${ADDRESSES} of seed ${SEED}, ${sound} sound, ${problems} problems named`,
  );
});
