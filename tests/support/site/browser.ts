/** A reader's browser: pages opened in the shared Chromium, watched for errors and for requests that leave the site. */

import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import type { ServedSite } from './serve-sites.ts';

export interface VisitOptions extends BrowserContextOptions {
  readonly site?: SiteName;
  /** Where it is served, when not by the tests' own server; ends in `/`. */
  readonly at?: string;
  /** The status the address is expected to answer with; 200 when not given. */
  readonly status?: number;
  /** Done before the address is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** What the page may complain of, because the test takes something from it. */
  readonly complaint?: RegExp;
}

/** Opens an address below the site's root (`search/?q=节水`) in a context of its own. */
export type Visit = (path: string, options?: VisitOptions) => Promise<Page>;

export const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
} as const;

/** The browser of this worker: what one test copies no other finds in its clipboard. */
export function joinBrowser(): Promise<Browser> {
  const endpoints = inject('browsers');
  return chromium.connect(endpoints[Number(process.env.VITEST_POOL_ID) % endpoints.length] ?? '');
}

/** Tests with `visit` fail when a page they opened wrote to the console, threw, missed a file or asked another origin. */
export const test = base.extend<{ visit: Visit }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's dependencies from this pattern
  visit: async ({}, use) => {
    const browser = await joinBrowser();
    const noise: string[] = [];
    try {
      await use(async (path, { site = 'own', at, status = 200, prepare, complaint, ...options } = {}) => {
        const url = at ?? siteNamed(site).url;
        const context = await browser.newContext({ locale: 'zh-CN', ...options });
        const page = await context.newPage();
        const expected = new URL(path, url).href;
        listen(
          page,
          new URL(url).origin,
          (event) => {
            if (!complaint?.test(event)) noise.push(event);
          },
          (address) => address === expected && status !== 200,
        );
        await prepare?.(page);
        const response = await page.goto(expected);
        expect(response?.status(), expected).toBe(status);
        return page;
      });
    } finally {
      await browser.close();
    }
    expect(noise).toEqual([]);
  },
});

/** Has chosen before; what choices look like comes with the page then (SettingsBeforePaint.astro). */
export async function chooseSettings(page: Page, settings: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('tiaowen:settings', chosen), JSON.stringify(settings));
  await page.reload();
}

function listen(
  page: Page,
  origin: string,
  note: (event: string) => void,
  isExpected: (address: string) => boolean,
): void {
  const isForeign = (request: Request) =>
    /^(?:https?|wss?):/u.test(request.url()) && new URL(request.url()).origin !== origin;
  page.on('pageerror', (error) => {
    // Chromium says so when it leaves out the fade between two pages that styles alone ask for: one came too quickly after the other
    if (!/^\w+: Transition was aborted/u.test(String(error))) note(`${page.url()} 抛出 ${error.stack || error}`);
  });
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || isExpected(message.location().url)) return;
    note(`${page.url()} 控制台：${message.text()}`);
  });
  page.on('request', (request) => {
    if (isForeign(request)) note(`${page.url()} 请求站外地址 ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !isExpected(response.url())) note(`${response.url()} 返回 ${response.status()}`);
  });
}

/** How far the page can be scrolled sideways, in CSS pixels. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The size of every page of a PDF that Chromium has made, in points. Chromium writes its page objects uncompressed. */
export function pagesOf(pdf: Buffer): string[] {
  const objects = pdf.toString('latin1').match(/\/Type \/Page\b.*?endobj/gs) ?? [];
  return objects.map((object) => {
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(object) ?? [];
    return `${Math.round(Number(width))} × ${Math.round(Number(height))}`;
  });
}

/** The sites that are built for the tests. */

export type SiteName = 'own' | 'fixtures' | 'corpus';

export function siteNamed(name: SiteName): ServedSite {
  const site = inject(name);
  if (site === null) throw new Error(`没有构建 ${name}`);
  return site;
}
