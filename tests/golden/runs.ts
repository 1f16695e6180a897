import { readFileSync } from 'node:fs';
import type { Example, SessionOptions } from '../../web/engine/types.ts';

/** One training run of runs.json. */
export type Run = Pick<SessionOptions, 'model' | 'training'> & {
  name: string;
  steps: number;
  examples: Example[];
  weights: string;
};

export const runs = JSON.parse(readFileSync(new URL('runs.json', import.meta.url), 'utf8')) as Run[];
