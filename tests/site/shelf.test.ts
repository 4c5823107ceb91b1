/** The home of a library, used as a reader does. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/site/browser.ts';

const SITE = { site: 'fixtures' } as const;

function titles(page: Page): Promise<readonly string[]> {
  return page.locator('.shelf li a:visible').allTextContents();
}

function dates(page: Page): Promise<readonly string[]> {
  return page.locator('.shelf li:visible').evaluateAll((items) => items.map((item) => item.dataset.date ?? ''));
}

test('with scripts off every regulation stands on the board of its kind', async ({ visit }) => {
  const page = await visit('', { ...SITE, javaScriptEnabled: false });
  const boards = await page.locator('.board').count();
  expect(boards).toBeGreaterThan(1);
  expect(await page.locator('.kinds a').count()).toBe(boards);
  expect(await page.locator('.filters').isVisible()).toBe(false);
  expect((await titles(page)).length).toBe(await page.locator('.shelf li').count());
  expect(await page.locator('.board h2', { hasText: '党内法规和政策文件' }).textContent()).toContain('推断');
});

test('a reader narrows the shelf, shares the view and clears it', async ({ visit }) => {
  const page = await visit('', SITE);
  const all = await titles(page);
  await page.selectOption('select[name=kind]', '党内法规和政策文件');
  const narrowed = await titles(page);
  expect(narrowed.length).toBeGreaterThan(0);
  expect(narrowed.length).toBeLessThan(all.length);
  expect(await page.locator('[data-shown]').textContent()).toBe(`${narrowed.length}部，共${all.length}部`);
  await page.selectOption('select[name=sort]', 'title');
  const view = page.url();
  expect(new URL(view).searchParams.get('kind')).toBe('党内法规和政策文件');

  await page.goto('about:blank');
  await page.goto(view);
  expect((await titles(page)).toSorted()).toEqual(narrowed.toSorted());
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(() => titles(page)).toEqual(all);
  expect(new URL(page.url()).search).toBe('');
});

test('a reader sorts by date, what has none last', async ({ visit }) => {
  const page = await visit('?sort=newest', SITE);
  const newest = await dates(page);
  expect(new Set(newest).size).toBeGreaterThan(1);
  expect(newest).toEqual(newest.toSorted().toReversed());
  await page.selectOption('select[name=sort]', 'oldest');
  const oldest = await dates(page);
  expect(oldest).toEqual(oldest.toSorted((a, b) => (a || '9').localeCompare(b || '9')));
});

test('years and issuers lead to what they count', async ({ visit }) => {
  const page = await visit('', SITE);
  for (const name of ['year', 'issuer']) {
    const option = page.locator(`select[name=${name}] option`).nth(1);
    const counted = /（(\d+)）$/.exec((await option.textContent()) ?? '')?.[1];
    await page.selectOption(`select[name=${name}]`, await option.getAttribute('value'));
    expect((await titles(page)).length).toBe(Number(counted));
    await page.selectOption(`select[name=${name}]`, '');
  }
});
