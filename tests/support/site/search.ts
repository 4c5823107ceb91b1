/** The search page as a reader uses it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until the page has answered what stands in its field. */
export async function answered(page: Page): Promise<void> {
  await page.locator('[data-search-status="done"]').waitFor();
}

export async function typeQuery(page: Page, typed: string): Promise<void> {
  await page.locator('#search-q').fill(typed);
  await answered(page);
}

export function statusText(page: Page): Promise<string | null> {
  return page.locator('[data-search-status]').textContent();
}

export async function total(page: Page): Promise<number> {
  return Number(await page.locator('[data-search-status]').getAttribute('data-total'));
}

export interface ShownResult {
  readonly kind: string;
  readonly regulation: string;
  readonly eId: string;
  readonly inexact: string | null;
  readonly text: string;
  readonly marked: readonly string[];
}

/** The results on the page, in order. */
export function shownResults(page: Page): Promise<ShownResult[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('li[data-result]'), (item) => ({
      kind: item.dataset.kind ?? '',
      regulation: item.dataset.regulation ?? '',
      eId: item.dataset.eid ?? '',
      inexact: item.dataset.inexact ?? null,
      text: item.textContent,
      marked: Array.from(item.querySelectorAll('mark'), (mark) => mark.textContent),
    })),
  );
}

/** Every result, to the last page. */
export async function allResults(page: Page): Promise<ShownResult[]> {
  const more = page.locator('[data-more]');
  while (await more.isVisible()) {
    const before = await page.locator('li[data-result]').count();
    await more.click();
    await expect.poll(() => page.locator('li[data-result]').count()).toBeGreaterThan(before);
  }
  return shownResults(page);
}
