/** The way from what a page shows to what the state published: whether it is in force, where to look, and whether the text is the same. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import type { Manifest } from '../../src/publishing/finish.ts';
import { test } from '../support/site/browser.ts';

const SLUG = 'zhiliang-tisheng-2017';
const GAZETTE = 'http://www.gov.cn/gongbao/content/2017/content_5227802.htm';

describe('every regulation says whether it is in force and where to look', () => {
  test.for([`${SLUG}/`, '', `${SLUG}/art-12/`, `${SLUG}/full/`])('/%s', async (path, { visit }) => {
    const page = await visit(path, { javaScriptEnabled: false });
    const facts = page.locator('.facts');
    expect(await facts.locator('div', { hasText: '时效性' }).locator('dd').textContent()).toContain('未标注');
    const source = facts.getByRole('link', { name: '国务院公报（2017年9月30日）' });
    expect(await source.getAttribute('href')).toBe(GAZETTE);
    if (!/^(?:[\w-]+\/)?$/u.test(path)) return;
    const look = facts.locator('div', { hasText: '官方查证' }).getByRole('link');
    expect(await look.textContent()).toContain('在中国政府网查“中发〔2017〕24号”');
    expect(await look.getAttribute('href')).toBe('https://www.gov.cn/zhengce/');
  });

  test('and so does paper', async ({ visit }) => {
    for (const path of [`${SLUG}/art-12/`, `${SLUG}/full/`]) {
      const page = await visit(path);
      await page.emulateMedia({ media: 'print' });
      const standing = page.locator('.standing');
      expect(await standing.isVisible()).toBe(true);
      for (const link of await standing.getByRole('link').all()) {
        const written = await link.evaluate((each) => getComputedStyle(each, '::after').content);
        expect(written).toContain(await link.getAttribute('href'));
      }
      expect(await standing.locator('div', { hasText: '时效性' }).isVisible()).toBe(true);
      // One running paragraph as wide as the text
      expect(await standing.evaluate((list) => list.getBoundingClientRect().height)).toBeLessThan(100);
      expect(await standing.locator('.host').first().isVisible()).toBe(false);
    }
  });
});

describe('the official text is checked by one button', () => {
  /** What the reader is told; from a page that is read, by its link. */
  const check = async (page: Page): Promise<{ readonly said: string; readonly found: readonly string[] }> => {
    const asked = page.locator('[data-verify]');
    if ((await asked.count()) > 0) await asked.click();
    else {
      await page.getByRole('link', { name: '校验原文' }).click();
      await page.waitForURL(/\?verify=[\w-]+\/#verify$/u);
    }
    const told = page.locator('[data-verified]');
    await expect.poll(() => told.textContent()).toMatch(/^(?!正在校验).+/u);
    return { said: (await told.locator('b').textContent()) ?? '', found: await told.locator('li').allTextContents() };
  };

  test.for([
    [`${SLUG}/`, '全文81行，与原文文件逐字一致。'],
    ['', '全文81行，与原文文件逐字一致。'],
    [`${SLUG}/full/`, '全文81行，与原文文件逐字一致。'],
    [`${SLUG}/art-2/`, '（二）基本原则5行，与原文文件逐字一致。'],
  ] as const)('on /%s', async ([path, says], { visit }) => {
    const { sourceHash } = await recorded();
    const { said, found } = await check(await visit(path));
    expect(said).toBe('一致');
    expect(found).toEqual([`原文文件28156字节，SHA-256 为 ${sourceHash}，与校验清单一致。`, says]);
  });

  test.for([
    'jieshui-tiaoli/full/',
    'shuju-biao/full/',
    'duikang-wenben/full/',
    'duikang-wenben/',
    'chuihuo-banfa/full/',
  ])('whatever the text: %s', async (path, { visit }) => {
    const { said, found } = await check(await visit(path, { site: 'fixtures' }));
    expect(found.join('\n')).toMatch(/与校验清单一致。\n全文\d+行，与原文文件逐字一致。$/u);
    expect(said).toBe('一致');
  });

  test('which tells the line where one character differs, and the line that is missing', async ({ visit }) => {
    const page = await visit(`${SLUG}/`, { serviceWorkers: 'block', complaint: /Service Worker registration/u });
    await page.route('**/full/', async (route) => {
      const response = await route.fetch();
      const html = (await response.text())
        .replace(/(id="art_3__para_1"[\s\S]*?供给质量)明显/u, '$1显著')
        .replace(/<p[^>]*id="art_30__para_1"[\s\S]*?<\/p>/u, '');
      await route.fulfill({ response, body: html });
    });
    const { said, found } = await check(page);
    expect(said).toBe('不一致');
    expect(found.slice(1)).toEqual([
      expect.stringMatching(/^第\d+行：原文“.*供给质量明显改善.*”，网页“.*供给质量显著改善.*”$/u),
      expect.stringMatching(/^第\d+行没有显示：“.+”$/u),
    ]);
  });

  test('which tells that the file is not the one that was published', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-2/`, { serviceWorkers: 'block', complaint: /Service Worker registration/u });
    await page.route('**/source.txt', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('质量第一', '质量至上') });
    });
    const { said, found } = await check(page);
    expect(said).toBe('不一致');
    expect(found[0]).toContain('与校验清单不一致');
    expect(found[1]).toMatch(/^第\d+行：原文“.*质量至上.*”，网页“.*质量第一.*”$/u);
  });

  test('which does not say 一致 where the browser computes no checksum', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-2/`, {
      prepare: (page) =>
        page.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false })),
    });
    const { said, found } = await check(page);
    expect(said).toBe('文字一致，文件没有校验');
    expect(found[0]).toMatch(/^原文文件的校验值没有算出来，.*浏览器只在 https 的网页上计算/u);
    expect(found[1]).toBe('（二）基本原则5行，与原文文件逐字一致。');
    expect(await page.locator('[data-verified] .agrees').count()).toBe(1);
  });

  test('which says so when the file cannot be had', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-2/`, {
      serviceWorkers: 'block',
      complaint: /source\.txt|ERR_FAILED|Service Worker registration/u,
    });
    await page.route('**/source.txt', (route) => route.abort());
    expect(await check(page)).toEqual({ said: '没有校验成', found: ['没有取到原文文件。联网后再试一次。'] });
  });

  test.for(['../../etc/', 'https://example.org/', '%'])(
    'an address that names no page of the regulation, %s, asks for nothing',
    async (asked, { visit }) => {
      const page = await visit(`${SLUG}/?verify=${encodeURIComponent(asked)}#verify`);
      await page.locator('[data-verify]').waitFor();
      expect(await page.locator('[data-verified]').textContent()).toBe('');
    },
  );

  test('and without scripts the landing page offers the file and its checksum', async ({ visit }) => {
    const page = await visit(`${SLUG}/`, { javaScriptEnabled: false });
    expect(await page.locator('[data-verify]').getAttribute('href')).toBe(`/${SLUG}/source.txt`);
    expect(await page.locator('.verify .hash').textContent()).toBe((await recorded()).sourceHash);
  });

  const recorded = async (): Promise<{ readonly sourceHash: string }> => {
    const { texts }: Manifest = JSON.parse(await readFile(join(inject('own').dist, 'manifest.json'), 'utf8'));
    return { sourceHash: texts.find(({ work }) => work === SLUG)?.source ?? '' };
  };
});

