/** A large library: its reader chooses what to keep, and without a network searches just that. */

import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { note, statute } from '../support/content-folder.ts';
import { joinBrowser } from '../support/site/browser.ts';
import { runBuild } from '../support/site/build-site.ts';
import { allResults, answered, type ShownResult, statusText, total } from '../support/site/search.ts';
import { lookForNews, publishAnew, type Visit, visitCopy } from '../support/site/visit.ts';

/** More than a small library has, and one more than a list shows at once. */
const LAWS = 61;
const slugOf = (number: number): string => `ban-fa-${String(number).padStart(2, '0')}`;
const titleOf = (number: number): string => `节水第${number}号办法`;
/** Neighbours, whose texts lie in one file of the index, and one apart from them. */
const KEPT = [slugOf(3), slugOf(4), slugOf(40)];

let built: string;
let folder: string;
let browser: Browser;
let visit: Visit;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await joinBrowser();
  built = await mkdtemp(join(tmpdir(), 'tiaowen-large-'));
  for (let number = 1; number <= LAWS; number += 1) {
    const law = join(built, 'content', 'regulations', slugOf(number));
    await mkdir(join(law, 'notes'), { recursive: true });
    const text = statute(
      `第一条　第${number}号用水单位应当每年检查一次，依照ＧＢ／Ｔ ${number}执行。`,
      `第二条　用水单位漏水的，责令改正；情节严重的，处${number}万元罚款。`,
    );
    await writeFile(join(law, 'source.txt'), text.replace('节水试行办法', titleOf(number)));
    if (number === 4) await writeFile(join(law, 'notes', 'jian-cha.md'), note('art_1__para_1', '检查'));
  }
  const made = await runBuild({ content: join(built, 'content'), out: join(built, 'site') });
  expect(made, made.stderr).toMatchObject({ status: 0 });
});
afterAll(async () => {
  await browser.close();
  await rm(built, { recursive: true, force: true });
});

beforeEach(async () => {
  visit = await visitCopy(join(built, 'site'), browser);
  ({ folder, context, page } = visit);
});
afterEach(() => visit[Symbol.asyncDispose]());

const open = (path: string) => page.goto(visit.url + path);
const line = () => page.locator('[data-kept-slug]');
const button = (name: string) => line().getByRole('button', { name });

async function choose(...slugs: readonly string[]): Promise<void> {
  for (const slug of slugs) {
    await open(`${slug}/`);
    await button('存到本机').click();
    await button('移除').waitFor();
  }
}

async function searchFor(typed: string, more = ''): Promise<readonly ShownResult[]> {
  await open(`search/?q=${encodeURIComponent(typed)}${more}`);
  await answered(page);
  return allResults(page);
}

const list = () => page.locator('[data-choice]');
const storing = () => list().getByRole('button', { name: /^存到本机|^正在存/u });
const told = () => list().locator('[role=status]').textContent();
const keptTitles = () => page.locator('[data-kept] a').allTextContents();

async function openList(): Promise<void> {
  await open('offline/');
  await page.getByRole('button', { name: '选择要存的法规' }).click();
  await list().getByRole('checkbox').first().waitFor();
}

/** Finds it by what is typed; what was ticked before stays so. */
async function tick(typed: string, title: string): Promise<void> {
  await list().getByRole('searchbox', { name: '法规名' }).fill(typed);
  await expect.poll(() => list().getByRole('checkbox').count()).toBe(1);
  await list().getByRole('checkbox', { name: title }).check();
}

/** What the site says that a list of files takes. */
async function bytesOf(path: string): Promise<number> {
  return JSON.parse(await readFile(join(folder, path, 'offline.json'), 'utf8')).bytes;
}

const keptFiles = () =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => /:[0-9a-f]{16}$/u.test(name));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });

const ONLY_KEPT = '没有网络：只查了已存本机的3部法规。';

/** What is in all of them and in one, in any width; several words; nothing. */
const QUERIES = ['检查', 'gb/t 4', '水', '漏水 罚款', '处4万元', '查无此语'];

