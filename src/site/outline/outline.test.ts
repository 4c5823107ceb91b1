import { describe, expect, it } from 'vitest';
import { titleText } from '../../regulation/names.ts';
import { formatNumeral } from '../../regulation/numerals.ts';
import { parseBody } from '../../regulation/structure/testing.ts';
import { type OutlineEntry, outline, sectionsOf } from './outline.ts';
import { readingOrder } from './reading-order.ts';

function sections(lines: readonly string[]): string[] {
  const text = parseBody(lines.join('\n'));
  return linesOf(sectionsOf(outline(readingOrder(text), text.source)), '');
}

const linesOf = (entries: readonly OutlineEntry[], indent: string): string[] =>
  entries.flatMap((entry) =>
    entry.type === 'page'
      ? [indent + titleText(entry.page.title)]
      : [indent + titleText(entry.title), ...linesOf(entry.entries, `${indent}  `)],
  );

const articles = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `第${formatNumeral(from + index)}条　国家保护节约用水。`);

describe('the sections of a whole text', () => {
  it('are its containers, two levels deep, without their articles', () => {
    const body = [
      ...['第一编　总则', '第一章　基本规定', '第一节　目的', ...articles(1, 2)],
      ...['第二章　自然人', ...articles(3, 3)],
      ...['第二编　附则', ...articles(4, 4)],
    ];
    expect(sections(body)).toEqual(['第一编　总则', '  第一章　基本规定', '  第二章　自然人', '第二编　附则']);
  });

  it('are with what stands before and after the containers', () => {
    const body = ['现就节约用水提出如下意见。', '一、总体要求', '（一）指导思想。坚持节水。', '（二）目标。节水。'];
    expect(sections(body)).toEqual(['引言', '一、总体要求']);
  });

  it('are the articles where there is nothing else, unless they are many', () => {
    expect(sections(articles(1, 3))).toEqual(['第一条', '第二条', '第三条']);
    expect(sections(articles(1, 41))).toEqual([]);
  });
});
