/** What a reader takes away: an article, the results of a search, a comparison. */
import { buffer } from 'node:stream/consumers';
import type { Download } from 'playwright-core';
import { describe, expect } from 'vitest';
import { docxLines } from '../support/file-readers.ts';
import { siteNamed, test } from '../support/site/browser.ts';
import { officialLines } from '../support/site/official-text.ts';

const saved = async (download: Download) => ({
  name: download.suggestedFilename(),
  bytes: await buffer(await download.createReadStream()),
});

test('the results of a search are taken as a Word file, each with its source, made by a script that nobody else loads', async ({
  visit,
}) => {
  const page = await visit('search/?q=召回');
  await page.locator('[data-search-status="done"]').waitFor();
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await page.locator('.search-export summary').click();
  expect(asked.filter((url) => url.includes('/word-maker-'))).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 Word' }).click(),
  ]);
  const { name, bytes } = await saved(download);
  expect(name).toBe('检索结果 召回.docx');
  const lines = docxLines(bytes);
  expect(lines).toHaveLength(Number(await page.locator('[data-search-status]').getAttribute('data-total')));
  for (const { text } of lines) expect(text).toContain('召回');
});

test('a comparison is taken as a Word file whose rows are those of the page', async ({ visit }) => {
  const page = await visit('dukou-tiaoli/compare/2012-05-20..2019-09-26/', { site: 'fixtures' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载对照表（Word）' }).click(),
  ]);
  const [, ...rows] = docxLines((await saved(download)).bytes);
  const shown = await page
    .locator('[data-compare]')
    .evaluateAll((all) => all.map((each) => (each instanceof HTMLElement ? (each.dataset.new ?? '') : '')));
  expect(rows).toHaveLength(shown.length);
  for (const [index, label] of shown.entries()) expect(rows[index]?.text).toContain(label);
});

describe('an article', () => {
  const tight = (text: string): string => text.replace(/\s/gu, '');

  test.for([
    [
      'own',
      'zhiliang-tisheng-2017/art-3/',
      '《中共中央、国务院关于开展质量提升行动的指导意见》（中发〔2017〕24号）（三）.docx',
    ],
    ['fixtures', 'shuju-biao/att-4--body/', '《云溪市公共数据分级目录管理规定》附表4.docx'],
  ] as const)('of %s is taken as a Word file that is its official text', async ([site, path, file], { visit }) => {
    const page = await visit(path, { site });
    await page.getByRole('link', { name: '下载本条' }).click();
    await page.locator('[data-basket-status="done"]').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Word' }).click(),
    ]);
    const { name, bytes } = await saved(download);
    expect(name).toBe(file);
    const html = await (await fetch(new URL(path, siteNamed(site).url))).text();
    const lines = docxLines(bytes).map(({ text }) => tight(text));
    expect(lines.join('')).toBe(
      officialLines(html)
        .map(({ text }) => tight(text))
        .join(''),
    );
  });

  test('is copied as the Markdown that lies beside it, which is shown where nothing can be copied', async ({
    visit,
  }) => {
    const path = 'zhiliang-tisheng-2017/art-12/';
    const page = await visit(path, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: '复制 Markdown' }).click();
    await page.getByRole('button', { name: '已复制' }).waitFor();
    const markdown = await (await fetch(new URL(`${path}index.md`, siteNamed('own').url))).text();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(markdown);
    await page.reload();
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByRole('button', { name: '复制 Markdown' }).click();
    await page.waitForURL('**/index.md');
  });
});
