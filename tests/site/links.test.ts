import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow } from '../../src/files/list-files.ts';
import { type BuiltPage, builtPages } from '../support/site/built-site.ts';
import { attribute, elementsOf } from '../support/site/document.ts';
import { checkLinks } from '../support/site/links.ts';
import { siteNamed, siteNames } from '../support/site/sites.ts';

/** Neither the page for wrong addresses nor those in place of pages that are gone. */
const isToRead = ({ html }: BuiltPage): boolean =>
  [...elementsOf(html)].every((element) => attribute(element, 'content') !== 'noindex');

describe.each(siteNames())('the %s site', async (name) => {
  const { dist, home } = siteNamed(name);
  const pages = await builtPages(dist);
  const files = await filesBelow(dist);

  test('has no link, address or anchor that leads nowhere', () => {
    const { checked, broken } = checkLinks({ pages, files, home });
    expect(broken).toEqual([]);
    expect(checked).toBeGreaterThan(pages.length * 5);
  });

  test('gives every page its canonical address', () => {
    for (const { path, html } of pages.filter(isToRead)) {
      const canonical = [...elementsOf(html)].filter((element) => attribute(element, 'rel') === 'canonical');
      expect(canonical.map((element) => attribute(element, 'href'))).toEqual([new URL(path.slice(1), home).href]);
    }
  });

  test('lists every page to read in its sitemap, once', async () => {
    const sitemap = await readFile(join(dist, 'sitemap.xml'), 'utf8');
    const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, address]) => address);
    const indexed = pages.filter((page) => isToRead(page) && page.path !== '/search/');
    expect(listed.toSorted()).toEqual(indexed.map(({ path }) => new URL(path.slice(1), home).href).toSorted());
  });

  test('asks for no file of another origin', () => {
    for (const { path, html } of pages) {
      const foreign = [...elementsOf(html)].filter(
        (element) => element.tagName !== 'a' && /^(?:https?:)?\/\//u.test(attribute(element, 'src') ?? ''),
      );
      expect(foreign, path).toEqual([]);
    }
  });
});
