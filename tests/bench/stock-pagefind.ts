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
