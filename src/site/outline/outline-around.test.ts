import { describe, expect, it } from 'vitest';
import { titleText } from '../../regulation/names.ts';
import { formatNumeral } from '../../regulation/numerals.ts';
import { parseBody } from '../../regulation/structure/testing.ts';
import { outline } from './outline.ts';
import { type Level, outlineAround } from './outline-around.ts';
import { readingOrder } from './reading-order.ts';

/** What a page shows of its regulation, a line an entry, what is within further in. */
function shown(body: string, eId: string): string[] {
  const text = parseBody(body);
  const pages = readingOrder(text);
  const page = pages.find(({ division }) => division.eId === eId);
  if (!page) throw new Error(`no page ${eId}`);
  return linesOf(outlineAround(outline(pages, text.source), page.division), '');
}

function linesOf({ entries, moreBefore, moreAfter }: Level, indent: string): string[] {
  return [
    ...(moreBefore ? [`${indent}⋯`] : []),
    ...entries.flatMap(({ entry, inside }) => [
      indent + titleText(entry.type === 'group' ? entry.title : entry.page.title),
      ...(inside ? linesOf(inside, `${indent}  `) : []),
    ]),
    ...(moreAfter ? [`${indent}⋯`] : []),
  ];
}

const label = (number: number): string => `第${formatNumeral(number)}条`;
const articles = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${label(from + index)}　国家保护节约用水。`);

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
