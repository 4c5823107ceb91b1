import { describe, expect, test } from 'vitest';
import {
  archivePages,
  beginnings,
  listPageUrl,
  pageCount,
  pageHolding,
  pageParams,
  pagesAround,
  pagesOfGroups,
  rangeOf,
} from './paging.ts';

test.each([
  [0, 1],
  [1, 1],
  [500, 1],
  [501, 2],
  [25_000, 50],
])('%i rows take %i pages of 500', (rows, pages) => {
  expect(pageCount(rows, 500)).toBe(pages);
});

test('each row stands on one page', () => {
  const rows = Array.from({ length: 1_234 }, (_, index) => index);
  const pages = Array.from({ length: pageCount(rows.length, 500) }, (_, index) =>
    rows.slice(...rangeOf(index + 1, 500)),
  );
  expect(pages.flat()).toEqual(rows);
  for (const [index, page] of pages.entries()) for (const row of page) expect(pageHolding(row, 500)).toBe(index + 1);
});

test('the first page has the address of the list', () => {
  expect(listPageUrl('/law/links/', 1)).toBe('/law/links/');
  expect(listPageUrl('/law/links/', 3)).toBe('/law/links/3/');
  expect(pageParams(2)).toEqual([
    { page: undefined, number: 1 },
    { page: '2', number: 2 },
  ]);
});

test.each([0, 1, 499, 500, 999, 1_000, 1_001, 1_499, 12_345])('each of %i entries stands on one page', (count) => {
  const entries = Array.from({ length: count }, (_, index) => index);
  const pages = archivePages(count, 500).map(({ range }) => entries.slice(...range));
  expect(pages.flat()).toEqual(entries);
  expect(pages[0]?.length).toBeLessThan(1_000);
  for (const page of pages.slice(1)) expect(page).toHaveLength(500);
});

test('what has left the first page stays where it is when more is written', () => {
  const written = Array.from({ length: 3_000 }, (_, index) => index);
  const shown = (count: number) =>
    archivePages(count, 500).map(
      ({ page, range }) =>
        [
          page,
          written
            .slice(0, count)
            .reverse()
            .slice(...range),
        ] as const,
    );
  for (const count of [1_000, 1_234, 1_500, 2_999]) {
    const later = new Map(shown(3_000));
    for (const [page, entries] of shown(count)) if (page !== undefined) expect(later.get(page)).toEqual(entries);
  }
  expect(shown(1_000).map(([page]) => page)).toEqual([undefined, '1']);
});

describe('the pages that a page leads to', () => {
  test.each([
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [2, 4, [1, 2, 3, 4]],
    [1, 50, [1, 2, null, 11, null, 50]],
    [25, 50, [1, null, 15, null, 24, 25, 26, null, 35, null, 50]],
  ] as const)('from %i of %i', (page, count, shown) => {
    expect(pagesAround(page, count)).toEqual(shown);
  });

  test.each([100, 1_000])('reach every one of %i in a few steps', (count) => {
    const steps = new Map([[1, 0]]);
    for (const [page, step] of steps)
      for (const to of pagesAround(page, count)) if (to !== null && !steps.has(to)) steps.set(to, step + 1);
    expect(steps.size).toBe(count);
    expect(Math.max(...steps.values())).toBeLessThanOrEqual(16);
    for (let page = 1; page <= count; page += 1) expect(pagesAround(page, count).length).toBeLessThanOrEqual(17);
  });
});

test('groups go on on the next page where one ends', () => {
  const groups = [
    { of: 'A', items: [1, 2] },
    { of: 'B', items: [3, 4, 5, 6, 7] },
    { of: 'C', items: [] },
    { of: 'D', items: [8] },
  ];
  const pages = pagesOfGroups(groups, 3);
  expect(pages).toEqual([
    [
      { of: 'A', items: [1, 2], isContinued: false },
      { of: 'B', items: [3], isContinued: false },
    ],
    [{ of: 'B', items: [4, 5, 6], isContinued: true }],
    [
      { of: 'B', items: [7], isContinued: true },
      { of: 'D', items: [8], isContinued: false },
    ],
  ]);
  expect([...beginnings(pages)]).toEqual([
    ['A', 1],
    ['B', 1],
    ['D', 3],
  ]);
  expect(pages.length).toBe(pageCount(8, 3));
  expect(pagesOfGroups([], 3)).toEqual([[]]);
});
