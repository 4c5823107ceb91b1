import { describe, expect, test } from 'vitest';
import type { RegulationText } from '../model.ts';
import { parseBody, printedOf } from './testing.ts';

/** The cells of every table of a text, row by row. */
function tables(...lines: readonly string[]): readonly (readonly (readonly string[])[])[] {
  const text = parseBody(lines.join('\n'));
  return tablesOf(text);
}

function tablesOf({ byEId, source }: RegulationText) {
  return [...byEId.values()]
    .filter(({ kind }) => kind === 'table')
    .map(({ pieces }) =>
      pieces.map((piece) =>
        piece.role === 'row' ? piece.cells.map(({ start, end }) => source.text.slice(start, end)) : [],
      ),
    );
}

describe('empty cells count', () => {
  test.each([
    ['at the beginning of a row', ['序号\t行为\t罚款', '1\t甲\t一万元', '\t乙\t二万元'], ['', '乙', '二万元']],
    ['before its only words', ['序号\t行为\t罚款', '1\t甲\t一万元', '\t\t二万元'], ['', '', '二万元']],
    ['at the end', ['序号\t行为\t罚款', '1\t甲\t一万元', '2\t乙\t'], ['2', '乙', '']],
    ['in the middle', ['序号\t行为\t罚款', '1\t甲\t一万元', '2\t\t二万元'], ['2', '', '二万元']],
    ['behind its only words', ['序号\t行为\t罚款', '1\t甲\t一万元', '一、乙类\t\t'], ['一、乙类', '', '']],
    ['around two cells between rows of one', ['甲\t乙\t丙\t丁', '\t\t戊\t', '\t己\t庚\t'], ['', '己', '庚', '']],
    ['before the only words of its first rows', ['\t\t甲', '\t\t乙', '丙\t丁\t戊'], ['丙', '丁', '戊']],
    ['around a sentence between rows', ['a\tb\tc', '\t\t见附表。', 'd\te\tf'], ['d', 'e', 'f']],
    ['between |', ['| 序号 | 行为 | 罚款 |', '| 1 | 甲 | 一万元 |', '| | 乙 | 二万元 |'], ['', '乙', '二万元']],
    ['between | without borders', ['序号|行为|罚款', '1|甲|一万元', '|乙|二万元'], ['', '乙', '二万元']],
    ['at the end of | without borders', ['序号|行为|罚款', '1|甲|一万元', '2|乙|'], ['2', '乙', '']],
    ['between | with a border on one side', ['|序号|行为|罚款', '|1|甲|一万元', '||乙|二万元'], ['', '乙', '二万元']],
    ['between | on the other', ['序号|行为|罚款|', '1|甲|一万元|', '|乙||'], ['', '乙', '']],
    ['before a section row', ['甲|乙|丙', '|丁|戊', '一、渡口方面', '|己|庚'], ['', '己', '庚']],
    ['between | before its only words', ['|序号|行为|罚款|', '|1|甲|一万元|', '|||二万元|'], ['', '', '二万元']],
  ])('%s', (_, rows, last) => {
    const [table, ...others] = tables('第一条　如下：', ...rows);
    expect([table?.length, table?.at(-1), others]).toEqual([rows.length, last, []]);
  });
});

test.each([
  ['TABs before numbers', ['东渡\t3', '西渡\t12']],
  ['one |', ['甲|乙', '丙|丁']],
])('a table of two columns is made by %s', (_, rows) => {
  expect(tables('第一条　如下：', ...rows)).toEqual([rows.map((row) => row.split(/[\t|]/))]);
});

describe('a numbered cell numbers nothing', () => {
  const HEAD = '一级指标\t二级指标\t三级指标';

  test.each([
    ['一、 of the first cell', ['一、质量\t（一）定位\t1.人次', '二、效率\t（二）资源\t2.工时']],
    ['（一） of a row that lacks a cell', ['一、质量\t（一）定位\t1.人次', '（二）安全\t2.比例']],
    ['1. of a row that lacks all but two', ['一、质量\t（一）定位\t1.人次\t定量', '2.比例\t定量']],
    ['1. of two columns', ['1.甲\t0.5', '2.乙\t0.05']],
    ['一、 of rows of which one ends in a number', ['一、质量\t10', '二、效率\t高']],
    ['2 of a bare number', ['1\t甲\t一万元', '2\t乙\t二万元']],
  ])('%s', (_, rows) => {
    const text = parseBody(['一、要求', '甲。', '二、指标', '如下：', HEAD, ...rows].join('\n'));
    expect([...text.byEId.keys()].filter((eId) => /item|art_3/.test(eId))).toEqual([]);
    expect(tablesOf(text)).toHaveLength(1);
    expect(tablesOf(text)[0]).toHaveLength(rows.length + 1);
  });

  test('and the head of an annex is no title, whatever its last word', () => {
    const text = parseBody(
      '第一条　甲。\n附件\n示例指标\n指标\t性质\t指标说明\n一、甲\t定量\t乙。\n二、丙\t定性\t丁。',
    );
    expect(tablesOf(text)[0]).toHaveLength(3);
  });

  test('but the entries of a 目录 with page numbers behind TABs are headings', () => {
    const text = parseBody('目录\n一、要求\t\t1\n二、措施\t12\n一、要求\n甲。\n二、措施\n乙。');
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['toc', 'art_1', 'art_2']);
  });
});

