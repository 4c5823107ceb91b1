/**
 * A reader whose kept regulations are renamed and withdrawn by later editions, on a network that breaks off and a device that fills up.
 * The editions are real builds, behind a real nginx where there is one, published by switching a link.
 */
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveSite } from '../../src/serving/static-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { note, statute } from '../support/content-folder.ts';
import { nginxMissing, startNginx } from '../support/nginx.ts';
import { runBuild, runScript } from '../support/site/build-site.ts';
import { lookForNews } from '../support/site/visit.ts';

const EDITIONS = ['first', 'renamed', 'changed', 'withdrawn'] as const;
type Edition = (typeof EDITIONS)[number];

/** Stands in the third edition. */
const NEW = '新的注释';

let folder: string;
let origin: string;
/** Requests that still get through; then every connection breaks. */
let passing = Number.POSITIVE_INFINITY;
/** What is answered in place of a path. */
const answered = new Map<string, { readonly status: number; readonly body: string }>();
let browser: Browser;
const cleanUps: (() => Promise<unknown>)[] = [];
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-editions-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  await buildEditions();
  await publish('first');
  const root = join(folder, 'current');
  const missing = nginxMissing();
  if (missing === null) {
    const nginx = await startNginx(join(folder, 'nginx'), root, '/');
    cleanUps.push(nginx.close);
    origin = await startBreakingProxy(nginx.origin);
  } else {
    console.log(`不经 nginx：${missing}`);
    const server = await serveSite({ folder: root, port: 0 });
    cleanUps.push(server.close);
    origin = await startBreakingProxy(server.url.slice(0, -1));
  }
  const launched = await launchBrowser();
  cleanUps.push(launched.close);
  browser = await chromium.connect(launched.wsEndpoint);
});
afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

