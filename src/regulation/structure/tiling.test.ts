/** Nothing is left out, nothing stands twice. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Provision } from '../model.ts';
import { bodyOf, parseBody, piecesInOrder, printedLines, shownPieces } from './testing.ts';

const LINES = [
  '第一章　总则',
  '第一节 一般规定',
  '第一条　甲。',
  '第二条',
  '第三条【适用】乙。',
  '第二条之一 丙。',
  '第五条第二款规定的。',
  '附则',
  '目录',
  '序言',
  '一、总体要求',
  '二、甲。乙。',
  '（一）指导思想',
  '（二）甲；',
  '(三)乙：',
  '1.甲',
  '2．乙',
  '（1）丙',
  '①丁',
  '1.1 编制目的',
  '1.1.1 甲',
  '1 总则',
  '——坚持。',
  '附件1',
  '附件：1.甲',
  '附：',
  '示例办法',
  '（2020年1月1日通过）',
  '国务院',
  '2020年1月1日',
  '（此件公开发布）',
  '各省人民政府：',
  'a\tb',
  'a\tb\tc',
  '|a|b|',
  '修改为：“第一条　甲。',
  '“第二款',
  '乙。”',
  '　　缩进',
  '',
  ' ',
  '{}<>',
  '\u{20bb7}',
  '各地区各部门要认真落实本意见精神。',
];

describe('every character of a body', () => {
  test('belongs to exactly one provision, however its lines are mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 40 }), (lines) => {
        const text = parseBody(`甲\n${lines.join('\n')}`);
        expect(printedLines(text)).toEqual(bodyOf(text));
        expect(shownPieces(text)).toEqual(piecesInOrder(text));
      }),
      { numRuns: 500 },
    );
  });

  test('belongs to exactly one provision, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 20 }), (lines) => {
        const text = parseBody(
          `甲\n${lines.map((line) => line.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]/gu, ' ')).join('\n')}`,
        );
        expect(printedLines(text)).toEqual(bodyOf(text));
      }),
    );
  });

  test('has provisions with eIds that differ', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 60 }), (lines) => {
        const text = parseBody(`甲\n${lines.join('\n')}`);
        const count = (provisions: readonly Provision[]): number =>
          provisions.reduce((sum, { children }) => sum + 1 + count(children), 0);
        expect(text.byEId.size).toBe(count(text.provisions));
      }),
      { numRuns: 500 },
    );
  });
});
