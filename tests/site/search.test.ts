import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { eIdToFileName } from '../../src/regulation/eid.ts';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';
import { violations } from '../support/site/faults.ts';
import { allResults, answered, shownResults, statusText, total, typeQuery } from '../support/site/search.ts';

const SLUG = 'zhiliang-tisheng-2017';
/** So short that results do not fill themselves in at once. */
const SHORT = { viewport: { width: 1000, height: 300 } } as const;
const query = (page: Page) => new URL(page.url()).searchParams;

describe('a result', () => {
  test('names article and part, marks the hit, and leads to its paragraph, where the hits are marked', async ({
    visit,
  }) => {
    const page = await visit('search/?q=缺陷产品召回');
    await answered(page);
    const group = page.locator('.search-group').first();
    const said = await group.textContent();
    for (const part of ['（十六）', '加强全面质量监管', '三、破除质量提升瓶颈']) expect(said).toContain(part);
    expect(await group.locator('mark').first().textContent()).toBe('缺陷产品召回');

    await group.locator('[data-result] a').first().click();
    await page.waitForURL(`**/${SLUG}/art-16/#art_16__para_1`);
    const bar = page.locator('.hit-bar');
    await bar.waitFor();
    expect(await marks(page)).toEqual(['缺陷产品召回', '缺陷产品召回', '缺陷产品召回']);
    expect(new URL(page.url()).search).toBe('');
    await page.reload();
    await bar.waitFor();
    await bar.getByRole('button', { name: '取消标记' }).click();
    expect(await marks(page)).toEqual([]);
    await page.reload();
    await page.waitForLoadState('networkidle');
    expect(await bar.count()).toBe(0);
  });

  test('leaves marks that walk from hit to hit and are no part of what is copied', async ({ visit }) => {
    const page = await visit('search/?q=质量攻关|检测');
    await answered(page);
    await page.locator('[data-eid="art_12__para_1"] a').click();
    const bar = page.locator('.hit-bar');
    await bar.waitFor();
    // The heading, and twice in the paragraph that the address points to
    expect(await marks(page)).toEqual(['质量攻关', '检测', '检测']);
    const count = () => bar.getByRole('status').textContent();
    expect(await count()).toBe('第2处，共3处');
    await bar.getByRole('button', { name: '下一处' }).click();
    await bar.getByRole('button', { name: '下一处' }).click();
    expect(await count()).toBe('第1处，共3处');
    await bar.getByRole('button', { name: '上一处' }).click();
    expect(await count()).toBe('第3处，共3处');
    expect(await page.locator('article mark').count()).toBe(0);
    const copied = await page.evaluate(() => {
      const main = document.querySelector('main');
      if (main) getSelection()?.selectAllChildren(main);
      return getSelection()?.toString() ?? '';
    });
    expect(copied).not.toContain('下一处');
  });

  test('marks nothing when the article is opened another way', async ({ visit }) => {
    const page = await visit('search/?q=检测');
    await answered(page);
    await page.locator('[data-eid="art_12__para_1"] a').click();
    await page.locator('.hit-bar').waitFor();
    await page.goto(new URL(`${SLUG}/art-12/`, inject('own').url).href);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.hit-bar').count()).toBe(0);
  });

  test('that is a note leads to the note, and marks it there', async ({ visit }) => {
    const page = await visit('search/?q=团体标准&kind=note');
    await answered(page);
    await page.locator('[data-result] a').first().click();
    await page.locator('.hit-bar').waitFor();
    expect(page.url()).toContain('#note-');
    expect(new Set(await marks(page))).toEqual(new Set(['团体标准']));
  });
});

test('a first search asks for each file once, and for what is needed in any case with the page', async ({ visit }) => {
  const asked: string[] = [];
  const page = await visit('search/?q=缺陷产品召回', {
    serviceWorkers: 'block',
    complaint: /Service Worker registration blocked/u,
    prepare: async (opened) => {
      opened.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
    },
  });
  await answered(page);
  const ofIndex = asked.filter((path) => path.includes('/pagefind/'));
  for (const name of ['catalogue.json', 'wasm.unknown.pagefind', '.pf_index', '/text/'])
    expect(
      ofIndex.some((path) => path.includes(name)),
      name,
    ).toBe(true);
  expect(ofIndex.toSorted()).toEqual([...new Set(ofIndex)].toSorted());
  const early = await page.evaluate(() =>
    Array.from(
      document.querySelectorAll<HTMLLinkElement>('link[rel$="preload"]'),
      ({ href }) => new URL(href).pathname,
    ),
  );
  for (const name of ['/SearchPanel', '/worker-', '/catalogue.json', '/wasm.unknown.pagefind'])
    expect(
      early.some((path) => path.includes(name)),
      name,
    ).toBe(true);
  // All of them are there, and used
  expect(early.filter((path) => !asked.includes(path))).toEqual([]);
});

