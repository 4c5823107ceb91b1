import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../support/site/browser.ts';
import { shiftsOn, watchShifts } from '../support/site/faults.ts';

const FULL = 'zhiliang-tisheng-2017/full/';

/** What the outline beside the text marks as being read. */
const marked = (page: Page): Promise<readonly string[]> =>
  page.locator('.full-outline [aria-current=location]').allTextContents();

const readOn = (page: Page, id: string): Promise<void> =>
  page.evaluate((to) => document.getElementById(to)?.scrollIntoView({ block: 'start' }), id);

describe('the outline beside the whole text', () => {
  test('marks the section one has come to, down the page and up again', async ({ visit }) => {
    const page = await visit(FULL, { viewport: { width: 1440, height: 900 } });
    expect(await marked(page)).toEqual([]);
    for (const [id, title] of [
      ['art_13', '三、破除质量提升瓶颈'],
      ['part_6', '六、切实加强组织领导'],
      ['art_3', '一、总体要求'],
    ] as const) {
      await readOn(page, id);
      await expect.poll(() => marked(page), { message: id }).toEqual([title]);
    }
  });

  test('marks the section of the paragraph that an address leads to', async ({ visit }) => {
    const page = await visit(`${FULL}#art_24__para_2`, { viewport: { width: 1024, height: 768 } });
    await expect.poll(() => marked(page)).toEqual(['五、改革完善质量发展政策和制度']);
  });

  test('moves nothing by its mark', async ({ visit }) => {
    const page = await visit(FULL, { viewport: { width: 1024, height: 768 } });
    await watchShifts(page);
    await readOn(page, 'art_13');
    await expect.poll(() => marked(page)).toHaveLength(1);
    await readOn(page, 'part_6');
    await expect.poll(() => marked(page)).toEqual(['六、切实加强组织领导']);
    expect(await shiftsOn(page)).toEqual([]);
  });

  test('keeps the mark in sight where it is longer than the window', async ({ visit }) => {
    const page = await visit(FULL, { viewport: { width: 1100, height: 200 } });
    await readOn(page, 'part_6');
    await expect.poll(() => marked(page)).toEqual(['六、切实加强组织领导']);
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
