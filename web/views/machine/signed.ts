/** The colours of numbers with a sign: zero melts into the page. */
import '../../styles/signed.css';
import { strength } from '../../machine/scale';
import { color } from '../paint';

const canvas = document.createElement('canvas');

/** A pixel a number, `width` of them in each of `rows`: to be enlarged at once, which costs far less than cell by cell. Valid until the next call. */
export function pictureOf(values: Float32Array, width: number, rows: number, scale: number): HTMLCanvasElement {
  canvas.width = width;
  canvas.height = rows;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(width, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const [plus, minus] = [rgb('--plus'), rgb('--minus')];
  for (let at = 0; at < pixels.length; at += 1) {
    const value = values[at] ?? 0;
    pixels[at] = (value < 0 ? minus : plus) | (Math.round(strength(value, scale) * 255) << 24);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** A token '#rrggbb' in the order of a pixel's bytes. */
function rgb(token: string): number {
  const hex = parseInt(color(token).slice(1), 16);
  return ((hex & 0xff) << 16) | (hex & 0xff00) | (hex >> 16);
}
