import { expect, test } from 'vitest';
import type { Result } from '../query/result.ts';
import { csvOf, resultTable, tsvOf } from './table.ts';

const result: Result = {
  inexact: null,
  kind: 'article',
  edition: null,
  standing: '',
  regulation: 'law',
  title: '某“法”, "一"',
  shortTitle: '某法',
  part: '',
  label: '第一条',
  heading: '=1+1',
  division: '/law/art-1/',
  eId: 'art_1__para_1',
  paragraph: '',
  name: '第一条',
  below: '第一款第二项',
  cited: '《某“法”, "一"》',
  url: '/law/art-1/#art_1__para_1',
  text: '质量第一，\n质量强国',
  hits: [
    { start: 0, end: 2 },
    { start: 6, end: 8 },
  ],
  snippet: [],
};
const options = {
  numbers: { law: '某发〔2020〕1号' },
  editions: { law: '?edition=2020-01-02' },
  context: true,
  origin: 'https://example.org',
};

test('a table has the place in words, the document number and a citation ready to be pasted', () => {
  expect(resultTable([result], options).slice(0, 2)).toEqual([
    [
      '类别',
      '种类',
      '法规',
      '文号',
      '编章',
      '条',
      '款项',
      '标题',
      '命中',
      '匹配',
      '出处',
      '链接',
      '前文',
      '后文',
      '引文',
    ],
    [
      '正文',
      '',
      '某“法”, "一"',
      '某发〔2020〕1号',
      '',
      '第一条',
      '第一款第二项',
      '=1+1',
      '质量',
      '一致',
      '《某“法”, "一"》（某发〔2020〕1号）第一条第一款第二项',
      'https://example.org/law/art-1/?edition=2020-01-02#art_1__para_1',
      '',
      '第一，\n质量强国',
      '质量第一，\n质量强国',
    ],
  ]);
});

test('a citation names the number of an official document, not that of the order that promulgates a law; both are told', () => {
  for (const number of ['主席令第二十八号', '国务院令第586号', '第10号']) {
    const [, row] = resultTable([result], { ...options, numbers: { law: number } });
    expect(row?.slice(3, 4)).toEqual([number]);
    expect(row?.[10]).toBe('《某“法”, "一"》第一条第一款第二项');
  }
});

test('a table without context repeats no paragraph', () => {
  const rows = resultTable([result], { ...options, context: false });
  expect(rows[0]).not.toContain('引文');
  expect(rows.flat().join()).not.toContain('质量强国');
  expect(rows).toHaveLength(3);
});

test('a note is of its kind, and stands on a provision; a term belongs to no regulation', () => {
  const note = {
    ...result,
    kind: 'note',
    label: '背景',
    heading: '一带一路',
    name: '（十一）第一段',
    below: '',
  } as const;
  expect(resultTable([note], options)[1]?.slice(0, 8)).toEqual([
    '注释',
    '背景',
    '某“法”, "一"',
    '某发〔2020〕1号',
    '',
    '（十一）第一段',
    '',
    '一带一路',
  ]);
  const term = { ...result, kind: 'term', regulation: 'glossary', title: '术语表', name: '', below: '' } as const;
  expect(resultTable([term], options)[1]?.slice(0, 4)).toEqual(['术语', '', '', '']);
});

test('a CSV file has a mark for Excel, a line for every hit, and no formulas', () => {
  const [heading, first, second, end] = csvOf(resultTable([result], options)).split('\r\n');
  expect(heading).toMatch(/^\ufeff类别,种类,法规,/u);
  expect(first).toContain(`正文,,"某“法”, ""一""",某发〔2020〕1号,,第一条,第一款第二项,'=1+1,质量,一致,`);
  expect(second).toContain(',"质量第一，\n",强国,');
  expect(end).toBe('');
});

test('a table tells what is not exact', () => {
  expect(resultTable([{ ...result, inexact: 'synonym' }], options)[1]).toContain('近义');
});

test('what is copied has as many cells in each row as there are columns', () => {
  const rows = tsvOf(resultTable([result], options)).split('\n');
  expect(rows.map((row) => row.split('\t').length)).toEqual([15, 15, 15]);
});