describe('results', () => {
  test('can all be reached, as many as were announced', async ({ visit }) => {
    const page = await visit('search/?q=质量&kind=article');
    await answered(page);
    const announced = await total(page);
    expect(announced).toBeGreaterThan(30);
    const results = await allResults(page);
    expect(results.filter(({ inexact }) => inexact === null)).toHaveLength(announced);
    expect(new Set(results.map(({ eId }) => eId)).size).toBe(results.length);
    for (const { marked } of results) expect(marked).toContain('质量');
  });

  test('are those of the official text; notes and terms stand beside it with counts that come true', async ({
    visit,
  }) => {
    const page = await visit('search/?q=标准');
    await answered(page);
    const article = await total(page);
    expect(new Set((await allResults(page)).map(({ kind }) => kind))).toEqual(new Set(['article']));
    expect(await countedIn(page)).toEqual({ records: article, hits: await hitsOnPage(page) });
    for (const [kind, name] of [
      ['note', '注释'],
      ['term', '术语'],
      ['article', '正文'],
    ] as const) {
      const tab = page.locator('[data-search-kinds] a', { hasText: name });
      const [, hits, records] = /(\d+)处 (\d+)段/u.exec((await tab.textContent()) ?? '') ?? [];
      await tab.click();
      await expect.poll(() => query(page).get('kind')).toBe(kind);
      await expect.poll(() => total(page)).toBe(Number(records));
      expect(query(page).get('q')).toBe('标准');
      const results = await allResults(page);
      expect(new Set(results.map((result) => result.kind))).toEqual(new Set([kind]));
      expect(results.filter(({ inexact }) => inexact === null)).toHaveLength(Number(records));
      expect(await countedIn(page)).toEqual({ records: Number(records), hits: Number(hits) });
      expect(await tab.getAttribute('aria-current')).toBe('true');
    }
  });

  test('say how often and in how many paragraphs even where both are the same', async ({ visit }) => {
    const page = await visit('search/?q=缺陷产品召回');
    await answered(page);
    expect(await statusText(page)).toMatch(/^正文有\d+处，在\d+段中。$/u);
  });

  test('are notes where the official text says nothing, unless it alone is asked for', async ({ visit }) => {
    const page = await visit('search/?q=市场监督管理总局');
    await answered(page);
    expect(new Set((await allResults(page)).map(({ kind }) => kind))).toEqual(new Set(['note']));
    await page.goto(new URL('search/?q=市场监督管理总局&kind=article', page.url().replace(/search.*$/u, '')).href);
    await answered(page);
    expect(await total(page)).toBe(0);
  });

  test('can be had in order of the text', async ({ visit }) => {
    const page = await visit('search/?q=品牌&kind=article');
    await answered(page);
    await page.getByRole('link', { name: '按原文顺序' }).click();
    await expect.poll(() => query(page).get('sort')).toBe('text');
    await answered(page);
    const numbers = (await allResults(page)).map(({ eId }) => Number(/^art_(\d+)/u.exec(eId)?.[1] ?? 0));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test.for([
    ['a desk', { viewport: { width: 1280, height: 800 } }],
    ['a phone', PHONE],
  ] as const)('as a concordance stand hit under hit, one line each, on %s', async ([, device], { visit }) => {
    const page = await visit('search/?q=召回&view=kwic', device);
    await answered(page);
    const hits = (await countedIn(page)).hits;
    const places = await page
      .locator('.kwic mark')
      .evaluateAll((elements) => elements.map((mark) => mark.getBoundingClientRect().left / innerWidth));
    expect(places).toHaveLength(hits);
    expect(Math.max(...places) - Math.min(...places)).toBeLessThan(0.005);
    // There is room on both sides
    expect(Math.min(...places)).toBeGreaterThan(0.25);
    expect(Math.max(...places)).toBeLessThan(0.6);
    expect(await page.getByRole('row').count()).toBeGreaterThanOrEqual(hits);
  });

  test('can be taken along as CSV that Excel and WPS read as UTF-8, a line for every hit', async ({ visit }) => {
    const page = await visit('search/?q=召回');
    await answered(page);
    const hits = (await countedIn(page)).hits;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.search-export summary').click(),
      page.getByRole('button', { name: '下载 CSV' }).click(),
    ]);
    const bytes = await buffer(await download.createReadStream());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(hits + 1);
    for (const line of lines.slice(1)) expect(line).toContain(',召回,');
    expect(download.suggestedFilename()).toBe('检索结果 召回.csv');
  });

  test('can be taken along as an Excel file, made by a script that nobody else loads', async ({ visit }) => {
    const page = await visit('search/?q=用水', { site: 'fixtures' });
    await answered(page);
    const asked: string[] = [];
    page.context().on('request', (request) => asked.push(request.url()));
    const { hits } = await countedIn(page);
    await page.locator('.search-export summary').click();
    await page.getByLabel('含前后文和全段').uncheck();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 Excel' }).click(),
    ]);
    expect(asked.filter((url) => url.includes('/xlsx-'))).toHaveLength(1);
    expect(download.suggestedFilename()).toBe('检索结果 用水.xlsx');
    const sheet = fileInZip(await buffer(await download.createReadStream()), 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain(`<autoFilter ref="A1:L${hits + 1}"/>`);
    expect(sheet.match(/<row /gu)).toHaveLength(hits + 1);
  });

  test('are copied as a table', async ({ visit }) => {
    const page = await visit('search/?q=召回', { permissions: ['clipboard-read', 'clipboard-write'] });
    await answered(page);
    await page.locator('.search-export summary').click();
    await page.getByRole('button', { name: '复制表格' }).click();
    await expect.poll(() => statusText(page)).toContain('已复制');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n')[0]?.split('\t')).toContain('命中');
  });
});

