import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test } from '../support/site/browser.ts';

const ARTICLE = 'zhiliang-tisheng-2017/art-12/';
const TITLE = '《中共中央、国务院关于开展质量提升行动的指导意见》（中发〔2017〕24号）';
const CLIPBOARD = ['clipboard-read', 'clipboard-write'];
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** What the dialog offers to copy, by name. */
async function choices(page: Page): Promise<Record<string, string>> {
  const items = page.getByRole('dialog', { name: '引用' }).getByRole('listitem');
  await items.first().waitFor();
  const pairs = await items.evaluateAll((all) =>
    all.map((item) => [item.querySelector('h3')?.textContent ?? '', item.querySelector('p')?.textContent ?? '']),
  );
  return Object.fromEntries(pairs);
}

/** Selects characters of a paragraph's first text. */
function select(page: Page, from: string, to: string): Promise<void> {
  return page.evaluate(
    ([start, end]) => {
      const place = (quote: string, atEnd: boolean): [Text, number] => {
        const walker = document.createTreeWalker(document.querySelector('.text') ?? document, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
          const at = node.data.indexOf(quote);
          if (at >= 0) return [node, atEnd ? at + quote.length : at];
        }
        throw new Error(`没有“${quote}”`);
      };
      getSelection()?.setBaseAndExtent(...place(start, false), ...place(end, true));
    },
    [from, to] as const,
  );
}

