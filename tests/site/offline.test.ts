/** A reader whose network comes and goes, and a site that is published anew meanwhile. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { joinBrowser } from '../support/site/browser.ts';
import { lookForNews, publishAnew, type Visit, visitCopy } from '../support/site/visit.ts';

const slug = 'zhiliang-tisheng-2017';
let browser: Browser;
let visit: Visit;
let folder: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await joinBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  visit = await visitCopy(inject('own').dist, browser);
  ({ folder, context, page } = visit);
});
afterEach(() => visit[Symbol.asyncDispose]());

const open = (path: string) => page.goto(visit.url + path);
const textOf = (selector: string) => page.locator(selector).textContent();

/** Resolves when the regulation of the page is kept whole, in whatever edition the server has now. */
async function kept(): Promise<void> {
  const list = JSON.parse(await readFile(join(folder, slug, 'offline.json'), 'utf8'));
  await expect.poll(() => page.evaluate(missingOf, list), { timeout: 60_000 }).toEqual([]);
}

/** In the page: what of a list is not in the cache of its edition, whose worker has taken over. */
async function missingOf({ edition, files }: { edition: string; files: [path: string, hash: string][] }) {
  const isControlled = navigator.serviceWorker.controller !== null;
  const name = (await caches.keys()).find((each) => each.endsWith(`:${edition}`));
  if (name === undefined || !isControlled) return ['all'];
  const { installing, waiting, active } = await navigator.serviceWorker.ready;
  if (installing || waiting || active?.state !== 'activated') return ['worker'];
  const cache = await caches.open(name);
  const found = await Promise.all(files.map(([path]) => cache.match(new URL(path, location.origin))));
  return files.filter((_, index) => found[index] === undefined).map(([path]) => path);
}

/** In the page: of a regulation, in any edition. */
async function pagesKept(slug: string): Promise<readonly string[]> {
  const editions = (await caches.keys()).filter((name) => /:[0-9a-f]{16}$/u.test(name));
  const kept = await Promise.all(editions.map(async (name) => (await caches.open(name)).keys()));
  return kept.flatMap((all) =>
    all.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith(`/${slug}/`)),
  );
}

/** Publishes the site with another word in an article, as a build would. */
const publishNews = (): Promise<void> =>
  publishAnew(folder, async () => {
    const article = join(folder, slug, 'art-5', 'index.html');
    await writeFile(article, (await readFile(article, 'utf8')).replace('</h1>', '<i data-editorial>新版</i></h1>'));
  });

test('after one visit the regulation reads and searches without a network', async () => {
  await open(`${slug}/art-4/`);
  await kept();
  await context.setOffline(true);
  await open(`${slug}/art-12/`);
  expect(await textOf('article h1')).toContain('（十二）');
  await page.locator('a[rel=next]').first().click();
  await page.waitForURL('**/art-13/');
  await open(`${slug}/art-12/?edition=2016-01-02#art_12__para_1`);
  expect(await textOf('article h1')).toContain('（十二）');
  expect(await textOf('.other-edition')).toContain('现在显示的是2017年9月5日的版本');
  await open(`side/#${slug},art_1/${slug},art_16`);
  await expect.poll(() => page.locator('[data-side-reasons]').textContent()).toContain('总述→分述');
  await open('proofread/');
  await page.locator('[data-draft]').fill('“开展对标达标活动，鼓励、引领企业主动制定和实施先进标准。”');
  await page.locator('[data-finding][data-kind=exact]').waitFor();
  await open(`${slug}/tasks/`);
  expect(await textOf('h1')).toBe('任务分解');
  await open('basket/');
  expect(await textOf('h1')).toBe('摘编');
  await open(`search/?q=${encodeURIComponent('质量基础设施')}`);
  await page.locator('[data-search-status=done]').waitFor({ state: 'attached' });
  expect(Number(await page.locator('[data-search-status]').getAttribute('data-total'))).toBeGreaterThan(0);
});

