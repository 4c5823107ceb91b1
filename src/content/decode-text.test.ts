import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const problems = (bytes: Uint8Array): readonly string[] => {
  const decoded = decodeText(bytes, 'a.md');
  return decoded.ok ? [] : decoded.diagnostics.map((d) => `${d.line}:${d.column} ${d.code} ${d.message}${d.hint}`);
};

test.each(['', '甲\n乙', '\ufeff甲', '甲\r乙', '甲\t\u{1f1e8}\u{20bb7}'])(
  '%j is read as it stands, without BOM',
  (text) => {
    expect(decodeText(utf8(text), 'a.md')).toEqual({ ok: true, text: text.replace('\ufeff', '') });
  },
);

test.each([
  [
    'GB18030',
    Uint8Array.of(0x61, 0x0a, 0x62, 0xb7, 0xa8, 0xb9, 0xe6),
    '2:2 encoding-invalid 字节 0xB7 不是有效的 UTF-8，文件看起来是 GB18030（GBK）编码。请把文件另存为 UTF-8 编码的纯文本。',
  ],
  [
    'one bad byte',
    Uint8Array.of(0x61, 0xff),
    '1:2 encoding-invalid 字节 0xFF 不是有效的 UTF-8。请把文件另存为 UTF-8 编码的纯文本。',
  ],
  [
    'UTF-16',
    Uint8Array.of(0xff, 0xfe, 0x61, 0x00),
    '1:1 encoding-invalid 文件是 UTF-16LE 编码，应为 UTF-8。请把文件另存为 UTF-8 编码的纯文本。',
  ],
  [
    'no text at all',
    Uint8Array.of(0x89, 0x50, 0x00),
    '1:1 binary-file 这不是文本文件：第 3 个字节是 NUL。请把文件另存为 UTF-8 编码的纯文本。',
  ],
  [
    'a control character',
    utf8('甲\r\n乙\u0008'),
    '2:2 character-unpublishable 控制字符 U+0008 不能出现在网页里。请删去这个字符；它多半是复制时带来的。',
  ],
  [
    'a character that turns the direction of writing',
    utf8('甲\n乙\u202e'),
    '2:2 character-deceptive 字符 U+202E 看不见，或改变书写方向，文字会与看上去的不同。请删去这个字符；它多半是复制时带来的。',
  ],
  [
    'a character of no width',
    utf8('甲\u200b'),
    '1:2 character-deceptive 字符 U+200B 看不见，或改变书写方向，文字会与看上去的不同。请删去这个字符；它多半是复制时带来的。',
  ],
])('%s is refused at its place', (_, bytes, problem) => {
  expect(problems(bytes)).toEqual([problem]);
});

test('variation selectors choose a glyph and hide nothing', () => {
  expect(decodeText(utf8('葛\u{e0100}飾，☑\ufe0f'), 'a.md').ok).toBe(true);
});
