import { expect, it } from 'vitest';
import { looksBinary, readOwnFile } from '../../web/state/own-file';

const file = (...bytes: (string | Uint8Array<ArrayBuffer>)[]): File => new File(bytes, 'pairs.tsv');

it('reads a text, whatever its script', async () => {
  expect(await readOwnFile(file('hello 👋\tשלום\n'))).toBe('hello 👋\tשלום\n');
  expect(await readOwnFile(file(''))).toBe('');
});

it('refuses what is no text, or a text in another encoding', async () => {
  const refused = { code: 'file_unreadable' };
  expect(await readOwnFile(file(new Uint8Array([80, 75, 3, 4, 0, 0])))).toMatchObject(refused);
  expect(await readOwnFile(file(new Uint8Array([0x73, 0xed, 0x09, 0xf1, 0xe1])))).toMatchObject(refused);
});

it('lets a stray character pass', () => {
  expect(looksBinary(`${'a pair of words\tun par\n'.repeat(20)}\uFFFD`)).toBe(false);
});
