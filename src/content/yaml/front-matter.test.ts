import { expect, test } from 'vitest';
import { splitFrontMatter } from './front-matter.ts';

test.each([
  ['plain', '---\ntype: 背景\n---\n正文\n'],
  ['with a BOM', '\uFEFF---\ntype: 背景\n---\n正文\n'],
  ['with CRLF', '---\r\ntype: 背景\r\n---\r\n正文\r\n'],
  ['with blanks after the dashes', '---  \ntype: 背景\n---\t\n正文\n'],
])('a file is parted at its dashes: %s', (_, content) => {
  expect(splitFrontMatter('a.md', content)).toEqual({
    ok: true,
    parts: { matter: { file: 'a.md', text: 'type: 背景', firstLine: 2 }, body: '正文\n', bodyLine: 4 },
  });
});

test('dashes in the body are a thematic break, not a second fence', () => {
  const reading = splitFrontMatter('a.md', '---\n---\n甲\n\n---\n\n乙');
  expect(reading.ok && reading.parts.body).toBe('甲\n\n---\n\n乙');
});

test.each([
  ['no front matter', '正文', 'front-matter-missing'],
  ['an empty file', '', 'front-matter-missing'],
  ['front matter never closed', '---\ntype: 背景\n正文', 'front-matter-unclosed'],
])('%s is an error on line 1', (_, content, code) => {
  const reading = splitFrontMatter('a.md', content);
  expect(!reading.ok && reading.diagnostics).toMatchObject([{ code, file: 'a.md', line: 1, column: 1 }]);
});
