import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { termRecords } from '../index/editors-records.ts';
import { makeTemporaryIndex, type TemporaryIndex } from '../measuring/temporary-index.ts';
import { firstRegulation, inventedRecords } from '../testing/records.ts';
import { NO_FILTER } from './filter.ts';
import { type Found, type SearchIndex, search } from './search.ts';

let bundle: TemporaryIndex;
let index: SearchIndex;
beforeAll(async () => {
  const records = [
    ...firstRegulation(),
    ...termRecords(
      [{ id: 'qiangguo', term: '质量强国', aliases: [], definition: '只有术语说。', html: '' }],
      ({ id }) => `/glossary/${id}/`,
    ),
    ...inventedRecords({ art_1: ['第一条　召回缺陷产品。'], art_12: ['第十二条　罚则。', '处罚款。'] }),
  ];
  bundle = await makeTemporaryIndex(records, {
    synonyms: { 打假: ['打击侵权假冒', '制售假冒伪劣'], 罚款: ['惩罚性赔偿'] },
  });
  index = await bundle.index();
});
afterAll(() => bundle[Symbol.asyncDispose]());

async function found(typed: string, filter = NO_FILTER, count = 10): Promise<Found> {
  const answer = await search({ typed, filter, order: 'relevance', count }, index);
  if (answer.kind !== 'found') throw new Error(`${typed}: ${answer.kind}`);
  return answer;
}

describe('a number leads to the article', () => {
  test.each([
    ['十二', ['（十二） 实施质量攻关工程', '第十二条 ']],
    ['12', ['（十二） 实施质量攻关工程', '第十二条 ']],
    ['１２', ['（十二） 实施质量攻关工程', '第十二条 ']],
    ['第十二条', ['（十二） 实施质量攻关工程', '第十二条 ']],
    ['（十二）', ['（十二） 实施质量攻关工程', '第十二条 ']],
    ['art_12', ['（十二） 实施质量攻关工程', '第十二条 ']],
    ['质量行动 12', ['（十二） 实施质量攻关工程']],
    ['某法第十二条', ['第十二条 ']],
    ['某法12', ['第十二条 ']],
    ['三十一', []],
    ['12的', []],
    ['质量提升', [' ']],
    ['质', []],
  ])('%s', async (typed, jumps) => {
    expect((await found(typed)).jumps.map(({ label, heading }) => `${label} ${heading}`)).toEqual(jumps);
  });

  test('and to the paragraph, where there is one', async () => {
    expect((await found('某法第十二条第二款')).jumps).toMatchObject([
      { eId: 'art_12__para_2', url: '/law/art_12/#art_12__para_2' },
    ]);
    expect((await found('某法第十二条第九款')).jumps).toMatchObject([{ eId: 'art_12', url: '/law/art_12/' }]);
  });

  test('while the results still follow', async () => {
    expect((await found('第十二条')).results.map(({ eId }) => eId)).toEqual(['art_12__para_1']);
  });
});

describe('what is not found as typed', () => {
  test('is searched in simplified characters', async () => {
    const answer = await found('質量強國');
    expect(answer.readAs).toBe('质量强国');
    expect(answer.results[0]).toMatchObject({ eId: 'art_27', inexact: null });
    expect(answer.total).toBe((await found('质量强国')).total);
  });

  test('is shown by its synonyms, which are labelled', async () => {
    const answer = await found('打假');
    expect(answer.total).toBe(0);
    expect(answer.results.map(({ eId, inexact }) => [eId, inexact])).toEqual([['art_16__para_1', 'synonym']]);
  });

  test('is shown with the signs that were not typed', async () => {
    for (const typed of ['首台套', '产品服务', '互联网政务服务']) {
      const answer = await found(typed);
      expect(answer.results.map(({ inexact }) => inexact)).toEqual(['signs']);
    }
  });

  test('is not put together across the end of a clause', async () => {
    expect((await found('长效机制促进')).results).toEqual([]);
  });

  test.each([
    ['质量提生', '质量提升'],
    ['剂量', '计量'],
    ['至量提升', '质量提升'],
    ['环境质量管理', '质量管理'],
    ['企业的标准', '企业 标准'],
    ['质量 龘', '质量'],
  ])('%s leads to %s, which occurs', async (typed, text) => {
    const { instead } = await found(typed);
    expect(instead.map((offer) => offer.text)).toContain(text);
    for (const offer of instead) {
      const { scope, counts } = await found(offer.text);
      expect(counts[scope].hits, offer.text).toBeGreaterThan(0);
    }
  });

  test.each(['没有这个词哦', '龘', '保险事', 'xyzzy', '量提', '的发展质'])(
    '%s leads to no stretch of itself that is no word',
    async (typed) => {
      const words = new Set((await index.loadVocabulary()).words.split(' '));
      for (const { text } of (await found(typed)).instead) {
        const pieces = text.split(' ').flatMap((piece) => (typed.includes(piece) && !words.has(piece) ? [piece] : []));
        expect(pieces).toEqual([]);
      }
    },
  );

  test.each([
    ['zhiliang qiangguo', '实施质量强国战略'],
    ['zlqg', '实施质量强国战略'],
    ['zhilqg', '实施质量强国战略'],
    ['gongguan', '实施质量攻关工程'],
    ['zhanlue', '实施质量强国战略'],
  ])('%s is read as pinyin of %s', async (typed, name) => {
    const answer = await found(typed);
    expect(answer.names.map((spelled) => spelled.name)).toContain(name);
    // Letters of it that happen to stand somewhere help nobody
    expect(answer.instead).toEqual([]);
  });
});

