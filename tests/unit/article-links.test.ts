/** An article that many relations lead from and to: its page stays light, and every sign in the text leads to its relation. */
import { expect } from 'vitest';
import { loadLibrary } from '../../src/content/library.ts';
import { libraryIndexOf } from '../../src/site/library.ts';
import { articleLinks, relationEntryUrl } from '../../src/site/links/article-links.ts';
import { addresses } from '../../src/site/urls.ts';
import { relation, statute, test } from '../support/content-folder.ts';

test('an article lists the first thirty relations and says how many more there are', async ({ content }) => {
  const words = Array.from({ length: 50 }, (_, i) => `事项${i + 10}`);
  const text = (words: readonly string[]) => `${words.join('、')}。`;
  await content.put('regulations/a/source.txt', statute(`第一条　${text(words)}`, `第二条　${text(words)}`));
  const relations = words.map((word, i) => relation(`r${i}`, ['art_1', word], ['art_2', word]));
  await content.put('regulations/a/relations.yaml', relations.join(''));
  const { library, diagnostics } = await loadLibrary(content.path, addresses);
  expect(diagnostics).toEqual([]);
  const [regulation] = library.regulations;
  if (regulation === undefined) throw new Error('nothing was read');
  const index = libraryIndexOf(library);

  for (const [division, end] of [
    ['art_1', 'from'],
    ['art_2', 'to'],
  ] as const) {
    const { related } = articleLinks(regulation, division, index);
    expect(related).toMatchObject([{ title: '同一事项', count: 50, rest: 20 }]);
    const listed = related.flatMap(({ entries }) => entries.map(({ id }) => `#relation-${id}`));
    expect(listed).toHaveLength(30);
    const signs = words.map((_, i) => relationEntryUrl(regulation, `r${i}`, end, index));
    expect(signs.filter((sign) => listed.includes(sign))).toHaveLength(30);
    expect(signs.filter((sign) => sign.startsWith('/a/links/#relation-r'))).toHaveLength(20);
  }
});
