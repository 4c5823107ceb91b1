/** What a reader takes away as Word files: the results of a search, a comparison. */
import { buffer } from 'node:stream/consumers';
import type { Download } from 'playwright-core';
import { expect } from 'vitest';
import { docxLines } from '../support/file-readers.ts';
import { test } from '../support/site/browser.ts';

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
