/** 并读: two passages beside each other at an address, each character as published, lit where they agree, scrolling together. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';

const OWN = 'zhiliang-tisheng-2017';

const pane = (page: Page, side: 'left' | 'right') => page.locator(`[data-pane=${side}]`);

const done = (page: Page) => page.locator('[data-side=done]').waitFor({ state: 'attached' });

const status = (page: Page) => page.locator('[data-side-status]').textContent();

const marks = (page: Page, side: 'left' | 'right') => pane(page, side).locator('mark').allTextContents();

const letters = (text: string | null | undefined): string => (text ?? '').replace(/\s/gu, '');

/** The official text after its head, without white space. */
async function officialText(dist: string, edition: string): Promise<string> {
  const source = await readFile(join(dist, edition, 'source.txt'), 'utf8');
  return letters(source.slice(source.indexOf('法规正文：') + '法规正文：'.length));
}

describe('two clauses', () => {
  test('that are related: why, what both say, and the way there from the article and from the list of relations', async ({
    visit,
  }) => {
    const page = await visit(`${OWN}/art-1/`);
    await page.locator('.all-links').getByRole('link', { name: '并读' }).click();
    await page.getByRole('link', { name: '（十六）', exact: true }).click();
    await expect.poll(() => marks(page, 'right')).toEqual(['加强全面质量监管']);
    expect(new URL(page.url()).hash).toBe(`#${OWN},art_1/${OWN},art_16`);
    expect(await marks(page, 'left')).toEqual(['加强全面质量监管']);
    expect(await page.locator('[data-side-reasons]').textContent()).toContain('以同样的措辞立条');
    expect(await page.title()).toMatch(/^并读：《.+》（一）、《.+》（十六） - .+$/u);
    const text = await officialText(inject('own').dist, OWN);
    for (const side of ['left', 'right'] as const)
      expect(text).toContain(letters(await pane(page, side).locator('.text').textContent()));
    await page.keyboard.press('x');
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${OWN},art_16/${OWN},art_1`);
    await expect.poll(() => pane(page, 'left').locator('h2').textContent()).toContain('（十六）');
    await page.goto(new URL(`../${OWN}/links/`, page.url()).href);
    const row = page.locator('#relation-jianguan-zongshu');
    expect(await row.getByRole('link', { name: '并读' }).getAttribute('href')).toContain(
      `side/?of=${OWN},art_1__para_1/${OWN},art_16`,
    );
  });

  test('stand still from when they are shown: what ties them comes before', async ({ visit }) => {
    const asked = Promise.withResolvers<() => void>();
    const holdLinks = (page: Page) =>
      page.route('**/links/', async (route) => {
        await new Promise<void>((resolve) => asked.resolve(resolve));
        await route.continue();
      });
    const visited = visit(`side/#${OWN},art_1/${OWN},art_16`, { prepare: holdLinks, serviceWorkers: 'block' });
    const release = await asked.promise;
    const page = await visited;
    expect(await status(page)).toBe('正在读取……');
    expect(await pane(page, 'left').textContent()).toBe('');
    release();
    await done(page);
    expect(await page.locator('[data-side-reasons]').textContent()).toContain('以同样的措辞立条');
    expect(await pane(page, 'left').textContent()).not.toBe('');
  });

  test('of which one is a note, from the list of notes, at 320 pixels one above the other, in the dark', async ({
    visit,
  }) => {
    const page = await visit(`${OWN}/notes/`, {
      ...PHONE,
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    });
    await page.locator('#n-tuanti-biaozhun').getByRole('link', { name: '与条文并读' }).click();
    await done(page);
    expect(await pane(page, 'left').locator('h2').textContent()).toContain('（十三）');
    expect(await pane(page, 'right').textContent()).toContain('2017年提出 → 2017年法律修订');
    expect(await marks(page, 'left')).toContain('团体标准');
    const [upper, lower] = [await pane(page, 'left').boundingBox(), await pane(page, 'right').boundingBox()];
    expect(lower?.y).toBeGreaterThanOrEqual((upper?.y ?? 0) + (upper?.height ?? 0));
    expect(lower?.width).toBe(upper?.width);
    expect(await sidewaysScroll(page)).toBe(0);
  });
});

