/** A browser, the page on one port, somebody's page that has it in a frame on another, and the wire between them. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { serve } from '../../web/server/static.mjs';
import { BROWSERS, DIFFERENCES, startDriver, type BrowserName, type Differences, type Driver } from './driver.ts';
import { Reader } from './reader.ts';
import { startWire, type Wire } from './wire.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The browser of this run. */
export const BROWSER: BrowserName = BROWSERS.find((known) => known === process.env.VAMOS_BROWSER) ?? 'chromium';
export const differs: Differences = DIFFERENCES[BROWSER];

export interface Suite {
  readonly reader: Reader;
  readonly driver: Driver;
  /** The page's own address, and that of the pages in tests/e2e/host. */
  readonly site: string;
  readonly host: string;
  /** What has been complained of since the last time it was asked: no test may leave any. */
  complaints(): Promise<string[]>;
  /** Requests to anybody else, from now on forgotten. */
  elsewhere(): string[];
}

/** Starts all of it before the tests of a file, and sees after each of them that nothing was complained of. */
export function suite(): Suite {
  let driver: Driver;
  let wire: Wire;
  let reader: Reader;
  let requests = 0;
  const servers: { server: { close(): void; closeAllConnections(): void }; port: number }[] = [];
  const address = (index: number): string => `http://127.0.0.1:${servers[index]!.port}/`;

  beforeAll(async () => {
    servers.push(await serve(folder('../../dist'), 0), await serve(folder('host'), 0));
    wire = await startWire();
    driver = await startDriver(BROWSER, wire.port);
    reader = new Reader(driver, address(0));
    await driver.fresh();
  });
  const all: Suite = {
    get reader() {
      return reader;
    },
    get driver() {
      return driver;
    },
    get site() {
      return address(0);
    },
    get host() {
      return address(1);
    },
    async complaints() {
      // What a policy kept from the wire has stayed in the page.
      const kept = await reader.value<string[] | null>('globalThis.complaints?.splice(0)');
      return [...driver.log(), ...wire.complaints.splice(0), ...(kept ?? [])];
    },
    elsewhere() {
      const asked = wire.asked.splice(0).filter((one) => differs.own?.test(one) !== true);
      const here = asked.filter((one) => one.startsWith(address(0)) || one.startsWith(address(1)));
      requests += here.length;
      return asked.filter((one) => !here.includes(one));
    },
  };
  let broke = false;
  beforeEach(async () => {
    if (broke) await driver.fresh();
    broke = false;
  });
  afterEach(async ({ task }) => {
    // Until all of this has passed.
    broke = true;
    const complaints = await all.complaints();
    const elsewhere = all.elsewhere();
    // Of a test that passes when it is run again, the runner says no more than that.
    const failed = task.result?.state === 'fail' ? (task.result.errors ?? []).slice(-1) : [];
    for (const one of [...failed.map(({ message }) => message), ...complaints, ...elsewhere])
      console.log(`    ${task.name}: ${one.replaceAll('\n', '\n      ')}`);
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
    broke = task.result?.state === 'fail';
  });
  afterAll(async () => {
    console.log(`    ${BROWSER} ${driver.version}: ${requests} requests, all of them to the page itself`);
    await driver.close();
    wire.close();
    for (const { server } of servers) {
      server.close();
      server.closeAllConnections();
    }
  });
  return all;
}
