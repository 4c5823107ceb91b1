import { expect, test } from 'vitest';
import { readCatalogue } from '../catalogue.ts';
import { describeRecords } from '../index/catalogue-file.ts';
import type { SearchRecord } from '../record.ts';
import { jumpTargets } from './jump.ts';

const TITLES = [
  '中华人民共和国农产品质量安全法',
  '中华人民共和国产品质量法',
  '国务院关于产品质量行动的意见',
  '中华人民共和国民法典',
] as const;

const records = TITLES.map((title, index): SearchRecord => {
  const document = { slug: `law-${index}`, title, shortTitles: [], issuers: [], year: null };
  const division = {
    document,
    kind: 'article',
    container: false,
    eId: 'art_12',
    label: '第十二条',
    heading: '',
    part: '',
    url: `/law-${index}/art-12/`,
  } as const;
  return { division, eId: 'art_12', text: '第十二条　…', headingLength: 4 };
});
const { catalogue } = describeRecords(records, { pagefind: { entry: '', meta: '' }, synonyms: {} });

const jumps = (typed: string, regulation: string | null = null) =>
  jumpTargets(typed, readCatalogue(catalogue), regulation).map(({ document }) => TITLES[document]);

test.each([
  ['民法典12', ['中华人民共和国民法典']],
  ['中华人民共和国民法典第十二条', ['中华人民共和国民法典']],
  ['《产品质量法》第十二条', ['中华人民共和国产品质量法', '中华人民共和国农产品质量安全法']],
  ['质量行动 12', ['国务院关于产品质量行动的意见']],
  ['12', TITLES],
  ['刑法12', []],
])('%s leads to the regulations of that name, the nearest first', (typed, titles) => {
  expect(jumps(typed)).toEqual(titles);
});

test('within a regulation a number leads to its own article', () => {
  expect(jumps('12', 'law-3')).toEqual(['中华人民共和国民法典']);
});

test.each(['第十二条第二款', '（十二）第二段', '(12)第二款', '12条第2款'])('%s leads to the paragraph', (typed) => {
  expect(jumpTargets(typed, readCatalogue(catalogue), 'law-3').map(({ eId }) => eId)).toEqual(['art_12__para_2']);
});