describe('the address', () => {
  test('holds the search: shared, reloaded, back and forward', async ({ visit }) => {
    const page = await visit('search/?q=品牌&kind=article&sort=text');
    await answered(page);
    const first = await shownResults(page);
    await page.reload();
    await answered(page);
    expect(await shownResults(page)).toEqual(first);
    expect(await page.locator('#search-q').inputValue()).toBe('品牌');

    await typeQuery(page, '标');
    await typeQuery(page, '标准');
    await page.keyboard.press('Enter');
    expect(query(page).get('q')).toBe('标准');
    await typeQuery(page, '计量');
    await expect.poll(() => query(page).get('q')).toBe('计量');
    // One step back for each search, not for each letter
    await page.goBack();
    await expect.poll(() => page.locator('#search-q').inputValue()).toBe('标准');
    await page.goBack();
    await expect.poll(() => page.locator('#search-q').inputValue()).toBe('品牌');
    await expect.poll(() => shownResults(page)).toEqual(first);
    await page.goForward();
    await expect.poll(() => page.locator('#search-q').inputValue()).toBe('标准');
  });

  test('brings back as many results as had been shown, and where the reader was', async ({ visit }) => {
    const page = await visit('search/?q=质量');
    await answered(page);
    await page.locator('[data-more]').click();
    await expect.poll(() => page.locator('li[data-result]').count()).toBeGreaterThan(40);
    await page.locator('li[data-result] a').nth(15).click();
    await page.locator('article[data-eid]').first().waitFor();
    await page.goBack();
    await expect.poll(() => page.locator('li[data-result]').count()).toBeGreaterThan(40);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  });

  test('of a word that stands nowhere offers no way out of a filter that is not to blame', async ({ visit }) => {
    const page = await visit('search/?q=罚款&kind=article');
    await answered(page);
    expect(await page.getByRole('link', { name: '去掉筛选' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '阅读全文' }).isVisible()).toBe(true);
  });

  test('of an unknown filter value says so by no results, and leads out of it', async ({ visit }) => {
    const page = await visit('search/?q=质量&in=no-such-law&kind=nonsense&sort=nonsense&view=nonsense&year=x');
    await answered(page);
    expect(await total(page)).toBe(0);
    await page.getByRole('link', { name: '去掉筛选' }).click();
    await expect.poll(() => total(page)).toBeGreaterThan(0);
  });
});

