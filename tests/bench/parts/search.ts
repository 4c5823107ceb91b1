/** Search: size and making of the index, accuracy, a first search over a slow link, and typing, in Chromium on the real page; and drafts checked with the same index. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { filesBelow } from '../../../src/files/paths.ts';
import { accuracyOf, sampleTexts } from '../../../src/search/measuring/accuracy.ts';
import { makeLargeIndex } from '../../../src/search/measuring/large-index.ts';
import { makeTemporaryIndex } from '../../../src/search/measuring/temporary-index.ts';
import type { SearchRecord } from '../../../src/search/record.ts';
import { firstRegulation, recordsOfSource } from '../../../src/search/testing/records.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { copyOwnContent, findCorpus, scaleFiles, writeContent } from '../../support/corpus.ts';
import { runBuild } from '../../support/site/build-site.ts';
import { median, percentile } from '../machine.ts';
import { proofFigures } from '../proofread-page.ts';
import { coldResults, openDialog, openSearchPage, typeTexts } from '../search-page.ts';
import { type Link, type SlowServer, serveSlowly } from '../slow-server.ts';
import { type Figure, figureTable, type Table } from '../table.ts';

const LENGTHS = [1, 2, 3, 4, 6, 8, 12] as const;
/** In MB: of the index that Pagefind makes by itself of the same texts (docs/decisions/search.md). */
const STOCK_INDEX = 3.59;
const SLOW: Link = { bitsPerSecond: 10_000_000, latency: 40 };
const FAST: Link = { bitsPerSecond: Number.POSITIVE_INFINITY, latency: 0 };

