import { describe, expect, it } from 'vitest';
import { luminance, palette, SHADES, shadeOf, type Rgb, type Shade } from '../../web/views/heat/palette';

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

describe.each<[Shade, number]>([
  ['light', -1],
  ['dark', 1],
])('the ramp in %s', (shade, direction) => {
  const { rgb, ink, css } = palette(shade);

  it('has a colour for every shade', () => {
    expect(rgb).toHaveLength(SHADES);
    expect(css[0]).toBe(`rgb(${rgb[0]!.join(', ')})`);
  });

  it('begins and ends at its stops', () => {
    const hex = (color: Rgb): string => `#${color.map((c) => c.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
    expect([hex(rgb[0]!), hex(rgb.at(-1)!)]).toEqual(
      shade === 'light' ? ['#E9EDE4', '#3A1F5C'] : ['#1C2230', '#F1E668'],
    );
  });

  it('never turns back in luminance', () => {
    for (let index = 1; index < SHADES; index += 1) {
      expect((luminance(rgb[index]!) - luminance(rgb[index - 1]!)) * direction).toBeGreaterThanOrEqual(0);
    }
    // Two neighbours may round to the same colour, but not a whole group of them.
    for (let index = 4; index < SHADES; index += 1) {
      expect((luminance(rgb[index]!) - luminance(rgb[index - 4]!)) * direction).toBeGreaterThan(0);
    }
  });

  it('keeps numbers legible in every cell', () => {
    rgb.forEach((color, index) => {
      expect(contrast(luminance(color), ink[index] === '#fff' ? 1 : 0)).toBeGreaterThanOrEqual(4.5);
    });
  });
});

it('gives every weight the nearest shade and clamps what lies outside', () => {
  expect([shadeOf(0), shadeOf(1), shadeOf(0.5), shadeOf(-1), shadeOf(2)]).toEqual([0, 255, 128, 0, 255]);
});
