/** Addresses and stored values that nobody of this site wrote: `visit` fails when a page throws or complains. */
import { describe, expect, inject } from 'vitest';
import { test } from '../support/site/browser.ts';

const law = 'zhiliang-tisheng-2017';
const PAGES = [
  '',
  'search/',
  `${law}/`,
  `${law}/art-12/`,
  `${law}/full/`,
  `${law}/notes/`,
  `${law}/links/`,
  'glossary/',
];

const FRAGMENTS = [
  '#%',
  '#%E0%A4%A',
  '#%00',
  '#%ff%fe',
  '#"><b>',
  "#'",
  '#\\',
  '#art_12__s_',
  '#art_12__s_9-0',
  '#:~:text=%',
];
const QUERIES = [
  '?q=%',
  '?q=%E0%A4%A&kind=%&view=%',
  '?%',
  '?type=%&q=%',
  '?view=text%',
  '?highlight=%',
  '?range=%',
  '?='.repeat(50),
];
const VALUES = [
  '',
  '{',
  'null',
  '[]',
  '"a"',
  '1',
  '{"a-b":1}',
  '{"theme":{"a":[]}}',
  '[null,1,{"a":[]}]',
  '{"__proto__":1}',
];

describe.each(PAGES)('/%s', (path) => {
  test('takes every malformed fragment and parameter, at once and later', async ({ visit }) => {
    const page = await visit(path);
    for (const query of QUERIES) await page.goto(new URL(path + query, inject('own').url).href);
    for (const fragment of FRAGMENTS) {
      await page.goto(new URL(path + fragment, inject('own').url).href);
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `${fragment}x`);
    }
    expect(await page.locator('main').count()).toBe(1);
  });

  test('takes whatever is stored under its names', async ({ visit }) => {
    const page = await visit(path);
    const keys = ['tiaowen:settings', `tiaowen:place:${law}`, 'tiaowen:recent', 'tiaowen:hits'];
    const known = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    for (const value of VALUES) {
      await page.evaluate(
        ([names, text]) => {
          for (const name of names) for (const area of [localStorage, sessionStorage]) area.setItem(name, text);
        },
        [[...new Set([...keys, ...known])], value] as const,
      );
      await page.reload();
      expect(await page.locator('main').count()).toBe(1);
    }
  });
});
