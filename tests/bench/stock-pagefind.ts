import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import type { SearchRecord } from '../../src/search/record.ts';

/** Writes the index Pagefind makes by itself of the same texts: one HTML page an article, its own words for Chinese. */
export async function writeStockIndex(records: readonly SearchRecord[], outputPath: string): Promise<void> {
  const { index } = await pagefind.createIndex();
  if (!index) throw new Error('Pagefind made no index');
  try {
    for (const [division, own] of Map.groupBy(records, (record) => record.division)) {
      const paragraphs = own.map(({ text }) => `<p>${escapeHtml(text)}</p>`).join('');
      const content = `<html lang="zh-CN"><body><h1>${escapeHtml(division.label)}</h1>${paragraphs}</body></html>`;
      await index.addHTMLFile({ url: division.url, content });
    }
    await index.writeFiles({ outputPath });
  } finally {
    await pagefind.close();
  }
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page with nothing on it but a search as Pagefind's manual describes it: it loads as many texts as our page does. */
const PAGE = `<!doctype html><html lang="zh-CN"><main><p data-search-status="busy"></p></main><script type="module">
const { search } = await import('./pagefind.js');
const { results } = await search(new URLSearchParams(location.search).get('q'));
const found = await Promise.all(results.slice(0, 6).map((result) => result.data()));
document.querySelector('main').append(...found.map(({ excerpt }) => excerpt));
document.querySelector('p').dataset.searchStatus = 'done';
</script></html>`;

/** Beside a stock index: `index.html`, which answers `?q=`, and an icon. */
export function writeStockPage(folder: string): void {
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
}
