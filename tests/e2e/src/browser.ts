import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

/** Debian's own unless told otherwise; it asks nothing of the network besides the pages. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Sight {
  width: number;
  height: number;
}

export const DESK: Sight = { width: 1440, height: 900 };
export const PHONE: Sight = { width: 360, height: 740 };

/**
 * Runs `act` in a page of its own. What the page itself calls an error (a script's fault, a broken content security
 * policy) fails the run; the moment of failure is kept as a picture in `shots`.
 */
export async function inBrowser<T>(
  shots: string,
  title: string,
  act: (page: Page) => Promise<T>,
  viewport = DESK,
): Promise<T> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  try {
    const page = await browser.newPage({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(fault.stack ?? fault.message));
    page.on('console', (said) => {
      // An API's "no" is told in the console too, and is no fault of the page.
      if (said.type() === 'error' && !said.text().startsWith('Failed to load resource'))
        faults.push(said.text());
    });
    try {
      const result = await act(page);
      if (faults.length) throw new Error(`the page had faults:\n${faults.join('\n')}`);
      return result;
    } catch (fault) {
      await mkdir(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${title}.png`), fullPage: true });
      throw fault;
    }
  } finally {
    await browser.close();
  }
}
