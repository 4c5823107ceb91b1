/**
 * A regulation as a Word file in the form of official documents. The official text is paragraphs of the styles `Official`, `Heading1` … and
 * rows of tables; whatever is ours has another style or stands in an endnote, so that the text can be taken out again.
 */
import {
  AlignmentType,
  EndnoteReferenceRun,
  type FileChild,
  LeaderType,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { composerOf } from '../compose/compose.ts';
import type { Inline, Shown, ShownCell, ShownLine, ShownTable } from '../compose/shown.ts';
import type { Division, Provision } from '../model.ts';
import { isContainer } from '../provisions.ts';
import type { Regulation } from '../regulation.ts';
import {
  columnWidths,
  fontOf,
  LABEL,
  LINE,
  redHead,
  SIZE,
  sectionOf,
  styled,
  titleParagraph,
  wordFile,
} from './word.ts';

export interface WordContext {
  /** Whole address of the regulation's own page. */
  readonly address: string;
  /** The title, broken where it may be. */
  readonly titleLines: readonly string[];
  /** A note's lines of plain text, by its id; null leaves all notes out (仅原文). */
  readonly noteLines: ((note: string) => readonly string[]) | null;
}

export function printDocx(regulation: Regulation, context: WordContext): Promise<Uint8Array> {
  const compose = composerOf(regulation);
  const divisions = regulation.text.divisions.map((division) => ({ division, shown: compose(division) }));
  const endnotes = endnotesOf(regulation, context);
  const { title, issuers, documentNumber } = regulation.metadata;
  const ofTitle = titlePrinted(regulation.text, title);
  const lines = linesOf(divisions);
  const numbers = new Map(endnotes.map(({ id, number }) => [id, number]));
  return wordFile({
    creator: issuers.join('、'),
    title,
    endnotes: Object.fromEntries(endnotes.map(({ number, lines: each }) => [number, { children: each.map(plain) }])),
    sections: [
      sectionOf([
        ...redHead(issuers, documentNumber),
        ...(ofTitle.size > 0 ? [] : [titleParagraph(context.titleLines)]),
        ...contentsField(regulation, divisions),
        ...lines.map((line) => blockOf(line, { regulation, ofTitle, endnotes: numbers })),
        editorial(`文本出自 ${context.address}，与官方文本逐字一致${endnotes.length > 0 ? '；尾注是编者所加' : ''}。`),
      ]),
    ],
  });
}

const editorial = (text: string): Paragraph => styled('Editorial', text);
const plain = (text: string): Paragraph => styled('EditorialNote', text);

interface Endnote {
  readonly id: string;
  readonly number: number;
  readonly lines: readonly string[];
}

function endnotesOf({ notes }: Regulation, { noteLines }: WordContext): readonly Endnote[] {
  if (noteLines === null) return [];
  return notes
    .filter(({ number }) => number !== null)
    .map(({ id }, index) => ({ id, number: index + 1, lines: noteLines(id) }));
}

interface ComposedDivision {
  readonly division: Division;
  readonly shown: readonly Shown[];
}

/** What stands on one source line, or a table. */
type Line = { readonly type: 'table'; readonly table: ShownTable } | TextLine;

interface TextLine {
  readonly type: 'line';
  readonly number: number;
  /** What begins on it; the last holds most of its words. */
  readonly provisions: Provision[];
  /** Containers above. */
  readonly depth: number;
  readonly isHeading: boolean;
  readonly children: Inline[];
}

function linesOf(divisions: readonly ComposedDivision[]): readonly Line[] {
  const lines: Line[] = [];
  const add = (provision: Provision, printed: ShownLine, isHeading: boolean, depth: number): void => {
    const last = lines.at(-1);
    if (last?.type === 'line' && last.number === printed.line) {
      last.provisions.push(provision);
      last.children.push(...printed.children);
      if (!isHeading) lines[lines.length - 1] = { ...last, isHeading };
    } else {
      const { line: number, children } = printed;
      lines.push({ type: 'line', number, provisions: [provision], depth, isHeading, children: [...children] });
    }
  };
  const visit = (shown: readonly Shown[], depth: number): void => {
    for (const block of shown) {
      if (block.type === 'items') for (const item of block.items) visit(item, depth);
      else if (block.type === 'table') lines.push({ type: 'table', table: block });
      else if (block.type !== 'notes')
        for (const line of block.lines) add(block.provision, line, block.type === 'heading', depth);
    }
  };
  for (const { division, shown } of divisions) visit(shown, division.path.length);
  return lines;
}

interface LineContext {
  readonly regulation: Regulation;
  /** Lines that are the title, as the text itself prints it. */
  readonly ofTitle: ReadonlySet<number>;
  readonly endnotes: ReadonlyMap<string, number>;
}

/** The first lines of a text where they are its title, whole; else none. */
function titlePrinted({ provisions, source }: Regulation['text'], title: string): ReadonlySet<number> {
  const tight = (text: string): string => text.replace(/\s/g, '');
  const pieces = provisions.find(({ kind }) => kind === 'preface')?.pieces ?? [];
  let words = '';
  for (const [index, { start, end }] of pieces.entries()) {
    words += tight(source.text.slice(start, end));
    if (words === tight(title)) return new Set(pieces.slice(0, index + 1).map(({ line }) => line));
  }
  return new Set();
}

function blockOf(line: Line, { regulation, ofTitle, endnotes }: LineContext): Paragraph | Table {
  if (line.type === 'table') return tableOf(line.table, endnotes);
  const children = runs(line.children, endnotes);
  const style = ofTitle.has(line.number) ? 'OfficialTitle' : styleOf(line);
  // 第一章　总则 of a statute stands in the middle, 一、 of a policy document opens its line
  const isChapter = line.isHeading && regulation.text.scheme === 'statute' && line.provisions.every(isContainer);
  return isChapter
    ? new Paragraph({ style, children, alignment: AlignmentType.CENTER, indent: { firstLine: 0 }, spacing: AROUND })
    : new Paragraph({ style, children });
}

const AROUND = { before: LINE / 2, after: LINE / 2, line: LINE, lineRule: LineRuleType.EXACT };

function styleOf({ provisions, isHeading, depth }: TextLine): string {
  const kind = provisions.at(-1)?.kind;
  if (isHeading) return `Heading${Math.min(depth + 1, 4)}`;
  if (kind === 'preface' || kind === 'toc') return 'OfficialCentred';
  return kind === 'conclusions' ? 'OfficialSignature' : 'Official';
}

type Face = ReturnType<typeof fontOf>;

function runs(nodes: readonly Inline[], endnotes: ReadonlyMap<string, number>, face?: Face): ParagraphChild[] {
  return nodes.flatMap((node): readonly ParagraphChild[] => {
    if (!('children' in node)) return [new TextRun({ text: node.text, ...face })];
    if (node.type === 'label') return runs(node.children, endnotes, face ?? LABEL);
    const words = runs(node.children, endnotes, face);
    const { mark, part } = node;
    const number =
      mark.kind === 'note' && (part === 'whole' || part === 'last') ? endnotes.get(mark.data.note) : undefined;
    return number === undefined ? words : [...words, new EndnoteReferenceRun(number)];
  });
}

/** From so many columns on a table is set smaller. */
const MANY_COLUMNS = 7;

function tableOf({ columns, head, bodies }: ShownTable, endnotes: ReadonlyMap<string, number>): Table {
  const small = columns < MANY_COLUMNS ? SIZE.小四 : SIZE.五号;
  const cell = ({ rows, columns: wide, scope, children }: ShownCell): TableCell =>
    new TableCell({
      ...(rows > 1 ? { rowSpan: rows } : {}),
      ...(wide > 1 ? { columnSpan: wide } : {}),
      children: [
        new Paragraph({
          style: scope === 'col' ? 'OfficialCentred' : 'OfficialFlush',
          spacing: { line: 240, lineRule: LineRuleType.AUTO },
          children: runs(children, endnotes, fontOf('仿宋', small)),
        }),
      ],
    });
  const rows = [...head.map((row) => ({ row, isHead: true })), ...bodies.flat().map((row) => ({ row, isHead: false }))];
  const lengths = rows.map(({ row }) => row.cells.map((each) => ({ ...each, length: lengthOf(each.children) })));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [...columnWidths(lengths, columns)],
    rows: rows.map(({ row, isHead }) => new TableRow({ tableHeader: isHead, children: row.cells.map(cell) })),
  });
}

const lengthOf = (nodes: readonly Inline[]): number =>
  nodes.reduce((sum, node) => sum + ('children' in node ? lengthOf(node.children) : node.text.length), 0);

/** A document of few parts needs no 目录, and one that prints its own needs no second. */
const FEWEST_HEADINGS = 4;

function contentsField({ text }: Regulation, divisions: readonly ComposedDivision[]): readonly FileChild[] {
  const headed = divisions.filter(({ division }) => isContainer(division.provision) && division.path.length < 2);
  const hasOwn = text.provisions.some(({ kind }) => kind === 'toc');
  if (hasOwn || headed.length < FEWEST_HEADINGS) return [];
  // Page numbers are known to whoever lays the pages out
  return [
    styled('EditorialContents', '目　录'),
    new TableOfContents('编者目录', { headingStyleRange: '1-2', beginDirty: false, tabLeader: LeaderType.NONE }),
  ];
}
