import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { PHONE, test } from '../support/site/browser.ts';
import { shiftsOn, watchShifts } from '../support/site/faults.ts';

const FULL = 'zhiliang-tisheng-2017/full/';

/** What the outline beside the text marks as being read. */
const marked = (page: Page): Promise<readonly string[]> =>
  page.locator('.full-outline [aria-current=location]').allTextContents();

const readOn = (page: Page, id: string): Promise<void> =>
  page.evaluate((to) => document.getElementById(to)?.scrollIntoView({ block: 'start' }), id);

describe('the outline beside the whole text', () => {
  test('marks the article one has come to, among those of its section, down the page and up again', async ({
    visit,
  }) => {
    const page = await visit(FULL, { viewport: { width: 1440, height: 900 } });
    expect(await marked(page)).toEqual([]);
    for (const [id, title] of [
      ['art_13', '（十三）加快标准提档升级'],
      ['part_6', '（二十七）实施质量强国战略'],
      ['art_3', '（三）主要目标'],
    ] as const) {
      await readOn(page, id);
      await expect.poll(() => marked(page), { message: id }).toEqual([title]);
      expect(await page.locator('.full-outline .articles').count()).toBe(1);
    }
  });

  test('marks the section of the paragraph that an address leads to', async ({ visit }) => {
    const page = await visit(`${FULL}#art_24__para_2`, { viewport: { width: 1024, height: 768 } });
    await expect.poll(() => marked(page)).toEqual(['（二十四）加大财政金融扶持力度']);
  });

  test('moves nothing of the text by its mark', async ({ visit }) => {
    const page = await visit(FULL, { viewport: { width: 1024, height: 768 } });
    await watchShifts(page);
    await readOn(page, 'art_13');
    await expect.poll(() => marked(page)).toHaveLength(1);
    await readOn(page, 'part_6');
    await expect.poll(() => marked(page)).toHaveLength(1);
    expect((await shiftsOn(page)).filter((shift) => !/full-outline|<li|<ol|<nav|<a href/u.test(shift))).toEqual([]);
  });

  test('keeps the mark in sight where it is longer than the window', async ({ visit }) => {
    const page = await visit(FULL, { viewport: { width: 1100, height: 200 } });
    await readOn(page, 'part_6');
    await expect.poll(() => marked(page)).toHaveLength(1);
    const [link, outline] = await Promise.all(
      ['.full-outline [aria-current]', '.full-outline'].map((selector) => page.locator(selector).boundingBox()),
    );
    if (!link || !outline) throw new Error('没有目录');
    expect(link.y).toBeGreaterThanOrEqual(outline.y);
    expect(link.y + link.height).toBeLessThanOrEqual(outline.y + outline.height);
  });

  test('names every section of the page and nothing else', async ({ visit }) => {
    const page = await visit(FULL, { javaScriptEnabled: false });
    const links = page.locator('.full-outline a');
    expect(await links.allTextContents()).toEqual([
      '引言',
      '一、总体要求',
      '二、全面提升产品、工程和服务质量',
      '三、破除质量提升瓶颈',
      '四、夯实国家质量基础设施',
      '五、改革完善质量发展政策和制度',
      '六、切实加强组织领导',
      '结语',
    ]);
  });
});

describe('a note of the whole text', () => {
  const card = (page: Page) => page.locator('.preview:popover-open');

  test('opens where its number stands, and leaves the reader there', async ({ visit }) => {
    const page = await visit(FULL, { viewport: { width: 1440, height: 900 } });
    const number = page.locator('#mark-tuanti-biaozhun');
    await number.scrollIntoViewIfNeeded();
    const [place, height] = [page.url(), await page.evaluate(() => scrollY)];
    await number.click();
    await expect.poll(() => card(page).textContent()).toContain('第十八条');
    await page.mouse.move(5, 5);
    expect(await card(page).locator('.note-sources a').first().getAttribute('href')).toMatch(/^https:/u);
    expect([page.url(), await page.evaluate(() => scrollY)]).toEqual([place, height]);
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    await number.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('preview');
    await page.keyboard.press('Escape');
    expect(await number.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test('opens at a tap and closes at the next', async ({ visit }) => {
    const page = await visit(FULL, PHONE);
    const number = page.locator('#mark-tuanti-biaozhun');
    await number.tap();
    await expect.poll(() => card(page).textContent()).toContain('第十八条');
    expect(new URL(page.url()).pathname).toMatch(/\/full\/$/u);
    await number.tap();
    await card(page).waitFor({ state: 'detached' });
  });

  test('is a link to the article’s page without scripts, which leads back to the place', async ({ visit }) => {
    const page = await visit(FULL, { javaScriptEnabled: false });
    await page.locator('#mark-tuanti-biaozhun').click();
    await page.waitForURL('**/art-13/#note-tuanti-biaozhun');
    await page.getByRole('link', { name: '在全文中读本条' }).click();
    await page.waitForURL('**/full/#art_13');
  });
});

describe('the head of a page', () => {
  test('is out of the way down the page, and at hand on the way up', async ({ visit }) => {
    const page = await visit(FULL, { viewport: { width: 1024, height: 768 } });
    const top = () => page.locator('.masthead').evaluate((head) => head.getBoundingClientRect().bottom);
    await page.evaluate(() => scrollTo(0, 3000));
    await expect.poll(top).toBeLessThan(0);
    await page.evaluate(() => scrollTo(0, 2500));
    await expect.poll(top).toBeGreaterThan(40);
    expect(await page.locator('.masthead').getByRole('link').allTextContents()).toEqual(
      expect.arrayContaining(['目录', '全文']),
    );
    await page.locator('.masthead').getByRole('link', { name: '顶部' }).click();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  });

  test('on a phone scrolls away, and the bar leads to the top', async ({ visit }) => {
    const page = await visit(FULL, PHONE);
    await page.evaluate(() => scrollTo(0, 3000));
    await page.evaluate(() => scrollTo(0, 2500));
    await page.getByRole('navigation', { name: '快捷栏' }).getByRole('link', { name: '顶部' }).tap();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(200);
  });
});

describe('第__条', () => {
  test.for([
    ['13', 'art_13'],
    ['第二十四条', 'art_24'],
  ] as const)('leads to the article in the whole text: %s', async ([typed, id], { visit }) => {
    const page = await visit(FULL, { viewport: { width: 1440, height: 900 } });
    const field = page.getByRole('textbox', { name: '条的序号' });
    await field.fill(typed);
    await field.press('Enter');
    await page.waitForURL(`**/full/#${id}`);
  });

  test('says when there is no such article, and stays', async ({ visit }) => {
    const page = await visit(FULL, { viewport: { width: 1440, height: 900 } });
    const field = page.getByRole('textbox', { name: '条的序号' });
    await field.fill('99');
    await field.press('Enter');
    expect(await field.evaluate((input: HTMLInputElement) => input.validationMessage)).toBe('没有第99条');
    expect(new URL(page.url()).hash).toBe('');
  });
});