describe('what was typed', () => {
  test('as a number leads to the article first, while results follow', async ({ visit }) => {
    const page = await visit('search/?q=十二');
    await answered(page);
    await page.locator('[data-jump][data-eid="art_12"]').click();
    await page.waitForURL(`**/${SLUG}/art-12/`);
  });

  test.for([
    ['中发〔2017〕24号', SLUG, ''],
    ['中发[2017]24号', SLUG, ''],
    ['24号', SLUG, ''],
    ['质量提升指导意见', SLUG, ''],
    ['中共中央、国务院关于开展质量提升行动的指导意见', SLUG, ''],
    ['zltszdyj', SLUG, ''],
    ['质量提升指导意见（十三）', SLUG, 'art_13'],
    ['一、', SLUG, 'part_1'],
    ['（十九）第二段', SLUG, 'art_19__para_2'],
  ])('%s opens it directly, before all hits', async ([typed = '', regulation, eId], { visit }) => {
    const page = await visit(`search/?q=${encodeURIComponent(typed)}`);
    await answered(page);
    const first = page.locator('[data-jump], [data-result]').first();
    expect(await first.getAttribute('data-jump')).toBe('');
    expect(await first.getAttribute('data-regulation')).toBe(regulation);
    expect(await first.getAttribute('data-eid')).toBe(eId);
    await first.click();
    await page
      .locator(eId === '' ? '.contents, #contents' : `article, #${eId}`)
      .first()
      .waitFor();
  });

  test.for([
    ['节约用水条例', 'jieshui-tiaoli', ''],
    ['节水条例第三条', 'jieshui-tiaoli', 'art_3'],
    ['jieyueyongshuitiaoli', 'jieshui-tiaoli', ''],
    ['节约用水条例 第一章', 'jieshui-tiaoli', 'chp_1'],
  ])('%s opens one of several regulations', async ([typed = '', regulation, eId], { visit }) => {
    const page = await visit(`search/?q=${encodeURIComponent(typed)}`, { site: 'fixtures' });
    await answered(page);
    const first = page.locator('[data-jump]').first();
    expect(await first.getAttribute('data-regulation')).toBe(regulation);
    expect(await first.getAttribute('data-eid')).toBe(eId);
  });

  test('as a law that is not here is told to be none of the library', async ({ visit }) => {
    const page = await visit('search/?q=《渡船法》');
    await answered(page);
    expect(await page.locator('[data-search-offers]').textContent()).toContain('本站没有收录《渡船法》');
  });

  test('as a clause of such a law leads to the articles that cite it', async ({ visit }) => {
    const page = await visit('search/?q=水法第三条', { site: 'fixtures' });
    await answered(page);
    const offers = page.locator('[data-search-offers]');
    expect(await offers.textContent()).toContain('本站没有收录《中华人民共和国水法》');
    await offers.getByRole('link').first().click();
    await page.locator('article[data-regulation]').waitFor();
    expect(await page.locator('article[data-regulation]').textContent()).toContain('《中华人民共和国水法》');
  });

  test('as an article without a law is one of the regulation read last', async ({ visit }) => {
    const page = await visit('zhushi-banfa/art-1/', { site: 'fixtures' });
    await page.goto(new URL('../../search/?q=第一条', page.url()).href);
    await answered(page);
    expect(await page.locator('[data-jump]').first().getAttribute('data-regulation')).toBe('zhushi-banfa');
  });

  test.for([
    ['互联网+', 'art_10__para_1'],
    ['首台（套）', 'art_24__para_1'],
    ['“产品+服务”', 'art_5__para_1'],
    ['産品質量', 'art_23__para_1'],
    ['ＡＢＣ|质量强国', 'art_27'],
  ])('%s finds %s', async ([typed = '', eId], { visit }) => {
    const page = await visit(`search/?q=${encodeURIComponent(typed)}&kind=article`);
    await answered(page);
    expect((await allResults(page)).filter(({ inexact }) => inexact === null).map((result) => result.eId)).toContain(
      eId,
    );
  });

  test('in pinyin suggests headings and terms', async ({ visit }) => {
    const page = await visit('search/?q=zlqg');
    await answered(page);
    expect(await page.locator('[data-search-offers]').textContent()).toContain('实施质量强国战略');
  });

  test('is answered by synonyms after what is exact, and labelled', async ({ visit }) => {
    const page = await visit('search/?q=打假');
    await answered(page);
    expect(await total(page)).toBe(0);
    const results = await shownResults(page);
    expect(results.map(({ inexact }) => inexact)).toEqual(results.map(() => 'synonym'));
    expect(results.length).toBeGreaterThan(0);
    expect(await page.locator('.search-tag').first().textContent()).toBe('近义');
  });

  test.for(['质量提生', '环境质量管理', '龘', 'xyzzy', '质量 -质量'])(
    '%s, in vain, leads on',
    async (typed, { visit }) => {
      const page = await visit(`search/?q=${encodeURIComponent(typed)}`);
      await answered(page);
      expect(await total(page)).toBe(0);
      expect(
        await page.locator('[data-search-offers] a:visible, [data-search-retry] a:visible').count(),
      ).toBeGreaterThan(0);
    },
  );

  test('by an input method is not searched before it is chosen', async ({ visit }) => {
    const page = await visit('search/');
    await page.locator('#search-q').focus();
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ['z', 'zhi', 'zhiliang']) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      expect(await page.locator('#search-q').inputValue()).toBe(text);
      expect(await page.locator('[data-search-status]').getAttribute('data-search-status')).toBe('idle');
    }
    await keyboard.send('Input.insertText', { text: '质量' });
    await answered(page);
    expect(await page.locator('#search-q').inputValue()).toBe('质量');
    expect(await total(page)).toBeGreaterThan(0);
  });
});

