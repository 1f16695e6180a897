import type { WebDriver } from 'selenium-webdriver';

export interface WebKit {
  driver: WebDriver;
  /** Of the page, with a slash at the end. */
  address: string;
  close(): Promise<void>;
}

export function startWebKit(): Promise<WebKit>;
