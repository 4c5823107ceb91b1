/** 任务分解, as a clerk uses it: every sentence as it stands, narrowed, taken away with columns to fill. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';

const TASKS = 'zhiliang-tisheng-2017/tasks/';

const words = (page: Page) => page.locator('[data-task]:visible [data-words]').allTextContents();

/** The text of some parts of the .docx or .xlsx file that a button gives. */
async function taken(page: Page, name: string, parts: RegExp): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  const files = Object.entries(unzipSync(new Uint8Array(await buffer(await download.createReadStream()))));
  return files.flatMap(([path, bytes]) => (parts.test(path) ? [strFromU8(bytes)] : [])).join('');
}

describe('任务分解', () => {
  test('is reached from a policy document, and absent from a statute', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/');
    await page.getByRole('link', { name: '任务分解' }).click();
    await page.waitForURL('**/tasks/');
    await visit('jieshui-tiaoli/tasks/', { site: 'fixtures', status: 404 });
  });

  test('lists sentences of the source, character for character, and says who sorted them', async ({ visit }) => {
    const page = await visit(TASKS);
    const source = await readFile(join(inject('own').dist, 'zhiliang-tisheng-2017/source.txt'), 'utf8');
    await page.getByLabel('句子').selectOption('');
    const listed = await words(page);
    expect(listed.length).toBeGreaterThan(200);
    let at = 0;
    for (const sentence of listed) {
      at = source.indexOf(sentence, at);
      expect(at, sentence).toBeGreaterThan(0);
    }
    expect(await page.locator('.lead').textContent()).toContain('由程序从原文归纳');
  });

  test('is narrowed by verb, by what is made and by what came of it', async ({ visit }) => {
    const page = await visit(TASKS);
    const all = (await words(page)).length;
    await page.getByLabel('事物').selectOption('机制');
    const mechanisms = await words(page);
    expect(mechanisms.length).toBeGreaterThan(5);
    expect(mechanisms.length).toBeLessThan(all);
    for (const sentence of mechanisms) expect(sentence).toContain('机制');
    await page.getByLabel('动词').selectOption('研究');
    for (const sentence of await words(page)) expect(sentence).toMatch(/研究|探索/u);
    expect(await page.locator('[data-shown-rows]').textContent()).toMatch(/句中的\d+句$/u);
    await page.getByLabel('文字').fill('没有这样的句子');
    expect(await words(page)).toEqual([]);
    expect(await page.locator('.part:visible').count()).toBe(0);
  });

  test('is taken away as shown, for Excel and Word, with columns for the clerk', async ({ visit }) => {
    const page = await visit(TASKS);
    await page.getByLabel('文字').fill('研究修订');
    const [sentence = ''] = await words(page);
    const sheet = await taken(page, '下载 Excel', /sheet1|sharedStrings/);
    const word = await taken(page, '下载 Word', /document\.xml$/);
    for (const file of [sheet, word]) {
      for (const head of ['牵头单位', '配合单位', '完成时限']) expect(file).toContain(head);
      expect(file).toContain(sentence);
      expect(file).not.toContain('加快高标准农田建设');
    }
  });

  test('fits a phone', async ({ visit }) => {
    const page = await visit(TASKS, PHONE);
    expect(await sidewaysScroll(page)).toBe(0);
  });
});
