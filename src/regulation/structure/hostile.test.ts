/** Texts made to be slow: the time to read them grows as they do. */
import { describe, expect, test } from 'vitest';
import { growthOf, LINEAR } from '../../../tests/support/growth.ts';
import { bodyOf, parseBody, printedLines } from './testing.ts';

/** Read in milliseconds; a pattern that looks at the rest of the line again would take hours. */
const LENGTH = 1_000_000;

describe('a line of millions of characters', () => {
  test.each(['甲', '第', '（', '一', '“', '“”', '1.', '—', 'a|', '第一条', '《', '年'])('%s', (unit) => {
    const text = parseBody(`第一条　甲。\n${unit.repeat(LENGTH / unit.length)}`);
    expect(printedLines(text).length).toBe(bodyOf(text).length);
  });

  test.each([
    ['of white space inside', `第一条${' '.repeat(LENGTH)}甲`],
    ['of white space before', `${'　'.repeat(LENGTH)}甲`],
    ['of TABs', `甲${'\t'.repeat(LENGTH)}乙`],
  ])('%s', (_, line) => {
    expect(printedLines(parseBody(line))).toHaveLength(1);
  });
});

describe('many lines', () => {
  test.each([
    ['第一条　甲。'],
    ['第一章　甲'],
    ['（一）甲；'],
    ['附则'],
    ['附件1'],
    ['示例办法'],
    ['目录\n第一章　甲'],
    ['目录\n第一条　甲'],
    ['示例办法\n第一章　甲'],
    ['现将《示例办法》印发。\n示例办法\n第一条　甲。'],
    ['第一章　甲\n第二章　乙'],
    ['甲“\n乙'],
    ['2020年1月1日'],
    ['（甲'],
    ['一、甲：\n（一）乙'],
    ['1.1 甲\n1.1.1 乙'],
    ['a\tb'],
    ['附件：\n一、甲。'],
  ])('%j', (lines) => {
    const input = (count: number): string => `${lines}\n`.repeat(count);
    const text = parseBody(input(1_000));
    expect(printedLines(text).length).toBe(bodyOf(text).length);
    expect(growthOf({ input, run: (body) => parseBody(body), size: 1_000 })).toBeLessThan(LINEAR);
  });
});
