import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { say } from '../../regulation/diagnostics/codes.ts';
import { wholeOf } from '../../regulation/diagnostics.ts';
import { formatReport, printable } from './reporters.ts';

test.each([
  ['notes/节水.md', 'notes/节水.md'],
  ['a\n::error::b.md', 'a\\n::error::b.md'],
  ['\u001b[31mred\u009b', '\\u001b[31mred\\u009b'],
  ['a\u202Edm.md', 'a\\u202edm.md'],
])('%j is shown as %s', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('places and remedies are written so that they can be copied, wherever the content lies', () => {
  const found = { ...say('permalinks-erased', 'permalinks/a.json', 1, 'a/'), ...wholeOf('permalinks/a.json') };
  const told = (folder: string) => stripVTControlCharacters(formatReport([found], folder));
  expect(told('content')).toContain('content/permalinks/a.json:1:1');
  expect(told('content')).toContain('git -C content log -p -- :/permalinks/a.json');
  expect(told('../内容')).toContain('../内容/permalinks/a.json:1:1');
  expect(told('../内容')).toContain('git -C ../内容 log -p -- :/permalinks/a.json');
});
