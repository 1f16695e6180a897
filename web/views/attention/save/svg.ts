import type { Look, Scene, Shape } from './scene';

/** The picture as a document of its own: text is text, and every cell and every line says what it is. */
export function svg(scene: Scene, look: Look): string {
  const { width, height } = scene;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(scene.title)}</title>`,
    // Not a rect: those are the cells.
    `<path d="M0,0H${width}V${height}H0Z" fill="${escaped(scene.paper)}"/>`,
    ...scene.shapes.map((shape) => element(shape, look)),
    '</svg>',
    '',
  ].join('\n');
}

function element(shape: Shape, look: Look): string {
  switch (shape.kind) {
    case 'cell':
      return `<rect ${box(shape)} fill="${escaped(shape.fill)}" shape-rendering="crispEdges"><title>${escaped(shape.name)}</title></rect>`;
    case 'ramp': {
      const last = shape.colors.length - 1;
      const stops = shape.colors.map(
        (color, index) => `<stop offset="${number(index / last)}" stop-color="${escaped(color)}"/>`,
      );
      const { x, y, width, height } = shape;
      return `<linearGradient id="ramp">${stops.join('')}</linearGradient><path d="M${x},${y}h${width}v${height}h${-width}z" fill="url(#ramp)"/>`;
    }
    case 'stroke': {
      const title = shape.name === '' ? '' : `<title>${escaped(shape.name)}</title>`;
      return `<path d="${shape.path}" fill="none" stroke="${escaped(shape.color)}" stroke-width="${number(shape.width)}" stroke-linecap="round">${title}</path>`;
    }
    case 'text': {
      const { x, y, size, weight, family, fill, anchor, turned, text } = shape;
      const turn = turned ? ` transform="rotate(-90 ${number(x)} ${number(y)})"` : '';
      // The middle of the line, in the units of the type: not every reader of SVG knows dominant-baseline.
      return `<text x="${number(x)}" y="${number(y)}" dy="0.35em" font-family="${escaped(look.fonts[family])}" font-size="${size}" font-weight="${weight}" fill="${escaped(fill)}" text-anchor="${anchor}"${turn}>${escaped(text)}</text>`;
    }
  }
}

const number = (value: number): string => String(Math.round(value * 100) / 100);

const box = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string =>
  `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** XML has no sign at all for most control characters and for half of a pair: they become the sign of what cannot be shown. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
