/**
 * Through the page, as a reader types and reads: whatever stands in the text is found, nothing else is, and each time the same.
 * The texts searched come from the source file, the answers from the list on the page.
 */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { firstRegulation } from '../../src/search/testing/records.ts';
import { substringsOf } from '../../src/search/testing/substrings.ts';
import { test } from '../support/site/browser.ts';

const records = firstRegulation();
const lines = records.map(({ text }) => text);
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** eIds of the records that hold the substring, in order of the text. */
function holding(substring: string): string[] {
  return records.filter(({ text }) => fold(text).includes(fold(substring))).map(({ eId }) => eId);
}

/** The eIds listed for each query, in order, to the last page of results. */
async function listedFor(page: Page, queries: readonly string[]): Promise<string[][]> {
  return page.evaluate(async (typed) => {
    const find = <T extends HTMLElement>(selector: string): T => {
      const found = document.querySelector<T>(selector);
      if (!found) throw new Error(`没有 ${selector}`);
      return found;
    };
    const input = find<HTMLInputElement>('#search-q');
    const status = find('[data-search-status]');
    const more = find<HTMLButtonElement>('[data-more]');
    const done = () =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (status.dataset.searchStatus === 'busy') return;
          watcher.disconnect();
          if (status.dataset.searchStatus === 'done') resolve();
          else reject(new Error(status.textContent));
        };
        const watcher = new MutationObserver(look);
        watcher.observe(status, { attributes: true });
        look();
      });
    const answers: string[][] = [];
    for (const query of typed) {
      input.value = query;
      input.dispatchEvent(new InputEvent('input'));
      await done();
      while (!more.hidden) {
        more.click();
        await done();
      }
      const exact = document.querySelectorAll<HTMLElement>('li[data-result]:not([data-inexact])');
      if (exact.length !== Number(status.dataset.total)) throw new Error(`${query}: ${status.textContent}`);
      answers.push(Array.from(exact, (item) => item.dataset.eid ?? ''));
    }
    return answers;
  }, queries);
}

const ADDRESS = 'search/?kind=article&sort=text';

describe('through the search page of the first regulation', () => {
  test.for([
    [1, 200],
    [2, Number.POSITIVE_INFINITY],
    [3, 200],
    [4, 200],
    [6, 200],
    [8, 200],
    [12, 200],
  ])(
    'substrings of length %i are found exactly where plain search finds them',
    { timeout: 600_000 },
    async ([length = 1, count], { visit }) => {
      const page = await visit(ADDRESS);
      const sample = substringsOf(lines, length).slice(0, count);
      expect(sample.length).toBeGreaterThanOrEqual(200);
      const listed = await listedFor(page, sample);
      const wrong = sample.filter((substring, index) => String(listed[index]) !== String(holding(substring)));
      expect(wrong).toEqual([]);
    },
  );

  test('the answer does not depend on what was searched before', async ({ visit }) => {
    const asked = [...substringsOf(lines, 1).slice(0, 5), ...substringsOf(lines, 2).slice(0, 5)];
    const busy = await visit(ADDRESS);
    await listedFor(busy, substringsOf(lines, 2).slice(200, 500));
    const after = await listedFor(busy, asked);
    for (const [index, query] of asked.entries()) {
      const fresh = await visit(ADDRESS);
      expect((await listedFor(fresh, [query]))[0], query).toEqual(after[index]);
    }
  });
});
