/** Pages of somebody else, on a port of their own: hosts of an embed. */
import { createServer } from 'node:http';
import { listening } from './listening';

export interface Host {
  /** With a slash at its end; another origin than the page's. */
  address: string;
  close(): Promise<void>;
}

/** Serves one document, with a security policy if there is one, and a script of its own that a strict policy allows. */
export async function startHost(
  body: string,
  { policy, script = '' }: { policy?: string; script?: string } = {},
): Promise<Host> {
  const server = createServer((request, response) => {
    if (request.url === '/host.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script);
      return;
    }
    response
      .writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        ...(policy === undefined ? {} : { 'Content-Security-Policy': policy }),
      })
      .end(
        `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body>${body}<script type="module" src="/host.js"></script></body></html>`,
      );
  });
  const { origin, close } = await listening(server);
  return { address: `${origin}/`, close };
}

/** Notes every message that arrives, and asks by `ask`. */
export const NOTES = `
  globalThis.got = [];
  addEventListener('message', (event) => got.push({ ...event.data, from: event.origin }));
  const frame = () => document.querySelector('iframe').contentWindow;
  globalThis.say = (message) => frame().postMessage(message, '*');
  let id = 0;
  globalThis.ask = (message) =>
    new Promise((resolve) => {
      const mine = 'ask ' + (id += 1);
      addEventListener('message', function hear({ data }) {
        if (data.id !== mine) return;
        removeEventListener('message', hear);
        resolve(data);
      });
      say({ vamos: 1, id: mine, ...message });
    });
`;
