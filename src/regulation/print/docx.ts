/**
 * A regulation as a Word file in the form of official documents (GB/T 9704—2012): A4 with a type area of 156 by 225 mm, 22 lines of 28
 * characters of 三号仿宋, page numbers outside. The official text is paragraphs of the styles `Official`, `Heading1` … and rows of tables;
 * whatever is ours has another style or stands in an endnote, so that the text can be taken out again.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  EndnoteReferenceRun,
  Footer,
  type IParagraphStyleOptions,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable } from 'fflate';
import { composer } from '../compose/compose.ts';
import type { Inline, Shown, ShownCell, ShownLine, ShownTable } from '../compose/shown.ts';
import type { Division, Provision } from '../model.ts';
import { titleOf, titleText } from '../names.ts';
import { isContainer } from '../provisions.ts';
import type { Regulation } from '../regulation.ts';
import { zipped } from './zip.ts';

export interface WordContext {
  /** Whole address of the regulation's own page. */
  readonly address: string;
  /** The title, broken where it may be. */
  readonly titleLines: readonly string[];
  /** A note's lines of plain text, by its id; null leaves all notes out (仅原文). */
  readonly noteLines: ((note: string) => readonly string[]) | null;
}

export async function printDocx(regulation: Regulation, context: WordContext): Promise<Uint8Array> {
  const compose = composer(regulation);
  const divisions = regulation.text.divisions.map((division) => ({ division, shown: compose(division) }));
  const endnotes = endnotesOf(regulation, context);
  const lines = linesOf(divisions);
  const document = new Document({
    creator: regulation.metadata.issuers.join('、'),
    title: regulation.metadata.title,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: BODY_FONT } }, paragraphStyles: STYLES },
    endnotes: Object.fromEntries(endnotes.map(({ number, lines: each }) => [number, { children: each.map(plain) }])),
    sections: [
      {
        properties: PAGE,
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...head(regulation, context),
          ...contentsField(regulation, divisions),
          ...lines.map((line) => blockOf(line, new Map(endnotes.map(({ id, number }) => [id, number])))),
          editorial(
            `文本出自 ${context.address}，与官方文本逐字一致${endnotes.length > 0 ? '；尾注是编者所加' : ''}。`,
          ),
        ],
      },
    ],
  });
  return reproducible(new Uint8Array(await Packer.toArrayBuffer(document)));
}

/** 三号 and so on, in half-points. */
const SIZE = { 二号: 44, 三号: 32, 四号: 28 } as const;

const fontOf = (eastAsia: string, size: number) => ({
  font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia, cs: 'Times New Roman' },
  size,
});

const BODY_FONT = fontOf('仿宋', SIZE.三号);

const RED = 'E60012';

/** In twentieths of a point. */
const millimetres = (length: number): number => Math.round((length / 25.4) * 1440);
const LINE = Math.round(millimetres(225) / 22);
const INDENT = 2 * SIZE.三号 * 10;

const PAGE = {
  page: {
    size: { width: millimetres(210), height: millimetres(297) },
    margin: {
      top: millimetres(37),
      left: millimetres(28),
      right: millimetres(26),
      bottom: millimetres(35),
      footer: millimetres(28),
    },
  },
  grid: { type: DocumentGridType.LINES, linePitch: LINE },
  endnoteProperties: { numberFormat: { type: NumberFormat.DECIMAL } },
};

const spacing = { line: LINE, lineRule: LineRuleType.EXACT } as const;

const STYLES: IParagraphStyleOptions[] = [
  { id: 'Official', name: '正文（公文）', run: BODY_FONT, paragraph: { spacing, indent: { firstLine: INDENT } } },
  { id: 'OfficialFlush', name: '顶格', basedOn: 'Official', paragraph: { indent: { firstLine: 0 } } },
  {
    id: 'OfficialCentred',
    name: '居中',
    basedOn: 'Official',
    paragraph: { indent: { firstLine: 0 }, alignment: AlignmentType.CENTER },
  },
  {
    id: 'OfficialSignature',
    name: '落款',
    basedOn: 'Official',
    paragraph: { indent: { firstLine: 0, right: INDENT }, alignment: AlignmentType.RIGHT },
  },
  ...(['黑体', '楷体', '仿宋', '仿宋'] as const).map((font, index) => ({
    id: `Heading${index + 1}`,
    name: `heading ${index + 1}`,
    basedOn: 'Official',
    next: 'Official',
    quickFormat: true,
    run: { ...fontOf(font, SIZE.三号), bold: index > 1 },
    paragraph: { spacing, indent: { firstLine: INDENT }, outlineLevel: index, keepNext: true },
  })),
  {
    id: 'Title',
    name: 'Title',
    run: fontOf('方正小标宋简体', SIZE.二号),
    paragraph: { alignment: AlignmentType.CENTER, spacing: { before: LINE, after: LINE } },
  },
  {
    id: 'Issuer',
    name: '发文机关标志',
    run: { ...fontOf('方正小标宋简体', SIZE.二号), color: RED },
    paragraph: { alignment: AlignmentType.CENTER, spacing: { after: LINE } },
  },
  {
    id: 'Number',
    name: '发文字号',
    run: BODY_FONT,
    paragraph: {
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 4 } },
    },
  },
  { id: 'Editorial', name: '编者', run: fontOf('宋体', SIZE.四号 - 8), paragraph: { spacing: { before: LINE } } },
];