test('two editions: aligned by lineage, each text whole, scrolling together, gone through by keys', async ({
  visit,
}) => {
  const { dist } = inject('fixtures');
  const page = await visit('dukou-tiaoli/compare/2012-05-20..2019-09-26/', { site: 'fixtures' });
  await page.getByRole('link', { name: '全文并读' }).click();
  await done(page);
  expect(await status(page)).toMatch(/^按沿革对齐：\d+处。相同的文字\d+处。$/u);
  for (const [side, edition] of [
    ['left', 'dukou-tiaoli/2012-05-20'],
    ['right', 'dukou-tiaoli'],
  ] as const) {
    const shown = letters(await pane(page, side).locator('.text').textContent());
    expect((await officialText(dist, edition)).endsWith(shown)).toBe(true);
    expect(shown.length).toBeGreaterThan(300);
  }
  expect(await pane(page, 'left').locator('.side-told').textContent()).toContain('不是现行文本');
  // 第九条 of one is 第十条 of the other: both at one height
  await page.keyboard.press('n');
  expect(await status(page)).toMatch(/^第1处，共\d+处/u);
  await page.keyboard.press('p');
  const last = await page.locator('[data-now]').evaluateAll((ends) => ends.map(({ id }) => id));
  expect(last).toHaveLength(2);
  await pane(page, 'left').evaluate((own) => own.scrollTo(0, own.scrollHeight));
  await expect
    .poll(() => pane(page, 'right').evaluate((own) => Math.round(own.scrollHeight - own.clientHeight - own.scrollTop)))
    .toBeLessThan(2);
  await page.getByLabel('一起滚动').uncheck();
  await pane(page, 'left').evaluate((own) => own.scrollTo(0, 0));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await pane(page, 'right').evaluate((own) => own.scrollTop)).toBeGreaterThan(0);
});

test('two regulations: by what one cites of the other; and hostile lines whole', async ({ visit }) => {
  const page = await visit('side/#jieshui-xize/duikang-wenben', { site: 'fixtures' });
  await done(page);
  const { dist } = inject('fixtures');
  const hostile = letters(await pane(page, 'right').locator('.text').textContent());
  expect((await officialText(dist, 'duikang-wenben')).endsWith(hostile)).toBe(true);
  await page.getByText('选定两边').click();
  await page.getByLabel('另一边').fill(new URL('../jieshui-tiaoli/', page.url()).href);
  await page.getByRole('button', { name: '并读', exact: true }).click();
  await expect.poll(() => status(page)).toMatch(/^按关联和引用对齐：[1-9]\d*处/u);
});

test.for<readonly [string, readonly string[]]>([
  [`#${OWN},art_99/mei-you,art_1`, [`“${OWN}”里没有“art_99”这一条。`, '本站没有“mei-you”这部法规']],
  [`#${OWN}@2001-01-01,art_1/${OWN},note-mei-you`, ['没有2001年1月1日的版本', '没有“mei-you”这条注释']],
  ['#%3Cimg%20src=x%3E/第三条', ['“<img src=x>”不是本站的条款', '“第三条”不是本站的条款']],
  [`#${OWN},art_99__para_1`, [`“${OWN}”里没有“art_99__para_1”这一条。`]],
])('an address that leads nowhere says so: %s', async ([hash, said], { visit }) => {
  const page = await visit(`side/${hash}`, { complaint: /404/u });
  await done(page);
  const missing = await page.locator('.side-missing').allTextContents();
  for (const [index, words] of said.entries()) expect(missing[index]).toContain(words);
  expect(await page.getByLabel('另一边').isVisible()).toBe(true);
});
