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
    [file('a', 'term: 甲词'), file('b', 'term: 乙词\naliases: [甲词]')],
    'glossary/b.md:2:7 term-duplicate',
  ],
  ['an alias that is the term itself', [file('a', 'term: 甲词\naliases: [甲词]')], 'glossary/a.md:2:7 term-duplicate'],
  ['no term', [file('a', 'aliases: [甲词]')], 'glossary/a.md:2:1 key-missing'],
  ['a term of one character', [file('a', 'term: 质')], 'glossary/a.md:2:7 value-invalid'],
  ['a term that every sentence has', [file('a', 'term: 应当按照')], 'glossary/a.md:2:7 value-invalid'],
  ['an alias that every sentence has', [file('a', 'term: 质量\naliases: [的]')], 'glossary/a.md:3:11 value-invalid'],
  ['a mistyped key', [file('a', 'term: 甲词\nalias: [乙词]')], 'glossary/a.md:3:1 key-unknown'],
  ['a file name that cannot stand in an address', [file('甲', 'term: 甲词')], 'glossary/甲.md:1:1 term-name'],
  [
    'unclosed front matter',
    [{ file: 'glossary/a.md', content: '---\nterm: 甲' }],
    'glossary/a.md:1:1 front-matter-unclosed',
  ],
])('%s is an error with its place', (_, files, expected) => {
  const { diagnostics } = readTerms(files);
  expect(diagnostics.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual([expected]);
});
