/** A checked draft as Word files: what was found as a table, and the draft itself in the form of official documents. */
import { Paragraph, Table, TableCell, TableRow, TextRun, UnderlineType, WidthType } from 'docx';
import {
  fontOf,
  SIZE,
  sectionOf,
  styled,
  titleParagraph,
  WIDTH_LANDSCAPE,
  wordFile,
} from '../regulation/print/word.ts';
import { type Checked, markedParts, proofTable, saidOfAll } from './report.ts';

/** Shares of the width, column by column of `proofTable`. */
const SHARES = [0.09, 0.05, 0.27, 0.24, 0.2, 0.15];

export function proofDocx(checked: Checked): Promise<Uint8Array<ArrayBuffer>> {
  const title = `核稿：${checked.name}`;
  const [head = [], ...rows] = proofTable(checked);
  const row = (cells: readonly Paragraph[], tableHeader = false) =>
    new TableRow({ tableHeader, cantSplit: true, children: cells.map((each) => new TableCell({ children: [each] })) });
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: SHARES.map((share) => Math.floor(WIDTH_LANDSCAPE * share)),
    rows: [
      row(
        head.map((text) => cell([run(text, '黑体')])),
        true,
      ),
      ...rows.map((texts, index) =>
        row(texts.map((text, column) => cell(column === 2 ? draftRuns(checked, index) : [run(text)]))),
      ),
    ],
  });
  const said = saidOfAll(checked).map((text) => styled('Editorial', text));
  return wordFile({ title, sections: [sectionOf([titleParagraph([title]), ...said, table], true)] });
}

const run = (text: string, font = '仿宋', marked = false): TextRun =>
  new TextRun({
    text: text.replace(/\s+/gu, ' '),
    ...fontOf(font, SIZE.五号),
    ...(marked ? { bold: true, underline: { type: UnderlineType.SINGLE } } : {}),
  });

const cell = (children: readonly TextRun[]): Paragraph =>
  new Paragraph({ style: 'EditorialNote', alignment: 'left', children: [...children] });

/** The words of the draft, what differs marked. */
function draftRuns({ text, proof }: Checked, index: number): readonly TextRun[] {
  const finding = proof.findings[index];
  return finding === undefined
    ? []
    : markedParts(finding, text).map(({ text: part, isMarked }) => run(part, '仿宋', isMarked));
}

/** Paragraphs as they are; blanks that indented them are in the form itself. */
export const draftDocx = (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  wordFile({
    sections: [sectionOf(text.split('\n').map((line) => styled('Official', line.replace(/^[\s　]+/u, ''))))],
  });