beforeEach(async () => {
  passing = Number.POSITIVE_INFINITY;
  answered.clear();
  await publish('first');
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

/** 甲 is renamed, 乙 gets a note, 乙 is withdrawn; 丙 stays as it is. */
async function buildEditions(): Promise<void> {
  const content = join(folder, 'content');
  const put = async (slug: string, article: string) => {
    await mkdir(join(content, 'regulations', slug), { recursive: true });
    await writeFile(
      join(content, 'regulations', slug, 'source.txt'),
      statute(`第一条　${article}。`, '第二条　自公布之日起施行。'),
    );
  };
  const build = async (edition: Edition) => {
    const recorded = await runScript('permalinks.ts', { CONTENT_DIR: content });
    expect(recorded, recorded.stderr).toMatchObject({ status: 0 });
    const built = await runBuild({ content, out: join(folder, edition) });
    expect(built, built.stderr).toMatchObject({ status: 0 });
  };
  for (const [slug, article] of [
    ['jia', '甲'],
    ['yi', '乙'],
    ['bing', '丙'],
  ] as const)
    await put(slug, article);
  await build('first');
  await rename(join(content, 'regulations/jia'), join(content, 'regulations/jia-xin'));
  const renamed = '- { from: jia/*, to: jia-xin/*, why: 改名, since: 2026-01-01 }\n';
  await writeFile(join(content, 'redirects.yaml'), renamed);
  await build('renamed');
  await mkdir(join(content, 'regulations/yi/notes'));
  await writeFile(
    join(content, 'regulations/yi/notes/xin.md'),
    note('art_1__para_1', '乙').replace('正文', '新的注释'),
  );
  await build('changed');
  await rm(join(content, 'regulations/yi'), { recursive: true });
  await writeFile(join(content, 'redirects.yaml'), `${renamed}- { from: yi/*, why: 收录有误, since: 2026-01-02 }\n`);
  await build('withdrawn');
}

async function publish(edition: Edition): Promise<void> {
  await rm(join(folder, 'next'), { force: true });
  await symlink(edition, join(folder, 'next'));
  await rename(join(folder, 'next'), join(folder, 'current'));
}

async function startBreakingProxy(target: string): Promise<string> {
  const proxy: Server = createServer((asked, answer) => {
    passing -= 1;
    if (passing < 0) {
      asked.socket.destroy();
      return;
    }
    const instead = answered.get(asked.url ?? '');
    if (instead) {
      answer.writeHead(instead.status, { 'Content-Type': 'text/html; charset=utf-8' }).end(instead.body);
      return;
    }
    const forwarded = request(`${target}${asked.url}`, { method: asked.method, headers: asked.headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    asked.pipe(forwarded);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  cleanUps.push(async () => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const address = proxy.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const open = (path: string) => page.goto(`${origin}/${path}`);
const heading = () => page.locator('h1').first().textContent();
const notice = (words: string) => page.getByRole('status').filter({ hasText: words });

async function nameOf(edition: Edition): Promise<string> {
  return JSON.parse(await readFile(join(folder, edition, 'offline.json'), 'utf8')).edition;
}

/** Editions of which anything is stored, with how many files. */
async function stored(): Promise<Readonly<Record<string, number>>> {
  const sizes = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => /:[0-9a-f]{16}$/u.test(name));
    return Promise.all(
      names.map(async (name) => [name.slice(-16), (await (await caches.open(name)).keys()).length] as const),
    );
  });
  const names = new Map(await Promise.all(EDITIONS.map(async (edition) => [await nameOf(edition), edition] as const)));
  return Object.fromEntries(sizes.map(([name, size]) => [names.get(name) ?? name, size]));
}

/** Resolves when a regulation is kept whole in an edition. */
async function kept(slug: string, edition: Edition): Promise<void> {
  const { files } = JSON.parse(await readFile(join(folder, edition, slug, 'offline.json'), 'utf8'));
  const paths: readonly string[] = files.map(([path]: [string]) => path);
  const missing = async () =>
    page.evaluate(
      async ([name, wanted]) => {
        const cache = await caches.open(`tiaowen:/:${name}`);
        const found = await Promise.all(wanted.map((path) => cache.match(new URL(path, location.origin))));
        return navigator.serviceWorker.controller === null ? ['no worker'] : wanted.filter((_, at) => !found[at]);
      },
      [await nameOf(edition), paths] as const,
    );
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
}

async function keepAll(): Promise<void> {
  for (const slug of ['jia', 'yi', 'bing']) {
    await open(`${slug}/art-1/`);
    await kept(slug, 'first');
  }
}

test('who kept a regulation that is renamed goes on to the new edition and is told', async () => {
  await keepAll();
  await publish('renamed');
  await open('bing/');
  await lookForNews(page);
  await kept('bing', 'renamed');
  await kept('yi', 'renamed');
  await open('bing/art-1/');
  await notice('已改名或不再发布').getByRole('button', { name: '看去向' }).click();
  await page.waitForURL('**/jia-xin/');
  await kept('jia-xin', 'renamed');
  // Told once
  await open('bing/art-2/');
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('tiaowen:/:lost')).keys()).length))
    .toBe(0);
  await context.setOffline(true);
  await open('jia-xin/art-1/');
  expect(await heading()).toContain('第一条');
  await open('jia/art-1/');
  expect(await heading()).toBe('没有网络');
});

test('three editions later the reader has the last one, and nothing lies about of those between', async () => {
  await keepAll();
  await publish('renamed');
  passing = 6;
  await lookForNews(page);
  passing = Number.POSITIVE_INFINITY;
  expect(await stored()).toMatchObject({ first: expect.any(Number), renamed: expect.any(Number) });
  await publish('withdrawn');
  await lookForNews(page);
  await kept('bing', 'withdrawn');
  expect(Object.keys(await stored()).sort()).toEqual(['first', 'withdrawn']);
  await open('bing/art-1/');
  await notice('已改名或不再发布').waitFor();
  await context.setOffline(true);
  await open('yi/art-1/');
  expect(await heading()).toBe('没有网络');
});

test('what answers 410 is forgotten, and its reader is told', async () => {
  await keepAll();
  await publish('changed');
  answered.set('/yi/offline.json', { status: 410, body: '' });
  await lookForNews(page);
  await kept('bing', 'changed');
  await open('bing/art-1/');
  await notice('已改名或不再发布').waitFor();
  await context.setOffline(true);
  await open('yi/art-1/');
  expect(await heading()).toBe('没有网络');
});

test.each([
  ['403', 403, ''],
  ['429', 429, ''],
  ['a page to log in', 200, '<!doctype html><title>登录</title>'],
])('what answers %s is not forgotten: the old edition stays whole until it answers again', async (_, status, body) => {
  await keepAll();
  await publish('changed');
  answered.set('/yi/offline.json', { status, body });
  await lookForNews(page);
  await context.setOffline(true);
  await open('yi/art-1/');
  expect(await heading()).toContain('第一条');
  expect(await page.locator('main').textContent()).not.toContain(NEW);
  await context.setOffline(false);
  answered.clear();
  await open('bing/');
  await lookForNews(page);
  await kept('yi', 'changed');
  await context.setOffline(true);
  await open('yi/art-1/');
  expect(await page.locator('main').textContent()).toContain(NEW);
});

describe('when the network breaks off half-way', () => {
  test.each([1, 4, 8, 12])(
    'after %i answers, the old edition stays whole, and the new one is taken up later',
    async (answers) => {
      await keepAll();
      await publish('changed');
      passing = answers;
      await lookForNews(page);
      await context.setOffline(true);
      await open('yi/art-1/');
      expect(await page.locator('main').textContent()).not.toContain(NEW);
      await context.setOffline(false);
      passing = Number.POSITIVE_INFINITY;
      await open('bing/');
      await lookForNews(page);
      await kept('yi', 'changed');
      await context.setOffline(true);
      await open('yi/art-1/');
      expect(await page.locator('main').textContent()).toContain(NEW);
    },
  );
});

describe('when the device is full', () => {
  async function limit(quotaOf: (usage: number) => number): Promise<void> {
    const session = await context.newCDPSession(page);
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: quotaOf(usage) });
  }

  test('the old edition makes way for the new one', async () => {
    await keepAll();
    await publish('changed');
    await limit((usage) => usage + 50_000);
    await lookForNews(page);
    await open('bing/art-1/');
    await kept('yi', 'changed');
    await kept('bing', 'changed');
    expect(Object.keys(await stored())).toEqual(['changed']);
    await context.setOffline(true);
    await open('yi/art-1/');
    expect(await page.locator('main').textContent()).toContain(NEW);
  });

  test('a reader for whom there is no room at all reads the new edition, and is told', async () => {
    await keepAll();
    await publish('changed');
    await limit((usage) => usage / 10);
    await lookForNews(page);
    await open('yi/art-1/');
    expect(await page.locator('main').textContent()).toContain(NEW);
    await notice('本机空间不够').waitFor();
  });
});
