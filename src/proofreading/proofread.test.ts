import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTemporaryIndex, type TemporaryIndex } from '../search/measuring/temporary-index.ts';
import { firstRegulation, inventedRecords } from '../search/testing/records.ts';
import { type ProofIndex, proofIndex } from './library.ts';
import { proofread } from './proofread.ts';
import { judged, plantedDraft } from './testing.ts';

let bundle: TemporaryIndex;
let index: ProofIndex;
beforeAll(async () => {
  bundle = await makeTemporaryIndex(
    [
      ...firstRegulation(),
      ...inventedRecords({
        art_1: ['第一条　为了加强渡船管理，保障乘客的人身安全，制定本法。'],
        art_8: [
          '第八条　船东应当在三十日内，向港务机构申报停靠的时间和地点。',
          '逾期不报的，处五百元以上二千元以下罚款。',
        ],
        art_9: ['第九条　港务机构应当自收到申报之日起十日内作出是否准予停靠的决定。'],
      }),
    ],
    { documentNumbers: { 'zhiliang-tisheng-2017': '中发〔2017〕24号' } },
  );
  index = proofIndex(await bundle.index());
});
afterAll(() => bundle[Symbol.asyncDispose]());

const found = async (text: string) =>
  (await proofread(text, index)).findings.map(({ kind, start, end, clausula, differences, official, remarks }) => [
    kind,
    text.slice(start, end),
    clausula === null ? null : `${clausula.regulation} ${clausula.eId}`.trim(),
    ...differences.map(
      (each) =>
        `${each.kind} ${text.slice(each.start, each.end)}→${official.slice(each.officialStart, each.officialEnd)}`,
    ),
    ...remarks.map((remark) => `#${remark.kind}`),
  ]);

describe('quotations', () => {
  test.each<readonly [string, readonly (readonly (string | null)[])[]]>([
    [
      '《某法》第八条规定：“船东应当在三十日内，向港务机构申报停靠的时间和地点。”',
      [
        ['reference', '《某法》第八条', 'law art_8'],
        ['exact', '船东应当在三十日内，向港务机构申报停靠的时间和地点。', 'law art_8__para_1'],
      ],
    ],
    [
      '《某法》第八条规定：“船东应当在二十日内，向港务机构申报停靠的时间和地点。”',
      [
        ['reference', '《某法》第八条', 'law art_8'],
        ['differs', '船东应当在二十日内，向港务机构申报停靠的时间和地点。', 'law art_8__para_1', 'substituted 二→三'],
      ],
    ],
    [
      '《某法》第九条规定：“船东应当在三十日内，向港务机构申报停靠的时间和地点。”',
      [
        ['wrong-reference', '《某法》第九条', 'law art_9', '#elsewhere'],
        ['exact', '船东应当在三十日内，向港务机构申报停靠的时间和地点。', 'law art_8__para_1'],
      ],
    ],
    [
      '《某法》第八条第一款规定：“逾期不报的，处五百元以上二千元以下罚款。”',
      [
        ['wrong-reference', '《某法》第八条第一款', 'law art_8__para_1', '#elsewhere'],
        ['exact', '逾期不报的，处五百元以上二千元以下罚款。', 'law art_8__para_2'],
      ],
    ],
    [
      '《某法》第八条规定：“船东可以随时停靠而不必告诉任何人。”',
      [
        ['reference', '《某法》第八条', 'law art_8'],
        ['differs', '船东可以随时停靠而不必告诉任何人。', 'law art_8', '#absent'],
      ],
    ],
    [
      '他说：“港务机构应当自收到申报之日起十日内作出决定”。',
      [['differs', '港务机构应当自收到申报之日起十日内作出决定', 'law art_9__para_1', 'added 决定→', '#unsourced']],
    ],
    [
      '“逾期不报的，处五百元以上二千元以下罚款”（《某法》第八条第二款）',
      [
        ['exact', '逾期不报的，处五百元以上二千元以下罚款', 'law art_8__para_2'],
        ['reference', '《某法》第八条第二款', 'law art_8__para_2'],
      ],
    ],
    ['会议要求落实“港口”“码头”责任。', []],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('references', () => {
  test.each<readonly [string, readonly (readonly (string | null)[])[]]>([
    ['依照《某法》第八十条办理。', [['wrong-reference', '《某法》第八十条', 'law', '#no-clause']]],
    ['依照《某法》第九条第三款办理。', [['wrong-reference', '《某法》第九条第三款', 'law art_9', '#partly']]],
    ['依照《渡口管理条例》第三条办理。', [['unknown', '《渡口管理条例》第三条', null]]],
    [
      '贯彻《中共中央、国务院关于开展质量提升行动指导意见》。',
      [['wrong-reference', '《中共中央、国务院关于开展质量提升行动指导意见》', 'zhiliang-tisheng-2017', '#title']],
    ],
    [
      '贯彻《中共中央、国务院关于开展质量提升行动的指导意见》（中发〔2017〕25号）。',
      [['wrong-reference', '《中共中央、国务院关于开展质量提升行动的指导意见》', 'zhiliang-tisheng-2017', '#number']],
    ],
    ['读《红楼梦》有感。', []],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('words without marks', () => {
  test.each<readonly [string, readonly (readonly (string | null)[])[]]>([
    [
      '我局认为港务机构应当自收到申报之日起十日内作出是否准予停靠的决定，请照办。',
      [['exact', '港务机构应当自收到申报之日起十日内作出是否准予停靠的决定', 'law art_9__para_1', '#unmarked']],
    ],
    [
      '港务机构应当自接到申报之日起十日内作出是否准予停靠的决定。',
      [
        [
          'differs',
          '港务机构应当自接到申报之日起十日内作出是否准予停靠的决定。',
          'law art_9__para_1',
          'substituted 接→收',
          '#unmarked',
        ],
      ],
    ],
    ['今天天气很好，我们去港口看了看停着的船。', []],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

test('traditional characters are read as simplified ones, and said to be so', async () => {
  const { findings, traditional } = await proofread(
    '《某法》第九條規定：「港務機構應當自收到申報之日起十日內作出是否準予停靠的決定。」',
    index,
  );
  expect(traditional).toBe(true);
  expect(findings.map(({ kind, clausula }) => [kind, clausula?.eId])).toEqual([
    ['reference', 'art_9'],
    ['exact', 'art_9__para_1'],
  ]);
});

describe('drafts with faults that are known', () => {
  test.each([1, 2, 3])(
    'of the first regulation, draft %i: every fault is rightly described, every other quotation is exact',
    async (seed) => {
      const { text, planted } = plantedDraft(firstRegulation(), 40, seed);
      const { findings } = await proofread(text, index);
      const wrong = planted.flatMap((each) => {
        const said = judged(each, findings);
        return said === true ? [] : [`${each.fault} ${text.slice(each.citedStart, each.end)}: ${said}`];
      });
      expect(wrong).toEqual([]);
      expect(findings.filter(({ subject }) => subject === 'borrowing')).toEqual([]);
      expect(new Set(planted.map(({ fault }) => fault)).size).toBeGreaterThan(4);
    },
  );

  test('work that is no longer wanted ends', async () => {
    const { text } = plantedDraft(firstRegulation(), 10, 4);
    const control = new AbortController();
    const done: number[] = [];
    const work = proofread(text, index, {
      signal: control.signal,
      onProgress: (share) => {
        done.push(share);
        if (done.length === 3) control.abort();
      },
    });
    await expect(work).rejects.toThrow();
    expect(done).toHaveLength(3);
  });
});
