// The little that the plots need of SVG. A drawing is { width, height, body }; colours are classes, so that one file suits
// light and dark pages alike.

/** Okabe and Ito's colours, which people who see colours differently can tell apart; each also has a label of its own. */
const STYLE = `
  text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: var(--ink); }
  .title { font-size: 16px; font-weight: 600; }
  .small { font-size: 12px; }
  .quiet { fill: var(--soft); }
  .strong { font-weight: 600; }
  .end { text-anchor: end; }
  .middle { text-anchor: middle; }
  .axis { stroke: var(--line); stroke-width: 1; }
  .whisker { stroke: var(--ink); stroke-width: 1.25; opacity: 0.7; }
  .line { fill: none; stroke-width: 2; }
  .paper { fill: var(--paper); }
  svg { --paper: #ffffff; --ink: #1d2330; --soft: #5c6474; --line: #d4d8df;
    --c0: #0072b2; --c1: #d55e00; --c2: #009e73; --c3: #cc79a7; --c4: #e69f00; --c5: #56b4e9; --c6: #a3a9b5; --c7: #767f90; --on: #ffffff; --under: #16202e; }
  @media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #e6e9ef; --soft: #9aa3b2; --line: #333b47;
    --c0: #4ba3dc; --c1: #e8834a; --c2: #2bbf94; --c3: #d996bd; --c4: #f0b73e; --c5: #8fd0f5; --c6: #6b7484; --c7: #a0a9b8; --on: #10151d; --under: #10151d; } }
  ${[0, 1, 2, 3, 4, 5, 6, 7].map((n) => `.f${n} { fill: var(--c${n}); } .s${n} { stroke: var(--c${n}); }`).join('\n  ')}
  .on { fill: var(--on); } .under { fill: var(--under); }
`;

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escape = (text) => String(text).replace(/[&<>"]/g, (character) => ENTITIES[character]);

const number = (value) => Number(value.toFixed(2));
function element(name, attributes, content) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : escape(value)}"`)
    .join('');
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export const text = (x, y, words, kind = '') => element('text', { x, y, class: kind }, escape(words));
export const rect = (x, y, width, height, kind, round = 0) =>
  element('rect', { x, y, width: Math.max(width, 0), height, class: kind, rx: round || undefined });
export const line = (x1, y1, x2, y2, kind) => element('line', { x1, y1, x2, y2, class: kind });
export const circle = (cx, cy, r, kind) => element('circle', { cx, cy, r, class: kind });
export const path = (points, kind) =>
  element('path', {
    d: points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join(''),
    class: kind,
  });
export const group = (x, y, body) => element('g', { transform: `translate(${number(x)} ${number(y)})` }, body);

/** Drawings below one another. */
export function stack(drawings, gap = 36) {
  let y = 0;
  const placed = drawings.map(({ height, body }) => {
    const here = group(0, y, body);
    y += height + gap;
    return here;
  });
  return { width: Math.max(...drawings.map(({ width }) => width)), height: y - gap, body: placed.join('\n') };
}

/** A drawing as a file; `description` is what who cannot see it is told. */
export function svg({ width, height, body }, description) {
  const margin = 20;
  const [w, h] = [Math.ceil(width + 2 * margin), Math.ceil(height + 2 * margin)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="img">
<title>${escape(description)}</title>
<style>${STYLE}</style>
${rect(0, 0, w, h, 'paper', 8)}
${group(margin, margin, body)}
</svg>
`;
}

/** Round numbers from 0 to at least `most`, about `count` of them. */
export function ticks(most, count = 4) {
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => Number((i * step).toPrecision(6)));
}
