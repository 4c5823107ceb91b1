/** The search page in a browser, with a clock beside it. */
import type { Browser, Page } from 'playwright-core';
import type { SlowServer } from './slow-server.ts';

declare global {
  interface Window {
    /** Set by `startClock`: milliseconds from each keystroke to its results. */
    readonly keystrokes: number[];
    /** When the search was opened: 0 for the beginning of the navigation. */
    openedAt: number;
    /** Milliseconds from then until results first stood on the page. */
    firstResults: number | undefined;
  }
}

/** In milliseconds: a new context is a new window, whose own coming up is over by then and is not measured. */
const WINDOW_OPENS = 1000;

/** A page in a context with an empty cache, somewhere on the site: its connection and its process are there. */
async function openSomewhere(browser: Browser, server: SlowServer, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(startClock);
  await page.goto(server.url + path);
  await page.waitForTimeout(WINDOW_OPENS);
  server.takeBytes();
  return page;
}

/** @param path of a page that answers a query by itself; @returns when it has begun to load, and nothing before is in the server's bytes */
export async function openSearchPage(browser: Browser, server: SlowServer, path: string): Promise<Page> {
  const page = await openSomewhere(browser, server, 'icon.svg');
  await page.goto(server.url + path, { waitUntil: 'commit' });
  return page;
}

/** Opens an article, and there the dialog by its key, and types at once. */
export async function openDialog(browser: Browser, server: SlowServer, article: string, typed: string): Promise<Page> {
  const page = await openSomewhere(browser, server, article);
  await page.evaluate(() => {
    window.firstResults = undefined;
    window.openedAt = performance.now();
  });
  await page.keyboard.press('/');
  await page.keyboard.insertText(typed);
  return page;
}

/** Milliseconds from opening the search to its results. */
export async function coldResults(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => window.firstResults);
  return Number(await handle.jsonValue());
}

/** Types each text character by character, waits for each answer, and says how long each took. */
export async function typeTexts(page: Page, texts: readonly string[]): Promise<readonly number[]> {
  const input = page.locator('main input[name="q"]');
  for (const text of texts) {
    await input.fill('');
    for (const character of text) {
      const before = await page.evaluate(() => window.keystrokes.length);
      await page.keyboard.insertText(character);
      await page.waitForFunction((count) => window.keystrokes.length > count, before, { polling: 5 });
    }
  }
  return page.evaluate(() => window.keystrokes);
}

/**
 * Runs in the page: from an `input` event to the moment the status says `done` after it, when the results stand in the document. The
 * dialog's results are its options.
 */
function startClock(): void {
  const keystrokes: number[] = [];
  Object.assign(window, { keystrokes, openedAt: 0 });
  let typedAt: number | null = null;
  document.addEventListener(
    'input',
    (event) => {
      typedAt = event.target instanceof HTMLInputElement && event.target.value !== '' ? performance.now() : null;
    },
    true,
  );
  new MutationObserver(() => {
    const done = document.querySelector('main [data-search-status="done"], .search-dialog [role="option"] mark');
    if (!done) return;
    window.firstResults ??= performance.now() - window.openedAt;
    if (typedAt !== null) keystrokes.push(performance.now() - typedAt);
    typedAt = null;
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-search-status'],
  });
}
