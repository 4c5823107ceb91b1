import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLUG } from '../slug.ts';
import { slugFromTitle } from './slug-from-title.ts';

test.each([
  ['中共中央、国务院关于开展质量提升行动的指导意见', '2017-09-05', 'zhiliang-tisheng-xingdong-zhidao-2017'],
  ['中华人民共和国标准化法', '2017-11-04', 'biaozhun-hua-fa-2017'],
  ['家用汽车产品修理更换退货责任规定', null, 'jiayong-qiche-chanpin-xiuli'],
  ['关于“旅游”规划的通知', '2021-03-01', 'lvyou-guihua-tongzhi-2021'],
  ['！？', null, 'fagui'],
])('%s → %s', (title, issuedOn, expected) => {
  expect(slugFromTitle(title, issuedOn)).toBe(expected);
});

test('any title gives a slug that is an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (title) => {
      expect(slugFromTitle(title, '2020-01-01')).toMatch(SLUG);
    }),
  );
});
