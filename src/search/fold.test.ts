import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, withoutSigns } from './fold.ts';

describe('folding', () => {
  test.each([
    ['ＡＢＣ', 'abc'],
    ['１２', '12'],
    ['第12条', '第12条'],
    ['Internet＋', 'internet＋'],
    ['首台（套）', '首台（套）'],
    ['質量', '質量'],
    ['第一条　国家', '第一条 国家'],
    ['Ⅳ', 'ⅳ'],
    ['İ', 'İ'],
  ])('%s is searched as %s', (typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });

  test('keeps every offset, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text);
        expect(folded).toHaveLength(text.length);
        for (let at = 0; at < text.length; at += 1) expect(folded.charAt(at)).toBe(fold(text.charAt(at)));
      }),
    );
  });

  test('is done after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

test.each([
  ['首台（套）', '首台套'],
  ['“产品+服务”', '产品服务'],
  ['互联网+', '互联网'],
  ['𠮷野家、𠮷', '𠮷野家𠮷'],
  ['，。', ''],
])('%s without its signs is %s', (typed, bare) => {
  expect(withoutSigns(typed)).toBe(bare);
});
