import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portFrom } from '../../web/server/port.mjs';
import { serve } from '../../web/server/static.mjs';

/** Asks with the path exactly as given: fetch() would tidy it up. */
function get(port, path, method = 'GET') {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, type: response.headers['content-type'] });
    });
    sent.on('error', reject).end();
  });
}

describe('the server of npm start', () => {
  let folder, first;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vamos-'));
    mkdirSync(join(folder, 'dist/engine'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'no');
    writeFileSync(join(folder, 'dist/index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'dist/engine/a.wasm'), '');
    first = await serve(join(folder, 'dist'), 0);
  });

  afterAll(() => {
    first.server.close();
    rmSync(folder, { recursive: true });
  });

  it('sends the page and WebAssembly with their types', async () => {
    expect(await get(first.port, '/?seed=1')).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
    expect(await get(first.port, '/engine/a.wasm')).toEqual({ status: 200, type: 'application/wasm' });
  });

  it('leaves its folder for nobody', async () => {
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%zz', '/%00', '/nothing']) {
      expect((await get(first.port, path)).status, path).toBe(404);
    }
    expect((await get(first.port, '/', 'POST')).status).toBe(405);
  });

  it('takes the next free port when its own is busy', async () => {
    const second = await serve(folder, first.port);
    second.server.close();
    expect(second.port).toBeGreaterThan(first.port);
    await expect(serve(folder, first.port, { strict: true })).rejects.toThrow('EADDRINUSE');
  });
});

it('reads --port in both spellings and refuses what is no port', () => {
  expect(portFrom(['--port', '5000'])).toBe(5000);
  expect(portFrom(['--port=5000'])).toBe(5000);
  expect(portFrom([])).toBe(5173);
  for (const args of [['--port'], ['--port', 'x'], ['--port', '70000'], ['--port=']]) {
    expect(() => portFrom(args)).toThrow('--port wants a number');
  }
});
