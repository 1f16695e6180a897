import { expect, it } from 'vitest';
import { compareVersions, newEnough, versionIn } from '../../core/wasm/toolchain/versions.mjs';

it('compares versions by number, not by letter', () => {
  expect(compareVersions('3.1.69', '3.1.7')).toBeGreaterThan(0);
  expect(compareVersions('4.0', '4.0.0')).toBe(0);
});

it('finds the version in what a tool says', () => {
  expect(versionIn('emcc (Emscripten gcc/clang-like replacement) 3.1.69-git')).toBe('3.1.69');
  expect(versionIn('3.1.6~dfsg-5')).toBe('3.1.6');
  expect(versionIn(undefined)).toBeUndefined();
});

it("refuses Debian 12's Emscripten and takes newer ones", () => {
  expect(['3.1.6', '3.1.69', '6.0.5', undefined].map(newEnough)).toEqual([false, true, true, false]);
});
