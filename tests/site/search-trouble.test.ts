/** What can go wrong with what is typed and what is loaded: no exception, nothing injected, a clear message, and a way on. */
import type { Page, Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../support/site/browser.ts';
import { answered, shownResults, statusText, total } from '../support/site/search.ts';

const state = (page: Page) => page.locator('[data-search-status]').getAttribute('data-search-status');

const LONG = '质'.repeat(10_000);

describe('whatever is typed', () => {
  const typedAndSaid = [
    ['', 'idle', '输入要查找的词句'],
    ['   ', 'idle', '输入要查找的词句'],
    ['，。！？', 'idle', '英文双引号'],
    ['"', 'idle', '英文双引号'],
    ['-召回', 'idle', '要排除的词'],
    ['"质量', 'done', '正文有'],
    ['\ud800', 'idle', '输入要查找的词句'],
    ['质\ud800量', 'done', '正文有'],
    ['\u202e质量\u202c', 'done', '正文有'],
    ['<img src=x onerror="document.body.id=\'ran\'">', 'done', '没有'],
    ['</title><script>document.body.id="ran"</script>', 'done', '没有'],
    [LONG, 'done', '开头的 120 个字'],
    ['|', 'idle', '英文双引号'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: signs, as typed
    ['(.*+?^${}[]\\', 'idle', '英文双引号'],
  ] as const;
  const named = typedAndSaid.map((entry) => [entry[0].slice(0, 50), ...entry] as const);

  test.for(named)('%j is answered', async ([, typed, expected, said], { visit }) => {
    const page = await visit('search/');
    await page.locator('#search-q').evaluate((field, value) => {
      if (!(field instanceof HTMLInputElement)) throw new Error('没有输入框');
      field.value = value;
      field.dispatchEvent(new InputEvent('input'));
    }, typed);
    await expect.poll(() => state(page)).toBe(expected);
    expect(await statusText(page)).toContain(said);
    await page.locator('#search-q').press('Enter');
    await expect.poll(() => state(page)).toBe(expected);
    expect(await page.locator('#ran').count()).toBe(0);
    expect(await page.locator('main img, main script:not([src])').count()).toBe(0);
    // What the address holds is answered alike
    await page.reload();
    await expect.poll(() => state(page)).toBe(expected);
    expect(await statusText(page)).toContain(said);
  });
});

/** Without the copies that the service worker keeps: what cannot be had is felt. */
const ONLINE = { serviceWorkers: 'block', complaint: /Service Worker registration blocked/u } as const;

/** Nothing is asked of the index before something is typed, so a fault that is set up early is met. */
const FAULT =
  /Service Worker registration blocked|返回 404|Failed to load|net::ERR|WebAssembly|Content Security Policy/u;

describe('when a file of the index', () => {
  test.for([
    ['is missing', (route: Route) => route.fulfill({ status: 404 }), '不存在'],
    ['cannot be reached', (route: Route) => route.abort('internetdisconnected'), '无法连接'],
    ['is damaged', (route: Route) => route.fulfill({ body: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]) }), '已损坏'],
  ] as const)('%s, the page says so and tries again when asked', async ([, fault, said], { visit }) => {
    const chunks = /\/pagefind\/index\//u;
    const page = await visit('search/', {
      ...ONLINE,
      complaint: FAULT,
      prepare: (opened) => opened.context().route(chunks, fault),
    });
    await page.locator('#search-q').fill('质量');
    await expect.poll(() => state(page)).toBe('error');
    expect(await statusText(page)).toContain(said);
    expect(await shownResults(page)).toEqual([]);
    expect(
      await page
        .getByRole('link', { name: /阅读全文/u })
        .first()
        .isVisible(),
    ).toBe(true);
    await page.context().unroute(chunks);
    await page.getByRole('button', { name: '重试' }).click();
    await answered(page);
    expect(await total(page)).toBeGreaterThan(0);
  });

  test.for(['catalogue.json', 'wasm.unknown.pagefind'])(
    'namely %s, is missing, the page says so',
    async (file, { visit }) => {
      const page = await visit('search/?q=质量', {
        ...ONLINE,
        complaint: FAULT,
        prepare: (opened) => opened.context().route(`**/pagefind/${file}*`, (route) => route.fulfill({ status: 404 })),
      });
      await expect.poll(() => state(page)).toBe('error');
      expect(await statusText(page)).toContain(file);
    },
  );
});

