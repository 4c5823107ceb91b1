import { expect, inject, test } from 'vitest';
import { builtPages, sourceFiles } from '../support/site/built-site.ts';
import { bodyLines, officialLines } from '../support/site/official-text.ts';
import { articlePages, testOfficialText } from '../support/site/suites.ts';

/** Headings of containers (章、节、一、…), the preface and the 目录 stand on the whole-text page only. */
const ON_NO_ARTICLE_PAGE: Readonly<Record<string, readonly number[]>> = {
  'zhiliang-tisheng-2017': [7, 18, 39, 58, 74, 90],
};

testOfficialText('own');
testOfficialText('fixtures');

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
