import { expect, test } from 'vitest';
import { sampleLibrary } from '../testing.ts';
import { stretchesOf } from './stretches.ts';

const [sample] = sampleLibrary({
  slug: 'a',
  title: '样品管理条例',
  lines: [
    '第一章　总则',
    '第一条　样品分两类：',
    '（一）甲；',
    '（二）乙；',
    '（三）丙。',
    '样品应当登记。',
    '第二条　样品应当标识。',
    '第二章　罚则',
    '第三条　略。',
    '第四条　略。',
    '第五条　略。',
  ],
});

test.each([
  ['one article', ['art_2'], ['art_2..art_2']],
  ['articles in a row, over the head of a chapter', ['art_1', 'art_2', 'art_3'], ['art_1..art_3']],
  ['第一、三条', ['art_1', 'art_3'], ['art_1..art_1', 'art_3..art_3']],
  ['第一条、第三条至第四条', ['art_1', 'art_3', 'art_4'], ['art_1..art_1', 'art_3..art_4']],
  [
    'items',
    ['art_1__para_1__item_1', 'art_1__para_1__item_2', 'art_1__para_1__item_3'],
    ['art_1__para_1__item_1..art_1__para_1__item_3'],
  ],
  ['第一条第二款至第三条', ['art_1__para_2', 'art_2', 'art_3'], ['art_1__para_2..art_3']],
  ['two chapters reach to the last article', ['chp_1', 'chp_2'], ['chp_1..art_5']],
  ['what is not there is left out', ['art_9'], []],
])('%s', (_, targets, expected) => {
  if (!sample) throw new Error('no sample');
  expect(stretchesOf(sample.text, targets).map(({ from, to }) => `${from}..${to}`)).toEqual(expected);
});
