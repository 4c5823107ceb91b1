/**
 * When a reader sees an article, over 10 Mbit/s and 40 ms: the first one of a visit, and the next. Beside the site as it is built, the
 * same with its sheet written into each page, and with its sheet linked in the head (docs/decisions/styles.md).
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { launchBrowser } from '../../support/chromium.ts';
import { copyOwnContent } from '../../support/corpus.ts';
import { runBuild } from '../../support/site/build-site.ts';
import { median } from '../machine.ts';
import { type SlowServer, serveSlowly } from '../slow-server.ts';
import { figureTable, type Table } from '../table.ts';

const SLUG = 'zhiliang-tisheng-2017';
const LINK = { bitsPerSecond: 10_000_000, latency: 40 };
const RUNS = 9;
const SHAPES = [
  { name: '手机', viewport: { width: 390, height: 844 } },
  { name: '桌面', viewport: { width: 1440, height: 900 } },
] as const;

/** How a page comes to its styles, by what is made of the built page. */
const DESIGNS: readonly { readonly name: string; readonly change: (html: string, sheet: string) => string }[] = [
  { name: '如实', change: (html) => html },
  {
    name: '样式全写在网页里',
    change: (html, sheet) =>
      unguarded(html)
        .replace(SHEET, '')
        .replace('</style>', () => `${sheet}</style>`),
  },
  {
    name: '样式链接在网页头里',
    change: (html) => {
      const [link = ''] = SHEET.exec(html) ?? [];
      return unguarded(html)
        .replace(SHEET, '')
        .replace('</head>', () => `${link}</head>`);
    },
  },
];

// e.g. `<link rel="preload stylesheet" as="style" href="/_astro/article.CJ1vgU6F.css">`
const SHEET = /<link rel="preload stylesheet" as="style" href="([^"]+)">/;

/** Without the hashes that admit only the styles as they were built. */
const unguarded = (html: string): string => html.replace(/style-src [^;]+/, "style-src 'self' 'unsafe-inline'");

export async function* measure(): AsyncIterable<Table> {
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-bench-'));
  const [content, built] = [join(folder, 'content'), join(folder, 'site')];
  const shared = await launchBrowser();
  const browser = await chromium.connect(shared.wsEndpoint);
  try {
    copyOwnContent(content);
    const { status, stderr } = await runBuild({ content, out: built });
    if (status !== 0) throw new Error(stderr);
    const sites = await Promise.all(DESIGNS.map((design, index) => variant(built, `${built}-${index}`, design.change)));
    await using servers = await serveAll(sites);
    for (const { name, viewport } of SHAPES) yield await paintTable(browser, servers.all, name, viewport);
  } finally {
    await browser.close();
    await shared.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function variant(
  built: string,
  folder: string,
  change: (html: string, sheet: string) => string,
): Promise<string> {
  await cp(built, folder, { recursive: true });
  const articles = (await readdir(join(folder, SLUG))).filter((name) => name.startsWith('art-'));
  for (const article of articles) {
    const file = join(folder, SLUG, article, 'index.html');
    const html = await readFile(file, 'utf8');
    const address = SHEET.exec(html)?.[1];
    if (address === undefined) throw new Error(`${file} links no sheet`);
    await writeFile(file, change(html, await readFile(join(folder, address), 'utf8')));
  }
  return folder;
}

interface Servers extends AsyncDisposable {
  readonly all: readonly SlowServer[];
}

async function serveAll(sites: readonly string[]): Promise<Servers> {
  const all = await Promise.all(sites.map((site) => serveSlowly(site, LINK)));
  return {
    all,
    async [Symbol.asyncDispose]() {
      for (const server of all) await server[Symbol.asyncDispose]();
    },
  };
}

/** In milliseconds and bytes. */
interface Paint {
  readonly paint: number;
  readonly bytes: number;
}

/** The designs take turns, so that whatever else the machine does falls on all of them. */
async function paintTable(
  browser: Browser,
  servers: readonly SlowServer[],
  shape: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<Table> {
  const visits = servers.map((): { first: Paint; next: Paint }[] => []);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, server] of servers.entries()) visits[index]?.push(await visit(browser, server, viewport));
  }
  return figureTable(
    `首次显示正文（${shape}，10 Mbit/s、40 毫秒，${RUNS} 次的中位数）`,
    DESIGNS.flatMap(({ name }, index) =>
      (['first', 'next'] as const).flatMap((which) => {
        const paints = (visits[index] ?? []).map((each) => each[which]);
        const page = which === 'first' ? '第一页' : '下一页';
        return [
          { name: `${name}：${page}`, value: median(paints.map(({ paint }) => paint)), unit: '毫秒' } as const,
          {
            name: `${name}：${page}，收到`,
            value: median(paints.map(({ bytes }) => bytes)) / 1000,
            unit: 'kB',
          } as const,
        ];
      }),
    ),
  );
}

/** The most annotated article, then one with few notes, in a window of its own with an empty cache. */
async function visit(
  browser: Browser,
  server: SlowServer,
  viewport: { readonly width: number; readonly height: number },
): Promise<{ first: Paint; next: Paint }> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  // The connection and the browser's process are there
  await page.goto(`${server.url}icon.svg`);
  const open = async (path: string): Promise<Paint> => {
    server.takeBytes();
    await page.goto(server.url + path, { waitUntil: 'networkidle' });
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    return { paint, bytes: server.takeBytes() };
  };
  const first = await open(`${SLUG}/art-16/`);
  const next = await open(`${SLUG}/art-18/`);
  await context.close();
  return { first, next };
}
