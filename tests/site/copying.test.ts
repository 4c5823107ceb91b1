/** What a reader copies from a text and pastes into Word or WPS: read from the clipboard as those programs read it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { chooseSettings, test } from '../support/site/browser.ts';
import { bodyLines } from '../support/site/official-text.ts';

const ARTICLE = 'zhiliang-tisheng-2017/art-13/';
const CLIPBOARD = ['clipboard-read', 'clipboard-write'];

/** What the clipboard holds after Ctrl+C, as it comes out at Ctrl+V. */
async function copied(page: Page): Promise<{ plain: string; html: string }> {
  await page.locator('.cite-selection').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+c');
  await page.evaluate(() => {
    const paper = document.createElement('textarea');
    paper.addEventListener('paste', ({ clipboardData }) => {
      document.documentElement.dataset.plain = clipboardData?.getData('text/plain');
      document.documentElement.dataset.html = clipboardData?.getData('text/html');
    });
    document.body.append(paper);
    paper.focus();
  });
  await page.keyboard.press('Control+v');
  const { plain = '', html = '' } = await page.evaluate(() => {
    document.querySelector('textarea')?.remove();
    return { ...document.documentElement.dataset };
  });
  return { plain, html: html.replace(/<meta[^>]*>|<\/?(?:html|body)>|<!--.*?-->|\r?\n/gu, '') };
}

/** Selects from the words `from` in one element to the words `to` in another, both included. */
function select(page: Page, from: readonly [selector: string, words: string], to: readonly [string, string]) {
  return page.evaluate(
    (ends) => {
      const place = ([selector = '', words = '']: readonly string[], atEnd: boolean): [Text, number] => {
        const walker = document.createTreeWalker(document.querySelector(selector) ?? document, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
          const at = node.data.indexOf(words);
          if (at >= 0) return [node, atEnd ? at + words.length : at];
        }
        throw new Error(`没有“${words}”`);
      };
      getSelection()?.setBaseAndExtent(...place(ends[0], false), ...place(ends[1], true));
    },
    [from, to] as const,
  );
}

const paragraphs = (plain: string): string =>
  plain
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');

describe('what is copied from an official text', () => {
  test.for(['', 'dark', 'sepia'])('in the theme “%s” is bare paragraphs', async (theme, { visit }) => {
    const page = await visit(ARTICLE, { permissions: CLIPBOARD });
    await chooseSettings(page, theme ? { theme } : {});
    await page.locator('article').evaluate((article) => getSelection()?.selectAllChildren(article));
    const { plain, html } = await copied(page);
    expect(html).toBe(paragraphs(plain));
    expect(plain).toMatch(/^（十三）.*\n改革标准供给体系[^¶]*质量差距。/u);
    expect(plain).not.toMatch(/[¶※]|注释|关联/u);
  });

  test('from the middle of a paragraph to the middle of the next is two', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-2/', { permissions: CLIPBOARD });
    await select(page, ['#art_2__item_1', '质量第一'], ['#art_2__item_2', '坚持']);
    const { plain, html } = await copied(page);
    expect(plain).toMatch(/^质量第一.*。\n——坚持$/u);
    expect(html).toBe(paragraphs(plain));
  });

  test('of the whole regulation is its source, line by line', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/full/', { site: 'fixtures', permissions: CLIPBOARD });
    await page.keyboard.press('Control+a');
    const { plain, html } = await copied(page);
    const source = await readFile(join(inject('fixtures').content, 'regulations/jieshui-tiaoli/source.txt'), 'utf8');
    expect(plain.split('\n')).toEqual(bodyLines(source).map(({ text }) => text));
    expect(html).toBe(paragraphs(plain));
  });

  test('of a table is a bare table, with what is merged merged', async ({ visit }) => {
    const page = await visit('shuju-biao/full/', { site: 'fixtures', permissions: CLIPBOARD });
    const table = '#att_3__body table';
    await select(page, [table, '一级指标'], [table, '2.目录更新及时率']);
    const { plain, html } = await copied(page);
    expect(plain.split('\n').map((row) => row.split('\t').slice(0, 4))).toEqual([
      ['一级指标', '二级指标', '三级指标', '性质'],
      ['一、数据供给', '（一）目录编制', '1.目录完整率', '定量'],
      ['', '', '2.目录更新及时率', '定量'],
    ]);
    expect(html.replaceAll(/>[^<]+</gu, '><')).toBe(
      '<table><tr><td></td><td></td><td></td><td></td><td></td></tr>' +
        '<tr><td rowspan="2"></td><td rowspan="2"></td><td></td><td></td><td></td></tr>' +
        '<tr><td></td><td></td><td></td></tr></table>',
    );
  });

  test('of rows in the middle of a merged cell has that cell, too', async ({ visit }) => {
    const page = await visit('shuju-biao/full/', { site: 'fixtures', permissions: CLIPBOARD });
    const table = '#att_3__body table';
    await select(page, [table, '2.目录更新及时率'], [table, '3.目录说明可读性']);
    const { plain } = await copied(page);
    expect(plain.split('\n').map((row) => row.split('\t').slice(0, 3))).toEqual([
      ['一、数据供给', '（一）目录编制', '2.目录更新及时率'],
      ['', '', '3.目录说明可读性'],
    ]);
  });

  test('of some words in a cell is those words', async ({ visit }) => {
    const page = await visit('shuju-biao/full/', { site: 'fixtures', permissions: CLIPBOARD });
    await select(page, ['#att_1__body table', '企业名称'], ['#att_1__body table', '企业名称']);
    expect(await copied(page)).toEqual({ plain: '企业名称', html: '<p>企业名称</p>' });
  });

  test('over a text and a table is paragraphs and a table', async ({ visit }) => {
    const page = await visit('shuju-biao/full/', { site: 'fixtures', permissions: CLIPBOARD });
    await select(page, ['#att_1', '公共'], ['#att_1__body table', '企业名称、登记状态']);
    const { html } = await copied(page);
    expect(html).toMatch(/^<p>公共数据分级目录<\/p><table><tr><td>级别<\/td>.*<td>无条件开放<\/td><\/tr><\/table>$/u);
  });

  test('has its source behind it when a reader has asked for that', async ({ visit }) => {
    const page = await visit(ARTICLE, { permissions: CLIPBOARD });
    await page.getByRole('button', { name: '阅读设置' }).click();
    await page.getByRole('group', { name: '复制' }).getByLabel('附出处').check();
    await page.keyboard.press('Escape');
    const loaded = page.waitForResponse(/citation\.json/u);
    await page.locator('#art_13__para_1').evaluate((paragraph) => getSelection()?.selectAllChildren(paragraph));
    await (await loaded).finished();
    const { plain, html } = await copied(page);
    expect(plain.split('\n').at(-1)).toBe(
      '——《中共中央、国务院关于开展质量提升行动的指导意见》（中发〔2017〕24号）（十三）第一段',
    );
    expect(html).toBe(paragraphs(plain));
  });
});

test('what is copied of a note has no paint either', async ({ visit }) => {
  const page = await visit('zhiliang-tisheng-2017/art-3/', { permissions: CLIPBOARD });
  const note = page.locator('.note-body').first();
  await page
    .locator('.note summary')
    .first()
    .evaluate((summary) => summary.parentElement?.toggleAttribute('open', true));
  await note.evaluate((body) => {
    document.documentElement.toggleAttribute('data-in-note', true);
    getSelection()?.selectAllChildren(body);
  });
  const { plain, html } = await copied(page);
  expect(plain).toContain('2020年');
  expect(html).toBe(paragraphs(plain));
});
