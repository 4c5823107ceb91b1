import { expect, test } from 'vitest';
import { disagreements } from './agreement.ts';

const source = [
  '法规标题：渡船办法',
  '法规正文：',
  '',
  '第一条　渡船应当登记。',
  '　　船名｜吨位',
  '第二条　本办法试行。 ',
].join('\r\n');
const line = (number: number, text: string, isRow = false) => ({ line: number, text, isRow });
const all = [line(4, '第一条　渡船应当'), line(4, '登记。'), line(5, '船名｜吨位'), line(6, '第二条　本办法试行。')];

test('a page that shows the lines as they stand agrees, in how many pieces it may be', () => {
  expect(disagreements(source, all, 'whole')).toEqual([]);
  expect(disagreements(source, all.slice(0, 2), 'article')).toEqual([]);
});

test('one character that differs is a difference, and is told with its line', () => {
  const changed = all.map((each) => (each.line === 6 ? line(6, '第二条　本办法施行。') : each));
  expect(disagreements(source, changed, 'whole')).toEqual([
    { line: 6, source: '第二条　本办法试行。 ', shown: '第二条　本办法施行。' },
  ]);
});

test('white space within a line counts', () => {
  expect(disagreements(source, [line(4, '第一条 渡船应当登记。')], 'article')).toHaveLength(1);
});

test('a line left out is missed by the whole text, and by an article between its own lines', () => {
  const without = all.filter((each) => each.line !== 5);
  const missing = [{ line: 5, source: '　　船名｜吨位', shown: null }];
  expect(disagreements(source, without, 'whole')).toEqual(missing);
  expect(disagreements(source, without, 'article')).toEqual(missing);
  expect(disagreements(source, all.slice(0, 2), 'whole').map((each) => each.line)).toEqual([5, 6]);
});

test('what is no line of the official text is told', () => {
  for (const number of [1, 2, 3, 9])
    expect(disagreements(source, [...all, line(number, '多出的字')], 'whole')).toEqual([
      { line: number, source: null, shown: '多出的字' },
    ]);
});

test('a file without the line 法规正文： is official text from its first line', () => {
  expect(disagreements('渡船办法\n第一条　登记。', [line(2, '第一条　登记。')], 'whole')).toEqual([
    { line: 1, source: '渡船办法', shown: null },
  ]);
});

test('in a row of a table the separators of cells may be left out, elsewhere not', () => {
  const table = '法规正文：\n| 船名 | 吨位 |\n';
  expect(disagreements(table, [line(2, '船名', true), line(2, '吨位', true)], 'whole')).toEqual([]);
  expect(disagreements(table, [line(2, '船名吨位')], 'whole')).toHaveLength(1);
  expect(disagreements(table, [line(2, '船名吨数', true)], 'whole')).toHaveLength(1);
});
