import { expect, test } from 'vitest';
import { workId } from '../regulation/edition.ts';
import type { Kind } from '../regulation/kinds.ts';
import { type Board, byLetter, choicesOf, type Spine, shelfData } from './shelf.ts';

const spine = (title: string, initials: string, issuers: readonly string[], issuedOn?: string): Spine => ({
  slug: workId(initials),
  date: null,
  title,
  initials,
  issuers,
  issuedOn,
  kind: '法律',
  inferred: true,
  status: undefined,
  articles: 3,
});
const board = (kind: Kind, ...spines: readonly Spine[]): Board => ({ kind, spines });

const boards = [
  board('法律', spine('渡船法', 'dcf', ['全国人民代表大会'], '2020-01-05'), spine('公约', 'gy', [])),
  board('部门规章', spine('3号规定', '3hgd', ['农业部'], '2021-02-01'), spine('渡口办法', 'dkbf', ['农业部'])),
];

test('titles stand under the letter they begin with, in the order of their initials', () => {
  const letters = [...byLetter(boards)].map(([letter, own]) => [letter, own.map(({ title }) => title)]);
  expect(letters).toEqual([
    ['其他', ['3号规定']],
    ['D', ['渡船法', '渡口办法']],
    ['G', ['公约']],
  ]);
});

test('issuers are offered by how much they issued, years from the latest on', () => {
  expect(choicesOf(boards)).toEqual({
    issuers: [
      { value: '农业部', count: 2 },
      { value: '全国人民代表大会', count: 1 },
    ],
    years: [
      { value: '2021', count: 1 },
      { value: '2020', count: 1 },
    ],
  });
});

test('the file for the script has a short line for each', () => {
  const { kinds, issuers, spines } = shelfData(boards);
  expect(kinds).toEqual(['法律', '部门规章']);
  expect(issuers).toEqual(['农业部', '全国人民代表大会']);
  expect(spines[2]).toEqual(['/3hgd/', '3号规定', '3hgd', 1, 1, [0], '2021-02-01', '3条']);
});