describe('a reader who cites', () => {
  test('a paragraph is shown everything that can be copied, and gets what is shown', async ({ visit }) => {
    const page = await visit(ARTICLE, { permissions: CLIPBOARD });
    await page.locator('#art_12__para_1 .permalink').click();
    const shown = await choices(page);
    const url = new URL(`${ARTICLE}?edition=2017-09-05#art_12__para_1`, inject('own').url).href;
    expect(Object.keys(shown)).toEqual([
      ...['条款', '原文＋出处', '链接', '原文'],
      ...['参考文献（GB/T 7714）', 'Markdown', 'RIS', 'BibTeX'],
    ]);
    expect(shown.条款).toBe(`${TITLE}（十二）第一段`);
    expect(shown['原文＋出处']).toBe(`${shown.原文}\n——${shown.条款}`);
    expect(shown.链接).toBe(url);
    for (const name of ['参考文献（GB/T 7714）', 'Markdown', 'RIS', 'BibTeX']) expect(shown[name]).toContain(url);
    expect(shown.原文).toMatch(/^围绕重点产品.*质量水平提升。$/u);
    expect(shown['参考文献（GB/T 7714）']).toMatch(
      /^中共中央, 国务院\. .*\[EB\/OL\]\. 2017: （十二）第一段\(2017-09-05\)\[\d{4}-\d\d-\d\d\]\. http/u,
    );
    for (const [name, text] of Object.entries(shown)) {
      await page.getByRole('button', { name: `复制${name}`, exact: true }).click();
      await page.getByText(`已复制${name}`, { exact: true }).waitFor();
      expect(await clipboard(page)).toBe(text);
    }
  });

  test('chooses a sentence of it, whose link shows that sentence', async ({ visit }) => {
    const page = await visit(ARTICLE);
    await page.locator('#art_12__para_1 .permalink').click();
    await choices(page);
    await page.getByLabel('范围').selectOption({ label: '第2句：加强与国际优质产品的质量比对，支…' });
    const { 条款: clause, 原文: quote, 链接: link } = await choices(page);
    expect(clause).toBe(`${TITLE}（十二）第一段第二句`);
    expect(quote).toBe('加强与国际优质产品的质量比对，支持企业瞄准先进标杆实施技术改造。');
    await page.goto(link ?? '');
    await page.reload();
    await expect.poll(() => highlighted(page)).toBe(quote);
  });

  test('needs no mouse, and comes back to where it was', async ({ visit }) => {
    const page = await visit(ARTICLE, { permissions: CLIPBOARD });
    const permalink = page.locator('#art_12__para_1 .permalink');
    await permalink.focus();
    await page.keyboard.press('Enter');
    await choices(page);
    const focused = () => page.evaluate(() => document.activeElement?.ariaLabel || document.activeElement?.id);
    expect(await focused()).toBe('复制条款');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('cite-scope');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('已复制条款', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    expect(await permalink.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test('finds the choice made last at hand, and has it by one key', async ({ visit }) => {
    const page = await visit(ARTICLE, { permissions: CLIPBOARD });
    await page.keyboard.press('c');
    await page.getByText('已复制条款：').waitFor();
    expect(await clipboard(page)).toBe(`${TITLE}（十二）`);
    await page.getByRole('button', { name: '其他' }).click();
    await choices(page);
    await page.getByRole('button', { name: '复制原文＋出处' }).click();
    await page.getByText('已复制原文＋出处', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '下一条' }).first().click();
    await page.waitForURL('**/art-13/');
    await select(page, '改革标准供给体系', '改革标准供给体系');
    await page.keyboard.press('c');
    await page.getByText('已复制原文＋出处：').waitFor();
    expect(await clipboard(page)).toBe(`改革标准供给体系\n——${TITLE}（十三）第一段第一句`);
    await page.locator('#art_13__para_1 .permalink').focus();
    await page.keyboard.press('Enter');
    await choices(page);
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('复制原文＋出处');
  });

  test('types the letter c where letters are typed, and nothing is copied', async ({ visit }) => {
    const page = await visit(ARTICLE, { permissions: CLIPBOARD });
    await page.evaluate(() => navigator.clipboard.writeText('原有'));
    await page.keyboard.press('/');
    await page
      .getByRole('dialog')
      .getByRole('combobox')
      .or(page.getByRole('dialog').getByRole('searchbox'))
      .first()
      .fill('');
    await page.keyboard.press('c');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+c');
    expect(await clipboard(page)).toBe('原有');
  });

  test('of an article reads what is cited, and chooses nothing where there is no choice', async ({ visit }) => {
    const page = await visit(ARTICLE);
    await page.getByRole('button', { name: '引用本条' }).click();
    await choices(page);
    expect(await page.locator('.cite-scope').textContent()).toMatch(/范围\s*整条/u);
    expect(await page.getByLabel('范围').count()).toBe(0);
  });

  test('sees the whole ring around 范围', async ({ visit }) => {
    const page = await visit(ARTICLE);
    await page.locator('#art_12__para_1 .permalink').focus();
    await page.keyboard.press('Enter');
    await choices(page);
    await page.keyboard.press('Shift+Tab');
    const [head, scope] = await Promise.all(
      ['.modal-head', '#cite-scope'].map((part) => page.locator(part).evaluate((each) => each.getBoundingClientRect())),
    );
    const ring = await page.locator('#cite-scope').evaluate((select) => {
      const { outlineWidth, outlineOffset } = getComputedStyle(select);
      return Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    });
    expect(ring).toBeGreaterThan(0);
    expect((scope?.top ?? 0) - ring).toBeGreaterThanOrEqual(head?.bottom ?? Number.NaN);
  });

  test('selects some words and gets them with their place', async ({ visit }) => {
    const page = await visit(ARTICLE);
    await select(page, '支持企业瞄准', '应用新技术');
    await page.getByRole('button', { name: '引用所选' }).click();
    const { 原文: quote, 条款: clause } = await choices(page);
    expect(quote).toMatch(/^支持企业瞄准先进标杆.*推动企业积极应用新技术$/u);
    expect(clause).toBe(`${TITLE}（十二）第一段第二句至第三句`);
  });

  test('selects over several items, and no note number is among the words', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-2/');
    await page.evaluate(() => {
      const [first, , third] = document.querySelectorAll('article li > p[id]');
      if (first && third) getSelection()?.setBaseAndExtent(first, 0, third, third.childNodes.length);
    });
    await page.getByRole('button', { name: '引用所选' }).click();
    const { 条款: clause, 原文: quote, 链接: link } = await choices(page);
    expect(clause).toMatch(/（二）第一项至第三项$/u);
    await page.goto(link ?? '');
    await page.reload();
    await expect.poll(() => page.locator('li > [data-shown]').count()).toBe(3);
    expect(quote?.split('\n').map((line) => line.slice(0, 5))).toEqual(['——坚持以', '——坚持以', '——坚持以']);
    expect(quote).not.toMatch(/[0-9¶]/u);
  });

  test('cites a statute by 条, 款 and 项 as its drafting rules write them', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-3/', { site: 'fixtures' });
    await page.locator('[id="art_3__para_2__item_2__subitem_1"] .permalink').click();
    expect((await choices(page)).条款).toBe('《云溪市节约用水条例》第三条第二款第二项第1目');
  });

  test('cites an article from the whole text by the address of its own page', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/full/', { site: 'fixtures' });
    await page.locator('#art_5__para_2 .permalink').click();
    const { 条款: clause, 链接: link } = await choices(page);
    expect(clause).toBe('《云溪市节约用水条例》第五条第二款');
    expect(link).toBe(new URL('jieshui-tiaoli/art-5/?edition=2024-03-15#art_5__para_2', inject('fixtures').url).href);
  });

  test('finds the paragraph of a linked sentence with scripts off', async ({ visit }) => {
    const page = await visit(`${ARTICLE}#art_12__para_1__s_4`, {
      javaScriptEnabled: false,
      viewport: { width: 390, height: 300 },
    });
    expect(await page.locator('#art_12__para_1__s_4:target').count()).toBe(1);
    const shade = (selector: string) =>
      page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await shade('#art_12__para_1')).not.toBe(await shade('h1'));
    const { top } = await page.locator('#art_12__para_1').evaluate((paragraph) => paragraph.getBoundingClientRect());
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(150);
  });
});

/** The text under the sentence highlight. */
function highlighted(page: Page): Promise<string> {
  return page.evaluate(() => Array.from(CSS.highlights.get('sentence') ?? [], String).join(''));
}
