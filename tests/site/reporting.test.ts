/** 纠错, as a reader uses it. One site is built with a repository; what other configurations put into its pages is put into these. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type RunningServer, serveSite } from '../../src/serving/static-server.ts';
import { escapeXml } from '../../src/site/pictures/svg.ts';
import { type ReportEnvironment, reportTargetOf, reportUrl } from '../../src/site/repository.ts';
import { statute } from '../support/content-folder.ts';
import { test } from '../support/site/browser.ts';
import { runScript } from '../support/site/build-site.ts';

const WORDS = '用水单位应当“安装”计量设施 & 按月报告。';

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-report-'));
  const content = join(folder, 'content');
  await mkdir(join(content, 'regulations/jieshui'), { recursive: true });
  await writeFile(
    join(content, 'regulations/jieshui/source.txt'),
    statute('第一条　节约用水。', `第二条　${WORDS}\n违反的，责令改正。`),
  );
  const env = { CONTENT_DIR: content, OUT_DIR: join(folder, 'site'), REPOSITORY_URL: 'https://github.com/o/r' };
  expect(await runScript('build.ts', env)).toMatchObject({ status: 0, stderr: '' });
  server = await serveSite({ folder: env.OUT_DIR, port: 0, basePath: '/' });
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Where the link leads once the reader has pressed it. */
async function pressed(page: Page): Promise<URL> {
  const link = page.getByRole('link', { name: '纠错' });
  await link.hover();
  await page.mouse.down();
  const address = await link.getAttribute('href');
  await page.mouse.move(0, 0);
  await page.mouse.up();
  return new URL(address ?? '');
}

/** Puts the link of another configuration into the page. */
const configured = (env: ReportEnvironment) => async (page: Page) => {
  const target = reportTargetOf(env);
  if (!target) throw new Error('nothing configured');
  const fault = {
    url: 'https://example.org/jieshui/art-2/',
    name: '《节水试行办法》第二条',
    edition: '2020-01-02',
    eId: 'art_2',
    quote: '〔引文〕',
  };
  await page.route('**/art-2/', async (route) => {
    const html = await (await route.fetch()).text();
    const link = /<a href="[^"]*"(?= rel="external" data-report)/;
    expect(html).toMatch(link);
    await route.fulfill({
      contentType: 'text/html',
      body: html.replace(link, () => `<a href="${escapeXml(reportUrl(target, fault))}"`),
    });
  });
};

/** Selects from a word to a word. */
const select = (page: Page, within: string, from: string, to: string) =>
  page.locator(within).evaluate(
    (element, [start, end]) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
        if (!node.data.includes(start)) continue;
        getSelection()?.setBaseAndExtent(node, node.data.indexOf(start), node, node.data.indexOf(end) + end.length);
      }
    },
    [from, to] as const,
  );

describe('a reader who reports a fault', () => {
  test.for<[ReportEnvironment, string, (url: URL) => readonly (string | null)[]]>([
    [
      { REPOSITORY_URL: 'https://github.com/o/r' },
      'https://github.com/o/r/issues/new',
      ({ searchParams: q }) => [q.get('edition'), q.get('eid'), q.get('quote')],
    ],
    [
      { REPOSITORY_URL: 'https://gitlab.com/o/r' },
      'https://gitlab.com/o/r/-/issues/new',
      ({ searchParams: q }) => linesOf(q.get('issue[description]')),
    ],
    [
      { REPOSITORY_URL: 'https://gitee.com/o/r' },
      'https://gitee.com/o/r/issues/new',
      ({ searchParams: q }) => linesOf(q.get('description')),
    ],
    [
      { REPORT_URL: 'https://example.org/jiucuo' },
      'https://example.org/jiucuo',
      ({ searchParams: q }) => [q.get('edition'), q.get('eid'), q.get('quote')],
    ],
    [
      { REPORT_URL: 'mailto:jiucuo@example.org' },
      'mailto:jiucuo@example.org',
      ({ searchParams: q }) => linesOf(q.get('body')),
    ],
  ])('with %j sends edition, place and words', async ([env, form, read], { visit }) => {
    const page = await visit('jieshui/art-2/', { at: server.url, prepare: configured(env) });
    const whole = await pressed(page);
    expect(whole.href.split('?')[0]).toBe(form);
    const [edition, eId, quote] = read(whole);
    expect([edition, eId]).toEqual(['2020-01-02', 'art_2']);
    expect(quote).toMatch(/^第二条/);
    expect(quote).toContain(WORDS);
    // The paragraph that the address points at
    await page.goto(`${server.url}jieshui/art-2/#art_2__para_2`);
    expect(read(await pressed(page))).toEqual(['2020-01-02', 'art_2__para_2', '违反的，责令改正。']);
    // What is selected, rather than that; and once more with other words
    for (const [from, to] of [
      ['安装', '& 按月'],
      ['单位', '应当'],
    ] as const) {
      await select(page, '#art_2__para_1', from, to);
      const words = WORDS.slice(WORDS.indexOf(from), WORDS.indexOf(to) + to.length);
      expect(read(await pressed(page))).toEqual(['2020-01-02', 'art_2__para_1', words]);
    }
  });

  test('with the keyboard sends the same', async ({ visit }) => {
    const page = await visit('jieshui/art-2/#art_2__para_2', { at: server.url });
    const link = page.getByRole('link', { name: '纠错' });
    await link.focus();
    expect(new URL((await link.getAttribute('href')) ?? '').searchParams.get('quote')).toBe('违反的，责令改正。');
  });

  test('without scripts fills in the words himself, and nothing else', async ({ visit }) => {
    const page = await visit('jieshui/art-2/', { at: server.url, javaScriptEnabled: false });
    const { searchParams: fields } = new URL(
      (await page.getByRole('link', { name: '纠错' }).getAttribute('href')) ?? '',
    );
    expect(Object.fromEntries(fields)).toEqual({
      template: 'wenben.yml',
      title: expect.stringContaining('第二条'),
      page: expect.stringMatching(/jieshui\/art-2\/$/),
      edition: '2020-01-02',
      eid: 'art_2',
      quote: '〔引文〕',
    });
  });

  test('finds no way to where nobody receives it', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-1/', { site: 'fixtures' });
    expect(await page.getByRole('link', { name: '纠错' }).count()).toBe(0);
    expect(await page.locator('script[src*="Report"]').count()).toBe(0);
  });
});

/** 版本, 条款 and 本站的文字 of a text that says one after the other. */
const linesOf = (text: string | null): readonly string[] =>
  /^版本：(.*)\n条款：(.*)\n本站的文字：([\s\S]*)\n官方的文字和出处：$/m.exec(text ?? '')?.slice(1) ?? [];
