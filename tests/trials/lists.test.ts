/** A library in which a law is cited, and a word used, thousands of times: no list of it grows without bound, and none loses anything. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesBelow } from '../../src/files/paths.ts';
import { formatNumeral } from '../../src/regulation/numerals.ts';
import { serveSite } from '../../src/serving/static-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { runScript } from '../support/site/build-site.ts';
import { attribute, type BuiltPage, builtPages, elementsOf } from '../support/site/built-site.ts';
import { checkLinks } from '../support/site/links.ts';
import { trialName } from '../support/verdict.ts';

const HOME = 'https://tiaowen.example/';
/** So many make a library large. */
const SMALL = 51;
const CITING = 4;
const ARTICLES = 600;
const TERMS = 700;

const regulationOf = (title: string, articles: readonly string[]): string =>
  [
    `法规标题：${title}`,
    '颁布时间：20240315',
    '颁布主体：云溪市人民代表大会常务委员会',
    '通过会议：',
    '法规正文：',
    ...articles.map((text, index) => `第${formatNumeral(index + 1)}条　${text}`),
    '',
  ].join('\n');

let folder: string;
let pages: readonly BuiltPage[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-lists-'));
  const write = async (path: string, text: string) => {
    await mkdir(join(folder, 'content', path, '..'), { recursive: true });
    await writeFile(join(folder, 'content', path), text);
  };
  const regulation = (slug: string, text: string) => write(`regulations/${slug}/source.txt`, text);
  await regulation('duchuan', regulationOf('云溪市渡船条例', ['渡船应当登记。', '渡船应当检验。', '渡船应当投保。']));
  for (let number = 1; number <= CITING; number += 1)
    await regulation(
      `ban-fa-${number}`,
      regulationOf(
        `云溪市渡口管理办法之${formatNumeral(number)}`,
        Array.from(
          { length: ARTICLES },
          (_, index) => `第${index + 1}号渡口的渡船依照《云溪市渡船条例》第${index % 2 === 0 ? '一' : '二'}条办理。`,
        ),
      ),
    );
  for (let number = 1; number <= SMALL; number += 1)
    await regulation(`gui-ding-${number}`, regulationOf(`云溪市第${number}号规定`, ['码头应当整洁。']));
  await write('glossary/duchuan.md', '---\nterm: 渡船\ndefinition: 在渡口之间往来的船舶。\n---\n');
  for (let number = 1; number < TERMS; number += 1)
    await write(`glossary/ci-${number}.md`, `---\nterm: 词语${number}号\ndefinition: 第${number}个词。\n---\n`);
  await build('whole');
  pages = await builtPages(join(folder, 'whole'));
}, 600_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const environment = (out: string) => ({
  CONTENT_DIR: join(folder, 'content'),
  OUT_DIR: join(folder, out),
  SITE_URL: HOME,
  FILES: 'none',
  SOURCE_DATE_EPOCH: '1790000000',
});

async function build(out: string, ...args: readonly string[]): Promise<void> {
  expect(await runScript('build.ts', environment(out), args)).toMatchObject({ status: 0 });
}

const below = (path: string): readonly BuiltPage[] =>
  pages
    .filter((page) => page.path === path || new RegExp(`^${path}(?:letters/)?\\d+/$`, 'u').test(page.path))
    .toSorted((a, b) => Number(a.path.match(/(\d+)\/$/u)?.[1] ?? 1) - Number(b.path.match(/(\d+)\/$/u)?.[1] ?? 1));

const rowsOf = ({ html }: BuiltPage): number => html.split('data-direction="in"').length - 1;

test('the links of the law take pages of 500, and every citation stands on one of them', () => {
  const list = below('/duchuan/links/');
  expect(list.map(rowsOf)).toEqual([500, 500, 500, 500, 400]);
  expect(below('/duchuan/art-1/links/').map(rowsOf)).toEqual([500, 500, 200]);
  const article = pages.find(({ path }) => path === '/duchuan/art-1/');
  expect(article?.html).toContain('href="/duchuan/art-1/links/"');
});

test('the data of its links goes on in further files', async () => {
  const numbers = ['links.json', 'links-2.json'].map(async (name) => {
    const data: { total: number; next?: string; links: readonly unknown[] } = JSON.parse(
      await readFile(join(folder, 'whole', 'duchuan', name), 'utf8'),
    );
    return { total: data.total, next: data.next, links: data.links.length };
  });
  expect(await Promise.all(numbers)).toEqual([
    { total: 2_400, next: `${HOME}duchuan/links-2.json`, links: 2_000 },
    { total: 2_400, next: undefined, links: 400 },
  ]);
});

