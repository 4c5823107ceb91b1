import { expect, test } from 'vitest';
import { readTerms } from './read-terms.ts';

const file = (id: string, matter: string, body = '') => ({
  file: `glossary/${id}.md`,
  content: `---\n${matter}\n---\n${body}`,
});

test('an entry needs no definition and no text', () => {
  expect(readTerms([file('a', 'term: 质量强国')])).toMatchObject({
    value: [{ id: 'a', term: '质量强国', aliases: [], definition: null, body: '' }],
    diagnostics: [],
  });
});

test.each([
  [
    'a name two entries claim',
    [file('a', 'term: 甲'), file('b', 'term: 乙\naliases: [甲]')],
    'glossary/b.md:2:7 term-duplicate',
  ],
  ['an alias that is the term itself', [file('a', 'term: 甲\naliases: [甲]')], 'glossary/a.md:2:7 term-duplicate'],
  ['no term', [file('a', 'aliases: [甲]')], 'glossary/a.md:2:1 key-missing'],
  ['a mistyped key', [file('a', 'term: 甲\nalias: [乙]')], 'glossary/a.md:3:1 key-unknown'],
  ['a file name that cannot stand in an address', [file('甲', 'term: 甲')], 'glossary/甲.md:1:1 term-name'],
  [
    'unclosed front matter',
    [{ file: 'glossary/a.md', content: '---\nterm: 甲' }],
    'glossary/a.md:1:1 front-matter-unclosed',
  ],
])('%s is an error with its place', (_, files, expected) => {
  const { diagnostics } = readTerms(files);
  expect(diagnostics.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual([expected]);
});
