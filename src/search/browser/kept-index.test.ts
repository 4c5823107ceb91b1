import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { termRecords } from '../index/editors-records.ts';
import { filesByRegulation, sharedFilesOf } from '../index/levels.ts';
import { openLargeIndex } from '../levels.ts';
import { type LargeIndex, makeLargeIndex } from '../measuring/large-index.ts';
import { NO_FILTER } from '../query/filter.ts';
import { type Found, type SearchIndex, type SearchRequest, search } from '../query/search.ts';
import type { SearchDocument, SearchRecord } from '../record.ts';
import { firstRegulation, inFives, inventedRecords } from '../testing/records.ts';
import { substringsOf } from '../testing/substrings.ts';
import { onlyKept } from './kept-index.ts';

/** Texts as they occur: full width, Latin letters, a sign within, a character of two units, one longer than a slot of the index. */
function lawOf(slug: string, name: string, told: Partial<SearchDocument> = {}): SearchRecord[] {
  const articles = inventedRecords(
    {
      title: [`${name}管理条例`],
      art_1: ['第一条　质量提升，依照ＧＢ／Ｔ 19001执行。', `${name}的主管部门每12日检查一次。`],
      art_2: ['第二条　首台（套）装备发现缺陷的，责令改正；🚢不在此限。', `附表：${'某'.repeat(1_500)}终了`],
      art_3: [`第三条　${name}的罚则。`],
    },
    { slug, title: `${name}管理条例`, issuers: [`${name}局`], ...told },
  );
  const [{ division }] = articles as [SearchRecord];
  const note = { ...division, kind: 'note', label: '背景', heading: `${name}的来历`, url: `/${slug}/#note` } as const;
  return [
    ...articles,
    { division: note, eId: 'art_1', name: '', text: `${name}的质量从前没有规定。`, headingLength: 0 },
  ];
}

/** So many short paragraphs that it fills blocks of the index. */
function longLaw(slug: string, articles: number): SearchRecord[] {
  const each = Array.from({ length: articles }, (_, at): [string, string[]] => [
    `art_${at + 1}`,
    [`第${at + 1}条　甲${at}。`, `乙${at % 2 === 0 ? '丙' : '丁'}。`],
  ]);
  return inventedRecords(Object.fromEntries(each), { slug, title: `${slug}法` });
}

/** Not in order of their slugs; some share texts, and a block of the index, with neighbours, and some stand in blocks of their own. */
const records = [
  ...lawOf('dukou', '渡口'),
  ...longLaw('yi', 300),
  ...lawOf('dengta', '灯塔'),
  ...lawOf('yizhan', '驿站'),
  ...lawOf('liangcang', '粮仓'),
  ...firstRegulation(),
  ...lawOf('qiaoliang', '桥梁'),
  ...longLaw('bing', 300),
  ...lawOf('chayuan', '茶园', { standing: '已废止', rank: 3 }),
  ...termRecords(
    [{ id: 'zhiliang', term: '质量', aliases: [], definition: '好坏。', html: '' }],
    ({ id }) => `/glossary/${id}/`,
  ),
];
const KEPT = ['dengta', 'zhiliang-tisheng-2017', 'chayuan'];

let large: LargeIndex;
let kept: SearchIndex;
let loaded: readonly string[];
beforeAll(async () => {
  const extras = {
    documentNumbers: { dengta: '甲府发〔1999〕3号', dukou: '甲府发〔1999〕4号' },
    synonyms: { 码头: ['灯塔', '渡口'] },
    citing: [{ law: '某某海事法', from: ['dengta', 'art_2'] as const }],
  };
  large = await makeLargeIndex(records, extras, inFives);
  ({ kept, loaded } = await keptOf(large, KEPT));
});
afterAll(() => large[Symbol.asyncDispose]());

/** With no other file of the index than is kept. */
async function keptOf({ folder }: LargeIndex, slugs: readonly string[]) {
  const read = async <T>(path: string): Promise<T> => JSON.parse(await readFile(join(folder, path), 'utf8'));
  const files = filesByRegulation(await read('whole.json'));
  const all = new Set([...sharedFilesOf(await read('whole.json')), ...slugs.flatMap((slug) => files.get(slug) ?? [])]);
  const loaded: string[] = [];
  const load = <T>(path: string): Promise<T> => {
    loaded.push(path);
    return all.has(path) ? read(path) : Promise.reject(new Error(`${path} is not kept`));
  };
  return { kept: await onlyKept(await openLargeIndex(load, '/'), slugs), loaded };
}

async function found(typed: string, index: SearchIndex, more: Partial<SearchRequest> = {}): Promise<Found> {
  const answer = await search({ typed, filter: NO_FILTER, order: 'text', count: 10_000, ...more }, index);
  if (answer.kind !== 'found') throw new Error(`${typed}: ${answer.kind}`);
  return answer;
}

/** What the whole index answers of the regulations that are kept, one after the other. */
async function narrowed(typed: string, more: Partial<SearchRequest> = {}) {
  const whole = await large.index();
  const filterOf = (regulation: string) => ({ ...NO_FILTER, ...more.filter, regulation });
  const answers = await Promise.all(KEPT.map((slug) => found(typed, whole, { ...more, filter: filterOf(slug) })));
  const sum = (of: (answer: Found) => number) => answers.reduce((total, answer) => total + of(answer), 0);
  return {
    results: answers.flatMap(({ results }) => results.filter(({ inexact }) => inexact === null)),
    kinds: (['article', 'note', 'term'] as const).map((kind) => sum(({ counts }) => counts[kind].records)),
    hits: (['article', 'note', 'term'] as const).map((kind) => sum(({ counts }) => counts[kind].hits)),
  };
}

