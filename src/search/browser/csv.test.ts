import { expect, test } from 'vitest';
import type { Result } from '../query/result.ts';
import { csvOf } from './csv.ts';

const result: Result = {
  inexact: null,
  kind: 'article',
  regulation: 'law',
  title: '某“法”, "一"',
  part: '',
  label: '第一条',
  heading: '=1+1',
  eId: 'art_1__para_1',
  url: '/law/art-1/#art_1__para_1',
  text: '质量第一，质量强国',
  hits: [
    { start: 0, end: 2 },
    { start: 5, end: 7 },
  ],
  snippet: [],
};

test('a CSV file has a mark for Excel, a line for every hit, and no formulas', () => {
  const [heading, first, second, end] = csvOf([result], 'https://example.org').split('\r\n');
  expect(heading).toBe('\ufeff法规,类别,编章,条,标题,位置,前文,命中,后文,全段,链接');
  expect(first).toBe(
    `"某“法”, ""一""",条文,,第一条,'=1+1,art_1__para_1,,质量,第一，质量强国,质量第一，质量强国,https://example.org/law/art-1/#art_1__para_1`,
  );
  expect(second).toContain(',质量第一，,质量,强国,');
  expect(end).toBe('');
});
