// The golden runs by the shipped engine: the bits of Node and of the native builds, see tests/golden/README.md.
import { describe, expect, test } from 'vitest';
import { hashesOf, training, type Ending } from '../golden/in-page.ts';
import { runs } from '../golden/runs.ts';
import { differs, type Suite } from './suite.ts';

export const golden = (on: Suite): void => {
  describe('the golden runs', () => {
    // Where there is no relaxed SIMD, `relaxed` is asked for, and it is to become `simd` without a word.
    const variant = differs.relaxed ? 'simd' : 'relaxed';

    test.each(runs)('ends in the golden weights and translations: $name', async (run) => {
      if (!(await on.reader.value<string>('location.href')).startsWith(on.site))
        await on.reader.visit('engine/vamos.js');
      const ending = await on.reader.value<Ending>(training(`${on.site}engine/vamos.js`, run, variant));
      expect(ending.variant).toBe('simd');
      const hashes = hashesOf(ending);
      expect(hashes.weights).toBe(run.weights);
      if (run.translations !== undefined) expect(hashes.translations).toBe(run.translations);
    });
  });
};