async function expectSame(typed: string, more: Partial<SearchRequest> = {}): Promise<void> {
  const filter = { ...NO_FILTER, kind: 'article' as const, ...more.filter };
  const answer = await found(typed, kept, { ...more, filter });
  const expected = await narrowed(typed, { ...more, filter });
  expect(
    answer.results.filter(({ inexact }) => inexact === null),
    typed,
  ).toEqual(expected.results);
  expect(answer.total, typed).toBe(expected.results.length);
  expect(
    [answer.counts.article, answer.counts.note, answer.counts.term].map((count) => count.records),
    typed,
  ).toEqual(expected.kinds);
  expect(
    [answer.counts.article, answer.counts.note, answer.counts.term].map((count) => count.hits),
    typed,
  ).toEqual(expected.hits);
}

const texts = records.map(({ text }) => text);

test.each([1, 2, 3, 4, 6, 8])('%i characters are found where the whole index finds them', async (length) => {
  for (const typed of substringsOf(texts, length).slice(0, 60)) await expectSame(typed);
});

test.each([
  ...['gb/t', 'ＧＢ／Ｔ', 'GB/T 19001', '１９００１', '首台套', '首台（套）', '🚢', '終了', '查无此语', '"，"', '"。"'],
  ...['质量 检查', '质量 -检查', '同句：缺陷 改正', '灯塔|渡口', '某某某', '码头', '"T 19001执行。"'],
])('%s', (typed) => expectSame(typed));

test('notes are found as notes, and narrow as the whole index does', async () => {
  await expectSame('质量', { filter: { ...NO_FILTER, kind: 'note' } });
  await expectSame('检查', { filter: { ...NO_FILTER, status: '已废止' } });
  await expectSame('检查', { filter: { ...NO_FILTER, issuer: '灯塔局' } });
  expect((await found('质量', kept, { filter: { ...NO_FILTER, kind: 'note' } })).total).toBe(2);
});

test('filters offer what is kept alone', async () => {
  const { facets } = await found('质量', kept);
  expect(facets.regulation.map(({ value }) => value).sort()).toEqual([...KEPT].sort());
  expect(facets.issuer.map(({ value }) => value)).not.toContain('渡口局');
  expect((await found('检查', kept, { filter: { ...NO_FILTER, regulation: 'dengta' } })).total).toBe(1);
  expect((await found('检查', kept, { filter: { ...NO_FILTER, regulation: 'dukou' } })).total).toBe(0);
});

test.each(['relevance', 'date', 'rank'] as const)('in order of %s, a page after the other', async (order) => {
  const all = await found('质量', kept, { order });
  const whole = await found('质量', await large.index(), { order });
  const expected = whole.results.filter(({ regulation }) => KEPT.includes(regulation));
  expect(all.results).toEqual(expected);
  const [first, second] = [
    await found('质量', kept, { order, count: 5 }),
    await found('质量', kept, { order, count: 5, skip: 5 }),
  ];
  expect([...first.results, ...second.results]).toEqual(expected.slice(0, 10));
});

describe('what a query opens', () => {
  test.each([
    '灯塔管理条例',
    '灯塔管理条例第三条',
    '茶园条例第2条',
    '质量提升指导意见',
    '灯塔管理条例 检查',
    '甲府发〔1999〕3号',
  ])('%s: a regulation that is kept, as online', async (typed) => {
    const [here, online] = [await found(typed, kept), await found(typed, await large.index())];
    expect(here.jumps.length).toBeGreaterThan(0);
    expect(here.jumps).toEqual(online.jumps);
    expect(here.within).toEqual(online.within);
  });

  test.each(['渡口管理条例', '渡口管理条例第三条', '第三条', '某某海事法', '1999 4号', 'dukou'])(
    '%s: nothing that is not kept, and no fault',
    async (typed) => {
      expect((await found(typed, kept, { lastRead: 'dukou' })).jumps).toEqual([]);
    },
  );

  test('an article of the regulation read last, while that is kept', async () => {
    const { jumps } = await found('第三条', kept, { lastRead: 'dengta' });
    expect(jumps.map(({ regulation, eId }) => [regulation, eId])).toEqual([['dengta', 'art_3']]);
  });
});

test('neither words nor anything else of the whole library is asked for', () => {
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.filter((path) => /words|vocabulary|pinyin|cited|names|whole|divisions/u.test(path))).toEqual([]);
});

test('a long regulation is searched as a short one, however many blocks it fills', async () => {
  await using index = await makeLargeIndex([...longLaw('jia', 10), ...longLaw('yi', 9_000), ...longLaw('bing', 10)]);
  const { kept: long } = await keptOf(index, ['yi']);
  expect((await found('乙', long, { count: 1 })).total).toBe(9_000);
  expect((await found('甲5999', long)).results.map(({ eId }) => eId)).toEqual(['art_6000__para_1']);
  expect((await found('甲 丙', long, { count: 1 })).total).toBe(9_000);
  expect((await found('甲 -丙', long, { count: 1, order: 'relevance' })).total).toBe(4_500);
  expect((await found('乙丙', long, { count: 2, order: 'relevance' })).results.map(({ eId }) => eId)).toEqual([
    'art_1__para_2',
    'art_3__para_2',
  ]);
});