describe('a title across a table', () => {
  const [HEAD, ONE, TWO] = ['序号\t举措\t部门', '1\t甲\t子部', '2\t乙\t丑部'];

  test.each([
    ['with empty cells behind it', ['一、保护方面\t\t', ONE, '二、激励方面\t\t', TWO]],
    ['alone on its line', ['一、保护方面', ONE, '二、激励方面（共4项）', TWO]],
    ['with nothing below it', ['一、保护方面', '二、激励方面', ONE, TWO]],
    ['between rows that lack cells and one that has them all', ['一、甲\t子\t丑', '卯\t辰', '二、激励方面', ONE]],
    ['after a number in a cell', ['一、甲\t子\t丑', '二、激励方面', TWO]],
  ])('%s is a row of it', (_, rows) => {
    const found = tables('第一条　如下：', HEAD, ...rows);
    expect(found).toHaveLength(1);
    expect(found[0]).toHaveLength(rows.length + 1);
  });

  test.each([
    ['a sentence', ['一、保护方面，如下：', ONE, TWO]],
    ['an item before a table of another width', ['一、保护方面', '甲\t乙\t丙\t丁', '甲\t乙\t丙\t丁']],
    ['an item before a table of two columns', ['一、保护方面', '甲\t乙', '丙\t丁']],
    ['a line without a number', ['其他方面', ONE, TWO]],
  ])('%s is none', (_, rows) => {
    expect(tables('第一条　如下：', HEAD, ONE, ...rows)).toHaveLength(2);
  });

  test.each([
    ['一、', ['一、票价', HEAD, ONE, '二、租金', HEAD, TWO, '三、附则', '甲。'], ['art_1', 'art_2', 'art_3']],
    ['一、 over text and a table', ['一、票价', '如下：', HEAD, ONE, '二、租金', HEAD, TWO], ['art_1', 'art_2']],
    ['（一）', ['第一条　甲：', '（一）票价', HEAD, ONE, '（二）租金', HEAD, TWO], ['art_1']],
  ])('a title with the number after that of the title over the table is none: %s', (_, lines, units) => {
    const text = parseBody(lines.join('\n'));
    expect(text.provisions.map(({ eId }) => eId)).toEqual(units);
    expect(tablesOf(text).map(({ length }) => length)).toEqual([2, 2]);
  });

  test('an item between tables of two columns is none', () => {
    expect(tables('第一条　如下：', '甲\t乙', '丙\t丁', '一、合并', '戊\t己', '庚\t辛')).toHaveLength(2);
  });
});

describe('a table that names provisions in its first column', () => {
  test.each([
    ['of two columns', ['项目\t要求', '第一章\t甲', '第二条\t乙']],
    ['of three columns', ['条款\t原文\t现文', '第一条\t甲\t乙', '第二条\t丙\t丁']],
    ['with |', ['条款|要求', '第一章|甲', '第二条|乙']],
  ])('%s', (_, rows) => {
    const text = parseBody(['第一条　如下：', ...rows, '第二条　自公布之日起施行。'].join('\n'));
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['art_1', 'art_2']);
    expect(tablesOf(text)).toEqual([rows.map((row) => row.split(/[\t|]/))]);
  });

  test('but articles whose text stands behind a TAB have none', () => {
    const text = parseBody('第一条\t甲\n第二条\t乙：\n丙\t丁\n戊\t己\n第三条\t下列各项：\n（一）庚。');
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['art_1', 'art_2', 'art_3']);
  });
});

describe('no table', () => {
  test('is made of an article with TABs behind it', () => {
    const text = parseBody('第一条　如下：\n甲\t乙\t丙\n丁\t戊\t己\n第二条　应当登记\t\t');
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['art_1', 'art_2']);
  });

  test.each([
    ['a paragraph indented by TABs', ['\t\t甲。', '\t\t乙。']],
    ['a paragraph indented like the last row', ['a\tb', 'c\td', '\t以上由部门解释。']],
    ['a paragraph indented less than the last row', ['a\tb\tc', 'd\te\tf', '\t以上。']],
    ['borders alone', ['|||']],
    ['a TAB behind a number', ['（一）\t甲；', '（二）\t乙。']],
  ])('is made of %s', (_, rows) => {
    const text = parseBody(['第一条　如下：', ...rows].join('\n'));
    const cells = tablesOf(text).flat(2);
    expect(cells.join('')).not.toContain('。');
    expect(printedOf(text, 'art_1__para_1')).toBe('　如下：');
  });
});
