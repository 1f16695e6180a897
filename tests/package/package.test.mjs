import { readFileSync, readdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { chromium as executable } from '../../core/wasm/toolchain/system.mjs';
import { freePort } from '../../web/server/port.mjs';
import { told, toldBy } from './console.mjs';
import { Consumer } from './consumer.mjs';
import { ESBUILD, EXAMPLE } from './readme.mjs';

const consumer = new Consumer();
let browser;
/** What the example says of the bits that it ends with, in Node, with the package as it is. */
let bits;

const bitsIn = (said) => said.split('\n').find((line) => line.startsWith('bits '));

beforeAll(async () => {
  await consumer.install();
  bits = bitsIn(await consumer.node('bits.js'));
  browser = await chromium.launch({ executablePath: executable(), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  consumer.remove();
});

/** The page's own session translates and tells its bits, the one in the worker translates. */
const finished = (lines) => lines.includes(bits) && lines.filter((line) => line === 'vamos').length === 2;

function expectTrained({ lines, faults }) {
  expect(faults).toEqual([]);
  expect(lines[0]).toContain('step: 200');
  expect(lines).toContain(bits);
  expect(lines.filter((line) => line === 'vamos')).toHaveLength(2);
}

describe('the package', () => {
  it('holds the engine, the element with its page, and nothing else', () => {
    const engine = ['js', 'js.map', 'd.ts'].map((end) => `vamos.${end}`);
    const types = ['defaults', 'engine', 'options', 'reports', 'types'].map((name) => `types/${name}.d.ts`);
    const modules = ['', '.rest', '_relaxed', '_relaxed.rest'].map((part) => `vamos_engine${part}.wasm`);
    const built = [...engine, ...types, ...modules, 'vamos_engine.js', 'vamos_torch.py'];
    const element = ['element/vamos-lab.d.ts', 'element/vamos-lab.js', 'vamos.html'].map((name) => `dist/${name}`);
    const own = ['LICENSE', 'README.md', 'package.json'];
    expect(consumer.packed).toEqual([...own, ...built.map((name) => `dist/engine/${name}`), ...element].sort());
  });

  it('brings no other package, and runs nothing when it is installed', () => {
    expect(readdirSync(consumer.path('node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['vamos']);
    const { scripts } = JSON.parse(consumer.read('node_modules/vamos/package.json'));
    expect(Object.keys(scripts).filter((name) => /install|^prepare$/.test(name))).toEqual([]);
  });

  it("trains Let's go in Node with the fifteen lines of the README", async () => {
    expect(EXAMPLE.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
    const said = await consumer.node('example.js');
    expect(said).toContain('step: 200');
    expect(said.split('\n')).toContain('vamos');
    expect(bits).toMatch(/^bits [0-9a-f]{64}$/);
  });

  it('says where the program for PyTorch is', async () => {
    consumer.write(
      'torch.js',
      `import { readFileSync } from 'node:fs';
       import { TORCH_PROGRAM } from 'vamos';
       console.log(import.meta.resolve('vamos/vamos_torch.py') === TORCH_PROGRAM);
       console.log(readFileSync(new URL(TORCH_PROGRAM), 'utf8'));`,
    );
    const program = readFileSync(join(project, 'core/pytorch/vamos_torch.py'), 'utf8');
    expect(await consumer.node('torch.js')).toBe(`true\n${program}\n`);
  });
});

describe('TypeScript compiles against it, strictly', () => {
  // Without the declarations of a browser or of Node: a consumer may have neither.
  const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, types: [] };
  it.each([
    ['nodenext', { module: 'nodenext', target: 'es2022', lib: ['es2022'] }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler', target: 'es2022', lib: ['es2022', 'dom'] }],
  ])('where modules are found by %s', async (_, compilerOptions) => {
    consumer.take(new URL('typed/consumer.ts', import.meta.url), 'typed/consumer.ts');
    const config = { compilerOptions: { ...strict, ...compilerOptions }, include: ['*.ts'] };
    consumer.write('typed/tsconfig.json', JSON.stringify(config));
    expect(await consumer.run('tsc', '-p', 'typed')).toBe('');
  });
});

describe('Vite', () => {
  it('builds with it, for a page and for a worker', async () => {
    await consumer.run('vite', 'build', '--logLevel', 'warn');
    const result = await toldBy(browser, consumer.path('dist'), finished);
    expectTrained(result);
    // The page and the worker fetch both halves, from among the hashed files.
    expect(result.requests.filter((path) => /^\/assets\/vamos_engine[-.\w]*\.wasm$/.test(path))).toHaveLength(4);
  });

  // As the README has it for older ones, and as this version can do without.
  it.each([[undefined], [false]])('serves it while one develops (config file: %s)', async (configFile) => {
    const cacheDir = consumer.path(`cache-${String(configFile)}`);
    const server = await createServer({
      ...{ root: consumer.folder, configFile, cacheDir, logLevel: 'warn' },
      // By its number: not every system has a name for itself.
      server: { host: '127.0.0.1', port: await freePort() },
    });
    try {
      await server.listen();
      expectTrained(await told(browser, server.resolvedUrls.local[0], finished));
    } finally {
      await server.close();
    }
  });
});

describe('esbuild', () => {
  it('bundles it for browsers', async () => {
    await consumer.run('sh', '-ec', ESBUILD);
    await copyFile(consumer.path('index.html'), consumer.path('public/index.html'));
    expectTrained(await toldBy(browser, consumer.path('public'), finished));
  });

  it('bundles it for Node', async () => {
    await consumer.run('sh', '-ec', ESBUILD.replace('app.js worker.js', 'bits.js'));
    expect(consumer.read('public/bits.js')).not.toMatch(/from ['"]vamos['"]/);
    expect(bitsIn(await consumer.node('public/bits.js'))).toBe(bits);
  });
});
