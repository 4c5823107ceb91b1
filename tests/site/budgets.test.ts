import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test } from '../support/site/browser.ts';
import { attribute, builtPages, elementsOf, textOf } from '../support/site/built-site.ts';

/** One round trip of TCP's first window: the page is whole before the server waits for an answer. */
const PAGE_BYTES = 14 * 1024;
const SCRIPT_BYTES = 5 * 1024;
const SEARCH_SCRIPT_BYTES = 25 * 1024;
/** With everything a reader may call up besides the search: settings, previews, notes, citations. */
const TOTAL_BYTES = 40 * 1024;
/** Of Pagefind's script as it is bundled; as Pagefind ships it, it is 13 kB. */
const PAGEFIND_SCRIPT_BYTES = 10 * 1024;

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

describe('an article page of the first regulation', async () => {
  const slug = 'zhiliang-tisheng-2017';
  const pages = await builtPages(inject('own').dist);
  const articles = pages.filter(({ path }) => path.startsWith(`/${slug}/art-`));

  test('takes at most 14 kB compressed, its styles included, in one request; only paper has one more', () => {
    expect(articles.length).toBe(30);
    for (const { path, html } of articles) {
      expect(gzipped(html), path).toBeLessThanOrEqual(PAGE_BYTES);
      const stylesheets = [...elementsOf(html)].filter((element) => attribute(element, 'rel') === 'stylesheet');
      expect(
        stylesheets.map((element) => attribute(element, 'media')),
        path,
      ).toEqual(['print']);
    }
  });

  test('sends at most 5 kB of script before the reader acts', async ({ visit }) => {
    const page = await visit('');
    const scripts = await scriptsLoadedBy(page, async () => {
      await page.goto(new URL(`${slug}/art-12/`, page.url()).href, { waitUntil: 'networkidle' });
    });
    const html = articles.find(({ path }) => path === `/${slug}/art-12/`)?.html ?? '';
    const inline = [...elementsOf(html)].filter(
      (element) => element.tagName === 'script' && !attribute(element, 'type')?.includes('json'),
    );
    const bytes = [...scripts, ...inline.map((element) => textOf(element))].map(gzipped);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(SCRIPT_BYTES);
  });

  test('takes at most 40 kB with everything but the search', async () => {
    const scripts = await reachableScripts(inject('own').dist, /^page\./u, /^(?:dialog|hit-marks|worker)/u);
    const names = [...scripts.keys()].join(' ');
    for (const name of ['settings', 'preview', 'cite', 'printing', 'official-text']) expect(names).toContain(name);
    const largest = Math.max(...articles.map(({ html }) => gzipped(html)));
    expect(largest + total(scripts)).toBeLessThanOrEqual(TOTAL_BYTES);
  });
});

test('the search sends at most 25 kB of script besides the 10 kB of Pagefind and that of every page', async () => {
  const scripts = await reachableScripts(inject('own').dist, /^(?:SearchPanel|dialog|hit-marks|worker)/u, /^page\./u);
  const names = [...scripts.keys()].join(' ');
  for (const name of ['SearchPanel', 'dialog', 'hit-marks', 'worker']) expect(names).toContain(name);
  expect(total(scripts)).toBeLessThanOrEqual(SEARCH_SCRIPT_BYTES + PAGEFIND_SCRIPT_BYTES);
});

const total = (scripts: ReadonlyMap<string, string>): number =>
  [...scripts.values()].reduce((sum, script) => sum + gzipped(script), 0);

/** The files in `_astro/` whose names match, and those that they name in turn, by name, without those left out. */
async function reachableScripts(dist: string, first: RegExp, without: RegExp): Promise<ReadonlyMap<string, string>> {
  const folder = join(dist, '_astro');
  const existing = (await readdir(folder)).filter((name) => name.endsWith('.js') && !without.test(name));
  const found = new Map<string, string>();
  const queue = existing.filter((name) => first.test(name));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    const script = await readFile(join(folder, name), 'utf8');
    found.set(name, script);
    queue.push(...existing.filter((other) => script.includes(other)));
  }
  return found;
}

/** Texts of the scripts and data that the page asks for; read anew, since the browser answers some from its cache. */
async function scriptsLoadedBy(page: Page, act: () => Promise<void>): Promise<readonly string[]> {
  const addresses: string[] = [];
  page.on('request', (request) => {
    if (['script', 'fetch', 'xhr'].includes(request.resourceType())) addresses.push(request.url());
  });
  await act();
  return Promise.all(addresses.map(async (address) => (await fetch(address)).text()));
}
