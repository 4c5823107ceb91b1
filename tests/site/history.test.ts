import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { test } from '../support/site/browser.ts';

describe('what changed', () => {
  test('a correction of the text stands on its article, before and after and on whose authority', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-2/', { site: 'fixtures' });
    const corrections = page.getByRole('region', { name: '更正' });
    expect(await corrections.locator('del').textContent()).toBe('监督');
    expect(await corrections.locator('ins').textContent()).toBe('监督管理');
    expect(await corrections.textContent()).toMatch(/2026年3月2日.*依据：云溪市人民政府公报2024年第3期/su);
    const other = await visit('jieshui-tiaoli/art-1/', { site: 'fixtures' });
    expect(await other.getByRole('region', { name: '更正' }).count()).toBe(0);
  });

  test('content outside of Git is published all the same, and the record says what is missing', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/changes/', { site: 'fixtures' });
    const record = await page.getByRole('main').textContent();
    expect(record).toContain('官方文本更正1处');
    expect(record).toContain('没有更新记录：');
  });

  test('feeds are well-formed Atom that leads to the record', async ({ visit }) => {
    const page = await visit('');
    for (const [path, target] of [
      ['feed.xml', 'changes/'],
      ['zhiliang-tisheng-2017/feed.xml', 'zhiliang-tisheng-2017/changes/'],
    ] as const) {
      const xml = await readFile(join(inject('own').dist, path), 'utf8');
      const feed = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'application/xml');
        return {
          root: parsed.documentElement.nodeName,
          namespace: parsed.documentElement.namespaceURI,
          link: parsed.querySelector('feed > link[rel="alternate"]')?.getAttribute('href'),
          self: parsed.querySelector('feed > link[rel="self"]')?.getAttribute('href'),
        };
      }, xml);
      expect(feed).toEqual({
        root: 'feed',
        namespace: 'http://www.w3.org/2005/Atom',
        link: new URL(target, inject('own').home).href,
        self: new URL(path, inject('own').home).href,
      });
    }
  });
});
