import { describe, expect, it } from 'vitest';
import { titleText } from '../regulation/names.ts';
import { formatNumeral } from '../regulation/numerals.ts';
import { parseBody } from '../regulation/structure/testing.ts';
import {
  type OutlineEntry,
  type OutlineLevel,
  outlineAround,
  outlineOf,
  REACH,
  readingOrder,
  sectionsOf,
} from './outline.ts';

function sections(lines: readonly string[]): string[] {
  const text = parseBody(lines.join('\n'));
  return linesOf(sectionsOf(outlineOf(readingOrder(text), text.source)), '');
}

const linesOf = (entries: readonly OutlineEntry[], indent: string): string[] =>
  entries.flatMap((entry) =>
    entry.type === 'page'
      ? [indent + titleText(entry.page.title)]
      : [indent + titleText(entry.title), ...linesOf(entry.entries, `${indent}  `)],
  );

const label = (number: number): string => `第${formatNumeral(number)}条`;
const articles = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${label(from + index)}　国家保护节约用水。`);

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

/** What a page shows of its regulation, a line an entry, what is within further in. */
function shown(body: string, eId: string): string[] {
  const text = parseBody(body);
  const pages = readingOrder(text);
  const page = pages.find(({ division }) => division.eId === eId);
  if (!page) throw new Error(`no page ${eId}`);
  return linesAround(outlineAround(outlineOf(pages, text.source), page.division, REACH.small), '');
}

function linesAround({ entries, moreBefore, moreAfter }: OutlineLevel, indent: string): string[] {
  return [
    ...(moreBefore ? [`${indent}⋯`] : []),
    ...entries.flatMap(({ entry, inside }) => [
      indent + titleText(entry.type === 'group' ? entry.title : entry.page.title),
      ...(inside ? linesAround(inside, `${indent}  `) : []),
    ]),
    ...(moreAfter ? [`${indent}⋯`] : []),
  ];
}

describe('the outline around a page', () => {
  it('unfolds the part that holds it and names the others', () => {
    const body = [
      '第一章　总则',
      ...articles(1, 2),
      '第二章　管理',
      ...articles(3, 4),
      '第三章　附则',
      ...articles(5, 5),
    ];
    expect(shown(body.join('\n'), 'art_3')).toEqual([
      '第一章　总则',
      '第二章　管理',
      '  第三条',
      '  第四条',
      '第三章　附则',
    ]);
  });

  it('reaches eight entries to either side, and says where there are more', () => {
    const body = articles(1, 1260).join('\n');
    const labels = (from: number, to: number) => articles(from, to).map((_, index) => label(from + index));
    expect(shown(body, 'art_3')).toEqual([...labels(1, 11), '⋯']);
    expect(shown(body, 'art_630')).toEqual(['⋯', ...labels(622, 638), '⋯']);
    expect(shown(body, 'art_1260')).toEqual(['⋯', ...labels(1252, 1260)]);
  });
});
