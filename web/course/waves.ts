/** The sinusoidal patterns of positions, and how far apart they are. */
import { wave } from '../explain/workings';

/** Positions that are drawn, and the widths that they can be given. */
export const LAST = 19;
export const WIDTHS: { least: number; most: number } = { least: 2, most: 16 };

/** All numbers of a position. */
export const pattern = (position: number, width: number): number[] =>
  Array.from({ length: width }, (_, unit) => wave(position, unit, width).value);

/** Positions until the wave of this unit begins anew. */
export const waveLength = (unit: number, width: number): number => 2 * Math.PI * 10000 ** ((unit - (unit % 2)) / width);

/** The Euclidean distance of two patterns: it depends on how far apart the positions are, and on nothing else. */
export function distance(one: number, other: number, width: number): number {
  const [a, b] = [pattern(one, width), pattern(other, width)];
  return Math.hypot(...a.map((value, unit) => value - b[unit]!));
}

/** Whether these two are told apart less well than two neighbours, though they are none. */
export const confused = (one: number, other: number, width: number): boolean =>
  Math.abs(one - other) > 1 && distance(one, other, width) < distance(0, 1, width);