describe('the official file that a text was imported from', () => {
  const fixture = (path: string): string =>
    new URL(`../fixtures/content/regulations/${path}`, import.meta.url).pathname;

  test('is published byte for byte, and never as a page of the site', async ({ visit }) => {
    const page = await visit('jieshui-xize/', { site: 'fixtures' });
    const item = page.locator('.downloads li', { hasText: '官方原件' });
    const href = String(await item.getByRole('link').getAttribute('href'));
    expect(href).toMatch(/\/jieshui-xize\/files\/jieshui-xize\.original\.html\.txt$/u);
    const response = await page.request.get(new URL(href, page.url()).href);
    expect(response.headers()['content-type']).toContain('text/plain');
    expect(await response.body()).toEqual(await readFile(fixture('jieshui-xize/original.html')));
  });

  test('is named with its hash and its place where it is too large', async ({ visit }) => {
    const page = await visit('xiangcun-yijian/', { site: 'fixtures' });
    const item = page.locator('.downloads li', { hasText: '官方原件' });
    expect(await item.getByRole('link').getAttribute('href')).toBe('https://www.example.com/xiangcun.docx');
    expect(await item.textContent()).toMatch(/大于 20 MB，没有放在本站；SHA-256 为 3f79bb7b/u);
  });

  test('stands in the manifest, and in no list of what is kept offline', async ({ visit }) => {
    const page = await visit('jieshui-xize/', { site: 'fixtures' });
    const read = async (path: string) => (await page.request.get(new URL(path, inject('fixtures').url).href)).json();
    const manifest = await read('manifest.json');
    const hash = createHash('sha256')
      .update(await readFile(fixture('jieshui-xize/original.html')))
      .digest('hex');
    expect(manifest.texts.find(({ work }: { work: string }) => work === 'jieshui-xize').original).toBe(hash);
    expect(manifest.files['jieshui-xize/files/jieshui-xize.original.html.txt'].sha256).toBe(hash);
    expect(JSON.stringify(await read('jieshui-xize/offline.json'))).not.toContain('original');
  });
});
