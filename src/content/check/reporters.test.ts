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

test('of warnings of one kind the first are shown and the others counted; errors are all shown', () => {
  const told = (code: 'record-missing' | 'permalinks-erased', count: number, folder = 'content') => {
    const found = Array.from({ length: count }, (_, nth) => ({ ...say(code, `${nth}.txt`, 1, 'a/'), ...wholeOf('a') }));
    return stripVTControlCharacters(formatReport(found, folder));
  };
  expect(told('record-missing', 4_453).match(/怎样改/gu)).toHaveLength(10);
  expect(told('record-missing', 4_453)).toContain('同样的还有 4443 处 [record-missing]，npm run check 全部列出。');
  expect(told('record-missing', 4_453)).toContain('共 4453 个警告。');
  expect(told('record-missing', 10)).not.toContain('同样的');
  expect(told('permalinks-erased', 30).match(/怎样改/gu)).toHaveLength(30);
  // Of what is not in the content `check` would show nothing
  expect(told('record-missing', 30, '').match(/怎样改/gu)).toHaveLength(30);
});
