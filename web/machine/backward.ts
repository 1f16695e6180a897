/** The way of the gradient: the wiring of the model from its end to its beginning, in the engine's names. */
import type { ModelConfig } from '../engine/types';
import { inputOf, layersOf, SIDE, steps, type Stack } from './plan';

/** `to` is computed from `from`. */
export interface Wire {
  from: string;
  to: string;
}

/** Every wire between two tensors that have a gradient, in the order of the calculation. */
export function wiresOf(config: ModelConfig): Wire[] {
  const memory = inputOf(config, 'encoder', layersOf(config, 'encoder'));
  const stack = (of: Stack): Wire[] => [
    { from: of === 'encoder' ? 'src_embedding.weight' : 'tgt_embedding.weight', to: `${SIDE[of]}.sum` },
    ...Array.from({ length: layersOf(config, of) }, (_, layer) => layerWires(config, of, layer, memory)).flat(),
  ];
  return [
    ...stack('encoder'),
    ...stack('decoder'),
    { from: inputOf(config, 'decoder', layersOf(config, 'decoder')), to: 'logits' },
  ];
}

function layerWires(config: ModelConfig, stack: Stack, layer: number, memory: string): Wire[] {
  const wires: Wire[] = [];
  /** The vectors as they are so far, and those that go past the sublayer. */
  let now = inputOf(config, stack, layer);
  let past = now;
  const to = (next: string, ...from: string[]): void => {
    wires.push(...from.map((one) => ({ from: one, to: next })));
    now = next;
  };
  for (const { kind, tensor, attention, prefix } of steps(config, stack, layer)) {
    const begins = config.norm === 'pre' ? kind === 'norm' : kind === 'attention' || kind === 'feedForward';
    if (begins) past = now;
    if (kind === 'attention') {
      const source = attention === 'cross' ? memory : now;
      const [query, key, value] = [`${prefix}query`, `${prefix}key`, `${prefix}value`];
      wires.push({ from: now, to: query }, { from: source, to: key }, { from: source, to: value });
      to(tensor, query, key, value);
    } else if (kind === 'feedForward') {
      if (config.activation === 'gelu') to(`${prefix}input`, now);
      to(`${prefix}hidden`, now);
      to(tensor, now);
    } else if (kind === 'residual') to(tensor, now, past);
    else to(tensor, now);
  }
  return wires;
}

/**
 * When the gradient comes to each tensor: the longest way from the loss, for it is complete only when it has come on all ways.
 * In this order, each after everything that is computed from it.
 */
export function arrivals(config: ModelConfig): ReadonlyMap<string, number> {
  const known = of.get(config) ?? arrivalsOf(config);
  of.set(config, known);
  return known;
}

/** Asked at every place of every picture. */
const of = new WeakMap<ModelConfig, ReadonlyMap<string, number>>();

function arrivalsOf(config: ModelConfig): ReadonlyMap<string, number> {
  const uses = new Map<string, string[]>();
  for (const { from, to } of wiresOf(config)) uses.set(from, [...(uses.get(from) ?? []), to]);
  const found = new Map([['logits', 1]]);
  const arrival = (tensor: string): number => {
    const known = found.get(tensor);
    if (known !== undefined) return known;
    const made = 1 + Math.max(...uses.get(tensor)!.map(arrival));
    found.set(tensor, made);
    return made;
  };
  for (const tensor of uses.keys()) arrival(tensor);
  return new Map([...found].sort(([, a], [, b]) => a - b));
}
