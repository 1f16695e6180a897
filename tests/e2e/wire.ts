/**
 * All that a browser asks the network for goes through here, as through a proxy: it is noted, nothing but this machine is
 * reached, and every page and worker is given the notebook, which tells the wire what goes wrong in it.
 */
import { createHash } from 'node:crypto';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const COMPLAINT = '/--complaint';

/**
 * Errors, rejections, what a policy forbids and what is written to the console as a warning or an error; before anything else
 * runs. Not every browser's driver hears these, and hardly one those of a worker. Sent at once and waited for, so that nothing is on its
 * way when a test asks.
 */
const NOTEBOOK = `{
  const where = typeof document === 'object' ? 'page' : 'worker';
  const note = (...words) => {
    const text = where + ': ' + words.map(String).join(' ');
    try {
      const request = new XMLHttpRequest();
      request.open('POST', '${COMPLAINT}', false);
      request.send(text);
    } catch {
      (globalThis.complaints ??= []).push(text);
    }
  };
  // No error but a note that the layout goes on in the next picture; whoever thinks otherwise has it in its log.
  const unfinished = /^ResizeObserver loop/;
  addEventListener('error', ({ message, target }) => {
    // A browser may call it a loss when one leaves while a part is on its way: its modules, or its look once the page itself
    // has its own. Who needs what did not come says so.
    if (target.rel === 'modulepreload') return;
    if (target.rel === 'stylesheet' && document.readyState === 'complete') return;
    if (!unfinished.test(message)) note(message ?? 'not loaded: ' + target.outerHTML);
  }, true);
  addEventListener('unhandledrejection', (event) => note(event.reason));
  addEventListener('securitypolicyviolation', (event) => {
    if (!event.blockedURI.endsWith('${COMPLAINT}')) note(event.violatedDirective, event.blockedURI);
  });
  for (const method of ['warn', 'error']) console[method] = note;
  // It would compare what comes with what was built, and the notebook is in what comes.
  if (where === 'page') delete Navigator.prototype.serviceWorker;
}
`;
const HASH = createHash('sha256').update(NOTEBOOK).digest('base64');

export interface Wire {
  readonly port: number;
  /** Every address that was asked for. */
  readonly asked: string[];
  /** What the notebooks have told. */
  readonly complaints: string[];
  close(): void;
}

/** A document with the notebook in it; its policy allows that one script more. */
function withNotebook(html: string): string {
  const at = html.indexOf('<title>');
  if (at < 0) throw new Error('a page without a title has no place for the notebook');
  const changed = `${html.slice(0, at)}<script>${NOTEBOOK}</script>${html.slice(at)}`;
  return changed.replace(/(content="[^"]*script-src )/, `$1'sha256-${HASH}' `);
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** Passes an answer on, as it is or with the notebook. */
async function passOn(answer: IncomingMessage, asked: IncomingMessage, response: ServerResponse): Promise<void> {
  const status = answer.statusCode ?? 502;
  const type = answer.headers['content-type'] ?? '';
  const worker = asked.headers['sec-fetch-dest'] === 'worker' && type.startsWith('text/javascript');
  if (status !== 200 || asked.method !== 'GET' || !(worker || type.startsWith('text/html'))) {
    response.writeHead(status, answer.headers);
    answer.pipe(response);
    return;
  }
  const text = await textOf(answer);
  const body = Buffer.from(worker ? NOTEBOOK + text : withNotebook(text));
  response.writeHead(status, { ...answer.headers, 'content-length': body.length }).end(body);
}

export function startWire(): Promise<Wire> {
  const asked: string[] = [];
  const complaints: string[] = [];
  const server = createServer((request, response) => {
    const address = new URL(request.url!);
    if (address.pathname === COMPLAINT) {
      void textOf(request).then((text) => {
        complaints.push(text);
        response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
      });
      return;
    }
    asked.push(address.href);
    if (address.hostname !== '127.0.0.1') {
      response.writeHead(502).end();
      return;
    }
    const onward = ask(address, { method: request.method!, headers: request.headers }, (answer) => {
      passOn(answer, request, response).catch((error: unknown) => {
        complaints.push(`wire: ${String(error)}`);
        response.destroy();
      });
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  // Anything that is encrypted, or a socket: nothing of ours is.
  server.on('connect', (request, socket) => {
    asked.push(`https://${request.url}/`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        port,
        asked,
        complaints,
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
