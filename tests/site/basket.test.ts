/** 摘编, as a clerk uses it: provisions of several regulations put aside while reading, put in order, and taken away. */
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { docxLines } from '../support/file-readers.ts';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';
import { violations } from '../support/site/faults.ts';

const settled = (page: Page) => page.locator('[data-basket-status=done]').waitFor();
const tray = (page: Page) => page.getByRole('status').filter({ hasText: '摘编' });
const listed = (page: Page) =>
  page
    .locator('[data-item]')
    .evaluateAll((items) =>
      items.map((item) => item.querySelector('input')?.value ?? `${item.dataset.regulation} ${item.dataset.eid}`),
    );
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const CLIPBOARD = ['clipboard-read', 'clipboard-write'];
const kept = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('tiaowen:basket') ?? '[]'));

describe('a clerk who reads', () => {
  test('puts in what is read, ticks paragraphs and results, and finds all of it in order', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-5/', { site: 'fixtures' });
    await page.keyboard.press('b');
    await tray(page).getByText('打开（1条）').waitFor();
    await page.getByRole('button', { name: '逐段勾选' }).click();
    await page.goto(new URL('../art-3/', page.url()).href);
    const tick = page.locator('#art_3__para_1 [data-tick]');
    await tick.press('Space');
    await tray(page).getByText('打开（2条）').waitFor();
    expect(await tick.evaluate((box) => box === document.activeElement)).toBe(true);
    // What is ours is no part of the text
    expect((await kept(page)).map(({ text }: { text: string }) => text.split('\n')[0]?.slice(0, 3))).toEqual([
      '第五条',
      '市、区',
    ]);
    await page.goto(new URL('../../search/?q=节水', page.url()).href);
    await page.locator('[data-search-status=done]').waitFor({ state: 'attached' });
    const result = page.locator('[data-result][data-kind=article]').filter({ hasNot: page.locator(':checked') });
    await result.first().getByLabel('摘编').check();
    await tray(page).getByText('打开（3条）').waitFor();
    // What was put in before is ticked wherever it is found again
    await page.reload();
    await page.locator('[data-result] :checked').first().waitFor({ state: 'attached' });
    await tray(page).getByRole('link').click();
    await settled(page);
    expect((await listed(page)).slice(0, 2)).toEqual(['jieshui-tiaoli art_5', 'jieshui-tiaoli art_3__para_1']);
    expect(await page.locator('[data-item]').first().getByRole('heading').textContent()).toBe(
      '《云溪市节约用水条例》第五条',
    );
    expect(await page.locator('[data-official]').first().textContent()).toMatch(/^第五条 年用水量/u);
    expect(await violations(page)).toEqual([]);
  });
});

const LINK =
  'basket/#jieshui-tiaoli@2024-03-15,art_5,art_3__para_2/+%E7%BD%9A%E5%88%99/jieshui-tiaoli@2024-03-15,art_7__para_1';

