/** A host of static files as others run them: in a folder of theirs, with few types and the headers that they choose. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listening } from './listening';

export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** What a browser insists on; everything else comes as bytes of no type. */
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

export interface Hosting {
  /** The folder on this machine; another one is another version, from the next request on. */
  folder: string;
  /** The folder in the address, with its slashes. */
  under?: string;
  headers?: (path: string) => Record<string, string>;
  /** Text that stands before that of a file. */
  before?: (path: string) => string;
  /** Files that are gone, or end in the middle; and those that are still of another folder. */
  fault?: ((path: string) => 'missing' | 'cut' | null) | undefined;
  still?: ((path: string) => string | null) | undefined;
}

export interface Host {
  address: string;
  hosting: Hosting;
  /** What was asked for, from the folder on. */
  asked: string[];
  close(): Promise<void>;
}

export async function host(hosting: Hosting): Promise<Host> {
  const under = hosting.under ?? '/';
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const path = pathname.slice(under.length) || 'index.html';
    asked.push(path);
    const file = join(hosting.still?.(path) ?? hosting.folder, path);
    const fault = hosting.fault?.(path) ?? null;
    if (!pathname.startsWith(under) || fault === 'missing' || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const content = Buffer.concat([Buffer.from(hosting.before?.(path) ?? ''), readFileSync(file)]);
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
    response.writeHead(200, { ...(type && { 'Content-Type': type }), ...hosting.headers?.(path) });
    // Whole for the server, and half of the file for whoever reads it.
    response.end(fault === 'cut' ? content.subarray(0, content.length / 2) : content);
  });
  const { origin, close } = await listening(server);
  return { address: `${origin}${under}`, hosting, asked, close };
}
