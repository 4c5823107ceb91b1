import { expect, test } from 'vitest';
import { stepToString } from '../../regulation/eid.ts';
import { isPageOf, provisionOn, readClauses } from './clauses.ts';

/** `name | eIds` */
function read(text: string): string | null {
  const typed = readClauses(text);
  return typed && [typed.name, ...typed.clauses.map(({ steps }) => steps.map(stepToString).join('__'))].join(' | ');
}

test.each([
  ['第四十六条第一项', ' | art_46__item_1'],
  ['《刑事诉讼法》第20条第（二）项', '《刑事诉讼法》 | art_20__item_2'],
  ['刑法232', '刑法 | art_232'],
  ['刑法第二百三十二条', '刑法 | art_232'],
  ['第三编第二章', ' | part_3__chp_2'],
  ['第186、187条', ' | art_186 | art_187'],
  ['刑法第186条和第187条', '刑法 | art_186 | art_187'],
  ['第三条至第五条', ' | art_3 | art_4 | art_5'],
  ['第3-5条', ' | art_3 | art_4 | art_5'],
  ['第二十条第一款、第三款', ' | art_20__para_1 | art_20__para_3'],
  ['第一百二十条之一第二款', ' | art_120-1__para_2'],
  ['第 12 条 第 2 款', ' | art_12__para_2'],
  ['附件一', ' | att_1'],
  ['附件2第三条', ' | att_2__art_3'],
  ['（十三）', ' | art_13'],
  ['(13)第二段', ' | art_13__para_2'],
  ['一、', ' | part_1'],
  ['二、（三）', ' | part_2__art_3'],
  ['第二十条（二）', ' | art_20__item_2'],
  ['2.1.1', ' | art_2-1-1'],
  ['十二', ' | art_12'],
  ['art_120-1', ' | art_120-1'],
  ['第二条第一款第三项第2目', ' | art_2__para_1__item_3__subitem_2'],
  ['12的', null],
  ['质量', null],
  ['第二款', null],
  ['三农工作', null],
  ['', null],
])('%s', (text, clauses) => {
  expect(read(text)).toBe(clauses);
});

test('a clause of a chapter is looked for in the part that was named with it', () => {
  const clause = readClauses('第三编第二章')?.clauses[0];
  const pages = ['part_3__chp_2', 'chp_2', 'part_1__chp_2', 'part_3', 'chp_12'];
  expect(pages.filter((eId) => clause && isPageOf(eId, clause))).toEqual(['part_3__chp_2', 'chp_2']);
});

test.each([
  ['第四十六条第一项', 'art_46__para_1__item_1'],
  ['第四十六条第二款', 'art_46__para_2'],
  ['第四十六条第二款第一项', 'art_46__para_2__item_1'],
  ['第四十六条第九项', 'art_46'],
  ['第四十六条', 'art_46'],
])('%s stands on its page', (text, eId) => {
  const records = [
    'art_46__para_1',
    'art_46__para_1__item_1',
    'art_46__para_1__item_2',
    'art_46__para_2',
    'art_46__para_2__item_1',
  ];
  const clause = readClauses(text)?.clauses[0];
  expect(clause && provisionOn('art_46', records, clause)).toBe(eId);
});
