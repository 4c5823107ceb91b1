/** Addresses and stored values that nobody of this site wrote: `visit` fails when a page throws or complains. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { filesBelow, projectRoot } from '../../../src/files/paths.ts';
import { test } from '../../support/site/browser.ts';

const law = 'zhiliang-tisheng-2017';

/** A page of every kind that scripts know, by its site. */
const PAGES: readonly (readonly [site: 'own' | 'fixtures', path: string])[] = [
  ['own', ''],
  ['fixtures', ''],
  ['own', 'search/'],
  ['fixtures', 'regulations/'],
  ['own', `${law}/`],
  ['own', `${law}/art-12/`],
  ['own', `${law}/preamble/`],
  ['fixtures', 'jieshui-tiaoli/art-3/'],
  ['own', `${law}/full/`],
  ['own', `${law}/notes/`],
  ['own', `${law}/links/`],
  ['own', `${law}/changes/`],
  ['own', `${law}/picture/`],
  ['own', `${law}/glance/`],
  ['own', 'changes/'],
  ['own', 'glossary/'],
  ['own', 'glossary/zhongguo-pinpai/'],
  ['own', 'maintainers/'],
  ['own', 'offline/'],
  ['own', 'errors/414/'],
  ['fixtures', 'jieshui-tiaoli/art-98/'],
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
// Every parameter that a page reads, each in several ways
const NAMES =
  'q kind type view highlight range edition issuer year sort title letter status context direction text page'.split(
    ' ',
  );
const QUERIES = [
  '?%',
  `?${'='.repeat(50)}`,
  ...['%', '%E0%A4%A', '', '__proto__', '9999-99-99', '%00', '"><b>'].map(
    (value) => `?${NAMES.map((name) => `${name}=${value}`).join('&')}`,
  ),
  `?${NAMES.map((name) => `${name}=a&${name}=b`).join('&')}`,
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

/** Whatever the scripts keep something under; a place is kept for each regulation. */
const KEYS = (await filesBelow(join(projectRoot, 'src'))).flatMap((file) =>
  Array.from(
    /\.(?:ts|astro)$/.test(file) && !/offline|\.test\./.test(file)
      ? readFileSync(join(projectRoot, 'src', file), 'utf8').matchAll(/'(tiaowen:[a-z:-]+)'/g)
      : [],
    ([, key = '']) => (key.endsWith(':') ? key + law : key),
  ),
);

describe.for(PAGES)('%s: /%s', ([site, path]) => {
  test('takes every malformed fragment and parameter, at once and later', async ({ visit }) => {
    const at = inject(site).url;
    const page = await visit(path, { at });
    for (const [index, fragment] of FRAGMENTS.entries()) {
      await page.goto(new URL(path + (QUERIES[index % QUERIES.length] ?? '') + fragment, at).href);
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `${fragment}x`);
    }
    expect(await page.locator('main').count()).toBe(1);
  });

  test('takes whatever is stored under its names', async ({ visit }) => {
    expect(new Set(KEYS).size).toBeGreaterThan(5);
    const page = await visit(path, { at: inject(site).url });
    for (const value of VALUES) {
      await page.evaluate(
        ([names, text]) => {
          for (const name of names) for (const area of [localStorage, sessionStorage]) area.setItem(name, text);
        },
        [[...new Set(KEYS)], value] as const,
      );
      await page.reload();
      expect(await page.locator('main').count()).toBe(1);
    }
  });
});
