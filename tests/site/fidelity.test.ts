import { describe, expect, inject, test } from 'vitest';
import { type BuiltPage, builtPages, type SourceFile, sourceFiles } from '../support/site/built-site.ts';
import { attribute, firstElement } from '../support/site/document.ts';
import { bodyLines, comparable, officialLines, type ShownLine } from '../support/site/official-text.ts';
import { siteNamed, siteNames } from '../support/site/sites.ts';

/** Headings of containers (章、节、一、…), the preface and the 目录 stand on the whole-text page only. */
const ON_NO_ARTICLE_PAGE: Readonly<Record<string, readonly number[]>> = {
  'zhiliang-tisheng-2017': [7, 18, 39, 58, 74, 90],
};

describe.each(siteNames())('the official text in the %s site', async (name) => {
  const site = siteNamed(name);
  const pages = await builtPages(site.dist);
  const sources = await sourceFiles(site.content);

  test.each(sources)('$slug: the whole-text page gives every line back once and in order', ({ slug, text }) => {
    const shown = officialLines(pageAt(pages, `/${slug}/full/`).html);
    const official = bodyLines(text);
    expect(shown.map(({ line }) => line)).toEqual(official.map(({ line }) => line));
    expect(differences(shown, text)).toEqual([]);
  });

  test.each(sources)('$slug: every article page gives its lines back', (source) => {
    const articles = articlePages(pages, source);
    expect(articles.length).toBeGreaterThan(0);
    for (const { path, html } of articles) {
      const shown = officialLines(html);
      expect(shown.length, path).toBeGreaterThan(0);
      expect(differences(shown, source.text), path).toEqual([]);
    }
  });

  test.each(sources)('$slug: no line stands on two article pages', (source) => {
    const lines = articlePages(pages, source).flatMap(({ html }) => officialLines(html).map(({ line }) => line));
    expect(lines.length).toBe(new Set(lines).size);
  });
});

test('only the headings of the six parts stand on no article page of the first regulation', async () => {
  const { dist, content } = inject('own');
  const pages = await builtPages(dist);
  for (const source of await sourceFiles(content)) {
    const shown = new Set(
      articlePages(pages, source).flatMap(({ html }) => officialLines(html).map(({ line }) => line)),
    );
    const left = bodyLines(source.text).filter(({ line }) => !shown.has(line));
    const expected = ON_NO_ARTICLE_PAGE[source.slug];
    if (expected)
      expect(left.map(({ text }) => text.slice(0, 2))).toEqual(['一、', '二、', '三、', '四、', '五、', '六、']);
  }
});

function pageAt(pages: readonly BuiltPage[], path: string): BuiltPage {
  const page = pages.find((each) => each.path === path);
  if (!page) throw new Error(`没有页面 ${path}`);
  return page;
}

/** The pages of single articles, preambles, conclusions, …: those whose root names the regulation. */
function articlePages(pages: readonly BuiltPage[], { slug }: SourceFile): readonly BuiltPage[] {
  return pages.filter(
    ({ path, html }) => path.startsWith(`/${slug}/`) && path !== `/${slug}/full/` && articleRoot(html) === slug,
  );
}

function articleRoot(html: string): string | undefined {
  const root = firstElement(
    html,
    (element) => element.tagName === 'article' && attribute(element, 'data-eid') !== undefined,
  );
  return root && attribute(root, 'data-regulation');
}

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
