import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Source } from '../regulation/layers/notes/note.ts';
import type { PublishedNote } from '../regulation/regulation.ts';
import { listedDate, openInMargin, timeline } from './notes.ts';

const note = (id: string, ...dates: (string | undefined)[]): PublishedNote => ({
  id,
  file: `${id}.md`,
  anchor: { kind: 'regulation' },
  origin: { file: `${id}.md`, line: 1, column: 1 },
  type: '后续进展',
  title: null,
  authority: '编者',
  sources: dates.map((date, index) => ({ title: `文件${index + 1}`, date })),
  added: '2026-01-01',
  reviewed: '2026-01-01',
  reviewedOrigin: { line: 1, column: 1 },
  outcomes: [],
  outcomesOrigin: { line: 1, column: 1 },
  body: '',
  bodyLine: 1,
  place: { kind: 'regulation' },
  division: null,
  number: null,
  saidOn: undefined,
  html: '',
});

test('what is named stands in the order of time, from the beginning of the first year to the end of the last', () => {
  const line = timeline([note('b', '2018-07-01'), note('a', '2016-01-01', '2017')], '2017-10-01');
  expect(line?.years).toEqual([
    { year: 2016, at: 0 },
    { year: 2017, at: 1 / 3 },
    { year: 2018, at: 2 / 3 },
  ]);
  expect(line?.issued.at).toBeCloseTo(1.75 / 3);
  expect(line?.points.map(({ date, at, exact }) => [date, at, exact])).toEqual([
    ['2016-01-01', 0, true],
    ['2017', 0.5, false],
    ['2018-07-01', expect.closeTo(2.5 / 3), true],
  ]);
});

test('a document that several notes name is one point, which leads to all of them', () => {
  const line = timeline([note('a', '2016', '2017', '2018'), note('b', '2016', '2016')], '2017-10-01');
  expect(line?.points.map(({ date, source, notes }) => [date, source.title, notes.map(({ id }) => id)])).toEqual([
    ['2016', '文件1', ['a', 'b']],
    ['2016', '文件2', ['b']],
    ['2017', '文件2', ['a']],
    ['2018', '文件3', ['a']],
  ]);
});

test('one document is known by its number, or by its title without edition and 《》', () => {
  const named = (id: string, ...sources: readonly Omit<Source, 'date'>[]) => ({
    ...note(id),
    sources: sources.map((source) => ({ date: '2018-03-01', ...source })),
  });
  const line = timeline(
    [
      named('a', { title: '关于渡船的意见', number: '国发〔2018〕3号' }, { title: '渡船法（2018年修正）' }),
      named('b', { title: '国务院关于渡船的意见', number: '国发〔2018〕3号' }, { title: '《渡船法》' }),
      named('c', { title: '渡口法' }),
    ],
    '2017-10-01',
  );
  expect(line?.points.map(({ notes }) => notes.map(({ id }) => id))).toEqual([['a', 'b'], ['c'], ['a', 'b']]);
});

test('of which only year or month is known stands at the end of it, and the list says so', () => {
  const line = timeline([note('a', '2018', '2018-03', '2018-12-31', '2018-03-31', '2019-01-01')], '2017-10-01');
  const dates = line?.points.map(({ date }) => date) ?? [];
  expect(dates).toEqual(['2018-03-31', '2018-03', '2018-12-31', '2018', '2019-01-01']);
  expect(dates.map(listedDate)).toEqual([
    '2018年3月31日',
    '2018年3月',
    '2018年12月31日',
    '2018年（月份不详）',
    '2019年1月1日',
  ]);
});

test('dates that nobody gave are not drawn, and two documents are no line', () => {
  expect(timeline([note('a', '2016', undefined), note('b', '2018', undefined)], '2017-10-01')).toBeNull();
});

test('no two points touch, whatever the dates', () => {
  const date = fc
    .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  fc.assert(
    fc.property(fc.array(date, { minLength: 3, maxLength: 60 }), (dates) => {
      const points = timeline([note('a', ...dates)], '2010-01-01')?.points ?? [];
      expect(points).toHaveLength(dates.length);
      for (const [lane, ofLane] of Map.groupBy(points, (point) => point.lane)) {
        const gaps = ofLane.slice(1).map(({ at }, index) => at - (ofLane[index]?.at ?? 0));
        expect(
          gaps.every((gap) => gap >= 0.07),
          `row ${lane}`,
        ).toBe(true);
      }
    }),
  );
});

test.each([
  ['all beside a long text', 4, 900, 4],
  ['as many as end where the text does', 10, 500, 5],
  ['three beside a text of a line', 10, 20, 3],
  ['all where one alone would be folded', 4, 260, 4],
])('notes lie open in the margin: %s', (_, count, characters, open) => {
  const notes = Array.from({ length: count }, () => ({
    html: `<p>${'注'.repeat(38)}</p>`,
    sources: [],
    outcomes: [],
    saidOn: undefined,
  }));
  expect(openInMargin(notes, characters)).toBe(open);
});
