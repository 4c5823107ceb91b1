import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test } from '../support/site/browser.ts';
import { PAGE_KINDS } from '../support/site/page-kinds.ts';

/** Address below the site's root. */
const where = (page: Page, site: 'own' | 'fixtures' = 'own'): string => page.url().slice(inject(site).url.length);

const articleOf = (page: Page): Promise<string | null> => page.locator('article[data-eid]').getAttribute('data-eid');

describe('a reader', () => {
  test('goes from the shelf to a regulation, into an article, on to the next and back', async ({ visit }) => {
    const page = await visit('', { site: 'fixtures' });
    await page.getByRole('main').getByRole('link', { name: '云溪市节约用水条例', exact: true }).click();
    await page.waitForURL('**/jieshui-tiaoli/');
    await page.getByRole('main').getByRole('link', { name: '第三条' }).click();
    await page.waitForURL('**/jieshui-tiaoli/art-3/');
    expect(await articleOf(page)).toBe('art_3');
    await page.locator('a[rel=next]').click();
    await page.waitForURL('**/jieshui-tiaoli/art-4/');
    expect(await articleOf(page)).toBe('art_4');
    await page.goBack();
    await page.waitForURL('**/jieshui-tiaoli/art-3/');
    await page.goBack();
    await page.goBack();
    expect(where(page, 'fixtures')).toBe('');
  });

  test('starts at the preamble and comes by the next link through every article to the conclusions', async ({
    visit,
  }) => {
    const page = await visit('zhiliang-tisheng-2017/preamble/');
    const seen = [await articleOf(page)];
    for (let next = page.locator('a[rel=next]'); (await next.count()) > 0; next = page.locator('a[rel=next]')) {
      await page.goto(new URL((await next.getAttribute('href')) ?? '', page.url()).href);
      seen.push(await articleOf(page));
    }
    const articles = Array.from({ length: 30 }, (_, index) => `art_${index + 1}`);
    expect(seen).toEqual(['preamble', ...articles, 'conclusions']);
  });

  test('who follows a link to a paragraph finds it in view and set off from the others', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/full/#art_25__para_1');
    const paragraph = page.locator('#art_25__para_1');
    await expect.poll(() => inView(page, '#art_25__para_1')).toBe(true);
    const background = (selector: string) =>
      page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await paragraph.evaluate((element) => element.matches(':target'))).toBe(true);
    expect(await background('#art_25__para_1')).not.toBe(await background('#art_24__para_1'));
  });

  test('takes the permanent link of a paragraph from the paragraph itself', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-3/');
    const paragraphs = page.locator('article [data-source][id]:not(h1):not(h2)');
    expect(await paragraphs.count()).toBeGreaterThanOrEqual(5);
    for (const paragraph of await paragraphs.all()) {
      const id = await paragraph.getAttribute('id');
      expect(await paragraph.locator('a[data-editorial]').last().getAttribute('href')).toContain(`#${id}`);
    }
  });

  test('who loses the way is shown the way back', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-99/', { status: 404 });
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: '条文' }).first().click();
    await page.waitForURL(inject('own').url);
  });

  test('copies an article without what the site has added', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-12/');
    const selected = await page.evaluate(() => {
      const article = document.querySelector('article[data-eid]');
      if (!article) throw new Error('没有正文');
      getSelection()?.selectAllChildren(article);
      return getSelection()?.toString() ?? '';
    });
    expect(selected.replace(/\s/gu, '')).toMatch(/^（十二）实施质量攻关工程围绕重点产品、[^¶#§]*质量水平提升。$/u);
  });
});

describe('without JavaScript', () => {
  test('a reader goes from home to an article and on to the next', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/', { javaScriptEnabled: false });
    await page.getByRole('main').getByRole('link', { name: '实施质量攻关工程' }).click();
    await page.waitForURL('**/art-12/');
    await page.locator('a[rel=next]').click();
    await page.waitForURL('**/art-13/');
    expect(await page.getByRole('heading', { name: '加快标准提档升级' }).isVisible()).toBe(true);
  });

  test('the search page says so and offers the full text', async ({ visit }) => {
    const page = await visit('search/?q=质量', { javaScriptEnabled: false });
    const main = page.getByRole('main');
    expect(await main.textContent()).toContain('检索需要启用浏览器脚本');
    await main.getByRole('link', { name: /质量提升行动/u }).click();
    await page.waitForURL('**/zhiliang-tisheng-2017/full/');
  });
});

describe('with the keyboard', () => {
  test('/ goes to the search box and Enter to the results', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-12/');
    await page.keyboard.press('/');
    await page.keyboard.type('质量攻关');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=/u);
    expect(new URL(page.url()).searchParams.get('q')).toBe('质量攻关');
  });

  test('the first Tab offers to skip to the text', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-12/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});

describe('hostile text', () => {
  test.for(PAGE_KINDS.filter(({ site }) => site === 'fixtures'))(
    'runs nowhere: $name',
    async ({ path, site }, { visit }) => {
      const page = await visit(path, { site });
      expect(await page.title()).not.toBe('已运行');
      expect(await page.locator('article[data-eid="伪造"], img[src="x"]').count()).toBe(0);
    },
  );
});

function inView(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom > top && top < innerHeight;
  });
}