describe('the dialog', () => {
  test('opens by keys, answers while typing, and leads to a result that is marked there', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/`);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('缺陷产品召回');
    await page.locator('[role="option"]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('[role="option"][aria-selected="true"]');
    expect(await chosen.textContent()).toContain('加强全面质量监管');
    const active = await page.locator('.search-dialog input').getAttribute('aria-activedescendant');
    expect(active).toBe(await chosen.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/art-16/#art_16__para_1');
    await page.locator('.hit-bar').waitFor();
  });

  test('asks for all its scripts and for the index at once, and for each once', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/`, {
      serviceWorkers: 'block',
      complaint: /Service Worker registration blocked/u,
    });
    const asked: string[] = [];
    const held = Promise.withResolvers<void>();
    await page.route(/\/(?:_astro|pagefind)\//u, async (route) => {
      asked.push(new URL(route.request().url()).pathname);
      await held.promise;
      await route.continue();
    });
    const early = ['/dialog.', '/dialog-results.', '/worker-', '/catalogue.json', '/wasm.unknown.pagefind'].map(
      (name) => page.waitForRequest((request) => request.url().includes(name)),
    );
    await page.keyboard.press('/');
    await Promise.all(early);
    held.resolve();
    await page.keyboard.type('缺陷产品召回');
    await page.locator('[role="option"]').first().waitFor();
    // A page whose requests are held has no cache, from which the worker is taken else
    const once = asked.filter((path) => !path.includes('/worker-'));
    expect(once.toSorted()).toEqual([...new Set(once)].toSorted());
  });

  test('does not name the only regulation on every line', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/`);
    await page.keyboard.press('/');
    await page.keyboard.type('召回');
    await page.locator('[role="option"] mark').first().waitFor();
    expect(await page.locator('.search-dialog').textContent()).not.toContain('质量提升指导意见');
  });

  test('opens a regulation and a clause by name', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-1/', { site: 'fixtures' });
    await page.keyboard.press('/');
    await page.keyboard.type('节约用水条例第三条');
    const jump = page.locator('.search-dialog a[data-jump]').first();
    await jump.waitFor();
    expect(await jump.getAttribute('data-regulation')).toBe('jieshui-tiaoli');
    expect(await jump.getAttribute('data-eid')).toBe('art_3');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/jieshui-tiaoli/art-3/');
  });

  test('hands over to the search page, closes by Escape, and gives the focus back', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/`);
    const box = page.locator('.masthead [data-search-box]');
    await box.click();
    await page.locator('.search-dialog [role="listbox"]').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.locator('.search-dialog').waitFor({ state: 'hidden' });
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('/');
    await page.keyboard.type('标准');
    await page.getByRole('option', { name: '全部结果' }).click();
    await page.waitForURL(/\/search\/\?q=/u);
    await answered(page);
    expect(await total(page)).toBeGreaterThan(0);
  });

  test('remembers searches on this device, until they are cleared', async ({ visit }) => {
    const page = await visit('search/?q=计量');
    await answered(page);
    await page.locator('#search-q').press('Enter');
    await page.goto(inject('own').url);
    await page.keyboard.press('/');
    await page.getByRole('option', { name: '计量' }).waitFor();
    await page.getByRole('button', { name: '清除最近检索' }).click();
    await expect.poll(() => page.getByRole('option').count()).toBe(0);
    await page.goto(new URL('search/', inject('own').url).href);
    expect(await page.locator('[data-search-recent]').isVisible()).toBe(false);
  });

  test('opens where storage is forbidden', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/`, { prepare: (opened) => opened.addInitScript(forbidStorage) });
    await page.keyboard.press('/');
    await page.keyboard.type('召回');
    await page.locator('[role="option"]').first().waitFor();
    expect(await page.getByRole('option').count()).toBeGreaterThan(1);
  });
});

describe('the keyboard', () => {
  test('goes from the field through the results and back', async ({ visit }) => {
    const page = await visit('search/?q=召回');
    await answered(page);
    await page.locator('#search-q').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/art-16/**');
  });

  test('after more results stands on the first new one', async ({ visit }) => {
    const page = await visit('search/?q=质量', SHORT);
    await answered(page);
    const before = await page.locator('li[data-result]').count();
    await page.locator('[data-more]').press('Enter');
    await expect.poll(() => page.locator('li[data-result]').count()).toBeGreaterThan(before);
    await expect
      .poll(() =>
        page
          .locator('li[data-result]')
          .evaluateAll((items) => items.findIndex((item) => item.contains(document.activeElement))),
      )
      .toBe(before);
  });
});

describe('who scrolls on', () => {
  test('comes to every result without a click, is told how many are left, and keeps the focus and the address', async ({
    visit,
  }) => {
    const page = await visit('search/?q=质量', SHORT);
    await answered(page);
    const announced = await total(page);
    const more = page.locator('[data-more]');
    const shown = await page.locator('li[data-result]').count();
    expect(await more.textContent()).toBe(`显示更多（还有${announced - shown}段）`);
    const address = page.url();
    const third = page.locator('li[data-result] a').nth(2);
    await third.focus();
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 4000);
        return page.locator('li[data-result]:not([data-inexact])').count();
      })
      .toBe(announced);
    expect(await more.isVisible()).toBe(false);
    expect(await third.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(page.url()).toBe(address);
    const groups = await page.locator('.search-group__name').allTextContents();
    expect(new Set(groups).size).toBe(groups.length);
  });

  test('in the concordance, too', async ({ visit }) => {
    const page = await visit('search/?q=质量&view=kwic', SHORT);
    await answered(page);
    const { hits } = await countedIn(page);
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 4000);
        return page.locator('tr:not([data-inexact]) mark').count();
      })
      .toBe(hits);
  });
});

test('without scripts no field is offered that could only load the page again', async ({ visit }) => {
  const page = await visit('search/?q=召回', { javaScriptEnabled: false });
  expect(await page.locator('#search-q').isVisible()).toBe(false);
  expect(await page.locator('.search-unscripted a').first().isVisible()).toBe(true);
});

test('results are searched within', async ({ visit }) => {
  const page = await visit('search/?q=质量');
  await answered(page);
  const before = await total(page);
  await page.getByLabel('在结果中查找').fill('品牌');
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page).get('q')).toBe('质量 品牌');
  await answered(page);
  expect(await total(page)).toBeLessThan(before);
});

test('two words in one sentence stand in one sentence', async ({ visit }) => {
  const page = await visit('search/?q=同句：质量 品牌');
  await answered(page);
  const results = await allResults(page);
  expect(results.length).toBeGreaterThan(0);
  for (const { marked } of results) expect(marked).toEqual(expect.arrayContaining(['质量', '品牌']));
});

test('results are printed whole, with what was found emphasised', async ({ visit }) => {
  const page = await visit('search/?q=质量', SHORT);
  await answered(page);
  const announced = await total(page);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.locator('.search-export summary').click();
  await page.getByRole('button', { name: '打印全部结果' }).click();
  await page.locator('body[data-printed]').waitFor();
  expect(await page.locator('li[data-result]:not([data-inexact])').count()).toBe(announced);
  await page.emulateMedia({ media: 'print' });
  const mark = page.locator('[data-result] mark').first();
  expect(await mark.evaluate((each) => getComputedStyle(each).textDecorationLine)).toBe('underline');
  expect(await page.locator('.search-page').evaluate((each) => getComputedStyle(each).minHeight)).toBe('0px');
});

test('from hit to hit goes on to the next article with results, and back to the list', async ({ visit }) => {
  const page = await visit('search/?q=召回&sort=text');
  await answered(page);
  const pages = [...new Set((await shownResults(page)).map(({ eId }) => eId.split('__')[0]))];
  expect(pages.length).toBeGreaterThan(1);
  const found = await total(page);
  await page.locator('[data-result] a').first().click();
  for (const [index, eId] of pages.entries()) {
    await page.waitForURL(`**/${eIdToFileName(eId ?? '')}/**`);
    const link = page.locator('.hit-bar a');
    await link.waitFor();
    expect(await marks(page)).toContain('召回');
    expect(await link.textContent()).toMatch(new RegExp(`/${found}段$`, 'u'));
    expect(await link.textContent()).toContain(index === pages.length - 1 ? '全部结果' : '下一条');
    await link.click();
  }
  await page.waitForURL('**/search/**');
  await answered(page);
  expect(query(page).get('sort')).toBe('text');
});

describe.each([
  ['at 320 pixels', { viewport: { width: 320, height: 640 } }],
  ['on a phone', PHONE],
] as const)('%s', (_, device) => {
  test.for(['?q=质量', '?q=质量&view=kwic', '?q=打假', '?q=12', '?q=龘', ''])(
    'nothing of search/%s scrolls sideways',
    async (address, { visit }) => {
      const page = await visit(`search/${address}`, device);
      if (address !== '') await answered(page);
      expect(await sidewaysScroll(page)).toBe(0);
    },
  );
});

describe.each(['light', 'dark'] as const)('in %s colours axe finds nothing on', (colorScheme) => {
  test.for(['?q=质量', '?q=质量&view=kwic', '?q=打假', '?q=12', '?q=龘'])('search/%s', async (address, { visit }) => {
    const page = await visit(`search/${address}`, { colorScheme });
    await answered(page);
    expect(await violations(page)).toEqual([]);
  });

  test('the dialog, with and without results', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/`, { colorScheme });
    await page.keyboard.press('/');
    await page.locator('.search-dialog [role="listbox"]').waitFor({ state: 'attached' });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('质量');
    await page.locator('[role="option"]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await violations(page)).toEqual([]);
  });

  test('an article with marks', async ({ visit }) => {
    const page = await visit('search/?q=检测', { colorScheme });
    await answered(page);
    await page.locator('[data-eid="art_12__para_1"] a').click();
    await page.locator('.hit-bar').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

/** What the page says it has found. */
async function countedIn(page: Page): Promise<{ readonly records: number; readonly hits: number }> {
  const [, hits, records] = /有(\d+)处，在(\d+)段中/u.exec((await statusText(page)) ?? '') ?? [];
  return { records: Number(records), hits: Number(hits) };
}

/** Hits in the results on the page that are exact. */
async function hitsOnPage(page: Page): Promise<number> {
  const address = new URL(page.url());
  address.searchParams.set('view', 'kwic');
  const other = await page.context().newPage();
  await other.goto(address.href);
  await answered(other);
  while (await other.locator('[data-more]').isVisible()) {
    const before = await other.locator('.kwic mark').count();
    await other.locator('[data-more]').click();
    await expect.poll(() => other.locator('.kwic mark').count()).toBeGreaterThan(before);
  }
  const hits = await other.locator('tr:not([data-inexact]) mark').count();
  await other.close();
  return hits;
}

/** The text of a file in a ZIP archive. */
function fileInZip(archive: Buffer, name: string): string {
  const entry = archive.lastIndexOf(name) - 46;
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  return (archive.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
}

/** The texts under the marks, in order. */
function marks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ranges = [...(CSS.highlights.get('search-hit') ?? [])];
    return ranges.map((range) => (range instanceof Range ? range.toString() : ''));
  });
}

function forbidStorage(): void {
  for (const area of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, area, {
      get() {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  }
}
