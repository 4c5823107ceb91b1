import { expect, test } from 'vitest';
import { type OutcomeStep, outcomeStrip, outcomesOf } from './outcome.ts';

const law = { title: '渡口法', date: '2018-08-31' };
const plan = { title: '渡口规划', date: '2021' };
const bare = { title: '渡口名录' };
const strip = (...outcomes: readonly OutcomeStep[]) => outcomeStrip({ outcomes, saidOn: '2017-09-05' });

test.each<readonly [string, readonly OutcomeStep[]]>([
  ['', []],
  ['2017年提出 → 2021年文件印发', [{ kind: '文件', state: '印发', date: '2021', source: plan }]],
  ['2017年提出 → 2018年法律 → 2019年施行', [{ kind: '法律', state: '施行', date: '2019-01-01', source: law }]],
  ['2017年提出 → 2018年法律施行', [{ kind: '法律', state: '施行', date: '2018-10-01', source: law }]],
  [
    '2017年提出 → 2018年法律修订 → 2021年文件获批',
    [
      { kind: '法律', state: '修订', date: '2018-08-31', source: law },
      { kind: '文件', state: '获批', date: '2021', source: plan },
    ],
  ],
  [
    '2017年提出 → 2018年法律修订 → 2019年施行',
    [
      { kind: '法律', state: '修订', date: '2018-08-31', source: law },
      { kind: '法律', state: '施行', date: '2019-01-01', source: law },
    ],
  ],
  [
    '2017年提出 → 2018年法律修订、施行 → 2020年试点',
    [
      { kind: '法律', state: '修订', date: '2018-08-31', source: law },
      { kind: '法律', state: '施行', date: '2018-10-01', source: law },
      { kind: '工作', state: '试点', date: '2020', source: bare },
    ],
  ],
  [
    // Each document keeps its steps together
    '2017年提出 → 2018年法律 → 2019年施行 → 2018年机构建立',
    [
      { kind: '法律', state: '施行', date: '2019-01-01', source: law },
      { kind: '机构', state: '建立', date: '2018-12', source: bare },
    ],
  ],
])('%s', (expected, outcomes) => {
  expect(strip(...outcomes)).toBe(expected);
});

test('a regulation without a date says only what came', () => {
  const outcomes: readonly OutcomeStep[] = [{ kind: '文件', state: '印发', date: '2021', source: plan }];
  expect(outcomeStrip({ outcomes, saidOn: undefined })).toBe('2021年文件印发');
});

test('steps come in the order of their dates, each with its source; the only source and its date need not be said twice', () => {
  const steps = outcomesOf({
    type: '后续进展',
    sources: [law, plan],
    outcomes: [
      { kind: '文件', state: '印发', source: '渡口规划' },
      { kind: '法律', state: '施行', source: '渡口法', date: '2019-01-01' },
    ],
  });
  expect(steps.map(({ date, source }) => [date, source.title])).toEqual([
    ['2019-01-01', '渡口法'],
    ['2021', '渡口规划'],
  ]);
  expect(
    outcomesOf({ type: '后续进展', sources: [bare], outcomes: [{ kind: '机构', state: '建立', date: '2020' }] }),
  ).toEqual([{ kind: '机构', state: '建立', date: '2020', source: bare }]);
});
