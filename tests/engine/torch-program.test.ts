import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { release } from './load.ts';

it('has the program for PyTorch beside the library, which says where', async () => {
  const library = (await import(/* @vite-ignore */ new URL('vamos.js', release).href)) as { TORCH_PROGRAM: string };
  const source = new URL('../../core/pytorch/vamos_torch.py', import.meta.url);
  expect(await readFile(new URL(library.TORCH_PROGRAM))).toEqual(await readFile(source));
});
