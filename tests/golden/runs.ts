import { readFileSync } from 'node:fs';
import type { Example, SessionOptions } from '../../web/engine/types.ts';

/** One training run of runs.json. */
export type Run = Pick<SessionOptions, 'model' | 'training'> & {
  name: string;
  steps: number;
  examples: Example[];
  weights: string;
  translations?: string;
};

export const runs = JSON.parse(readFileSync(new URL('runs.json', import.meta.url), 'utf8')) as Run[];

/** The hash of the file that a run's session saves after some steps. */
export interface Checkpoint {
  name: string;
  steps: number;
  hash: string;
}

export const checkpoints = JSON.parse(
  readFileSync(new URL('checkpoints.json', import.meta.url), 'utf8'),
) as Checkpoint[];
