/** What holds for every built site, whatever regulations it has: the official text is whole, and no link leads nowhere. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow } from '../../../src/files/paths.ts';
import { type SiteName, siteNamed } from './browser.ts';
import {
  attribute,
  type BuiltPage,
  builtPages,
  type Element,
  elementsOf,
  firstElement,
  type SourceFile,
  sourceFiles,
} from './built-site.ts';
import { checkLinks } from './links.ts';
import { bodyLines, comparable, officialLines, type ShownLine } from './official-text.ts';

export function testOfficialText(name: SiteName): void {
  describe(`the official text in the ${name} site`, async () => {
    const site = siteNamed(name);
    const pages = await builtPages(site.dist);
    const sources = await sourceFiles(site.content);

    test.each(sources)('$slug $edition: the whole-text page gives every line back once and in order', (source) => {
      const { text } = source;
      const shown = officialLines(wholeText(pages, source).html);
      const official = bodyLines(text);
      expect(shown.map(({ line }) => line)).toEqual(official.map(({ line }) => line));
      expect(differences(shown, text)).toEqual([]);
    });

    test.each(sources)('$slug $edition: every article page gives its lines back', (source) => {
      const articles = articlePages(pages, source);
      expect(articles.length).toBeGreaterThan(0);
      for (const { path, html } of articles) {
        const shown = officialLines(html);
        expect(shown.length, path).toBeGreaterThan(0);
        expect(differences(shown, source.text), path).toEqual([]);
      }
    });

    test.each(sources)('$slug $edition: no line stands on two article pages', (source) => {
      const lines = articlePages(pages, source).flatMap(({ html }) => officialLines(html).map(({ line }) => line));
      expect(lines.length).toBe(new Set(lines).size);
    });
  });
}

/** Where an edition is read its pages say: under its date, or, in force, under the slug alone. */
function wholeText(pages: readonly BuiltPage[], { slug, edition }: SourceFile): BuiltPage {
  const page = pages.find(
    ({ path, html }) =>
      path.startsWith(`/${slug}/`) &&
      path.endsWith('/full/') &&
      firstElement(html, (element) => isRootOf(element, slug, edition)) !== undefined,
  );
  if (!page) throw new Error(`没有《${slug}》${edition ?? ''}的全文`);
  return page;
}

const isRootOf = (element: Element, slug: string, edition: string | null): boolean =>
  attribute(element, 'data-regulation') === slug &&
  (edition === null || attribute(element, 'data-edition') === edition);

/** The pages of single articles, preambles, conclusions, …: those whose root names the regulation. */
export function articlePages(pages: readonly BuiltPage[], { slug, edition }: SourceFile): readonly BuiltPage[] {
  return pages.filter(
    ({ path, html }) =>
      path.startsWith(`/${slug}/`) &&
      !path.endsWith('/full/') &&
      firstElement(html, (element) => hasEId(element) && isRootOf(element, slug, edition)) !== undefined,
  );
}

const hasEId = (element: Element): boolean =>
  element.tagName === 'article' && attribute(element, 'data-eid') !== undefined;

interface Difference {
  readonly line: number;
  readonly source: string | undefined;
  readonly page: string;
}

function differences(shown: readonly ShownLine[], source: string): readonly Difference[] {
  const official = new Map(bodyLines(source).map(({ line, text }) => [line, text]));
  return shown.flatMap(({ line, text, shape }) => {
    const expected = official.get(line);
    const same = expected !== undefined && comparable(text, shape) === comparable(expected, shape);
    return same ? [] : [{ line, source: expected, page: text }];
  });
}

/** Neither the page for wrong addresses nor those in place of pages that are gone. */
const isToRead = ({ html }: BuiltPage): boolean =>
  [...elementsOf(html)].every((element) => attribute(element, 'content') !== 'noindex');

export function testLinks(name: SiteName): void {
  describe(`the ${name} site`, async () => {
    const { content, dist, home } = siteNamed(name);
    const pages = await builtPages(dist);
    const files = await filesBelow(dist);
    const slugs = (await sourceFiles(content)).map(({ slug }) => slug);
    // Home of a library of one is its landing page, which keeps the address
    const kept = (path: string): string => (path === '/' && slugs.length === 1 ? `/${slugs[0]}/` : path);

    test('has no link, address or anchor that leads nowhere', () => {
      const { checked, broken } = checkLinks({ pages, files, home });
      expect(broken).toEqual([]);
      expect(checked).toBeGreaterThan(pages.length * 5);
    });

    test('gives every page its canonical address', () => {
      for (const { path, html } of pages.filter(isToRead)) {
        const canonical = [...elementsOf(html)].filter((element) => attribute(element, 'rel') === 'canonical');
        expect(canonical.map((element) => attribute(element, 'href'))).toEqual([
          new URL(kept(path).slice(1), home).href,
        ]);
      }
    });

    test('lists every page to read in its sitemap, once', async () => {
      const sitemap = await readFile(join(dist, 'sitemap.xml'), 'utf8');
      const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, address]) => address);
      const indexed = pages.filter(
        (page) => isToRead(page) && page.path !== '/search/' && kept(page.path) === page.path,
      );
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
}
