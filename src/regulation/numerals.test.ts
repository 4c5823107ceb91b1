import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumeral, parseNumeral } from './numerals.ts';

describe('a Chinese numeral', () => {
  test.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百', 100],
    ['一百零二', 102],
    ['一百〇二', 102],
    ['一百○二', 102],
    ['一百二十', 120],
    ['一千二百六十', 1260],
    ['一千零五', 1005],
    ['两百', 200],
    ['二〇〇五', 2005],
    ['１２', 12],
    ['12', 12],
    ['十 二', 12],
    ['廿一', 21],
    ['一百卅', 130],
    ['十廿', null],
    ['第', null],
    ['', null],
    ['十十', null],
    ['百', null],
    ['一二十', null],
    ['一十百', null],
  ])('%s is %s', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });

  test('is read back from how it is written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => parseNumeral(formatNumeral(n)) === n));
  });

  test('exists for whole numbers only', () => {
    expect(() => formatNumeral(-1)).toThrow(RangeError);
    expect(() => formatNumeral(1.5)).toThrow(RangeError);
  });
});
