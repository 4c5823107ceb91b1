/** A library of one regulation: its home is the regulation, and every page says what it is about and leads to its parts. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, inject } from 'vitest';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';
import { attribute, builtPages, firstElement, textOf } from '../support/site/built-site.ts';

const SLUG = 'zhiliang-tisheng-2017';
const TITLE = '中共中央、国务院关于开展质量提升行动的指导意见';
const SHORT = '质量提升指导意见';

const isToRead = (html: string): boolean => !html.includes('http-equiv="refresh"');
const pages = (await builtPages(inject('own').dist)).filter(({ html }) => isToRead(html));
const htmlOf = (path: string): string => pages.find((page) => page.path === path)?.html ?? '';
const metaOf = (html: string, property: string): string | undefined => {
  const meta = firstElement(html, (element) => attribute(element, 'property') === property);
  return meta && attribute(meta, 'content');
};

describe('home', () => {
  test('shows what the landing page does, and a search besides; the landing page keeps the address', () => {
    const main = (path: string) => {
      const element = firstElement(htmlOf(path), ({ tagName }) => tagName === 'main');
      return element ? textOf(element).replaceAll(/\s+/gu, '') : '';
    };
    const search = '关键词检索';
    expect(main(`/${SLUG}/`)).toContain('（三十）加强宣传动员');
    expect(main('/').replace(search, '')).toBe(main(`/${SLUG}/`));
    for (const path of ['/', `/${SLUG}/`]) {
      const canonical = firstElement(htmlOf(path), (element) => attribute(element, 'rel') === 'canonical');
      expect(canonical && attribute(canonical, 'href'), path).toBe(`https://tiaowen.example/${SLUG}/`);
      expect(metaOf(htmlOf(path), 'og:url'), path).toBe(`https://tiaowen.example/${SLUG}/`);
      expect(metaOf(htmlOf(path), 'og:title'), path).toBe(TITLE);
    }
  });

  test('finds what is asked for there, with scripts and without', async ({ visit }) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await visit('', { javaScriptEnabled });
      await page.locator('#front-search').fill('召回');
      await page.locator('#front-search').press('Enter');
      await page.waitForURL(/\/search\/\?q=/u);
    }
  });

  test('of several regulations is the shelf, and has a canonical address of its own', async ({ visit }) => {
    const page = await visit('', { site: 'fixtures' });
    expect(await page.locator('.board').count()).toBeGreaterThan(1);
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe('https://tiaowen.example/fagui/');
    expect(await page.locator('.masthead nav a:visible').allTextContents()).toEqual(['术语']);
    expect(await page.title()).toBe('条文　法规原文，逐条可读、可查、可引');
  });
});

describe('every page', () => {
  test('names the regulation in its title and where it is shared', () => {
    expect(pages.length).toBeGreaterThan(80);
    for (const { path, html } of pages) {
      const title = firstElement(html, ({ tagName }) => tagName === 'title');
      for (const name of [title && textOf(title), metaOf(html, 'og:title')]) {
        expect(name?.includes(SHORT) || name?.includes(TITLE), `${path} ${name}`).toBe(true);
      }
    }
  });

  test('leads from its head to the contents, the whole text, the notes and the terms', () => {
    for (const { path, html } of pages) {
      const nav = firstElement(html, (element) => attribute(element, 'aria-label') === '本法规');
      const links = nav?.childNodes.flatMap((each) => ('tagName' in each && each.tagName === 'a' ? [each] : [])) ?? [];
      expect(
        links.map((link) => [textOf(link).trim(), attribute(link, 'href')]),
        path,
      ).toEqual([
        ['目录', `/${SLUG}/`],
        ['全文', `/${SLUG}/full/`],
        ['注释', `/${SLUG}/notes/`],
        ['术语', '/glossary/'],
        ['顶部', '#main'],
      ]);
    }
  });

  test.for([390, 320])('has them in reach of a finger on a phone of %i pixels', async (width, { visit }) => {
    const page = await visit(`${SLUG}/art-3/`, { ...PHONE, viewport: { width, height: 844 } });
    const links = page.locator('.masthead nav a:visible');
    expect(await links.allTextContents()).toEqual(['目录', '全文', '注释', '术语']);
    for (const link of await links.all()) expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    expect(await sidewaysScroll(page)).toBe(0);
  });
});

test('the picture of pages without one of their own is that of the regulation', async () => {
  const { dist } = inject('own');
  const pixels = async (file: string) =>
    sharp(await readFile(join(dist, file)))
      .raw()
      .toBuffer();
  expect((await pixels('card.png')).equals(await pixels(`${SLUG}/card/index.png`))).toBe(true);
  expect(metaOf(htmlOf('/search/'), 'og:image')).toBe('https://tiaowen.example/card.png');
});

describe('the contents of the regulation', () => {
  test.for([
    ['a phone', PHONE],
    ['a desk', {}],
  ] as const)('have headings larger than what stands under them, on %s', async ([, device], { visit }) => {
    const page = await visit(`${SLUG}/`, device);
    const sizes = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)));
    const headings = await sizes('.contents summary h2 *');
    expect(Math.min(...headings)).toBeGreaterThan(Math.max(...(await sizes('.contents .pages a *'))));
  });

  test.for([390, 700, 820, 1440])(
    'are led to by buttons none of which stands alone in its row, at %i',
    async (width, { visit }) => {
      const page = await visit(`${SLUG}/`, { viewport: { width, height: 900 } });
      const tops = await page
        .locator('.title-block ~ .actions a')
        .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
      const rows = [...Map.groupBy(tops, (top) => top).values()].map(({ length }) => length);
      expect(tops.length).toBeGreaterThan(3);
      expect(Math.min(...rows)).toBeGreaterThan(1);
    },
  );
});
