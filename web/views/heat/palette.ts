/**
 * The colours of a weight: six stops, interpolated in OKLab, lightness monotone from 0 to 1.
 * Zero melts into the page, so the ramp runs from pale to dark in light and from dark to pale in dark.
 */
export type Shade = 'light' | 'dark';
export type Rgb = readonly [number, number, number];

const STOPS: Record<Shade, readonly string[]> = {
  light: ['#E9EDE4', '#C9E2B3', '#84C79A', '#3E9C97', '#33678F', '#3A1F5C'],
  dark: ['#1C2230', '#322C63', '#33568B', '#2B8A8B', '#63BE78', '#F1E668'],
};
export const SHADES = 256;

export interface Palette {
  rgb: readonly Rgb[];
  css: readonly string[];
  /** Black or white, whichever can be read on it: at least 4.5 to 1. */
  ink: readonly string[];
}

/** sRGB channel to linear light and back. */
const toLinear = (channel: number): number => {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
const fromLinear = (light: number): number => {
  const c = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, c)));
};

/** OKLab, Ottosson 2020. */
function toLab([red, green, blue]: Rgb): Rgb {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const hex = (text: string): Rgb => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16)) as unknown as Rgb;

/** Relative luminance, WCAG 2. */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

function build(shade: Shade): Palette {
  const stops = STOPS[shade].map((stop) => toLab(hex(stop)));
  const rgb = Array.from({ length: SHADES }, (_, index) => {
    const place = (index / (SHADES - 1)) * (stops.length - 1);
    const from = Math.min(stops.length - 2, Math.floor(place));
    const [a, b] = [stops[from]!, stops[from + 1]!];
    const mix = (channel: 0 | 1 | 2): number => a[channel] + (b[channel] - a[channel]) * (place - from);
    return fromLab([mix(0), mix(1), mix(2)]);
  });
  return {
    rgb,
    css: rgb.map((color) => `rgb(${color.join(', ')})`),
    ink: rgb.map((color) => {
      const light = luminance(color) + 0.05;
      return 1.05 / light > light / 0.05 ? '#fff' : '#000';
    }),
  };
}

const palettes: Partial<Record<Shade, Palette>> = {};

export function palette(shade: Shade): Palette {
  return (palettes[shade] ??= build(shade));
}

/** Which of the shades a weight takes. */
export function shadeOf(weight: number): number {
  return Math.round(Math.min(1, Math.max(0, weight)) * (SHADES - 1));
}
