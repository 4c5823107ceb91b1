import { expect, test } from 'vitest';
import { printable } from './reporters.ts';

test.each([
  ['notes/节水.md', 'notes/节水.md'],
  ['a\n::error::b.md', 'a\\n::error::b.md'],
  ['\u001b[31mred\u009b', '\\u001b[31mred\\u009b'],
  ['a\u202Edm.md', 'a\\u202edm.md'],
])('%j is shown as %s', (text, shown) => {
  expect(printable(text)).toBe(shown);
});
