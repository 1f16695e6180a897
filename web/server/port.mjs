import { createServer } from 'node:net';
import { Missing } from '../../core/wasm/toolchain/report.mjs';

const DEFAULT_PORT = 5173;

/** The port of `--port 5000` or `--port=5000`. */
export function portFrom(args) {
  const at = args.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
  if (at < 0) return DEFAULT_PORT;
  const text = args[at].includes('=') ? args[at].slice('--port='.length) : (args[at + 1] ?? '');
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new Missing(`--port wants a number from 0 to 65535, for example: npm start -- --port 5000`);
  }
  return port;
}

/** A port that nobody uses now, so that several checkouts can be tested at once. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