test('a page that is not kept says so, and leads to what is', async () => {
  await open(`${slug}/art-4/`);
  await kept();
  await context.setOffline(true);
  await open('bie-de/');
  expect(await textOf('h1')).toBe('没有网络');
  expect(await page.getByRole('button', { name: '选择要存的法规' }).count()).toBe(0);
  await expect.poll(() => textOf('[data-kept-said]')).toMatch(/^这一页没有保存在本机.*已存本机/u);
  expect(await page.locator('[data-kept] a').getAttribute('href')).toBe(`/${slug}/`);
});

test('已存本机 follows the store, wherever a page says it', async () => {
  await open('guide/');
  const said = page.locator('[data-kept-said]');
  await expect.poll(() => said.textContent()).toBe('现在本机没有存下法规。');
  const reading = await context.newPage();
  await reading.goto(`${visit.url}${slug}/`);
  const line = reading.locator('[data-kept-slug]');
  await kept();
  await line.getByRole('button', { name: '移除' }).waitFor();
  expect(await line.textContent()).toMatch(/^已存本机 · \d+\.\d MB 移除 离线阅读$/u);
  await expect.poll(() => said.textContent()).toMatch(/^已存本机（共1部，\d+\.\d MB），没有网络也能读、能查：$/u);
  expect(await page.locator('[data-kept] a').allTextContents()).toEqual([
    '中共中央、国务院关于开展质量提升行动的指导意见',
  ]);
  // Its reader removes it: to open it does not bring it back, to choose it does
  expect(await page.locator('[data-kept] small').textContent()).toMatch(/^\d+\.\d MB$/u);
  await page.locator('[data-kept] button').click();
  await expect.poll(() => said.textContent()).toBe('现在本机没有存下法规。');
  const choice = line.getByRole('button', { name: '存到本机' });
  await choice.waitFor();
  expect(await page.evaluate(pagesKept, slug)).toEqual([]);
  await reading.reload();
  await choice.waitFor();
  await choice.click();
  await kept();
  await expect.poll(() => page.locator('[data-kept] a').count()).toBe(1);
  // A build without it, and the same site as to its files: the regulation is gone from this device, too
  await publishAnew(folder, () => writeFile(join(folder, 'changes', 'index.html'), ''), []);
  await lookForNews(page);
  await expect.poll(() => said.textContent()).toBe('现在本机没有存下法规。');
  await choice.waitFor();
});

test('a new edition is shown at once with a network, and afterwards without one', async () => {
  await open(`${slug}/art-5/`);
  await kept();
  await publishNews();
  await open(`${slug}/art-5/`);
  expect(await textOf('article h1')).toContain('新版');
  await lookForNews(page);
  await kept();
  await context.setOffline(true);
  await open(`${slug}/art-5/`);
  expect(await textOf('article h1')).toContain('新版');
});

test('a page of the old edition that stands open learns of the new one, and asks before it changes', async () => {
  await open(`${slug}/art-5/`);
  await kept();
  await open(`${slug}/art-5/`);
  await publishNews();
  await lookForNews(page);
  const notice = page.getByRole('status').filter({ hasText: '新版本' });
  await notice.waitFor();
  expect(await textOf('article h1')).not.toContain('新版');
  await notice.getByRole('button', { name: '刷新' }).click();
  await page.locator('article h1', { hasText: '新版' }).waitFor();
});

test('files that changed on the way are not kept: editions never mix', async () => {
  await open(`${slug}/art-4/`);
  await kept();
  await publishNews();
  const article = join(folder, slug, 'art-7', 'index.html');
  await writeFile(article, (await readFile(article, 'utf8')).replace('</h1>', '</h1>半新半旧'));
  await lookForNews(page);
  await context.setOffline(true);
  await open(`${slug}/art-7/`);
  expect(await textOf('article')).not.toContain('半新半旧');
  await open(`${slug}/art-5/`);
  expect(await textOf('article h1')).not.toContain('新版');
});

test('the site can be installed: a manifest with icons that are there', async () => {
  await open('');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await fetch(new URL(href ?? '', visit.url))).json();
  expect(manifest).toMatchObject({ short_name: '条文', start_url: '/', scope: '/' });
  for (const { src, type } of manifest.icons) {
    const response = await fetch(new URL(src, visit.url));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  }
});
