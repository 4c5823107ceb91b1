/** What moves on a page that is read already. While a page still comes, how it is cut up decides what moves: that says nothing. */
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** How far what was on the page has moved (cumulative layout shift), and what did; set by `watchShifts`. */
    shifts: string[];
  }
}

/** Layout shifts are entries of Chromium's that TypeScript does not know. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Keeps the page's scripts back until the returned function is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/_astro/*.js', async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/** The whole page has come, and its scripts, which are held back, have not run. */
export async function wholeWithoutScripts(page: Page): Promise<void> {
  await page.waitForFunction(() => document.readyState === 'interactive');
}

/** Notes what moves from the next time on that the page is shown. */
export function watchShifts(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const shown = () => new Promise(requestAnimationFrame);
    await shown();
    await shown();
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        const moved = entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 80) : ''));
        window.shifts.push(`${entry.value} ${moved.join(' ')}`);
      }
    }).observe({ type: 'layout-shift' });
  });
}

/** Since `watchShifts`. */
export const shiftsOn = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.shifts);
