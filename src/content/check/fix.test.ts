import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyToText } from './fix.ts';

const text = fc.string({ unit: fc.constantFrom('条', '\uFEFF', '\r', '\n', '𠀀', 'art_1', '"', ' ') });
const fix = (line: number, column: number) => ({ line, column, found: 'art_1', replacement: 'art_12' });

describe('a fix', () => {
  test.each([
    ['changes the characters at its place', 'a\neId: art_1 # 注\n', [fix(2, 6)], 'a\neId: art_12 # 注\n'],
    ['leaves quotation marks', "eId: 'art_1'", [fix(1, 6)], "eId: 'art_12'"],
    ['keeps a BOM and CRLF', '\uFEFFeId: art_1\r\n\r\n', [fix(1, 6)], '\uFEFFeId: art_12\r\n\r\n'],
    ['counts lines ended by CR', 'a\reId: art_1', [fix(2, 6)], 'a\reId: art_12'],
    ['works beside another on its line', '{a: art_1, b: art_1}', [fix(1, 5), fix(1, 15)], '{a: art_12, b: art_12}'],
  ])('%s', (_, text, fixes, expected) => {
    expect(applyToText(text, fixes)).toEqual({ text: expected, applied: fixes.length });
  });

  test('is not made where something else stands now', () => {
    expect(applyToText('eId: art_2', [fix(1, 6)])).toEqual({ text: 'eId: art_2', applied: 0 });
  });

  test('touches nothing but what it found', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const line = before.split(/\r\n|\n|\r/).length;
        const column = (before.split(/\r\n|\n|\r/).at(-1)?.length ?? 0) + 1;
        fc.pre(!before.startsWith('\uFEFF') && !before.endsWith('\r'));
        expect(applyToText(`${before}art_1${after}`, [fix(line, column)]).text).toBe(`${before}art_12${after}`);
      }),
    );
  });
});
