/** The gates on a library of real documents: a code of 1,260 articles, amendments, notices with attachments, tables. */
import { gzipSync } from 'node:zlib';
import { describe, expect, inject } from 'vitest';
import { corpusMissing } from '../../support/corpus.ts';
import { PHONE, sidewaysScroll, test } from '../../support/site/browser.ts';
import { type BuiltPage, builtPages } from '../../support/site/built-site.ts';
import { htmlProblems, violations } from '../../support/site/faults.ts';
import { testLinks, testOfficialText } from '../../support/site/suites.ts';
import { trialName } from '../../support/verdict.ts';

const corpus = inject('corpus');
const pages = corpus === null ? [] : await builtPages(corpus.dist);
const kilobytes = ({ html }: BuiltPage): number => gzipSync(html, { level: 9 }).length / 1024;
const isArticle = ({ path }: BuiltPage): boolean => /\/(?:[a-z0-9]+-[a-z0-9]+--)*art-[^/]+\/$/.test(path);

if (corpus !== null) {
  testOfficialText('corpus');
  testLinks('corpus');
}

describe.skipIf(corpus === null)(trialName('a library of real documents', corpusMissing()), () => {
  test('has a page for each of its thousands of articles, none of more than 14 kB', () => {
    const articles = pages.filter(isArticle);
    expect(articles.length).toBeGreaterThan(3000);
    expect(articles.filter((page) => kilobytes(page) > 14).map(({ path }) => path)).toEqual([]);
  });

  test('opens a code of 1,260 articles by a contents page of at most 24 kB', () => {
    const contents = pages.find(({ path }) => path === '/d01/');
    expect(contents?.html).toContain('1260条');
    expect(contents === undefined ? 0 : kilobytes(contents)).toBeLessThan(24);
  });

  /** Whole texts repeat what pages of articles show; of those that differ least, every tenth. */
  const validated = pages
    .filter((page, i) => !isArticle(page) || i % 10 === 0)
    .filter(({ html }) => html.length < 500_000);
  test.each(validated)('has valid HTML: $path', async ({ path, html }) => {
    expect(await htmlProblems(html, path)).toEqual([]);
  });

  test.for([
    { name: 'shelf', path: '' },
    { name: 'contents of a code', path: 'd01/' },
    { name: 'article of a code', path: 'd01/art-205/' },
    { name: 'preamble', path: 'd03/preamble/' },
    { name: 'attachment with tables', path: 'd12/att-12--art-1/' },
    { name: 'whole text of a notice with attached rules', path: 'd42/full/' },
    { name: 'amendment', path: 'd33/art-1/' },
    { name: 'article of an attachment', path: 'd40/att-1--part-2--art-6/' },
    { name: 'section without articles', path: 'd55/part-1/' },
    { name: 'article with a title', path: 'd26/art-1/' },
    { name: 'search page', path: 'search/' },
  ])('axe finds nothing on the $name, and nothing of it scrolls sideways', async ({ path }, { visit }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      expect(await violations(await visit(path, { site: 'corpus', colorScheme }))).toEqual([]);
    }
    expect(await sidewaysScroll(await visit(path, { site: 'corpus', ...PHONE }))).toBe(0);
  });
});
