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
  expect(await page.locator('.board h2', { hasText: '党内法规和政策文件' }).textContent()).toContain('推定');
  const all = await page.locator('.shelf li').count();
  const letters = page.locator('.letters a');
  await letters.first().click();
  await page.waitForURL('**/regulations/#*');
  expect(await page.locator('.register li').count()).toBe(all);
});

test('a reader narrows the shelf, shares the view and clears it', async ({ visit }) => {
  const page = await visit('', SITE);
  const all = await titles(page);
  await page.selectOption('select[name=kind]', '党内法规和政策文件');
  await expect.poll(() => page.locator('[data-shown]').textContent()).toMatch(/^\d+部，共/u);
  const narrowed = await titles(page);
  expect(narrowed.length).toBeGreaterThan(0);
  expect(narrowed.length).toBeLessThan(all.length);
  expect(await page.locator('[data-shown]').textContent()).toBe(`${narrowed.length}部，共${all.length}部`);
  await page.selectOption('select[name=sort]', 'title');
  const view = page.url();
  expect(new URL(view).searchParams.get('kind')).toBe('党内法规和政策文件');

  await page.goto('about:blank');
  await page.goto(view);
  await expect.poll(async () => (await titles(page)).toSorted()).toEqual(narrowed.toSorted());
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(() => titles(page)).toEqual(all);
  expect(new URL(page.url()).search).toBe('');
});

test('a reader sorts by date, what has none last', async ({ visit }) => {
  const page = await visit('?sort=newest', SITE);
  await page.locator('[data-sorted] li').first().waitFor();
  const newest = await dates(page);
  expect(new Set(newest).size).toBeGreaterThan(1);
  expect(newest).toEqual(newest.toSorted().toReversed());
  await page.selectOption('select[name=sort]', 'oldest');
  await expect.poll(() => dates(page)).not.toEqual(newest);
  const oldest = await dates(page);
  expect(oldest).toEqual(oldest.toSorted((a, b) => (a || '9').localeCompare(b || '9')));
});

test('years and issuers lead to what they count', async ({ visit }) => {
  const page = await visit('', SITE);
  for (const name of ['year', 'issuer']) {
    const option = page.locator(`select[name=${name}] option`).nth(1);
    const counted = /（(\d+)）$/.exec((await option.textContent()) ?? '')?.[1];
    await page.selectOption(`select[name=${name}]`, await option.getAttribute('value'));
    await expect.poll(() => page.locator('[data-sorted] li:visible').count()).toBe(Number(counted));
    await page.selectOption(`select[name=${name}]`, '');
  }
});

test.for([
  ['节约', ['云溪市节约用水条例', '云溪市节约用水条例实施细则']],
  ['用水 细则', ['云溪市节约用水条例实施细则']],
  ['yxsjyys', ['云溪市节约用水条例', '云溪市节约用水条例实施细则']],
  ['没有', []],
] as const)('a reader types %s and finds the title', async ([typed, wanted], { visit }) => {
  const page = await visit('', SITE);
  await page.locator('input[name=title]').fill(typed);
  await expect
    .poll(() => page.locator('[data-shown]').textContent())
    .toMatch(new RegExp(`^${wanted.length}部，共`, 'u'));
  expect((await titles(page)).toSorted()).toEqual([...wanted].toSorted());
  await page.reload();
  await expect
    .poll(() => page.locator('[data-shown]').textContent())
    .toMatch(new RegExp(`^${wanted.length}部，共`, 'u'));
  expect(await page.locator('input[name=title]').inputValue()).toBe(typed);
});

test('a letter leads to the titles that begin with it, and back', async ({ visit }) => {
  const page = await visit('', SITE);
  const all = await titles(page);
  await page.locator('[data-letter="Y"]').click();
  await expect.poll(() => page.locator('[data-letter="Y"]').getAttribute('aria-current')).toBe('true');
  await expect.poll(async () => (await titles(page)).every((title) => title.startsWith('云'))).toBe(true);
  await page.locator('[data-letter="Y"]').click();
  await expect.poll(() => titles(page)).toEqual(all);
});
