import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { termRecords } from './index/editors-records.ts';
import { memoryIndex } from './index/memory.ts';
import { type LargeIndex, makeLargeIndex } from './measuring/large-index.ts';
import { FILTER_NAMES, NO_FILTER } from './query/filter.ts';
import { type Found, type SearchIndex, search } from './query/search.ts';
import type { SearchDocument, SearchRecord } from './record.ts';
import { firstRegulation, inFives, inventedRecords } from './testing/records.ts';
import { substringsOf } from './testing/substrings.ts';

/** Enough regulations that most stand in blocks of their own. */
const LAWS = 60;
const PLACES = ['甲甲省', '乙乙市', '丙丙县'];
const TRADES = ['渡口', '灯塔', '驿站', '粮仓', '盐井', '桥梁', '织造', '窑场', '茶园', '药市'];

/** Days of laws from before the time of the others. */
const EARLY: Readonly<Record<number, string>> = { 20: '1898-06-11', 22: '1899-12-31', 23: '1000-01-01' };

/** @param edition of which the law is another than the one in force */
function lawOf(number: number, edition = ''): SearchRecord[] {
  const [place = '', trade = ''] = [PLACES[number % PLACES.length], TRADES[number % TRADES.length]];
  const told: Partial<SearchDocument> = {
    slug: `law-${String(number).padStart(3, '0')}${edition}`,
    title: `${place}${trade}管理条例（${number}${edition && '，旧'}）`,
    shortTitles: number === 7 ? ['灯塔法'] : [],
    issuers: [`${place}人民代表大会`, ...(number % 4 === 0 ? ['某委员会'] : [])],
    issuedOn: EARLY[number] ?? (number % 9 === 0 ? null : `${1950 + number}-0${(number % 9) + 1}-15`),
    rank: number % 5 === 0 ? null : number % 5,
    ...(number % 7 === 0 ? { standing: '已废止' } : {}),
  };
  const articles = Array.from({ length: 14 }, (_, at): [string, readonly string[]] => [
    `art_${at + 1}`,
    [
      `第${at + 1}条　${trade}的主管部门应当每${at + number}日检查一次。`,
      `检查${trade}发现缺陷的，${at % 2 ? '责令改正' : '处以罚款'}；${place}另有规定的除外。`,
      // Longer than a slot, now and then
      ...(at === 3 && number % 11 === 0 ? ['附表：'.concat('某'.repeat(2_300), '终了')] : []),
    ],
  ]);
  const title = { title: [told.title ?? ''] };
  return inventedRecords({ ...title, ...Object.fromEntries(articles) }, told);
}

const records = [
  ...Array.from({ length: LAWS }, (_, number) => [
    lawOf(number),
    ...(number === 3 ? [lawOf(3, '/1940-05-01')] : []),
  ]).flat(2),
  ...firstRegulation(),
  ...termRecords(
    [{ id: 'ta', term: '灯塔', aliases: [], definition: '夜间指路的塔。', html: '' }],
    ({ id }) => `/glossary/${id}/`,
  ),
];
const extras = {
  synonyms: { 码头: ['渡口'] },
  documentNumbers: { 'law-003': '甲府发〔1999〕3号' },
  citing: [{ law: '某某海事法', from: ['law-004', 'art_2'] as const }],
};
const small = memoryIndex(records, extras);
let large: LargeIndex;
let index: SearchIndex;
beforeAll(async () => {
  large = await makeLargeIndex(records, extras, inFives);
  index = await large.index();
});
afterAll(() => large[Symbol.asyncDispose]());

async function found(
  typed: string,
  asked: SearchIndex,
  more: Partial<Parameters<typeof search>[0]> = {},
): Promise<Found> {
  const answer = await search({ typed, filter: NO_FILTER, order: 'text', count: 2_000, ...more }, asked);
  if (answer.kind !== 'found') throw new Error(`${typed}: ${answer.kind}`);
  return answer;
}

const QUERIES = [
  ...[
    '渡口',
    '灯塔的主管部门',
    '检查',
    '质量提升',
    '罚',
    '某某',
    '终了',
    '检查灯塔发现缺陷的，责令改正',
    '规定的除外。第',
  ],
  ...[
    '灯塔 罚款',
    '检查 -罚款',
    '灯塔|驿站 责令',
    '同句：检查 缺陷',
    '"缺陷的，责令"',
    '第3条',
    '渡囗',
    '质量提生',
    '查无此语',
    '條例',
  ],
];

