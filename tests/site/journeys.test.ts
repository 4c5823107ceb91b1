/** Whole days of those who use the site, from one end to the other: each step leans on the one before, as it does for them. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PHONE, test } from '../support/site/browser.ts';
import { answered, typeQuery } from '../support/site/search.ts';

const SLUG = 'zhiliang-tisheng-2017';
const DESK = { viewport: { width: 1440, height: 900 } };
const at = (page: Page) => {
  const { pathname, hash } = new URL(page.url());
  return pathname + hash;
};

test('the public, on a phone: searches for a word, reads the place, a note on it, goes on and looks around', async ({
  visit,
}) => {
  const page = await visit('', PHONE);
  await page.locator('.bar').getByRole('link', { name: '检索' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('召回');
  await dialog.locator('mark').first().waitFor();
  await dialog.locator('a:has(mark)').first().tap();
  await page.waitForURL(/art-16/u);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.text p[id]').first().waitFor();
  const note = page.locator('.note').first();
  await note.locator('summary').tap();
  expect(await note.getByRole('note').isVisible()).toBe(true);
  await page.locator('.bar').getByRole('link', { name: '下一条' }).tap();
  await page.waitForURL(/art-17/u);
  await page.locator('.bar').getByRole('link', { name: '目录' }).tap();
  const contents = page.getByRole('dialog', { name: /目录/u });
  await contents.waitFor();
  expect(await contents.locator('[aria-current]').textContent()).toContain('着力打造中国品牌');
  await contents.getByRole('link', { name: '推进质量全民共治' }).tap();
  await page.waitForURL(/art-18/u);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('（十八）推进质量全民共治');
});

test('a clerk: opens a document by its number, counts a word, takes the table of its places and a clause with its source', async ({
  visit,
}) => {
  const page = await visit('search/', { ...DESK, permissions: ['clipboard-read', 'clipboard-write'] });
  await typeQuery(page, '中发〔2017〕24号');
  const jump = page.locator('[data-jump]').first();
  expect(await jump.getAttribute('data-regulation')).toBe(SLUG);
  expect(await jump.getAttribute('data-eid')).toBe('');
  await typeQuery(page, '质量基础设施');
  expect(await page.locator('[data-search-status]').textContent()).toMatch(/^正文有\d+处，在\d+段中/u);
  await page.getByText('导出、打印').click();
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 Excel' }).click(),
  ]);
  expect(table.suggestedFilename()).toBe('检索结果 质量基础设施.xlsx');
  await page.locator('li[data-result] a').first().click();
  await page.waitForURL(/\/art-\d+\//u);
  await page.locator('.turn').waitFor();
  await page.keyboard.press('c');
  await page.getByText(/已复制条款/u).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^《中共中央、国务院关于开展质量提升行动的指导意见》（中发〔2017〕24号）（.+）/u,
  );
});

test('a lawyer: opens a clause by the name of its statute, reads who cites it, the range cited there, and a law that is not here', async ({
  visit,
}) => {
  const page = await visit('search/?q=节水条例第五条', { site: 'fixtures', ...DESK });
  await answered(page);
  await page.locator('[data-jump][data-regulation="jieshui-tiaoli"][data-eid="art_5"]').click();
  await page.waitForURL('**/jieshui-tiaoli/art-5/');
  await page.locator('.links').getByRole('link', { name: '《云溪市节约用水条例实施细则》第二条' }).click();
  await page.waitForURL('**/jieshui-xize/art-2/**');
  const citing = at(page);
  await page.locator('.text a.reference', { hasText: '第三条至第五条' }).click();
  await page.waitForURL('**/jieshui-tiaoli/full/?show=art_3..art_5#art_3');
  await page.goBack();
  expect(at(page)).toBe(citing);
  await page.locator('.turn').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**/jieshui-xize/art-3/');
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('combobox').fill('水法第四十八条');
  await page.getByRole('dialog').getByText('本站没有收录《中华人民共和国水法》').waitFor();
  // The first empties the field
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**/jieshui-xize/art-4/');
  expect(await page.locator('article cite').textContent()).toBe('《中华人民共和国水法》第四十八条');
});

test('on paper: the text with its notes behind it, or alone, and the way back to the page', async ({ visit }) => {
  const page = await visit(`${SLUG}/art-13/`, {
    ...DESK,
    prepare: (page) => page.addInitScript(() => Object.assign(globalThis, { print: () => {} })),
  });
  await page.getByRole('button', { name: '打印' }).click();
  await page.getByRole('radio', { name: /^仅原文/u }).check();
  await page.getByRole('dialog').getByRole('button', { name: '打印' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.endnotes').isVisible()).toBe(false);
  expect(await page.locator('.links').isVisible()).toBe(false);
  expect(await page.locator('.print-foot').textContent()).toContain(`/${SLUG}/art-13/`);
  expect(await page.locator('.qr').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: '打印' }).click();
  await page.getByRole('radio', { name: /^含注释/u }).check();
  await page.getByRole('dialog').getByRole('button', { name: '打印' }).click();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.endnotes > div').last().isVisible()).toBe(true);
});

test('with the keyboard and a screen reader: skips to the text, searches, opens a result and turns the page', async ({
  visit,
}) => {
  const page = await visit(`${SLUG}/art-12/`, DESK);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  expect(await page.getByRole('main').ariaSnapshot()).toMatch(/heading "（十二）实施质量攻关工程" \[level=1\]/u);
  // Signs of relations are no stops within a sentence; what they lead to is listed below
  expect(await page.locator('.text a.relation-sign:not([tabindex="-1"])').count()).toBe(0);
  expect(await page.getByRole('region', { name: /关联/u }).getByRole('listitem').count()).toBeGreaterThan(0);
  await page.keyboard.press('/');
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.waitFor();
  await page.keyboard.type('标准化');
  await page.getByRole('dialog').locator('mark').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/art-12/'));
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const here = page.url();
  await page.locator('.turn').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL((url) => url.href !== here);
});

test('without scripts: from the contents to an article, its notes, its relations and the whole text', async ({
  visit,
}) => {
  const page = await visit(`${SLUG}/`, { javaScriptEnabled: false });
  await page.locator(`.contents a[href$="/${SLUG}/art-13/"]`).click();
  await page.waitForURL(/art-13/u);
  for (const hidden of ['[data-settings]', '[data-elder-mode]', '.tools', '.view-toggle'])
    for (const element of await page.locator(hidden).all()) expect(await element.isVisible(), hidden).toBe(false);
  await page.locator('.note-number').first().click();
  expect(await page.locator('.note-body:target').isVisible()).toBe(true);
  await page.locator('.links li a').first().click();
  await page.waitForURL(/#art_/u);
  expect(await page.locator('.text :target').isVisible()).toBe(true);
  await page.locator('.colophon a[href*="/full/"]').click();
  await page.waitForURL(/\/full\//u);
  expect(await page.locator('.text [data-source]').count()).toBeGreaterThan(60);
});