/** The red head, the number of the document and its title, as far as they are known. */
function head({ metadata }: Regulation, { titleLines }: WordContext): readonly Paragraph[] {
  const { issuers, documentNumber } = metadata;
  return [
    ...(issuers.length === 0 ? [] : [styled('Issuer', issuers.join(' '))]),
    ...(documentNumber === undefined ? [] : [styled('Number', documentNumber)]),
    new Paragraph({
      style: 'Title',
      children: titleLines.map((text, index) => new TextRun({ text, ...(index > 0 ? { break: 1 } : {}) })),
    }),
  ];
}

const styled = (style: string, text: string): Paragraph => new Paragraph({ style, children: [new TextRun(text)] });
const editorial = (text: string): Paragraph => styled('Editorial', text);
const plain = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text, size: 21 })] });

function pageNumber(alignment: 'left' | 'right'): Footer {
  const children = [new TextRun({ ...fontOf('宋体', SIZE.四号), children: ['— ', PageNumber.CURRENT, ' —'] })];
  const indent = alignment === 'left' ? { left: SIZE.四号 * 10 } : { right: SIZE.四号 * 10 };
  return new Footer({ children: [new Paragraph({ alignment, indent, children })] });
}

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

function blockOf(line: Line, endnotes: ReadonlyMap<string, number>): Paragraph | Table {
  return line.type === 'table'
    ? tableOf(line.table, endnotes)
    : new Paragraph({ style: styleOf(line), children: runs(line.children, endnotes) });
}

function styleOf({ provisions, isHeading, depth }: TextLine): string {
  const kind = provisions.at(-1)?.kind;
  if (isHeading) return `Heading${Math.min(depth + 1, 4)}`;
  if (kind === 'preface' || kind === 'toc') return 'OfficialCentred';
  return kind === 'conclusions' ? 'OfficialSignature' : 'Official';
}

function runs(nodes: readonly Inline[], endnotes: ReadonlyMap<string, number>, isLabel = false): ParagraphChild[] {
  return nodes.flatMap((node): readonly ParagraphChild[] => {
    if (!('children' in node)) return [new TextRun(isLabel ? { text: node.text, ...LABEL } : { text: node.text })];
    if (node.type === 'label') return runs(node.children, endnotes, true);
    const words = runs(node.children, endnotes, isLabel);
    const { mark, part } = node;
    const number =
      mark.kind === 'note' && (part === 'whole' || part === 'last') ? endnotes.get(mark.data.note) : undefined;
    return number === undefined ? words : [...words, new EndnoteReferenceRun(number)];
  });
}

const LABEL = fontOf('黑体', SIZE.三号);

function tableOf({ columns, head, bodies }: ShownTable, endnotes: ReadonlyMap<string, number>): Table {
  const cell = ({ rows, columns: wide, scope, children }: ShownCell): TableCell =>
    new TableCell({
      ...(rows > 1 ? { rowSpan: rows } : {}),
      ...(wide > 1 ? { columnSpan: wide } : {}),
      children: [
        new Paragraph({
          style: scope === 'col' ? 'OfficialCentred' : 'OfficialFlush',
          spacing: { line: 240, lineRule: LineRuleType.AUTO },
          children: runs(children, endnotes),
        }),
      ],
    });
  const rows = [...head.map((row) => ({ row, isHead: true })), ...bodies.flat().map((row) => ({ row, isHead: false }))];
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: Array.from({ length: columns }, () => Math.floor(millimetres(156) / columns)),
    rows: rows.map(({ row, isHead }) => new TableRow({ tableHeader: isHead, children: row.cells.map(cell) })),
  });
}

/** A document of few parts needs no 目录, and one that prints its own needs no second. */
const FEWEST_HEADINGS = 4;

function contentsField({ text }: Regulation, divisions: readonly ComposedDivision[]): readonly TableOfContents[] {
  const headed = divisions.filter(({ division }) => isContainer(division.provision) && division.path.length < 2);
  const hasOwn = text.provisions.some(({ kind }) => kind === 'toc');
  if (hasOwn || headed.length < FEWEST_HEADINGS) return [];
  const cachedEntries = headed.map(({ division: { provision, path } }) => ({
    title: titleText(titleOf(provision, text.source)),
    level: path.length + 1,
  }));
  return [new TableOfContents('目录', { headingStyleRange: '1-2', cachedEntries, beginDirty: false })];
}

/** The library names relations at random and tells the hour: both make the same document other bytes. */
function reproducible(file: Uint8Array): Uint8Array {
  const names = new Map<string, string>();
  const files: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(file)).toSorted(
    ([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1),
  )) {
    if (!/\.(?:xml|rels)$/.test(path)) {
      files[path] = bytes;
      continue;
    }
    const text = strFromU8(bytes)
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$11980-01-01T00:00:00Z`)
      .replace(/\brId[A-Za-z0-9_-]{21}\b/g, (name) => {
        const known = names.get(name) ?? `rIdText${names.size + 1}`;
        names.set(name, known);
        return known;
      });
    files[path] = strToU8(text);
  }
  return zipped(files);
}

/** Readers look for the list of parts first. */
const order = (path: string): number => (path === '[Content_Types].xml' ? 0 : 1);
