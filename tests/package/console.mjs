// What a page that uses the package tells.
import { serve } from '../../web/server/static.mjs';

/** Longer than any of this takes on a busy machine. */
const PATIENCE = 60_000;

/**
 * What the page at this address logs, until it has logged the last of what is waited for; what it asked for; and what else it
 * told, which are faults.
 */
export async function told(browser, address, finished) {
  const page = await browser.newPage();
  const lines = [];
  const faults = [];
  const requests = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  page.on('requestfailed', (request) => faults.push(`${request.url()} failed`));
  page.on('pageerror', (error) => faults.push(error.message));
  await new Promise((resolve) => {
    const patience = setTimeout(resolve, PATIENCE);
    const end = () => {
      clearTimeout(patience);
      resolve();
    };
    page.on('console', (message) => {
      if (message.type() === 'log') lines.push(message.text());
      // A development server tells that it is there.
      else if (message.type() !== 'debug') faults.push(message.text());
      if (finished(lines) || faults.length > 0) end();
    });
    page.goto(address).catch((error) => {
      faults.push(error.message);
      end();
    });
  });
  await page.close();
  return { lines, faults, requests };
}

/** The same of a folder that is served as any static host would. */
export async function toldBy(browser, folder, finished) {
  const { server, port } = await serve(folder, 0);
  try {
    return await told(browser, `http://127.0.0.1:${port}/`, finished);
  } finally {
    server.close();
  }
}
