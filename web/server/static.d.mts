import type { Server } from 'node:http';

/** Serves a folder on this machine only; port 0 is any that is free. */
export function serve(
  folder: string,
  port: number,
  options?: { strict?: boolean; host?: string },
): Promise<{ server: Server; port: number }>;
