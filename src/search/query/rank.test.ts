import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS } from '../../regulation/kinds.ts';
import { memoryIndex } from '../index/memory.ts';
import { makeTemporaryIndex, type TemporaryIndex } from '../measuring/temporary-index.ts';
import { firstRegulation, inventedRecords } from '../testing/records.ts';
import { NO_FILTER } from './filter.ts';
import type { Order } from './rank.ts';
import { type Found, type SearchIndex, search } from './search.ts';

let bundle: TemporaryIndex;
let index: SearchIndex;
beforeAll(async () => {
  bundle = await makeTemporaryIndex(firstRegulation());
  index = await bundle.index();
});
afterAll(() => bundle[Symbol.asyncDispose]());

describe('in the first regulation', () => {
  test.each([
    ['质量强国', 'art_27'],
    ['品牌', 'art_17'],
    ['标准', 'art_13'],
    ['认证', 'art_19__para_3'],
    ['养老', 'art_9__para_1'],
    ['缺陷产品召回', 'art_16__para_1'],
    ['政府采购', 'art_24__para_2'],
    ['人才', 'art_25'],
    ['激励', 'art_26'],
    ['督察', 'art_29'],
    ['宣传', 'art_30'],
    ['党', 'art_28'],
    ['互联网+', 'art_10__para_1'],
    ['一带一路', 'art_11__para_1'],
    ['电子商务', 'art_9__para_2'],
    ['物流', 'art_9__para_2'],
    ['农产品', 'art_4'],
    ['食品药品', 'art_4'],
    ['消费品', 'art_5'],
    ['装备制造', 'art_6'],
    ['原材料', 'art_7'],
    ['建设工程', 'art_8'],
    ['服务业', 'art_9'],
    ['公共服务', 'art_10'],
    ['对外贸易', 'art_11'],
    ['攻关', 'art_12'],
    ['创新', 'art_14'],
    ['全面质量管理', 'art_15'],
    ['全面质量监管', 'art_16'],
    ['共治', 'art_18'],
    ['基础设施', 'art_19'],
    ['计量', 'art_19__para_1'],
    ['技术性贸易措施', 'art_22'],
    ['惩罚性赔偿', 'art_23__para_1'],
    ['首台（套）', 'art_24__para_1'],
    ['修理更换退货', 'art_16__para_1'],
    ['质量奖', 'art_26__para_1'],
    ['质量 保险', 'art_24__para_1'],
    ['标准 领跑者', 'art_13__para_1'],
    ['目标', 'art_3'],
    ['基本原则', 'art_2'],
    ['总体要求', 'part_1'],
    ['老字号', 'art_17__para_1'],
    ['仿制药', 'art_4__para_2'],
  ])('%s is answered first by %s', async (typed, eId) => {
    const answer = await search({ typed, filter: NO_FILTER, order: 'relevance', count: 1 }, index);
    expect(answer).toMatchObject({ kind: 'found', results: [{ eId, inexact: null }] });
  });

  test('results can be had in order of the text instead', async () => {
    const answer = await search({ typed: '品牌', filter: NO_FILTER, order: 'text', count: 100 }, index);
    if (answer.kind !== 'found') throw new Error(answer.kind);
    const order = firstRegulation().map(({ eId }) => eId);
    const places = answer.results.map(({ eId }) => order.indexOf(eId));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('of several regulations', () => {
  const written = [
    ['banfa', '2019-06-01', '部门规章'],
    ['jiufa', '1999-03-15', '法律'],
    ['tiaoli', '2021-01-01', '行政法规'],
    ['xinfa', '2021-06-10', '法律'],
    ['wuri', null, '其他'],
  ] as const;
  const several = memoryIndex(
    written.flatMap(([slug, issuedOn, kind]) =>
      inventedRecords(
        { art_1: ['第一条　渡船应当登记。', '渡船应当检验。'], art_2: ['第二条　渡船。'] },
        { slug, title: slug, issuedOn, rank: KINDS.indexOf(kind) },
      ),
    ),
  );
  const ask = async (order: Order, rank: string | null = null) => {
    const answer = await search({ typed: '渡船', filter: { ...NO_FILTER, rank }, order, count: 100 }, several);
    if (answer.kind !== 'found') throw new Error(answer.kind);
    return answer;
  };
  const placesOf = ({ results }: Found) => results.map(({ regulation, eId }) => `${regulation} ${eId}`);
  const all = (...slugs: readonly string[]) =>
    slugs.flatMap((slug) => ['art_1__para_1', 'art_1__para_2', 'art_2__para_1'].map((eId) => `${slug} ${eId}`));

  test('the newest come first by date, each in order of its text, and those of unknown date last', async () => {
    expect(placesOf(await ask('date'))).toEqual(all('xinfa', 'tiaoli', 'banfa', 'jiufa', 'wuri'));
  });

  test('the highest come first by rank, of one rank the newest', async () => {
    expect(placesOf(await ask('rank'))).toEqual(all('xinfa', 'jiufa', 'tiaoli', 'banfa', 'wuri'));
  });

  test('are counted by rank and narrowed to one', async () => {
    const { facets } = await ask('relevance');
    expect(facets.rank.map(({ value, count }) => [value, count])).toEqual([
      ['部门规章', 3],
      ['法律', 6],
      ['行政法规', 3],
      ['其他', 3],
    ]);
    expect(placesOf(await ask('rank', '法律'))).toEqual(all('xinfa', 'jiufa'));
  });
});
