// The documents of the classic build.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../../core/wasm/toolchain/paths.mjs';

const page = () => readFileSync(join(project, 'web/index.html'), 'utf8');
const icon = () => readFileSync(join(project, 'web/public/icon.svg'), 'utf8');

/** What index.html says where nothing runs, or not yet. */
const fallback = () => /<noscript>[\s\S]*<\/noscript>\s*<div id="app">[\s\S]*?<\/div>\s*<\/div>/.exec(page())[0];

export const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = (directives) =>
  `<meta http-equiv="Content-Security-Policy" content="${Object.entries(directives)
    .map(([name, values]) => `${name} ${values}`)
    .join('; ')}">`;

const document = (head, body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${head}
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>Vamos</title>
</head>
<body>
${body}
</body>
</html>
`;

/** Everything that both documents forbid; what each allows is its own. */
const NOTHING_ELSE = {
  'default-src': "'none'",
  'img-src': 'data:',
  'worker-src': 'blob:',
  'base-uri': "'none'",
  'form-action': "'none'",
};

/**
 * The document of an iframe: one style sheet and one script, which lie in `folder` beside it. They are named by a nonce as well: a
 * sandboxed document has no origin that 'self' could mean, and WebKit takes that at its word.
 */
export function embedPage(folder, style, script) {
  const nonce = createHash('sha256').update(`${style} ${script}`).digest('base64url').slice(0, 22);
  const head = `${policy({
    ...NOTHING_ELSE,
    'script-src': `'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'require-trusted-types-for': "'script'",
    'trusted-types': 'lit-html vamos vamos-chunks',
  })}
<link rel="stylesheet" nonce="${nonce}" href="${folder}${style}">`;
  return document(head, `${fallback()}\n<script nonce="${nonce}" src="${folder}${script}"></script>`);
}

/** Before there is a style sheet: what is said about an old browser stays hidden until it is true. */
const WAITING = '.not-started{animation:appear 0s 6s both}@keyframes appear{from{visibility:hidden}}';

/** The single file: `packed` is the program and its style sheet (text91.mjs), `length` their bytes, `start` what unpacks them. */
export function filePage({ packed, length, start, program }) {
  const head = `${policy({
    ...NOTHING_ELSE,
    'script-src': `${hashOf(start)} ${hashOf(program)} 'wasm-unsafe-eval'`,
    'style-src': hashOf(WAITING),
    'require-trusted-types-for': "'script'",
    'trusted-types': 'lit-html vamos vamos-file',
  })}
<meta name="vamos" content="">
<style>${WAITING}</style>
<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon()).toString('base64')}">`;
  const data = `<script type="text/plain" id="packed" data-length="${length}">\n${packed}\n</script>`;
  return document(head, `${fallback()}\n${data}\n<script>${start}</script>`);
}