export async function* measure(): AsyncIterable<Table> {
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-bench-'));
  const shared = await launchBrowser();
  const browser = await chromium.connect(shared.wsEndpoint);
  const [content, site, large] = [join(folder, 'content'), join(folder, 'site'), join(folder, 'large')];
  try {
    copyOwnContent(content);
    await build(content, site);
    const queries = sampleTexts(
      firstRegulation().map(({ text }) => text),
      4,
      9,
    );
    yield figureTable(
      '第一部法规：初次检索（四字，10 Mbit/s，每请求 40 毫秒）',
      await coldFigures(browser, site, queries, { kilobytes: 130, milliseconds: 450 }),
    );

    const corpus = findCorpus('search');
    if (corpus === null) return;
    yield* measureIndexes(corpus);
    writeContent(content, scaleFiles(corpus));
    await build(content, large);
    yield* measureScale(browser, large, corpus);
  } finally {
    await browser.close();
    await shared.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function build(content: string, out: string): Promise<void> {
  const { status, stderr } = await runBuild({ content, out });
  if (status !== 0) throw new Error(stderr);
}

const recordsIn = (corpus: string): readonly SearchRecord[] =>
  scaleFiles(corpus).flatMap(({ path, slug }) => recordsOfSource(path, slug));

/** The scale corpus in both forms: as of a few regulations, by Pagefind, and in the levels of a large library. */
async function* measureIndexes(corpus: string): AsyncIterable<Table> {
  const records = recordsIn(corpus);
  const megabytes = async (path: string) => (await bytesOf(path)) / 1e6;
  await using bundle = await makeTemporaryIndex(records);
  await using large = await makeLargeIndex(records);
  for (const [form, { folder, report }, words] of [
    ['Pagefind', bundle, { path: 'index', atMost: STOCK_INDEX }],
    ['分级', large, { path: 'levels' }],
  ] as const)
    yield figureTable(`10,023 条：索引（${form}）`, [
      { name: `建立（${report.records} 段）`, value: report.seconds, unit: '秒', atMost: 20 },
      { name: '索引块', value: await megabytes(join(folder, words.path)), unit: 'MB', ...words },
      { name: '全部检索文件（gzip）', value: await megabytes(folder), unit: 'MB' },
    ]);
  for (const [form, index] of [
    ['Pagefind', await bundle.index()],
    ['分级', await large.index()],
  ] as const)
    yield {
      title: `10,023 条：与逐字查找相比（${form}）`,
      rows: [
        ['字数', '检索次数', '召回率', '精确率'],
        ...(await accuracyOf(index, records, LENGTHS, 40)).map(({ length, searches, expected, found, wrong }) => [
          String(length),
          String(searches),
          (found / expected).toFixed(4),
          (found / (found + wrong)).toFixed(4),
        ]),
      ],
    };
}

/** The site of the first regulation and the scale corpus, as it is built. */
async function* measureScale(browser: Browser, site: string, corpus: string): AsyncIterable<Table> {
  const records = recordsIn(corpus);
  const texts = records.map(({ text }) => text);
  const queries = sampleTexts(texts, 4, 9);
  yield figureTable(
    '10,023 条：初次检索（四字，10 Mbit/s，每请求 40 毫秒）',
    await coldFigures(browser, site, queries, { kilobytes: 200, milliseconds: 450 }),
  );

  await using server = await serveSlowly(site, FAST);
  const page = await openSearchPage(browser, server, searchPage('国家'));
  await coldResults(page);
  const typed = await typeTexts(
    page,
    LENGTHS.flatMap((length) => sampleTexts(texts, length, 5)),
  );
  await page.context().close();
  yield figureTable(`10,023 条：边打边查（${typed.length} 次按键，到结果写入页面）`, [
    { name: '中位数', value: median(typed), unit: '毫秒', atMost: 20 },
    { name: '第 95 百分位', value: percentile(typed, 0.95), unit: '毫秒', atMost: 60 },
    { name: '最长', value: Math.max(...typed), unit: '毫秒' },
  ]);
  yield figureTable(
    '10,023 条：核稿（一页 700 字，每页约八处引文，半数有错）',
    await proofFigures(browser, server, records),
  );
}

interface ColdLimits {
  readonly kilobytes: number;
  readonly milliseconds: number;
}

const ARTICLE = 'zhiliang-tisheng-2017/art-3/';
const searchPage = (query: string): string => `search/?q=${encodeURIComponent(query)}`;

/**
 * The search is opened in two ways: by the address of its page, which then counts, with its scripts, and by the key of the dialog on an
 * article that is there.
 */
async function coldFigures(
  browser: Browser,
  site: string,
  queries: readonly string[],
  limits: ColdLimits,
): Promise<readonly Figure[]> {
  const page = await cold(site, queries, (server, query) => openSearchPage(browser, server, searchPage(query)));
  const dialog = await cold(site, queries, (server, query) => openDialog(browser, server, ARTICLE, query));
  const size = { unit: 'kB', atMost: limits.kilobytes } as const;
  const time = { unit: '毫秒', atMost: limits.milliseconds } as const;
  return [
    { name: '检索页：下载，中位数（gzip，网页和脚本在内）', value: median(page.kilobytes), ...size },
    { name: '检索页：下载，最多', value: Math.max(...page.kilobytes), ...size },
    { name: '检索页：从打开网址到结果，中位数', value: median(page.milliseconds), ...time },
    { name: '检索框：下载，最多', value: Math.max(...dialog.kilobytes), ...size },
    { name: '检索框：从按键到结果，中位数', value: median(dialog.milliseconds), ...time },
  ];
}

interface Cold {
  readonly kilobytes: readonly number[];
  readonly milliseconds: readonly number[];
}

/** Each query in a browser with an empty cache. */
async function cold(
  folder: string,
  queries: readonly string[],
  open: (server: SlowServer, query: string) => Promise<Page>,
): Promise<Cold> {
  const milliseconds: number[] = [];
  const kilobytes: number[] = [];
  await using server = await serveSlowly(folder, SLOW);
  for (const query of queries) {
    const page = await open(server, query);
    milliseconds.push(await coldResults(page));
    kilobytes.push(server.takeBytes() / 1000);
    await page.context().close();
  }
  return { kilobytes, milliseconds };
}

/** As sent: text compressed by gzip, which Pagefind's own files are already. */
async function bytesOf(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await filesBelow(folder)).map(async (path) => {
      const body = await readFile(join(folder, path));
      return (/\.(?:js|json|css)$/u.test(path) ? gzipSync(body) : body).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
