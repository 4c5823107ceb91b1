/** What pages weigh, and how much work the whole text of 1,260 articles is for a browser. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { launchBrowser } from '../../support/chromium.ts';
import { civilCode, copyOwnContent, findCorpus, writeContent } from '../../support/corpus.ts';
import { runBuild } from '../../support/site/build-site.ts';
import { median } from '../machine.ts';
import { serveSlowly } from '../slow-server.ts';
import { type Figure, figureTable, type Table } from '../table.ts';

const FIRST = 'zhiliang-tisheng-2017';
const RUNS = 5;

export async function* measure(): AsyncIterable<Table> {
  const corpus = findCorpus('pages');
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-bench-'));
  const [content, site] = [join(folder, 'content'), join(folder, 'site')];
  try {
    copyOwnContent(content);
    const code = corpus ? civilCode(corpus) : null;
    if (code) writeContent(content, [code]);
    const { status, stderr } = await runBuild({ content, out: site });
    if (status !== 0) throw new Error(stderr);
    const articles = readdirSync(join(site, FIRST)).filter((name) => name.startsWith('art-'));
    const sizes = articles.map((article) => kilobytes(join(site, FIRST, article, 'index.html')));
    yield figureTable(`网页（gzip，${articles.length} 条）`, [
      { name: '条文页，HTML 和样式，中位数', value: median(sizes), unit: 'kB', atMost: 14 * 1.024 },
      { name: '条文页，HTML 和样式，最大', value: Math.max(...sizes), unit: 'kB', atMost: 14 * 1.024 },
      { name: '首页', value: kilobytes(join(site, 'index.html')), unit: 'kB' },
      { name: '检索页', value: kilobytes(join(site, 'search', 'index.html')), unit: 'kB' },
      { name: '全文页', value: kilobytes(join(site, FIRST, 'full', 'index.html')), unit: 'kB' },
      ...(code
        ? [
            {
              name: '全文页，民法典',
              value: kilobytes(join(site, code.slug, 'full', 'index.html')),
              unit: 'kB',
            } as const,
          ]
        : []),
    ]);
    yield await smoothTable(site, `${FIRST}/art-3/`);
    if (code) yield await openingTable(site, `${code.slug}/full/`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const kilobytes = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length / 1000;

/** Measures a page several times, its files served without delay. */
async function repeat<T>(site: string, path: string, one: (browser: Browser, url: string) => Promise<T>): Promise<T[]> {
  const shared = await launchBrowser();
  const browser = await chromium.connect(shared.wsEndpoint);
  try {
    await using server = await serveSlowly(site, { bitsPerSecond: Number.POSITIVE_INFINITY, latency: 0 });
    const results: T[] = [];
    for (let run = 0; run < RUNS; run += 1) results.push(await one(browser, server.url + path));
    return results;
  } finally {
    await browser.close();
    await shared.close();
  }
}

const SLOWED = 4;

/** The first regulation's heaviest article on a phone slower than this machine. */
async function smoothTable(site: string, path: string): Promise<Table> {
  const loads = await repeat(site, path, openSlowed);
  return figureTable(`打开条文页（手机，处理器慢 ${SLOWED} 倍，${RUNS} 次的中位数）`, [
    { name: '超过 50 毫秒的任务', value: median(loads.map(({ longTasks }) => longTasks)), unit: '个', atMost: 0 },
    { name: '版面移动（CLS）', value: median(loads.map(({ shift }) => shift)), unit: '个', atMost: 0 },
  ]);
}

/** Layout shifts are entries of Chromium's that TypeScript does not know. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
}

async function openSlowed(browser: Browser, url: string): Promise<{ longTasks: number; shift: number }> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.addInitScript(() => {
    const seen = { longTasks: 0, shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      seen.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const seen = await page.evaluate(() => (window as unknown as { seen: { longTasks: number; shift: number } }).seen);
  await context.close();
  return seen;
}

async function openingTable(site: string, path: string): Promise<Table> {
  const openings = await repeat(site, path, open);
  const middle = (name: keyof Opening) => median(openings.map((opening) => opening[name]));
  const figures: readonly Figure[] = [
    { name: '主线程的工作', value: middle('work'), unit: '毫秒', atMost: 1000 },
    { name: '其中样式和布局', value: middle('layout'), unit: '毫秒' },
    { name: '其中脚本', value: middle('script'), unit: '毫秒' },
    { name: '首次显示', value: middle('firstPaint'), unit: '毫秒' },
  ];
  return figureTable('打开民法典全文页（1,260 条，中位数）', figures);
}

/** In milliseconds. */
interface Opening {
  readonly work: number;
  readonly layout: number;
  readonly script: number;
  readonly firstPaint: number;
}

async function open(browser: Browser, url: string): Promise<Opening> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // Processor time, where a busy machine would make wall-clock time longer
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'networkidle' });
  const { metrics } = await session.send('Performance.getMetrics');
  const milliseconds = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await context.close();
  return {
    work: milliseconds('TaskDuration'),
    layout: milliseconds('LayoutDuration') + milliseconds('RecalcStyleDuration'),
    script: milliseconds('ScriptDuration'),
    firstPaint,
  };
}
