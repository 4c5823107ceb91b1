import { describe, expect, test } from 'vitest';
import { type Edition, workId } from '../../regulation/edition.ts';
import { findReferences, resolveExternal } from '../../regulation/layers/references/index.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { readSource } from '../../regulation/source/read.ts';
import { parse } from '../../regulation/structure/parse.ts';
import { drawPicture } from './draw.ts';
import { pictureOf } from './picture.ts';

function regulation(body: string): Pick<Regulation, keyof Edition | 'text' | 'notes' | 'relations' | 'references'> {
  const header = '法规标题：试行办法\n颁布时间：20200102\n颁布主体：某部\n通过会议：\n法规正文：\n';
  const { source } = readSource(new TextEncoder().encode(header + body), 'source.txt');
  if (!source) throw new Error('unreadable fixture');
  const text = parse(source);
  const references = resolveExternal({ slug: workId('a') }, findReferences(text).references, () => null);
  return { slug: workId('a'), date: null, text, notes: [], relations: [], references };
}

describe('the picture of a short text', () => {
  const picture = pictureOf(
    regulation('第一章　总则\n第一条　甲。\n第二条　依照第一条和第三条办理。\n第二章　附则\n第三条　依照本条。\n'),
  );

  test('has a row for every article, under the headings they stand under', () => {
    expect(picture.rows.map(({ kind, name, length }) => `${kind} ${name} ${length}`)).toEqual([
      'group 第一章　总则 0',
      'row 第一条 5',
      'row 第二条 15',
      'group 第二章　附则 0',
      'row 第三条 8',
    ]);
  });

  test('ties rows that cite each other, never a row to itself', () => {
    expect(picture.ties).toEqual([
      { from: 1, to: 2, count: 1 },
      { from: 2, to: 4, count: 1 },
    ]);
  });

  test('as SVG names every row with its length and ties, and escapes what the text says', () => {
    const hostile = { ...picture, rows: picture.rows.map((row) => ({ ...row, name: `${row.name}<"&>` })) };
    const svg = drawPicture(hostile, { title: '“<试行>”', link: (href) => href });
    expect(svg).toContain('aria-label="第二条&lt;&quot;&amp;&gt;：15 字，与');
    expect(svg).not.toMatch(/<"&>|<试行>/);
    expect(svg.match(/<a /g)).toHaveLength(5);
    expect(svg.match(/<path class="t/g)).toHaveLength(2);
  });

  test('at rest no shape has an opacity of its own, for which a rasteriser needs a sheet as large as the picture', () => {
    const svg = drawPicture(picture, { title: '', link: (href) => href });
    const [, style = ''] = /<style>(.*)<\/style>/u.exec(svg) ?? [];
    const atRest = style.split('}').filter((rule) => !rule.includes(':has('));
    expect(atRest.filter((rule) => rule.includes('.ties path'))).toHaveLength(1);
    expect(atRest.filter((rule) => /[{;]opacity:/u.test(rule))).toEqual([]);
  });
});

test('a long statute has a row for every chapter, its sections included, and ties count the references', () => {
  const chapter = (number: string, from: number, extra: string) =>
    `第${number}章　样品\n第一节　种类\n${Array.from({ length: 45 }, (_, index) => `第${from + index}条　${extra}略。\n`).join('')}`;
  const picture = pictureOf(regulation(`第一编　总则\n${chapter('一', 1, '')}${chapter('二', 46, '依照第一条，')}`));
  expect(picture.unit).toBe('章');
  expect(picture.rows.map(({ kind, name, articles }) => [kind, name, articles])).toEqual([
    ['group', '第一编　总则', 0],
    ['row', '第一章　样品', 45],
    ['row', '第二章　样品', 45],
  ]);
  expect(picture.ties).toEqual([{ from: 1, to: 2, count: 45 }]);
});
