import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { HtmlValidate, type MetaDataTable } from 'html-validate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on an open page, one line each; the size of targets (WCAG 2.2) included, which it leaves out unless asked. */
export function violations(page: Page): Promise<readonly string[]> {
  return run(page, { rules: { 'target-size': { enabled: true } } });
}

/** Text that stands out too little from what is behind it, one line each. */
export function faintTexts(page: Page): Promise<readonly string[]> {
  return run(page, { runOnly: ['color-contrast'] });
}

async function run(page: Page, options: RunOptions): Promise<readonly string[]> {
  await page.evaluate(`${axeSource}; undefined`);
  const asked = JSON.stringify({ ...options, resultTypes: ['violations'] });
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${asked})`);
  expect(results.passes.length).toBeGreaterThan(0);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} ${node.target.join(' ')}：${node.failureSummary}`),
  );
}

/** `rel` is a set of words: `preload stylesheet` may have `as` (HTML, 4.2.4). html-validate knows it as one word only. */
const LINK: MetaDataTable = {
  link: {
    attributes: {
      as: {
        allowed: (node) => {
          const rel = node.getAttribute('rel');
          return typeof rel === 'string' && /(?:^| )(?:prefetch|preload|modulepreload)(?: |$)/u.test(rel)
            ? null
            : '"rel" must have "prefetch", "preload" or "modulepreload"';
        },
      },
    },
  },
};

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  elements: ['html5', LINK],
  rules: {
    // A style of writing that Astro's serialiser does not have: <meta> without slash, attributes in double quotes.
    'void-style': 'off',
    'attr-quotes': 'off',
    // Pages come without white space between elements: there is nothing that could trail.
    'no-trailing-whitespace': 'off',
    // Enter submits the box in the masthead, and the search page has its button: two of them on every page would be in the way.
    'wcag/h32': 'off',
    // The longest article label and title are the text of an official document.
    'long-title': 'off',
  },
});

/** What html-validate finds in a page, one line each. */
export async function htmlProblems(html: string, path: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html, path);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, selector, line, column }) => `${line}:${column} ${ruleId} ${message} ${selector ?? ''}`,
    ),
  );
}

/** What moves on a page that is read already. While a page still comes, how it is cut up decides what moves: that says nothing. */

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
