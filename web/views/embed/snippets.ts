/** What is pasted into another page. */

const inAttribute = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    // An editor would take these for its own: pairs have them.
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;');

function tag(name: string, attributes: readonly (readonly [string, string])[]): string {
  const written = attributes.map(([key, value]) => `\n  ${key}="${inAttribute(value)}"`);
  return `<${name}${written.join('')}\n></${name}>`;
}

/**
 * The embed itself needs `allow-scripts` alone. The others are for what a reader can press in it: pictures and models are saved, and the
 * whole page opens beside it, outside of the sandbox.
 */
export const SANDBOX = 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox';

export interface Snippet {
  /** The folder of this version of the page, with its slash. */
  folder: string;
  /** The embed's address from `#` on. */
  hash: string;
  /** What it is, for who does not see it. */
  title: string;
  width: number;
  /** Null lets the element be as high as what is in it. */
  height: number | null;
}

export function iframeSnippet({ folder, hash, title, width, height }: Snippet & { height: number }): string {
  return tag('iframe', [
    ['src', `${folder}embed.html${hash}`],
    ['width', String(width)],
    ['height', String(height)],
    ['title', title],
    ['sandbox', SANDBOX],
    ['loading', 'lazy'],
    // Narrower windows than it is wide, and no frame around it.
    ['style', 'border: 0; max-width: 100%'],
  ]);
}

export function elementSnippet({ folder, hash, title, height }: Snippet): string {
  const [first = '', ...settings] = hash.slice(1).split('&');
  const chapter = /^chapter-(\d+)$/.exec(first)?.[1];
  const attributes: [string, string][] = [chapter === undefined ? ['lesson', first] : ['chapter', chapter]];
  for (const setting of settings) {
    const [name = '', ...values] = setting.split('=');
    const value = values.join('=');
    if (name === 's') attributes.push(['state', value]);
    else attributes.push([name, decodeURIComponent(value.replaceAll('+', ' '))]);
  }
  if (height !== null) attributes.push(['height', String(height)]);
  attributes.push(['label', title]);
  return `<script type="module" src="${inAttribute(`${folder}vamos-lab.js`)}"></script>\n${tag('vamos-lab', attributes)}`;
}
