/**
 * What a reader gathers, as Word files in the form of official documents: provisions one after another, each with where it stands, and the
 * articles of two editions beside each other. Knows no text it was not given, so that a browser can make them, too.
 */
import {
  AlignmentType,
  EndnoteReferenceRun,
  ExternalHyperlink,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx';
import type { Run } from '../lineage/marked.ts';
import {
  columnWidths,
  fontOf,
  INDENT,
  SIZE,
  sectionOf,
  styled,
  titleParagraph,
  WIDTH_LANDSCAPE,
  wordFile,
} from './word.ts';

/** Some official text, and where it stands. */
export interface QuotedExcerpt {
  /** Paragraphs, and tables by their rows. */
  readonly blocks: readonly (string | readonly (readonly ExcerptCell[])[])[];
  /** 《…条例》第十条第二款 */
  readonly citation: string;
  /** Whole; where the citation leads. */
  readonly address: string;
  /** What must be known before it is quoted; empty where there is nothing. */
  readonly standing?: string;
  /** What the reader has written to it; empty where nothing. */
  readonly comment?: string;
}

/** What a reader has written over the excerpts that follow. */
export interface ExcerptHeading {
  readonly heading: string;
}

/** Where it is said where words stand: below each, at the end, nowhere. */
export type Sources = 'below' | 'end' | 'none';

export interface ExcerptCell {
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
}

export interface ExcerptList {
  readonly title: string;
  /** What is said below all of it: when it was gathered, and where. */
  readonly said: string;
  readonly sources: Sources;
  readonly excerpts: readonly (QuotedExcerpt | ExcerptHeading)[];
}

export function printExcerpts({ title, said, sources, excerpts }: ExcerptList): Promise<Uint8Array<ArrayBuffer>> {
  const cited = sources === 'end' ? excerpts.filter((excerpt) => 'citation' in excerpt) : [];
  const children = excerpts.flatMap((excerpt): readonly (Paragraph | Table)[] =>
    'heading' in excerpt ? [ownHeading(excerpt.heading)] : excerptBlocks(excerpt, sources, cited.indexOf(excerpt) + 1),
  );
  return wordFile({
    title,
    endnotes: Object.fromEntries(
      cited.map((excerpt, index) => [
        index + 1,
        { children: [new Paragraph({ style: 'EditorialNote', children: [sourceOf(excerpt, '')] })] },
      ]),
    ),
    sections: [sectionOf([titleParagraph([title]), ...children, styled('Editorial', said)])],
  });
}

/** As 一、 stands in an official document; ours all the same. */
const ownHeading = (text: string): Paragraph =>
  new Paragraph({
    style: 'EditorialContents',
    alignment: AlignmentType.LEFT,
    indent: { firstLine: INDENT },
    outlineLevel: 0,
    children: [new TextRun(text)],
  });

const sourceOf = ({ citation, address }: QuotedExcerpt, before: string): ExternalHyperlink =>
  new ExternalHyperlink({ link: address, children: [new TextRun(before + citation)] });

/** @param number of the endnote; 0 where there is none */
function excerptBlocks(excerpt: QuotedExcerpt, sources: Sources, number: number): readonly (Paragraph | Table)[] {
  const { blocks, citation, standing = '', comment = '' } = excerpt;
  const sign = number === 0 ? [] : [new EndnoteReferenceRun(number)];
  const shown = blocks.map((block, index) => {
    if (typeof block !== 'string') return excerptTable(block);
    const isLast = index === blocks.length - 1;
    return new Paragraph({ style: 'Official', children: [new TextRun(block), ...(isLast ? sign : [])] });
  });
  const endsWithTable = typeof blocks.at(-1) !== 'string';
  return [
    ...shown,
    ...(endsWithTable && number > 0 ? [new Paragraph({ style: 'EditorialNote', children: sign })] : []),
    ...(citation === '' || sources !== 'below'
      ? []
      : [new Paragraph({ style: 'EditorialSource', children: [sourceOf(excerpt, '——')] })]),
    ...(standing === '' ? [] : [remark(standing)]),
    ...linesOf(comment).map((line, index) => remark(index === 0 ? `按：${line}` : line)),
  ];
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');

const remark = (text: string): Paragraph =>
  new Paragraph({
    style: 'EditorialSource',
    alignment: AlignmentType.BOTH,
    indent: { firstLine: INDENT, right: 0 },
    children: [new TextRun(text)],
  });

function excerptTable(rows: readonly (readonly ExcerptCell[])[]): Table {
  const columns = Math.max(1, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.columns, 0)));
  const lengths = rows.map((row) => row.map((cell) => ({ ...cell, length: cell.text.length })));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [...columnWidths(lengths, columns)],
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            ({ text, rows: tall, columns: wide }) =>
              new TableCell({
                ...(tall > 1 ? { rowSpan: tall } : {}),
                ...(wide > 1 ? { columnSpan: wide } : {}),
                children: [cellParagraph([new TextRun({ text, size: SIZE.小四 })])],
              }),
          ),
        }),
    ),
  });
}