describe('a list that a colleague sent', () => {
  test('is shown beside one’s own, and joins it when it is wanted', async ({ visit }) => {
    const page = await visit(LINK, { site: 'fixtures', permissions: CLIPBOARD });
    await settled(page);
    expect(await listed(page)).toEqual([
      ...['jieshui-tiaoli art_5', 'jieshui-tiaoli art_3__para_2', '罚则', 'jieshui-tiaoli art_7__para_1'],
    ]);
    expect(await page.locator('[data-item]').nth(1).locator('[data-official]').textContent()).toMatch(
      /^前款规定的规划应当明确下列内容：（一）节水目标；（二）主要措施：1/u,
    );
    expect(await kept(page)).toEqual([]);
    await page.getByRole('button', { name: '放进我的摘编' }).click();
    await settled(page);
    expect(await kept(page)).toHaveLength(4);
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await settled(page);
    expect(await listed(page)).toHaveLength(4);
  });

  test('is put in order by keys, thinned, commented and taken away', async ({ visit }) => {
    // High enough that nothing scrolls
    const viewport = { width: 1280, height: 1600 };
    const page = await visit(LINK, { site: 'fixtures', permissions: CLIPBOARD, viewport });
    await settled(page);
    await page.getByRole('button', { name: '放进我的摘编' }).click();
    await settled(page);
    const status = page.locator('[data-basket-status]');
    await page.getByRole('button', { name: '移动：《云溪市节约用水条例》第七条' }).focus();
    await page.keyboard.press('ArrowUp');
    expect(await status.textContent()).toBe('第3位，共4。');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toContain('第七条');
    expect((await listed(page))[0]).toBe('jieshui-tiaoli art_7__para_1');
    // Down past the next one, by hand
    const grip = page.getByRole('button', { name: '移动：《云溪市节约用水条例》第五条' });
    await grip.hover();
    await page.mouse.down();
    await page.mouse.move(300, ((await page.locator('[data-item=heading]').boundingBox())?.y ?? 0) - 2, { steps: 4 });
    await page.mouse.up();
    expect(await listed(page)).toEqual([
      ...['jieshui-tiaoli art_7__para_1', 'jieshui-tiaoli art_3__para_2', 'jieshui-tiaoli art_5', '罚则'],
    ]);
    await page.getByRole('button', { name: '移出' }).nth(1).click();
    await page.getByRole('button', { name: '放回' }).click();
    await settled(page);
    await page.getByRole('button', { name: '移动：《云溪市节约用水条例》第三条第二款' }).press('Delete');
    expect(await listed(page)).toHaveLength(3);
    await page.getByLabel('按语').last().fill('三年一次');
    await page.getByRole('button', { name: '复制文字' }).click();
    expect((await clipboard(page)).split('\n').slice(-5)).toEqual([
      '第五条 年用水量超过十万立方米的单位，应当每三年进行一次水平衡测试。',
      expect.stringMatching(/^测试结果应当/u),
      '——《云溪市节约用水条例》第五条',
      '按：三年一次',
      '罚则',
    ]);
    await page.getByRole('button', { name: '复制链接' }).click();
    expect(await clipboard(page)).toMatch(
      /#jieshui-tiaoli@2024-03-15,art_7__para_1~[0-9a-z]+,art_5~[0-9a-z]+\/\+%E7%BD%9A%E5%88%99$/u,
    );
    const [made] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(made.suggestedFilename()).toBe('摘编.csv');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Word' }).click(),
    ]);
    expect(docxLines(await buffer(await file.createReadStream())).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^违反本条例/u),
      '第五条 年用水量超过十万立方米的单位，应当每三年进行一次水平衡测试。',
      expect.stringMatching(/^测试结果应当/u),
    ]);
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem('tiaowen:basket') ?? '')[1].comment)).toBe(
      '三年一次',
    );
    // What was put in is held against what is published
    await page.evaluate(() => {
      const items = JSON.parse(localStorage.getItem('tiaowen:basket') ?? '');
      items[1].text = items[1].text.replace('三年', '两年');
      localStorage.setItem('tiaowen:basket', JSON.stringify(items));
    });
    await page.reload();
    await settled(page);
    expect(await page.locator('[data-basket-status]').textContent()).toContain('1条的文字有改动');
    const changed = page.locator('[data-item]').filter({ has: page.locator('[data-changed]') });
    expect(await changed.locator('del, ins').allTextContents()).toEqual(['两年', '三年']);
    await changed.getByRole('button', { name: '用现在的文字' }).click();
    await settled(page);
    await page.reload();
    await settled(page);
    expect(await page.locator('[data-changed]').count()).toBe(0);
  });

  test('is quoted in a draft, which the next tool finds right to the letter', async ({ visit }) => {
    const page = await visit(LINK, { site: 'fixtures', permissions: CLIPBOARD });
    await settled(page);
    await page.getByRole('button', { name: '复制文字' }).click();
    const lines = (await clipboard(page)).split('\n');
    const [clause = ''] = lines.filter((line) => line.startsWith('违反本条例'));
    // From any page to the desk, and on to the tool
    await page.goto(new URL('../jieshui-tiaoli/art-7/', page.url()).href);
    await page.keyboard.press('g');
    await page.waitForURL('**/desk/');
    expect(await page.getByRole('link', { name: /对照|公布与/u }).count()).toBeGreaterThan(1);
    await page.keyboard.press('3');
    await page.waitForURL('**/proofread/');
    expect(await page.locator('[data-desk] [aria-current=page]').textContent()).toContain('核稿');
    await page.locator('[data-draft]').fill(`根据《云溪市节约用水条例》第七条的规定，“${clause}”`);
    await page.locator('[data-proof-status=done]').waitFor();
    const kinds = await page.locator('[data-finding]').evaluateAll((all) => all.map((each) => each.dataset.kind));
    expect(kinds).toEqual(['reference', 'exact']);
    await page.locator('h1').click();
    await page.keyboard.press('2');
    await page.waitForURL('**/basket/');
  });

  test('with what does not exist, and far too much of it, says so', async ({ visit }) => {
    const many = Array.from({ length: 10_000 }, (_, n) => `art_${n + 1000}`).join(',');
    const page = await visit(
      `basket/#no-such-law,art_1/jieshui-tiaoli@1999-01-01,art_1/jieshui-tiaoli,art_1,part,${many}`,
      {
        site: 'fixtures',
        complaint: /404|no-such-law|jieshui-tiaoli/u,
      },
    );
    await settled(page);
    const status = await page.locator('[data-basket-status]').textContent();
    expect(status).toContain('500条');
    expect(status).toContain('499条读不到');
    expect(status).toContain('有1处认不出');
    expect(status).toContain('余下9503条没有列出');
    const lost = await page.locator('[data-lost]').evaluateAll((all) => all.map((each) => each.dataset.lost));
    expect(lost.slice(0, 3)).toEqual(['regulation', 'edition', 'provision']);
    await page.getByRole('button', { name: '换成现行文本' }).click();
    await page.getByRole('heading', { name: '《云溪市节约用水条例》第一条' }).nth(1).waitFor();
  });

  test('on the narrowest phone whose storage is closed, can be read and taken away', async ({ visit }) => {
    const page = await visit(LINK, {
      ...PHONE,
      viewport: { width: 320, height: 640 },
      site: 'fixtures',
      prepare: (page) =>
        page.addInitScript(() => {
          Storage.prototype.setItem = () => {
            throw new DOMException('full', 'QuotaExceededError');
          };
        }),
    });
    await settled(page);
    await page.getByRole('button', { name: '放进我的摘编' }).click();
    await page.getByText('这台设备没有存下').waitFor();
    expect(await page.locator('[data-official]').count()).toBe(3);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});
