import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Segment, snippetOf, withClosing } from './snippet.ts';

const written = (segments: readonly Segment[]) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
const clause = (name: string) => `${name.repeat(19)}，`;

describe('an excerpt', () => {
  test('of a short paragraph is all of it', () => {
    expect(
      written(
        snippetOf('质量第一，质量强国。', [
          { start: 0, end: 2 },
          { start: 5, end: 7 },
        ]),
      ),
    ).toBe('[质量]第一，[质量]强国。');
  });

  test('is cut at punctuation', () => {
    const text = `${['甲', '乙', '丙', '丁'].map(clause).join('')}质量${['戊', '己', '庚', '辛', '壬'].map(clause).join('')}`;
    expect(written(snippetOf(text, [{ start: 80, end: 82 }]))).toBe(
      `…${clause('丁')}[质量]${clause('戊')}${clause('己')}${clause('庚')}${clause('辛')}…`,
    );
  });

  test('marks hits that overlap once', () => {
    expect(
      written(
        snippetOf('人人人', [
          { start: 0, end: 2 },
          { start: 1, end: 3 },
        ]),
      ),
    ).toBe('[人人][人]');
  });

  test('is made of the text, holds the first hit, and marks nothing but hits', () => {
    const text = fc.string({ unit: fc.constantFrom(...'质量提升，。𠮷'), minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 20 }), (any, from, length) => {
        const start = from % any.length;
        const hit = { start, end: Math.min(any.length, start + length) };
        const segments = snippetOf(any, [hit]);
        const shown = segments.map((segment) => segment.text).join('');
        expect(any).toContain(shown.replace(/^…|…$/g, ''));
        expect(segments.filter((segment) => segment.hit).map((segment) => segment.text)).toEqual([
          any.slice(hit.start, hit.end),
        ]);
      }),
    );
  });
});

describe('what is marked', () => {
  test.each([
    ['首台（套）保险', '首台（套', '首台（套）'],
    ['（首台（套））', '首台（套', '首台（套）'],
    ['推动“互联网+”服务', '“互联网+', '“互联网+”'],
    ['第一条（总则）', '总则', '总则'],
    ['《质量法》和《标准法》', '质量法》和《标准', '质量法》和《标准'],
    ['（一）（二）', '（一', '（一）'],
    ['首台（套', '首台（套', '首台（套'],
  ])('in %s for %s is %s', (text, words, expected) => {
    const start = text.indexOf(words);
    const { end } = withClosing(text, { start, end: start + words.length });
    expect(text.slice(start, end)).toBe(expected);
  });
});
