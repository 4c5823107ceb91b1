import { expect, test } from 'vitest';
import { sampleLibrary } from '../regulation/links/testing.ts';
import { clauseOf, clausesOf } from './clause.ts';

const [statute, policy] = sampleLibrary(
  {
    slug: 'a',
    title: '样品管理条例',
    lines: [
      '第二章　总　则',
      '第一节　一般规定',
      '第十二条　样品分两类：',
      '（一）甲：',
      '1.子；',
      '（二）乙。',
      '样品应当登记。',
      '第一百二十条之一　样品应当标识。',
    ],
  },
  {
    slug: 'b',
    title: '关于样品工作的意见',
    lines: [
      '为做好样品工作，提出意见。',
      '一、总体要求',
      '（一）原则',
      '——坚持登记。',
      '（二）目标',
      '登记。',
      '封存。',
    ],
  },
);

test.each([
  ['art_12', '第十二条'],
  ['art_12__para_1', '第十二条第一款'],
  ['art_12__para_1__item_2', '第十二条第一款第二项'],
  ['art_12__para_1__item_1__subitem_1', '第十二条第一款第一项第1目'],
  ['art_120-1', '第一百二十条之一'],
  ['art_120-1__para_1', '第一百二十条之一'],
  ['chp_2__sec_1', '第二章第一节'],
  ['art_99', ''],
])('%s of a statute is %s', (eId, expected) => {
  if (!statute) throw new Error('no sample');
  expect(clauseOf(statute.text, eId)).toBe(expected);
});

test.each([
  ['preamble', '引言'],
  ['part_1', '一、总体要求'],
  ['art_1', '（一）'],
  ['art_1__item_1', '（一）第一项'],
  ['art_2__para_2', '（二）第二段'],
])('%s of an opinion is %s', (eId, expected) => {
  if (!policy) throw new Error('no sample');
  expect(clauseOf(policy.text, eId)).toBe(expected);
});

test('ranges and lists', () => {
  if (!statute) throw new Error('no sample');
  expect(
    clausesOf(statute.text, [
      { from: 'art_12__para_1', to: 'art_12__para_2' },
      { from: 'art_120-1', to: 'art_120-1' },
    ]),
  ).toBe('第十二条第一款至第二款、第一百二十条之一');
});
