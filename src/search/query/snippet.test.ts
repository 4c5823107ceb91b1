import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Segment, snippetOf } from './snippet.ts';

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
