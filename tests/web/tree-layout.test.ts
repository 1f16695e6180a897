import { describe, expect, it } from 'vitest';
import type { BeamNode, BeamTranslation } from '../../web/engine/types';
import { laidOut } from '../../web/views/decoding/tree-layout';

const node = (parent: number, token: string, logProbability: number, step: number): BeamNode => ({
  parent,
  token,
  logProbability,
  step,
});
const beam = (words: string, logProbability: number): BeamTranslation => ({
  text: words,
  tokens: words.split(' ').filter(Boolean),
  logProbability,
  score: logProbability,
});

/** "a b" and "c" are found, "a d" was let go. */
const NODES = [node(-1, 'a', -1, 0), node(-1, 'c', -0.5, 0), node(0, 'd', -1.2, 1), node(0, 'b', -1.5, 1)];
const BEAMS = [beam('a b', -1.6), beam('c', -2)];

describe('the tree of a beam search', () => {
  it('runs straight along the first row for the translation that was chosen, and ends it', () => {
    const placed = laidOut(NODES, BEAMS);
    const best = placed.filter((one) => one.best);
    expect(best.map(({ token }) => token).sort()).toEqual(['<EOS>', 'a', 'b']);
    expect(best.every(({ row }) => row === 0)).toBe(true);
    expect(placed.filter(({ kept }) => !kept).map(({ token }) => token)).toEqual(['d']);
    const ends = placed.filter(({ token }) => token === '<EOS>');
    expect(ends.map(({ step }) => step)).toEqual([2, 1]);
    expect(ends[0]!.probability).toBeCloseTo(Math.exp(-0.1));
  });

  it('puts no two words of one step into one row, and children behind their parents', () => {
    let seed = 1;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let round = 0; round < 50; round += 1) {
      const nodes: BeamNode[] = [];
      for (let step = 0; step < 6; step += 1) {
        const before = nodes.flatMap((one, index) => (one.step === step - 1 ? [index] : []));
        for (let wide = 0; wide < 4; wide += 1) {
          const parent = step === 0 ? -1 : before[Math.floor(random() * before.length)]!;
          const base = parent < 0 ? 0 : nodes[parent]!.logProbability;
          nodes.push(node(parent, `w${step}${wide}`, base - random(), step));
        }
      }
      const words: string[] = [];
      for (let at = nodes.length - 1; at >= 0; at = nodes[at]!.parent) words.unshift(nodes[at]!.token);
      const placed = laidOut(nodes, [beam(words.join(' '), nodes.at(-1)!.logProbability - 0.3)]);
      expect(new Set(placed.map(({ step, row }) => `${step} ${row}`)).size).toBe(placed.length);
      for (const { parent, row, step } of placed) {
        if (parent < 0) continue;
        expect(placed[parent]!.step).toBe(step - 1);
        expect(placed[parent]!.row).toBeLessThanOrEqual(row);
      }
    }
  });

  it('gives no end to what was cut off at its longest, and one to what ends at once', () => {
    expect(laidOut([node(-1, 'a', -1, 0)], [beam('a', -1)]).map(({ token, best }) => [token, best])).toEqual([
      ['a', true],
    ]);
    expect(laidOut([], [beam('', -0.2)])).toMatchObject([{ token: '<EOS>', step: 0, row: 0, best: true }]);
  });
});
