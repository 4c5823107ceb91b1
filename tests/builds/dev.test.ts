/** What a maintainer sees in an open page while editing: a project of their own, `npm run dev`, a browser. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { note, statute } from '../support/content-folder.ts';
import { copyProject, type ProjectCopy } from '../support/site/build-site.ts';

/** A change is waited for this long, in milliseconds. */
const PATIENCE = { timeout: 40_000 };

const SOURCE = 'content/regulations/jieshui/source.txt';
const source = (article: string) => statute(`第一条　${article}`, '第二条　自公布之日起施行。');

let project: ProjectCopy;
let url: string;
let browser: Browser;
let page: Page;
/** Whether the page hears of changes: a moment after it has loaded. */
let listening = false;
const cleanUps: (() => PromiseLike<unknown>)[] = [];

beforeAll(async () => {
  project = await copyProject();
  cleanUps.push(() => project[Symbol.asyncDispose]());
  await put(SOURCE, source('为了节约用水，制定本办法。'));
  const server = spawn(process.execPath, [join(project.path, 'scripts/dev.ts')], {
    cwd: project.path,
    env: { ...process.env, NODE_ENV: 'development', VITEST: '', NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUps.push(async () => {
    const closed = once(server, 'close');
    if (server.kill()) await closed;
  });
  url = await addressOf(server.stdout);
  const shared = await launchBrowser();
  cleanUps.push(shared.close);
  browser = await chromium.connect(shared.wsEndpoint);
  page = await browser.newPage();
  page.on('framenavigated', () => {
    listening = false;
  });
  page.on('console', (message) => {
    if (message.text() === '[vite] connected.') listening = true;
  });
});
afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(project.path, file)), { recursive: true });
  await writeFile(join(project.path, file), text);
}

/** Saves a file once the open page listens. */
async function save(file: string, text: string): Promise<void> {
  await expect.poll(() => listening, PATIENCE).toBe(true);
  await put(file, text);
}

/** Goes to a page; again when a reload for the last change cuts in. */
async function open(path: string): Promise<void> {
  const arrives = () =>
    page.goto(url + path).then(
      () => true,
      () => false,
    );
  await expect.poll(arrives, PATIENCE).toBe(true);
}

const mainText = () => page.getByRole('main').textContent();

test('the text, when its source is saved', async () => {
  await open('jieshui/art-1/');
  expect(await mainText()).toContain('为了节约用水');
  await save(SOURCE, source('为了节约和保护水资源，制定本办法。'));
  await expect.poll(mainText, PATIENCE).toContain('为了节约和保护水资源');
});

test('what is wrong with the text, and the text again when it is mended', async () => {
  const overlay = () => page.locator('vite-error-overlay #message-content').allTextContents();
  await save(SOURCE, source('为了节水。').replace('20200102', '20200230'));
  await expect.poll(async () => (await overlay()).join(), PATIENCE).toContain('颁布时间“20200230”不是日期');
  await save(SOURCE, source('为了节约和保护水资源，制定本办法。'));
  await expect.poll(overlay, PATIENCE).toEqual([]);
  await expect.poll(mainText, PATIENCE).toContain('为了节约和保护水资源');
});

test('a note, when it is written and when it is changed', async () => {
  const file = 'content/regulations/jieshui/notes/shuiziyuan.md';
  await save(file, note('art_1__para_1', '水资源'));
  await expect.poll(mainText, PATIENCE).toContain('正文。');
  await save(file, note('art_1__para_1', '水资源').replace('正文。', '指地表水和地下水。'));
  await expect.poll(mainText, PATIENCE).toContain('指地表水和地下水。');
});

test('a fact of regulation.yaml', async () => {
  await open('jieshui/');
  await save('content/regulations/jieshui/regulation.yaml', 'documentNumber: 某发〔2020〕1号\n');
  await expect.poll(mainText, PATIENCE).toContain('某发〔2020〕1号');
});

test('a component', async () => {
  const file = 'src/components/TitleBlock.astro';
  await save(file, `${await readFile(join(project.path, file), 'utf8')}\n<p>试改组件</p>\n`);
  await expect.poll(mainText, PATIENCE).toContain('试改组件');
});

test('a style', async () => {
  const outline = () => page.evaluate(() => getComputedStyle(document.body).outlineWidth);
  const file = 'src/styles/base.css';
  await save(file, `${await readFile(join(project.path, file), 'utf8')}\nbody { outline: 7px solid; }\n`);
  await expect.poll(outline, PATIENCE).toBe('7px');
});

test('search results, those of the last change included', async () => {
  const answer = async (query: string) => {
    await open(`search/?q=${encodeURIComponent(query)}`);
    await page.locator('[data-search-status="done"]').waitFor();
    return page.locator('[data-result][data-kind="article"]:not([data-inexact])').count();
  };
  expect(await answer('保护水资源')).toBe(1);
  await save(SOURCE, source('为了珍惜每一滴水，制定本办法。'));
  await save('content/regulations/jieshui/notes/shuiziyuan.md', note('art_1__para_1', '每一滴水'));
  await expect.poll(() => answer('珍惜每一滴水'), PATIENCE).toBe(1);
});

/** The address that the server prints when it can be opened. */
async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\//u.exec(line)?.[0];
    if (address === undefined) continue;
    output.resume();
    return address;
  }
  throw new Error('开发服务器没有启动');
}