test.each(['第九十九条', '第三编第二章', '第186、187条', '保险法'])(
  '%s, which is not here, is not taken apart',
  async (typed) => {
    expect((await found(typed)).instead).toEqual([]);
  },
);

test('a word of the query that says less than half of it is not offered', async () => {
  expect((await found('没有这个词哦质量')).instead).toEqual([]);
});

describe('what is listed and counted', () => {
  test('is the official text, with what editors say counted beside it', async () => {
    const answer = await found('质量强国', NO_FILTER, 100);
    expect(answer).toMatchObject({ scope: 'article', counts: { term: { records: 1, hits: 1 } } });
    expect(answer.counts.article).toEqual({ records: answer.total, hits: answer.hits });
    expect(answer.results.map(({ kind }) => kind)).toEqual(answer.results.map(() => 'article'));
    expect(answer.results).toHaveLength(answer.total);
  });

  test('is the kind asked for', async () => {
    const answer = await found('质量强国', { ...NO_FILTER, kind: 'term' });
    expect(answer).toMatchObject({ scope: 'term', total: 1, results: [{ kind: 'term' }] });
    expect(await found('罚则', { ...NO_FILTER, kind: 'term' })).toMatchObject({ total: 0, results: [], everywhere: 1 });
  });

  test('is what editors say where the official text says nothing', async () => {
    expect(await found('只有术语说')).toMatchObject({ scope: 'term', total: 1, results: [{ kind: 'term' }] });
    expect(await found('只有术语说', { ...NO_FILTER, kind: 'article' })).toMatchObject({ scope: 'article', total: 0 });
  });
});

test('an excerpt begins with the text, not with the blank before it', async () => {
  const [first] = (await found('缺陷产品', { ...NO_FILTER, regulation: 'law' })).results;
  expect(first?.snippet[0]?.text).toBe('召回');
});

test('more results follow those that are there', async () => {
  const ask = (count: number, skip = 0) =>
    search({ typed: '质量', filter: NO_FILTER, order: 'relevance', count, skip }, index);
  const [all, first, rest] = await Promise.all([ask(30), ask(10), ask(20, 10)]);
  const places = [all, first, rest].map((answer) =>
    answer.kind === 'found' ? answer.results.map(({ eId }) => eId) : [],
  );
  expect([...(places[1] ?? []), ...(places[2] ?? [])]).toEqual(places[0]);
});

describe('synonyms', () => {
  test('follow after all exact results and do not count as such', async () => {
    const answer = await found('罚款');
    expect(answer).toMatchObject({ total: 1, inexact: 1 });
    expect(answer.results.map(({ eId, inexact }) => [eId, inexact])).toEqual([
      ['art_12__para_2', null],
      ['art_23__para_1', 'synonym'],
    ]);
  });
});

describe('filters', () => {
  test('narrow the results and count what each value would leave', async () => {
    const all = await found('召回');
    const one = await found('召回', { ...NO_FILTER, regulation: 'law' });
    expect([all.total, one.total]).toEqual([3, 1]);
    expect(one.facets.regulation.map(({ value, count }) => [value, count])).toEqual([
      ['zhiliang-tisheng-2017', 2],
      ['law', 1],
    ]);
    expect(all.facets.part.map(({ value, count }) => [value, count])).toEqual([
      ['三、破除质量提升瓶颈', 1],
      ['五、改革完善质量发展政策和制度', 1],
    ]);
  });

  test('that no result passes leave none, and an unknown value is no error', async () => {
    expect(await found('召回', { ...NO_FILTER, year: '1800' })).toMatchObject({ total: 0, results: [] });
  });
});