describe('an index of another build', () => {
  /** Its texts lie where there is nothing any more. */
  const otherBuild = async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), stamp: 'another' } });
  };

  test('is loaded anew without a word', async ({ visit }) => {
    let asked = 0;
    const page = await visit('search/?q=质量', {
      ...ONLINE,
      complaint: FAULT,
      prepare: (opened) =>
        opened.context().route('**/pagefind/catalogue.json', (route) => {
          asked += 1;
          return asked === 1 ? otherBuild(route) : route.continue();
        }),
    });
    await answered(page);
    expect(await total(page)).toBeGreaterThan(0);
    expect(asked).toBe(2);
  });

  test('that stays is not read as nonsense: the page says that the site is being renewed', async ({ visit }) => {
    const page = await visit('search/?q=质量', {
      ...ONLINE,
      complaint: FAULT,
      prepare: (opened) => opened.context().route('**/pagefind/catalogue.json', otherBuild),
    });
    await expect.poll(() => state(page)).toBe('error');
    expect(await statusText(page)).toContain('正在更新');
  });
});

describe('a browser that', () => {
  test('forbids WebAssembly is told, and shown the full text', async ({ visit }) => {
    const page = await visit('search/?q=质量', {
      ...ONLINE,
      complaint: FAULT,
      prepare: (opened) =>
        opened.context().route('**/_astro/worker-*.js', async (route) => {
          const response = await route.fetch();
          const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
          await route.fulfill({ response, headers });
        }),
    });
    await expect.poll(() => state(page)).toBe('error');
    expect(await statusText(page)).toContain('WebAssembly');
    expect(
      await page
        .getByRole('link', { name: /阅读全文/u })
        .first()
        .isVisible(),
    ).toBe(true);
  });

  test('blocks the worker is told, and answers when it no longer does', async ({ visit }) => {
    const workers = '**/_astro/worker-*.js';
    const page = await visit('search/?q=质量', {
      ...ONLINE,
      complaint: FAULT,
      prepare: (opened) => opened.context().route(workers, (route) => route.abort('blockedbyclient')),
    });
    await expect.poll(() => state(page)).toBe('error');
    expect(await statusText(page)).toContain('拦截');
    await page.context().unroute(workers);
    await page.getByRole('button', { name: '重试' }).click();
    await answered(page);
  });

  test('blocks the script of the page shows the way to the full text', async ({ visit }) => {
    const page = await visit('search/?q=质量', {
      ...ONLINE,
      // Without the script nothing uses what was fetched ahead for it, which Chromium says after some seconds
      complaint: new RegExp(`${FAULT.source}|preloaded using link preload but not used`),
      prepare: (opened) => opened.context().route('**/_astro/SearchPanel*', (route) => route.abort('blockedbyclient')),
    });
    await page.locator('[data-search-unscripted]').waitFor();
    await page.locator('[data-search-unscripted] a').first().click();
    await page.waitForURL('**/full/');
  });

  test('goes offline while the dialog is open is told there', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-3/', { ...ONLINE, complaint: FAULT });
    await page.keyboard.press('/');
    await page.locator('.search-dialog [role="listbox"]').waitFor({ state: 'attached' });
    await page.keyboard.type('标准');
    await page.locator('[role="option"]').first().waitFor();
    await page.context().setOffline(true);
    await page.keyboard.type('领跑');
    await expect.poll(() => page.locator('.search-dialog').textContent()).toContain('无法连接');
    await page.context().setOffline(false);
    await page.keyboard.press('Backspace');
    await expect.poll(() => page.getByRole('option', { name: '全部结果' }).count()).toBe(1);
  });
});
