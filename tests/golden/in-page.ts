import type { Translation, Variant } from '../../web/engine/types.ts';
import { decodings, hashOfTranslations, hashOfWeights } from './hash.ts';
import type { Run } from './runs.ts';

/** What a golden run ends in, as a page can hand it over. */
export interface Ending {
  /** The engine that trained it. */
  variant: Variant;
  parameters: { name: string; values: number[] }[];
  translations: Translation[];
}

/** In a browser: trains a run with the shipped engine at `address`. A text, since each browser is given it in a way of its own. */
const TRAIN = `async (address, run, decodings, variant) => {
  const { loadEngine } = await import(address);
  const engine = await loadEngine({ variant });
  const { model, training, examples } = run;
  const session = engine.createSession({ model, training, data: { examples } });
  session.train(run.steps);
  const parameters = session
    .tensors()
    .filter(({ role }) => role === 'parameter')
    .map(({ name }) => ({ name, values: [...session.tensor(name)] }));
  const translations = run.examples.flatMap(({ source }) =>
    decodings.map((options) => session.translate(source, options)),
  );
  session.dispose();
  return { variant: engine.variant, parameters, translations };
}`;

/** An expression for a page whose engine is at `address`: a promise of the run's Ending. */
export const training = (address: string, run: Run, variant: Variant): string =>
  `(${TRAIN})(...${JSON.stringify([address, run, decodings, variant])})`;

/** Hashed here, by the functions that Node's test uses. */
export function hashesOf({ parameters, translations }: Ending): { weights: string; translations: string } {
  const tensors = new Map(parameters.map(({ name, values }) => [name, Float32Array.from(values)]));
  return {
    weights: hashOfWeights({
      tensors: () => parameters.map(({ name, values }) => ({ name, shape: [values.length], role: 'parameter' })),
      tensor: (name) => tensors.get(name)!,
    }),
    translations: hashOfTranslations(translations),
  };
}
