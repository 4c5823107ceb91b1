/** Text that was copied: from a page, from an app of a phone. */
import { type Block, type Pages, paragraph } from './blocks.ts';

/** Apps write a blank of full width as two of half width that do not break. */
const PAIR = /\u00a0{2}/g;

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
      if (/[^\t]\t/.test(line)) rows.push(line.split('\t'));
      else blocks.push(paragraph(line.replace(PAIR, '　')));
    }
  }
  endTable();
  return { blocks, met: [], metadata: {} };
}
