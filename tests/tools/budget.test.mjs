import { expect, it } from 'vitest';
import { described, excess } from '../../web/budget.mjs';

const sizes = { engine: { raw: 250_000, gzip: 108_000 }, page: { raw: 500_000, gzip: 190_000 } };

it('lets pass what is at its limit or under it', () => {
  expect(excess(sizes, { engine: { raw: 250_000, gzip: 110_000 }, page: { gzip: 190_000 } })).toBeUndefined();
});

it('names all that is too large, with its limit, in one sentence', () => {
  const sentence = excess(sizes, { engine: { raw: 249_999, gzip: 110_000 }, page: { gzip: 189_000 } });
  expect(sentence).toMatch(/^The engine takes 250000 bytes \(raw\) and may take 249999, the page takes 190000 bytes/);
  expect(sentence).toMatch(/may take 189000: make it smaller, .*\.$/);
});

it('tells the sizes in one line', () => {
  expect(described(sizes)).toBe('engine 250.0 KB, gzipped 108.0 KB; page gzipped 190.0 KB');
});