test.each(QUERIES)('%s is answered as from an index that is here as a whole', async (typed) => {
  const [whole, levels] = [await found(typed, small), await found(typed, await large.index())];
  const { facets, ...answer } = levels;
  const { facets: expected, ...same } = whole;
  expect(answer).toEqual(same);
  for (const name of ['kind', 'rank', 'issuer', 'year'] as const)
    expect(new Set(facets[name]), name).toEqual(new Set(expected[name]));
  const most = [...expected.regulation].sort((a, b) => b.count - a.count).slice(0, 8);
  expect(facets.regulation).toEqual(most);
});

test('laws of all centuries keep their day', async () => {
  for (const year of ['1000', '1898', '1899']) {
    const asked = { filter: { ...NO_FILTER, year } };
    const [whole, levels] = [await found('检查', small, asked), await found('检查', await large.index(), asked)];
    expect(levels.results, year).not.toEqual([]);
    expect(levels.results, year).toEqual(whole.results);
  }
  const days = (await large.index()).catalogue.documents.map(({ issuedOn }) => issuedOn);
  expect(days).toEqual(expect.arrayContaining(Object.values(EARLY)));
});

test.each([
  { rank: '法律' },
  { year: '1977' },
  { issuer: '某委员会' },
  { kind: 'term' as const },
  { regulation: 'law-017' },
  { regulation: 'law-017', year: '1967' },
  { regulation: 'no-such-law' },
])('narrowed by %o, which can be taken back', async (filter) => {
  const asked = { filter: { ...NO_FILTER, ...filter } };
  for (const typed of ['灯塔', '检查']) {
    const [whole, levels] = [await found(typed, small, asked), await found(typed, await large.index(), asked)];
    expect({ ...levels, facets: null }).toEqual({ ...whole, facets: null });
    const chosenIn = ({ facets }: Found) =>
      FILTER_NAMES.flatMap((name) => facets[name].filter(({ value }) => value === asked.filter[name]));
    expect(chosenIn(levels), typed).toEqual(chosenIn(whole));
  }
});

describe('parts, which are known of a regulation once it is loaded', () => {
  const slug = 'zhiliang-tisheng-2017';
  const told = records.find(({ division, text }) => division.document.slug === slug && /^（.*质量/u.test(text));
  const part = told?.division.part ?? '';

  test('narrow the results of one', async () => {
    const asked = { filter: { ...NO_FILTER, regulation: slug, part } };
    const [whole, levels] = [await found('质量', small, asked), await found('质量', await large.index(), asked)];
    expect(levels.total).toBeGreaterThan(0);
    expect({ ...levels, facets: null }).toEqual({ ...whole, facets: null });
    expect(new Set(levels.facets.part)).toEqual(new Set(whole.facets.part));
  });

  test('are not offered where none is chosen, whatever was loaded before', async () => {
    const opened = await large.index();
    await found('质量', opened, { filter: { ...NO_FILTER, regulation: slug } });
    expect((await found('质量', opened)).facets.part).toEqual([]);
  });
});

/** What a filter leaves, by plain reading. */
const holding = (isMeant: (document: SearchDocument) => boolean) =>
  records.filter(
    ({ text, division: { document, kind } }) => kind === 'article' && text.includes('检查') && isMeant(document),
  ).length;

test('is narrowed by region and by what is in force, with counts', async () => {
  const opened = await large.index();
  const { facets, total } = await found('检查', opened, { count: 1 });
  const counts = (name: 'region' | 'status') =>
    Object.fromEntries(facets[name].map(({ value, count }) => [value, count]));
  const repealed = holding(({ standing }) => standing === '已废止');
  expect(counts('status')).toEqual({ 已废止: repealed, 现行有效: total - repealed });
  const inCounty = holding(({ title }) => title.startsWith('丙丙县'));
  expect(counts('region').丙丙县).toBe(inCounty);
  const filter = { ...NO_FILTER, region: '丙丙县', status: '已废止' };
  const narrowed = await found('检查', opened, { filter });
  expect(narrowed.total).toBe(holding(({ title, standing }) => title.startsWith('丙丙县') && standing !== undefined));
  expect(narrowed.results.every(({ title, standing }) => title.startsWith('丙丙县') && standing === '已废止')).toBe(
    true,
  );
});