test('the uses of a word and the glossary take pages', () => {
  const uses = below('/glossary/duchuan/').map(({ html }) => html.split('<b>渡船</b>').length - 1);
  expect(uses.reduce((sum, count) => sum + count, 0)).toBe(CITING * ARTICLES * 2 + 3);
  expect(Math.max(...uses)).toBe(500);
  const terms = below('/glossary/').flatMap(({ html }) =>
    [...elementsOf(html)].flatMap(
      (element) => attribute(element, 'href')?.match(/^\/glossary\/(?:ci-\d+|duchuan)\/$/u)?.[0] ?? [],
    ),
  );
  expect(new Set(terms).size).toBe(TERMS);
  expect(terms.length).toBe(TERMS);
});

test('every page is within 100 kB, and no link leads nowhere', async () => {
  const heavy = pages.filter(({ html, path }) => gzipSync(html).length > 100_000 && !path.endsWith('/full/'));
  expect(heavy.map(({ path }) => path)).toEqual([]);
  const files = await filesBelow(join(folder, 'whole'));
  expect(checkLinks({ pages, files, home: HOME }).broken).toEqual([]);
});

test('what its readers chose is known before a page paints, and what it means is asked for in the head', async () => {
  const server = await serveSite({ folder: join(folder, 'whole'), port: 0 });
  const launched = await launchBrowser();
  try {
    const browser = await chromium.connect(launched.wsEndpoint);
    // Its answers would not pass by the route
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const sheets = () =>
      page
        .locator('head link[rel=stylesheet]:not([media])')
        .evaluateAll((links) =>
          links.map((link) => /[^/]+(?=\.[\w-]{8}\.css$)/u.exec(link.getAttribute('href') ?? '')?.[0]),
        );
    await page.goto(`${server.url}duchuan/art-1/`);
    expect(await sheets()).toEqual(['first']);
    await page.evaluate(() => localStorage.setItem('tiaowen:settings', '{"theme":"sepia"}'));
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('sepia');
    expect(await sheets()).toEqual(['first', 'choices', 'article']);
    await page.route('**/before-paint.*.js', (route) => route.abort());
    await page.reload();
    await expect.poll(() => page.locator('.tools').isVisible()).toBe(true);
  } finally {
    await launched.close();
    await server.close();
  }
});

const noPython = spawnSync('python3', ['--version']).status === 0 ? null : '没有 python3';

test.skipIf(noPython !== null)(trialName('verify.py finds a text in a manifest of several', noPython), async () => {
  const site = join(folder, 'whole');
  expect(await filesBelow(site)).toContain('manifest-2.json');
  const { stdout, stderr } = spawnSync('python3', ['verify.py', 'manifest.json', 'duchuan/source.txt'], {
    cwd: site,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^一致 .*《云溪市渡船条例》2024-03-15 .* 逐字节相同\n$/u);
});

/** Compares two sites, file by file. */
async function expectSame(one: string, other: string): Promise<void> {
  const files = await filesBelow(join(folder, one));
  expect(await filesBelow(join(folder, other))).toEqual(files);
  const differing: string[] = [];
  for (const file of files) {
    const [ours, theirs] = await Promise.all([one, other].map((name) => readFile(join(folder, name, file))));
    if (!ours || !theirs?.equals(ours)) differing.push(file);
  }
  expect(differing).toEqual([]);
}

test('built in two parts it is the same to the byte', { timeout: 600_000 }, async () => {
  await build('one', '--part', '1/2');
  await build('two', '--part', '2/2');
  const merged = await runScript('merge.ts', environment('merged'), [join(folder, 'one'), join(folder, 'two')]);
  expect(merged).toMatchObject({ status: 0 });
  await expectSame('whole', 'merged');
});

test('built again with one term changed, it is what is built from nothing, and the texts of regulations are not written again', async () => {
  const texts = join(folder, 'whole', 'pagefind/text');
  const inodes = async () => {
    const files = await filesBelow(texts);
    return new Map(await Promise.all(files.map(async (file) => [file, (await stat(join(texts, file))).ino] as const)));
  };
  const before = await inodes();
  await writeFile(join(folder, 'content/glossary/ci-7.md'), '---\nterm: 词语7号\ndefinition: 另有所指。\n---\n');
  await build('whole');
  const left = [...(await inodes())].filter(([file, inode]) => before.get(file) === inode);
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(before.size);
  await build('fresh', '--fresh');
  await expectSame('whole', 'fresh');
});
