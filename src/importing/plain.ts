/** Text that was copied: from a page, from an app of a phone. */

import { CHINESE_DIGITS } from '../regulation/numerals.ts';
import { type Block, type Pages, paragraph } from './blocks.ts';
import { separatorAfter } from './lines.ts';

/** Apps write a blank of full width as two of half width that do not break. */
const PAIR = /\u00a0{2}/g;

const NUMERAL = `[${CHINESE_DIGITS}\\d]`;
/** Word copies a TAB after an automatic number: 第一条→为了安全, （一）→登记. */
const NUMBERED = new RegExp(
  `^\\s*(第${NUMERAL}{1,9}[编章节条]|[（(]${NUMERAL}{1,4}[）)]|${NUMERAL}{1,4}[、.．])\\s*\\t\\s*([^\\t]*)$`,
);
/** And before the page of a 目录: 第一章　总则→1. */
const ENTRY = new RegExp(`^\\s*第${NUMERAL}{1,9}[编章节]`);

export function readPlain(text: string): Pages {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const endTable = (): void => {
    if (rows.length > 1)
      blocks.push({
        kind: 'table',
        rows: rows.map((row) => row.map((cell) => ({ rowspan: 1, colspan: 1, blocks: [paragraph(cell)] }))),
      });
    else for (const row of rows) blocks.push(paragraph(row.join('\t')));
    rows = [];
  };
  for (const line of text.split(/\r\n?|\n/)) {
    // Cells of a table copied from a page or a sheet
    if (/[^\t]\t[^\t]/.test(line) && (line.match(/\t/g)?.length ?? 0) === (rows[0]?.length ?? 0) - 1)
      rows.push(line.split('\t'));
    else {
      endTable();
      const [, number, words = ''] = NUMBERED.exec(line) ?? [];
      if (number !== undefined) blocks.push(paragraph(number + separatorAfter(number) + words));
      else if (/[^\t]\t/.test(line) && !ENTRY.test(line)) rows.push(line.split('\t'));
      else blocks.push(paragraph(line.replace(PAIR, '　')));
    }
  }
  endTable();
  return { blocks, met: [], metadata: {} };
}
