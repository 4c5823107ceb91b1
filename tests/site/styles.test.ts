/** An article paints with what stands in it, before the style sheet that all articles share has come. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject } from 'vitest';
import { PHONE, test } from '../support/site/browser.ts';
import { attribute, builtPages, elementsOf } from '../support/site/built-site.ts';
import { shiftsOn, watchShifts } from '../support/site/faults.ts';

const SLUG = 'zhiliang-tisheng-2017';
/** As in budgets.test.ts, which sees what stands in the page: here with the sheets that come beside it. */
const PAGE_BYTES = 14 * 1024;

const gzipped = (content: string): number => gzipSync(content, { level: 9 }).length;

test('an article with all its styles, those of paper too, is at most 14 kB compressed; all articles share them', async () => {
  const { dist } = inject('own');
  const articles = (await builtPages(dist)).filter(({ path }) => path.startsWith(`/${SLUG}/art-`));
  expect(articles.length).toBe(30);
  const shared = new Set<string>();
  for (const { path, html } of articles) {
    const sheets = [...elementsOf(html)].filter((element) =>
      attribute(element, 'rel')?.split(' ').includes('stylesheet'),
    );
    const addresses = sheets.map((element) => attribute(element, 'href') ?? '');
    expect(addresses, path).toEqual([
      expect.stringMatching(/\/_astro\/print\.[\w-]{8}\.css$/u),
      expect.stringMatching(/\/_astro\/article\.[\w-]{8}\.css$/u),
    ]);
    const texts = await Promise.all(addresses.map((address) => readFile(join(dist, address), 'utf8')));
    expect(
      [html, ...texts].map(gzipped).reduce((sum, each) => sum + each),
      path,
    ).toBeLessThanOrEqual(PAGE_BYTES);
    shared.add(addresses.join(' '));
  }
  expect(shared.size).toBe(1);
});

test('the Song face lies where the styles say', async () => {
  const { dist } = inject('own');
  const [name = ''] = (await readdir(join(dist, '_astro'))).filter((each) => /^choices\..*\.css$/u.test(each));
  const [, face = ''] = /url\("?([^")]+\.woff2)"?\)/u.exec(await readFile(join(dist, '_astro', name), 'utf8')) ?? [];
  const bytes = await readFile(join(dist, '_astro', face));
  expect(bytes.subarray(0, 4).toString()).toBe('wOF2');
});

test('what readers may choose is asked for by those who have chosen', async ({ visit }) => {
  const asked: string[] = [];
  const page = await visit('', { prepare: async (page) => page.on('request', (request) => asked.push(request.url())) });
  const choices = () => asked.filter((address) => /\/choices\.[\w-]{8}\.css$/u.test(address));
  await page.goto(new URL(`${SLUG}/art-13/`, page.url()).href);
  expect(choices()).toEqual([]);
  await page.evaluate(() => localStorage.setItem('tiaowen:settings', '{"theme":"sepia"}'));
  await page.reload();
  expect(choices().length).toBe(1);
});

describe('before its sheet has come', () => {
  const shapes = [
    { name: 'on a phone', options: PHONE },
    { name: 'on a desk', options: { viewport: { width: 1440, height: 900 } } },
  ] as const;
  const articles = [
    { site: 'own', path: `${SLUG}/art-16/` },
    { site: 'own', path: `${SLUG}/art-3/` },
    { site: 'own', path: `${SLUG}/preamble/` },
    { site: 'fixtures', path: 'jieshui-tiaoli/art-3/' },
    { site: 'fixtures', path: 'jieshui-tiaoli/art-2/' },
    { site: 'fixtures', path: 'zhushi-banfa/art-1/' },
    { site: 'fixtures', path: 'zhushi-banfa/art-2/' },
    { site: 'fixtures', path: 'chuihuo-banfa/att-1--art-2/' },
  ] as const;
  for (const { name, options } of shapes) {
    test.for(articles)(`$path ${name} is read, and nothing moves when it comes`, async ({ site, path }, { visit }) => {
      const sheet = Promise.withResolvers<void>();
      const page = await visit('', { site, serviceWorkers: 'block', ...options });
      await page.route('**/_astro/article.*.css', async (route) => {
        await sheet.promise;
        await route.continue();
      });
      await page.goto(new URL(path, page.url()).href, { waitUntil: 'commit' });
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      expect(await page.locator('.text p[id]').first().isVisible()).toBe(true);
      expect(await page.locator('.foot').isVisible()).toBe(false);
      await watchShifts(page);
      sheet.resolve();
      await page.locator('.foot').waitFor();
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      expect(await shiftsOn(page)).toEqual([]);
    });
  }
});
