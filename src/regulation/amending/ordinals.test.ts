import { expect, test } from 'vitest';
import { itemsOf, labelsBetween, ordinalLabel, ordinalOf } from './ordinals.ts';

test.each([
  ['第十条之二', '第十条之二'],
  ['第一百二十条', '第一百二十条'],
  ['第（三）项', '第三项'],
  ['第18条', '第十八条'],
  ['第２款', '第二款'],
])('%s has a number, printed %s', (label, printed) => {
  const ordinal = ordinalOf(label);
  expect(ordinal === null ? null : ordinalLabel(ordinal)).toBe(printed);
});

test.each(['引言', '', '第条', '第十条之', '第十条之百'])('%s has none', (label) => {
  expect(ordinalOf(label)).toBeNull();
});

test.each([
  ['第八条', '第十一条', ['第九条', '第十条']],
  ['第十条之一', '第十条之四', ['第十条之二', '第十条之三']],
  ['第十条', '第十条之三', ['第十条之一', '第十条之二']],
  ['第九条', '第十条之二', ['第十条', '第十条之一']],
  ['第十条之四', '第十二条', ['第十一条']],
  ['第（一）项', '第（三）项', ['第二项']],
  ['第三条', '第四条', []],
  ['第四条', '第二条', []],
  ['第一条', '第99999条', []],
  ['引言', '第二条', []],
])('between %s and %s', (from, to, labels) => {
  expect(labelsBetween(from, to)).toEqual(labels);
});

test('an item has its label off, and the lines that it runs over', () => {
  expect(itemsOf(['（一）大风，包括：', '1.阵风；', '2.台风；', '(二)浓雾。'])).toEqual([
    '大风，包括：\n1.阵风；\n2.台风；',
    '浓雾。',
  ]);
});