const cellParagraph = (children: readonly TextRun[], style = 'OfficialFlush'): Paragraph =>
  new Paragraph({
    style,
    children: [...children],
    ...(style === 'OfficialFlush' ? { alignment: AlignmentType.LEFT } : {}),
    spacing: { line: 300, lineRule: LineRuleType.AUTO },
  });

/** 对照表 */
export interface ComparisonSheet {
  readonly titleLines: readonly string[];
  readonly oldName: string;
  readonly newName: string;
  readonly said: string;
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonRow {
  /** 第八条; empty where the edition has none. */
  readonly oldLabel: string;
  readonly newLabel: string;
  readonly changes: readonly Run[];
  /** 修改；依据决定第三项 */
  readonly remark: string;
}

export function printComparison({
  titleLines,
  oldName,
  newName,
  said,
  rows,
}: ComparisonSheet): Promise<Uint8Array<ArrayBuffer>> {
  const widths = [0.42, 0.42, 0.16].map((part) => Math.floor(WIDTH_LANDSCAPE * part));
  const row = (cells: readonly (readonly Paragraph[])[], tableHeader = false): TableRow =>
    new TableRow({ tableHeader, children: cells.map((children) => new TableCell({ children: [...children] })) });
  const words = (text: string, style?: string): readonly Paragraph[] => [cellParagraph([faced({ text })], style)];
  const head = row(
    [oldName, newName, '说明'].map((text) => [cellParagraph([faced({ text, isHead: true })], 'OfficialCentred')]),
    true,
  );
  const body = rows.map(({ oldLabel, newLabel, changes, remark }) =>
    row([sideOf(oldLabel, changes, 'out'), sideOf(newLabel, changes, 'in'), words(remark)]),
  );
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths,
    rows: [head, ...body],
  });
  return wordFile({
    title: titleLines.join(''),
    sections: [sectionOf([titleParagraph(titleLines), table, styled('Editorial', said)], true)],
  });
}

/** One edition's side of a row, its own words marked: what goes out is struck, what comes in is bold and underlined. */
function sideOf(label: string, changes: readonly Run[], own: 'in' | 'out'): readonly Paragraph[] {
  const runs = changes.filter(({ kind }) => kind === 'same' || kind === own);
  const lines: TextRun[][] = [label === '' ? [] : [faced({ text: `${label}　`, isHead: true })]];
  for (const { kind, text } of runs)
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push(faced({ text: part, kind }));
    }
  return lines.every((line) => line.length === 0)
    ? [cellParagraph([faced({ text: '（无）' })])]
    : lines.map((line) => cellParagraph(line));
}

interface Faced {
  readonly text: string;
  readonly kind?: Run['kind'];
  readonly isHead?: boolean;
}

const faced = ({ text, kind = 'same', isHead = false }: Faced): TextRun =>
  new TextRun({
    text,
    ...fontOf(isHead ? '黑体' : '仿宋', SIZE.小四),
    ...(kind === 'out' ? { strike: true } : {}),
    ...(kind === 'in' ? { bold: true, underline: { type: UnderlineType.SINGLE } } : {}),
  });
