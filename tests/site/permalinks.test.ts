import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test } from '../support/site/browser.ts';
import { attribute, builtPages, elementsOf } from '../support/site/built-site.ts';

const law = 'jieshui-tiaoli';
const where = (page: Page): string => page.url().slice(inject('fixtures').url.length);

describe('a reader with an old address', () => {
  test.for([
    ['of a page', 'art-99/', 'art-2/'],
    ['of a page with a fragment, which is kept', 'art-99/#art_99__para_1', 'art-2/#art_99__para_1'],
    ['of a paragraph that went its own way', 'art-99/#art_99__para_2', 'art-1/'],
  ] as const)('%s is led on', async ([, from, to], { visit }) => {
    const page = await visit('', { site: 'fixtures' });
    await page.goto(`${page.url()}${law}/${from}`);
    await page.waitForURL((url) => !url.pathname.endsWith('/art-99/'));
    expect(where(page)).toBe(`${law}/${to}`);
  });

  test('is led on without scripts', async ({ visit }) => {
    const page = await visit('', { site: 'fixtures', javaScriptEnabled: false });
    await page.goto(`${page.url()}${law}/art-99/`, { waitUntil: 'commit' });
    await page.waitForURL(`**/${law}/art-2/`);
  });

  test('of a page that was taken back reads why', async ({ visit }) => {
    const page = await visit(`${law}/art-98/`, { site: 'fixtures' });
    expect(await page.getByRole('main').textContent()).toContain('2026年3月1日起：收录有误，这一条不属于本条例。');
    expect(await page.locator('main [data-forward]').count()).toBe(0);
  });

  test('of a paragraph that left its page finds the way, and others do not see it', async ({ visit }) => {
    const page = await visit(`${law}/art-1/#art_1__para_9`, { site: 'fixtures', javaScriptEnabled: false });
    const notice = page.locator('[id="art_1__para_9"]');
    expect(await notice.isVisible()).toBe(true);
    await notice.getByRole('link').click();
    await page.waitForURL(`**/${law}/art-2/`);
    const other = await visit(`${law}/art-1/`, { site: 'fixtures' });
    expect(await other.locator('[id="art_1__para_9"]').isVisible()).toBe(false);
  });

  test('that now holds another text is told so', async ({ visit }) => {
    const page = await visit(`${law}/art-2/`, { site: 'fixtures' });
    expect(await page.locator('.moved').textContent()).toMatch(/此址原为“原来的第二条”，2026年3月1日起：重新编号。/u);
  });
});

test('pages that are gone are in no sitemap, no index, and no engine’s', async () => {
  const { dist, home } = inject('fixtures');
  const gone = (await builtPages(dist)).filter(({ path }) => /\/art-9[89]\/$/.test(path));
  expect(gone).toHaveLength(2);
  const sitemap = await readFile(join(dist, 'sitemap.xml'), 'utf8');
  const catalogue = await readFile(join(dist, 'pagefind', 'catalogue.json'), 'utf8');
  for (const { path, html } of gone) {
    const robots = [...elementsOf(html)].find((element) => attribute(element, 'name') === 'robots');
    expect(robots && attribute(robots, 'content')).toBe('noindex');
    expect(sitemap).not.toContain(new URL(path.slice(1), home).href);
    expect(catalogue).not.toContain(path.slice(1));
  }
});
