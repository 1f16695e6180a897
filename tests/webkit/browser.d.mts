import type { WebDriver } from 'selenium-webdriver';

export interface WebKit {
  driver: WebDriver;
  /** Of the page, with a slash at the end. */
  address: string;
  /** The page's host is gone from here on. */
  unplug(): void;
  close(): Promise<void>;
}

export function startWebKit(): Promise<WebKit>;
