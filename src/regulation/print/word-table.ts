/** A table to fill in, as a Word file on sheets turned left. Knows only what it is given, so that a browser can make it, too. */
import { AlignmentType, LineRuleType, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { fontOf, SIZE, sectionOf, styled, titleParagraph, WIDTH_LANDSCAPE, wordFile } from './word.ts';

export interface WordTable {
  readonly title: string;
  /** What is said below the table. */
  readonly said: string;
  /** Heads and cells. */
  readonly table: readonly (readonly string[])[];
  /** Of the columns, as they relate. */
  readonly widths: readonly number[];
}

export function printTable({ title, said, table, widths }: WordTable): Promise<Uint8Array<ArrayBuffer>> {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columnWidths = widths.map((width) => Math.floor((WIDTH_LANDSCAPE * width) / all));
  const rows = table.map(
    (cells, index) =>
      new TableRow({
        tableHeader: index === 0,
        cantSplit: true,
        children: cells.map((text) => new TableCell({ children: [cell(text, index === 0)] })),
      }),
  );
  return wordFile({
    title,
    sections: [
      sectionOf([titleParagraph([title]), new Table({ columnWidths, rows }), styled('Editorial', said)], true),
    ],
  });
}

const cell = (text: string, isHead: boolean): Paragraph =>
  new Paragraph({
    style: 'OfficialFlush',
    alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { line: 280, lineRule: LineRuleType.AUTO },
    children: [new TextRun({ text, ...fontOf(isHead ? '黑体' : '仿宋', SIZE.五号) })],
  });
