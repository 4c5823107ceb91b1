/** The search page in a browser, with a clock beside it. */
import type { Browser, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Set by `startClock`: milliseconds from each keystroke to its results. */
    readonly keystrokes: number[];
    /** When results first stood on the page, from the beginning of the navigation. */
    firstResults: number | undefined;
  }
}

/** Opens the page in a context with an empty cache. */
export async function openSearchPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript(startClock);
  await page.goto(url, { waitUntil: 'commit' });
  return page;
}

/** Milliseconds from opening the page at a query to its results. */
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

/** Runs in the page: from an `input` event to the moment the status says `done` after it, when the results stand in the document. */
function startClock(): void {
  const keystrokes: number[] = [];
  Object.assign(window, { keystrokes });
  let typedAt: number | null = null;
  document.addEventListener(
    'input',
    (event) => {
      typedAt = event.target instanceof HTMLInputElement && event.target.value !== '' ? performance.now() : null;
    },
    true,
  );
  new MutationObserver(() => {
    const status = document.querySelector('main [data-search-status]')?.getAttribute('data-search-status');
    if (status !== 'done') return;
    window.firstResults ??= performance.now();
    if (typedAt !== null) keystrokes.push(performance.now() - typedAt);
    typedAt = null;
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-search-status'] });
}
