import { expect, test } from 'vitest';
import type { Result } from '../query/result.ts';
import { csvOf, tsvOf } from './table.ts';

const result: Result = {
  inexact: null,
  kind: 'article',
  regulation: 'law',
  title: '某“法”, "一"',
  shortTitle: '某法',
  part: '',
  label: '第一条',
  heading: '=1+1',
  division: '/law/art-1/',
  eId: 'art_1__para_1',
  paragraph: '',
  name: '',
  below: '',
  url: '/law/art-1/#art_1__para_1',
  text: '质量第一，\n质量强国',
  hits: [
    { start: 0, end: 2 },
    { start: 6, end: 8 },
  ],
  snippet: [],
};
const home = 'https://example.org';

test('a CSV file has a mark for Excel, a line for every hit, and no formulas', () => {
  const [heading, first, second, end] = csvOf([result], home).split('\r\n');
  expect(heading).toBe('\ufeff法规,类别,编章,条,标题,位置,匹配,前文,命中,后文,全段,链接');
  expect(first).toBe(
    `"某“法”, ""一""",正文,,第一条,'=1+1,art_1__para_1,一致,,质量,"第一，\n质量强国","质量第一，\n质量强国",https://example.org/law/art-1/#art_1__para_1`,
  );
  expect(second).toContain(',"质量第一，\n",质量,强国,');
  expect(end).toBe('');
});

test('a CSV file tells what is not exact', () => {
  expect(csvOf([{ ...result, inexact: 'synonym' }], home)).toContain(',近义,');
});

test('what is copied has as many cells in each row as there are columns', () => {
  const rows = tsvOf([result], home).split('\n');
  expect(rows.map((row) => row.split('\t').length)).toEqual([12, 12, 12]);
});