test.each(['date', 'rank'] as const)('in order of %s', async (order) => {
  expect((await found('检查', await large.index(), { order })).results).toEqual(
    (await found('检查', small, { order })).results,
  );
});

test('other words for what was typed are found alike, in an order of their own', async () => {
  const [whole, levels] = [await found('码头', small), await found('码头', await large.index())];
  expect(levels.inexact).toBe(whole.inexact);
  expect(new Set(levels.results)).toEqual(new Set(whole.results));
});

test('in order of relevance what stands in a heading comes first, and further results follow on the first', async () => {
  const order = 'relevance';
  const opened = await large.index();
  const first = await found('检查', opened, { order, count: 20 });
  const second = await found('检查', opened, { order, count: 20, skip: 20 });
  const both = await found('检查', await large.index(), { order, count: 40 });
  expect([...first.results, ...second.results]).toEqual(both.results);
  const headed = await found('灯塔管理条例', await large.index(), { order });
  expect(headed.results[0]?.text).toContain('灯塔管理条例');
});

test('every substring of a text is found where it stands, in order', async () => {
  const texts = records.map(({ text }) => text);
  for (const substring of substringsOf(texts.slice(-400), 3).slice(0, 150)) {
    const parsed = await found(substring, index).catch(() => null);
    const there = await found(substring, small).catch(() => null);
    expect(
      parsed?.results.map(({ url, hits }) => [url, hits]),
      substring,
    ).toEqual(there?.results.map(({ url, hits }) => [url, hits]));
  }
});

describe('what is opened directly', () => {
  test.each([
    '灯塔法',
    '乙乙市灯塔管理条例',
    '灯塔法第三条',
    '1999 3号',
    '甲府发〔1999〕3号',
    '某某海事法',
    '灯塔法 罚款',
    '灯塔法第三条 罚款',
    '灯塔法 第三条 罚款',
    '灯塔 第三条 罚款',
    '1999 3号第三条',
    'dengtafa第三条',
    'dengtafa第三条 罚款',
    '甲甲省粮仓管理条例（3）',
    '甲甲省粮仓管理条例（3，旧）',
    '驿站条例',
  ])('%s', async (typed) => {
    const [whole, levels] = [await found(typed, small), await found(typed, await large.index())];
    expect(levels.jumps).toEqual(whole.jumps);
    expect(levels.missing).toEqual(whole.missing);
    expect(levels.within).toEqual(whole.within);
  });

  test('by the pinyin that a name begins with', async () => {
    const { jumps } = await found('dengtafa', await large.index());
    expect(jumps.map(({ regulation }) => regulation)).toEqual(['law-007']);
    expect((await found('jszfssgltl', await large.index())).jumps).toEqual([]);
    const { names } = await found('shishizhilianggongguan', await large.index());
    expect(names.map(({ name }) => name)).toEqual(['实施质量攻关工程']);
    expect((await found('üüü', await large.index())).jumps).toEqual([]);
  });

  test('an article without a name is that of the regulation read last', async () => {
    const { jumps, nameless } = await found('第三条', await large.index(), { lastRead: 'law-005' });
    expect([jumps.map(({ regulation, eId }) => [regulation, eId]), nameless]).toEqual([[['law-005', 'art_3']], true]);
    expect((await found('第三条', await large.index())).nameless).toBe(true);
  });
});

test('a search loads little of what there is', async () => {
  const loaded: string[] = [];
  const opened = await large.index((path) => loaded.push(path));
  await found('检查窑场发现缺陷的，责', opened, { count: 6, order: 'text' });
  expect(loaded.filter((path) => /levels\/\w+\/\d+\.json/.test(path)).length).toBeLessThanOrEqual(6);
  const narrowed = { filter: { ...NO_FILTER, regulation: 'law-031' }, count: 6 };
  await found('检查', await large.index((path) => loaded.push(path)), narrowed);
  expect(loaded.filter((path) => /names|slugs|pinyin|cited|whole/.test(path))).toEqual([]);
});

test('a draft finds places in one long text, as it does in a small library', async () => {
  const whole = await large.whole();
  for (const word of ['灯塔', '某某', '终了', '质量'])
    expect([...(await whole.postings.word(word))], word).toEqual([...(await small.postings.word(word))]);
  expect(whole.catalogue.starts).toEqual(small.catalogue.starts);
});
