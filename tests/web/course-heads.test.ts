// Chapter 4: what its figures make of words and numbers.
import { afterEach, describe, expect, it } from 'vitest';
import { difference, headPart, headsOff, RESIDUAL, residualOff } from '../../web/course/multi-head';
import { scientific } from '../../web/course/rounded';
import { strangers } from '../../web/course/strangers';
import { setLanguage } from '../../web/i18n';
import { ablationOf } from '../../web/state/switches';

describe('wrong words', () => {
  const wrong = (written: string, right: string): string[] => {
    const words = written.split(' ');
    return [...strangers(words, right.split(' '))].map((at) => words[at]!);
  };

  it('are those that stand in place of others', () => {
    expect(wrong('tenemos una buena amigo', 'tenemos un buen amigo')).toEqual(['una', 'buena']);
    expect(wrong('comes esta manzana', 'comes esta manzana')).toEqual([]);
    expect(wrong('las fotos son azules', 'las niñas están muy cansadas')).toEqual(['fotos', 'son', 'azules']);
  });

  it('are those that are too many, and those in another order', () => {
    expect(wrong('un un buen amigo', 'un buen amigo')).toHaveLength(1);
    expect(wrong('casa la roja', 'la casa roja')).toHaveLength(1);
    expect(wrong('amigo', 'tenemos un buen amigo')).toEqual([]);
  });
});

describe('the difference of vectors', () => {
  it('is nothing where all are the same, and all of them where their mean is nothing', () => {
    expect(difference(Float32Array.of(1, 2, 1, 2, 1, 2), 2)).toBe(0);
    expect(difference(Float32Array.of(1, -1, -1, 1), 2)).toBe(1);
    expect(difference(new Float32Array(4), 2)).toBe(0);
  });

  it('does not change with their scale', () => {
    const vectors = Float32Array.of(3, 1, 2, 0, 1, 1);
    expect(
      difference(
        vectors.map((value) => 8 * value),
        2,
      ),
    ).toBeCloseTo(difference(vectors, 2), 10);
  });
});

describe('what is left out', () => {
  it('is a list of heads, where it is nothing but heads of the encoder', () => {
    expect(headsOff({})).toEqual([]);
    expect(headsOff(ablationOf([headPart(1), headPart(0)]))).toEqual([0, 1]);
    expect(headsOff(ablationOf([headPart(1), RESIDUAL]))).toBeNull();
    expect(headsOff(ablationOf(['head:cross:0:0']))).toBeNull();
  });

  it('is the residual connection of the encoder’s attention, or another one', () => {
    expect(residualOff(ablationOf([RESIDUAL]))).toBe(true);
    expect(residualOff(ablationOf(['residual:decoder_self:0', headPart(0)]))).toBe(false);
  });
});

describe('small numbers', () => {
  afterEach(() => setLanguage('en'));

  it('are written with a power of ten where only zeros would be seen', async () => {
    expect(scientific(0.0291)).toBe('0.029');
    expect(scientific(0)).toBe('0.000');
    expect(scientific(0.00032)).toBe('3.2\u00A0·\u00A010⁻⁴');
    expect(scientific(1.47e-9)).toBe('1.5\u00A0·\u00A010⁻⁹');
    expect(scientific(9.96e-12)).toBe('1.0\u00A0·\u00A010⁻¹¹');
    await setLanguage('es');
    expect(scientific(1.47e-9)).toBe('1,5\u00A0·\u00A010⁻⁹');
  });
});
