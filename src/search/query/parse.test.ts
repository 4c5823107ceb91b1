import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_QUERY, parseQuery } from './parse.ts';

/** Spellings of the required clauses (`a/b` for alternatives, `a=b` for two spellings), then of the excluded phrases. */
function read(typed: string): string {
  const parsed = parseQuery(typed);
  if (parsed.kind !== 'query') return parsed.kind;
  const required = parsed.query.required.map(({ alternatives }) =>
    alternatives.map(({ spellings }) => spellings.join('=')).join('/'),
  );
  return [...required, ...parsed.query.excluded.map(({ spellings }) => `-${spellings.join('=')}`)].join(' & ');
}

describe('a query', () => {
  test.each([
    ['质量提升', '质量提升'],
    ['质量 提升', '质量 & 提升'],
    ['质量　提升', '质量 & 提升'],
    ['质量 -召回', '质量 & -召回'],
    ['标准|认证', '标准/认证'],
    ['标准｜认证 质量', '标准/认证 & 质量'],
    ['互联网+', '互联网'],
    ['首台（套）', '首台（套=首台套'],
    ['“产品+服务”', '产品+服务=产品服务'],
    ['"产品+服务"', '产品+服务'],
    ['"质量 提升"', '质量 提升'],
    ['"标准|认证"', '标准|认证'],
    ['-"质量第一" 质量', '质量 & -质量第一'],
    ['ＡＢＣ１２', 'abc12'],
    ['质', '质'],
    ['质-量', '质-量=质量'],
    ['"质量', '质量'],
    ['同句：质量 责任', '质量 & 责任'],
    ['质量|', '质量'],
    ['|质量', '质量'],
    ['质\u200b量', '质量'],
    ['\u202e质量', '质量'],
    ['质量\ud800', '质量'],
    ['<script>', 'script'],
  ])('%s is read as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test.each([
    ['', 'empty'],
    ['  　', 'empty'],
    ['\u200b', 'empty'],
    ['\ud800', 'empty'],
    ['，。！', 'signs-only'],
    ['+', 'signs-only'],
    ['"', 'signs-only'],
    ['-', 'signs-only'],
    ['-召回', 'excludes-only'],
  ])('%o cannot be searched: %s', (typed, kind) => {
    expect(read(typed)).toBe(kind);
  });

  test.each(['同句：质量 责任', '同句:质量 责任', ' 同句： 质量 责任'])('%s asks for both in one sentence', (typed) => {
    expect(parseQuery(typed)).toMatchObject({ query: { together: true, required: [{}, {}] } });
  });

  test.each(['质量 责任', '质量 同句：责任', '同句 质量'])('%s does not', (typed) => {
    expect(parseQuery(typed)).toMatchObject({ query: { together: false } });
  });

  test('that is too long is cut, and says so', () => {
    const parsed = parseQuery('质'.repeat(10_000));
    expect(parsed).toMatchObject({ kind: 'query', query: { cut: true } });
    expect(read('质'.repeat(10_000))).toHaveLength(LONGEST_QUERY);
  });

  test('is read without an exception, whatever was typed', () => {
    const hostile = fc.string({
      unit: fc.oneof(fc.constantFrom(...'"-|｜ 质量+<&\ud800\u202e'), fc.string({ unit: 'binary' })),
    });
    fc.assert(
      fc.property(hostile, (typed) => {
        const parsed = parseQuery(typed);
        if (parsed.kind !== 'query') return;
        const phrases = [
          ...parsed.query.required.flatMap(({ alternatives }) => alternatives),
          ...parsed.query.excluded,
        ];
        for (const { spellings } of phrases) {
          expect(spellings.length).toBeGreaterThan(0);
          for (const spelling of spellings) expect(spelling).not.toBe('');
        }
      }),
    );
  });
});
