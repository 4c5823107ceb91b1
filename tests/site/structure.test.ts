import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import { PHONE, test } from '../support/site/browser.ts';

const ARTICLE = 'zhiliang-tisheng-2017/art-12/';
const DESK = { viewport: { width: 1440, height: 900 } };

describe('on a wide screen', () => {
  test('structure and text stand beside each other, links under the text', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-5/', { site: 'fixtures', ...DESK });
    const [structure, text, links] = [
      await boxOf(page.getByRole('navigation', { name: '本法规结构' })),
      await boxOf(page.locator('article')),
      await boxOf(page.locator('.links')),
    ];
    expect(structure.x + structure.width).toBeLessThanOrEqual(text.x);
    expect(links.x).toBe(text.x);
    expect(links.y).toBeGreaterThanOrEqual(text.y + text.height);
  });

  test('the foot of the page stands below the last note and the links', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-13/', DESK);
    const [note, links, foot] = [
      await boxOf(page.locator('.notes').last()),
      await boxOf(page.locator('.links')),
      await boxOf(page.locator('.foot')),
    ];
    expect(foot.y).toBeGreaterThanOrEqual(links.y + links.height);
    expect(foot.y).toBeGreaterThanOrEqual(note.y + note.height);
  });
});

describe('the structure of the regulation', () => {
  test('marks the place, folds its part, and leads to the other parts', async ({ visit }) => {
    const page = await visit(ARTICLE, DESK);
    const structure = page.getByRole('navigation', { name: '本法规结构' });
    expect(await structure.locator('[aria-current=page]').textContent()).toContain('实施质量攻关工程');
    expect(await structure.getByRole('link').count()).toBe(15);
    await structure.getByText('三、破除质量提升瓶颈').click();
    expect(await structure.getByRole('link', { name: '加快标准提档升级' }).isVisible()).toBe(false);
    await structure.getByRole('link', { name: '四、夯实国家质量基础设施' }).click();
    await page.waitForURL('**/zhiliang-tisheng-2017/#part_4');
    expect(await page.locator('#part_4').getByRole('link').first().isVisible()).toBe(true);
  });

  test('unfolds the part that was asked for in a long table of contents', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/', DESK);
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLDetailsElement>('.contents details')) part.open = false;
      location.hash = 'part_5';
    });
    await page.locator('#part_5').getByRole('link').first().waitFor();
  });

  test('comes after the text on a phone, with scripts off too', async ({ visit }) => {
    const page = await visit(ARTICLE, { ...PHONE, javaScriptEnabled: false });
    const [structure, links] = [await boxOf(page.locator('.structure')), await boxOf(page.locator('.links'))];
    expect(structure.y).toBeGreaterThanOrEqual(links.y + links.height);
  });
});

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not on the page');
  return box;
}
