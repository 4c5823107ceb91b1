import { expect } from 'vitest';
import { statute, test } from '../../../tests/support/content-folder.ts';
import { loadLibrary } from '../../content/library.ts';
import { eIdToFileName } from '../../regulation/eid.ts';
import { formatNumeral } from '../../regulation/numerals.ts';
import { addresses, divisionUrl, fullTextUrl } from '../urls.ts';
import { codeSheet, codeUrl, sheetCount } from './code-sheets.ts';
import { CODES_A_SHEET } from './qr.ts';

test.for<readonly [articles: number, sheets: number]>([
  [1, 1],
  [CODES_A_SHEET - 1, 1],
  [CODES_A_SHEET, 2],
  [2 * CODES_A_SHEET, 3],
])(
  'of %d articles and the whole text, %d sheets have each code where its page looks for it',
  async ([articles, sheets], { content }) => {
    const text = Array.from({ length: articles }, (_, index) => `第${formatNumeral(index + 1)}条　节约用水。`);
    await content.put('regulations/jieshui/source.txt', statute(...text));
    const [regulation] = (await loadLibrary(content.path, addresses)).library.regulations;
    if (!regulation) throw new Error('nothing was read');
    expect(sheetCount(regulation)).toBe(sheets);
    const pages = regulation.text.divisions.map(
      ({ eId }) => [eIdToFileName(eId), divisionUrl(regulation, eId)] as const,
    );
    expect(pages).toHaveLength(articles);
    for (const [name, url] of [['full', fullTextUrl(regulation)] as const, ...pages]) {
      const [, sheet, code] = /^\.\.\/qr-(\d+)\.svg#(.+)$/.exec(codeUrl(regulation, url)) ?? [];
      expect(code).toBe(name);
      expect(codeSheet(regulation, Number(sheet))).toContain(`<view id="${name}" `);
    }
  },
);