test('a regulation is kept when its reader chooses it, not because it is opened, and goes when it is removed', async () => {
  await open(`${slugOf(7)}/art-1/`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await choose(slugOf(3));
  expect(await line().textContent()).toMatch(/^已存本机 · 0\.\d MB 移除 离线阅读$/u);
  expect((await keptFiles()).filter((path) => path.startsWith(`/${slugOf(7)}/`))).toEqual([]);
  expect((await keptFiles()).filter((path) => path.startsWith(`/${slugOf(3)}/pagefind/`)).length).toBeGreaterThan(1);
  expect((await keptFiles()).filter((path) => path.startsWith('/pagefind/')).length).toBe(4);
  await open('guide/');
  await expect.poll(() => page.locator('[data-kept] a').allTextContents()).toEqual([titleOf(3)]);
  await open(`${slugOf(3)}/`);
  await button('移除').focus();
  await page.keyboard.press('Enter');
  await button('存到本机').waitFor();
  // Who uses the keyboard goes on from there
  expect(await button('存到本机').evaluate((element) => element === document.activeElement)).toBe(true);
  expect((await keptFiles()).filter((path) => path.startsWith(`/${slugOf(3)}/`))).toEqual([]);
});

test('where nothing is kept nothing is searched; what cannot be had whole is not kept, and can be chosen again', async () => {
  await open(`${slugOf(3)}/`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await open(`search/?q=${encodeURIComponent('检查')}`);
  await page.locator('[data-search-status="error"]').waitFor();
  expect(await statusText(page)).toContain('本机也没有存下可查的法规');
  expect(await page.locator('[data-search-status]').getAttribute('data-total')).toBeNull();
  await context.setOffline(false);
  await open(`${slugOf(3)}/`);
  await context.setOffline(true);
  await button('存到本机').click();
  await line().filter({ hasText: '没有存完' }).waitFor();
  await button('存到本机').waitFor();
  await context.setOffline(false);
  await button('存到本机').click();
  await button('移除').waitFor();
});

test('without a network just what is kept answers, as it does online', async () => {
  await choose(...KEPT);
  const online = new Map<string, readonly ShownResult[]>();
  for (const typed of QUERIES)
    online.set(
      typed,
      (await searchFor(typed)).filter(({ regulation }) => KEPT.includes(regulation)),
    );
  const notes = await searchFor('正文', '&kind=note');
  expect(await statusText(page)).not.toContain('网络');
  await context.setOffline(true);
  for (const typed of QUERIES) {
    const results = await searchFor(typed);
    expect(results, typed).toEqual(online.get(typed));
    expect(await total(page), typed).toBe(results.filter(({ inexact }) => inexact === null).length);
    expect(await statusText(page), typed).toContain(ONLY_KEPT);
  }
  expect(await searchFor('正文', '&kind=note')).toEqual(notes);
  expect(notes).toHaveLength(1);
  // Narrowed, and read
  expect(await searchFor('检查', `&in=${slugOf(40)}`)).toHaveLength(1);
  expect(await searchFor('检查', `&in=${slugOf(7)}`)).toEqual([]);
  // Names open what is kept, and nothing is said of what is not
  const jumps = async (typed: string) => {
    await searchFor(typed);
    return page.locator('[data-jump]').evaluateAll((all) => all.map((jump) => jump.getAttribute('data-regulation')));
  };
  expect(await jumps(`${titleOf(40)}第二条`)).toEqual([slugOf(40)]);
  expect(await jumps(titleOf(5))).toEqual([]);
  expect(await page.locator('[data-search]').textContent()).not.toContain('没有收录');
  expect(await jumps(titleOf(4))).toEqual([slugOf(4)]);
  await page.locator('[data-jump]').click();
  await page.waitForURL(`**/${slugOf(4)}/`);
  expect(await page.locator('h1').textContent()).toBe(titleOf(4));
  // A long regulation is kept as its whole text alone: what is found in it is read there
  await page.evaluate(
    async (path) => {
      for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
    },
    `/${slugOf(40)}/art-2/`,
  );
  await searchFor('处40万元');
  await page.locator('[data-result] a').click();
  await page.waitForURL(`**/${slugOf(40)}/full/#art_2*`);
  // Over a page, too
  await page.keyboard.press('/');
  await page.locator('dialog input').fill('第40号');
  await expect.poll(() => page.locator('dialog [role=status]').textContent()).toContain(ONLY_KEPT);
});

test('the network comes back while the page is open', async () => {
  await choose(...KEPT);
  await context.setOffline(true);
  await searchFor('检查');
  expect(await total(page)).toBe(3);
  await context.setOffline(false);
  await page.getByRole('button', { name: '重试' }).click();
  await expect.poll(() => total(page)).toBe(LAWS);
  expect(await statusText(page)).not.toContain('网络');
  // And goes: what is shown further on is of one search
  await context.setOffline(true);
  await page.locator('[data-more]').click();
  await expect.poll(() => statusText(page)).toContain(ONLY_KEPT);
  expect(await total(page)).toBe(3);
  expect((await allResults(page)).map(({ regulation }) => regulation)).toEqual(KEPT);
});

test('new editions of the site take what is kept along, its part of the index too', async () => {
  await choose(...KEPT);
  for (const word of ['新版', '再版']) {
    await publishAnew(folder, async () => {
      const article = join(folder, slugOf(4), 'art-2', 'index.html');
      const text = await readFile(article, 'utf8');
      await writeFile(article, text.replace('</h1>', `<i data-editorial>${word}</i></h1>`));
    });
    const { edition } = JSON.parse(await readFile(join(folder, 'offline.json'), 'utf8'));
    await lookForNews(page);
    await expect
      .poll(() =>
        page.evaluate(async () => (await (await caches.open('tiaowen:/:in-use')).match(location.origin))?.text()),
      )
      .toContain(`["tiaowen:/:${edition}"`);
  }
  await context.setOffline(true);
  await open('guide-that-is-not-there/');
  await expect.poll(() => page.locator('[data-kept] a').allTextContents()).toEqual([3, 4, 40].map(titleOf));
  expect((await searchFor('处4万元')).map(({ regulation }) => regulation)).toEqual([slugOf(4)]);
  await page.locator('[data-result] a').click();
  await page.waitForURL(`**/${slugOf(4)}/art-2/**`);
  expect(await page.locator('article h1').textContent()).toContain('再版');
});

test('from the list of all regulations a reader chooses several, and has just these without a network', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open('offline/');
  const offer = page.getByRole('button', { name: '选择要存的法规' });
  await offer.waitFor();
  expect(asked.filter((path) => /shelf|choose/u.test(path))).toEqual([]);
  await offer.click();
  await expect.poll(() => list().getByRole('checkbox').count()).toBe(60);
  await list().getByRole('button', { name: '显示更多（还有1部）' }).click();
  expect(await list().getByRole('checkbox').count()).toBe(LAWS);
  expect(await storing().textContent()).toBe('存到本机');
  await tick('第3号', titleOf(3));
  await tick('jsd40', titleOf(40));
  const shared = await bytesOf('');
  const own = [await bytesOf(slugOf(3)), await bytesOf(slugOf(40))];
  const inMegabytes = (bytes: number) => `${Math.max(bytes / 1e6, 0.1).toFixed(1)} MB`;
  const amount = inMegabytes(own.reduce((sum, each) => sum + each, shared));
  await expect.poll(() => storing().textContent()).toBe(`存到本机（2部，约${amount}）`);
  expect(await told()).toBe(`含各部共用的检索和样式${inMegabytes(shared)}，只存一次。`);
  await storing().click();
  await expect.poll(told).toBe('存好了2部。');
  await expect.poll(keptTitles).toEqual([3, 40].map(titleOf));
  expect(await page.locator('[data-kept] small').allTextContents()).toEqual(own.map(inMegabytes));
  const all = inMegabytes(own.reduce((sum, each) => sum + each));
  await expect.poll(() => page.locator('[data-kept-said]').textContent()).toContain(`（共2部，${all}）`);
  await expect.poll(() => list().locator('li').textContent()).toContain(`已存本机 · ${inMegabytes(own[1] ?? 0)}`);

  await context.setOffline(true);
  await open(`${slugOf(40)}/art-2/`);
  expect(await page.locator('article').textContent()).toContain('处40万元罚款');
  expect((await searchFor('检查')).map(({ regulation }) => regulation)).toEqual([3, 40].map(slugOf));
  await open('offline/');
  await page.getByRole('button', { name: `移除${titleOf(3)}` }).click();
  await expect.poll(keptTitles).toEqual([titleOf(40)]);
  expect(await page.getByRole('button', { name: '选择要存的法规' }).count()).toBe(0);
  expect((await searchFor('检查')).map(({ regulation }) => regulation)).toEqual([slugOf(40)]);
  await open(`${slugOf(3)}/`);
  expect(await page.locator('h1').textContent()).toBe('没有网络');
});

test('a list that cannot be had is said to be so, and can be asked for again', async () => {
  await rename(join(folder, 'shelf.json'), join(folder, 'away'));
  await open('offline/');
  const offer = page.getByRole('button', { name: '选择要存的法规' });
  await offer.click();
  const said = page.locator('[data-choose-said]');
  await expect.poll(() => said.textContent()).toContain('取不到法规的清单');
  await rename(join(folder, 'away'), join(folder, 'shelf.json'));
  await offer.click();
  await list().getByRole('checkbox').first().waitFor();
  expect(await said.textContent()).toBe('');
  expect(await offer.isVisible()).toBe(false);
});

describe('what cannot be stored is told by its name, and the others are kept', () => {
  test('when the site is just being changed', async () => {
    await openList();
    await tick('第3号', titleOf(3));
    await tick('第4号', titleOf(4));
    await tick('第40号', titleOf(40));
    const article = join(folder, slugOf(4), 'art-1', 'index.html');
    const before = await readFile(article, 'utf8');
    await writeFile(article, `${before}半新半旧`);
    await storing().click();
    await expect
      .poll(told)
      .toMatch(/^存好了2部。1部没有存下，可以再存：节水第4号办法：没有存完：网络断了，或者网站正在更新/u);
    await expect.poll(keptTitles).toEqual([3, 40].map(titleOf));
    // It is still ticked
    await writeFile(article, before);
    await expect.poll(() => storing().textContent()).toMatch(/^存到本机（1部，约0\.\d MB）$/u);
    await storing().click();
    await expect.poll(keptTitles).toEqual([3, 40, 4].map(titleOf));
    await expect.poll(told).toBe('存好了1部。');
  });

  test('when the network goes', async () => {
    await openList();
    await tick('第3号', titleOf(3));
    await tick('第4号', titleOf(4));
    await context.setOffline(true);
    await storing().click();
    await expect.poll(told).toMatch(/^2部没有存下，可以再存：节水第3号办法：.*网络断了.*节水第4号办法：.*网络断了/u);
  });

  test('when the network goes, and what a tick will take is known only after that', async () => {
    await openList();
    await page.evaluate(() => {
      navigator.storage.estimate = () =>
        new Promise((tell) => Object.assign(globalThis, { tellRoom: () => tell({ quota: 1e9, usage: 0 }) }));
    });
    await tick('第3号', titleOf(3));
    await page.waitForFunction(() => 'tellRoom' in globalThis);
    await context.setOffline(true);
    await storing().click();
    await expect.poll(told).toMatch(/^1部没有存下，可以再存：节水第3号办法：/u);
    await page.evaluate(async () => {
      (globalThis as unknown as { tellRoom(): void }).tellRoom();
      await new Promise(requestAnimationFrame);
    });
    expect(await told()).toMatch(/^1部没有存下，可以再存：节水第3号办法：/u);
  });

  test('when the device is full', async () => {
    await choose(slugOf(3));
    await openList();
    const session = await context.newCDPSession(page);
    const { origin } = new URL(visit.url);
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 20_000 });
    await page.evaluate(() => {
      navigator.storage.estimate = async () => ({ quota: 20_000, usage: 0 });
    });
    await tick('第4号', titleOf(4));
    await expect.poll(told).toBe('本机剩下的空间可能不够。');
    await storing().click();
    await expect.poll(told).toMatch(/^1部没有存下，可以再存：节水第4号办法：本机空间不够/u);
    expect(await keptTitles()).toEqual([titleOf(3)]);
    expect((await keptFiles()).filter((path) => path.startsWith(`/${slugOf(4)}/`))).toEqual([]);
  });
});
