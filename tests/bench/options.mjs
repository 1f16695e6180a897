// The command line of `npm run bench`.
import { parseArgs } from 'node:util';
import { sides } from './sides/sides.mjs';
import { runs } from './workloads.mjs';

export const SECTIONS = ['steps', 'kernels', 'decoding', 'scaling', 'startup', 'payload'];

const positive = (name, text) => {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} wants a number above 0, not "${text}"`);
  return number;
};

/** Those of `all` that were named, or all of them where none was. */
function chosen(all, names) {
  const named = all.filter((name) => names.includes(name));
  return named.length > 0 ? named : all;
}

export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string' },
      only: { type: 'string', default: '' },
      json: { type: 'string' },
      limit: { type: 'string' },
      quick: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
      reference: { type: 'boolean', default: false },
    },
  });
  const only = values.only.split(',').filter(Boolean);
  const [workloads, names] = [Object.keys(runs), sides.map(({ name }) => name)];
  const known = [...SECTIONS, ...workloads, ...names];
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`--only knows no "${unknown}", but ${known.join(', ')}`);
  return {
    rounds: Math.round(positive('rounds', values.rounds ?? (values.quick ? 1 : 5))),
    quick: values.quick,
    built: values.built,
    reference: values.reference,
    json: values.json,
    limit: values.limit === undefined ? undefined : positive('limit', values.limit),
    sections: chosen(SECTIONS, only),
    workloads: chosen(workloads, only),
    sides: chosen(names, only),
  };
}
