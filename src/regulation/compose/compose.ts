import type { Mark } from '../layers/marks.ts';
import type { PlacedNote } from '../layers/notes/note.ts';
import type { Division, Piece, Provision, ProvisionKind, RegulationText } from '../model.ts';
import { sentences } from '../sentences.ts';
import { escapeText } from './escape.ts';
import { inlineMdx, type WriteText, writeAttributes } from './inline.ts';
import { marksByLine } from './marks-by-line.ts';
import { type RowPart, rowParts } from './rows.ts';

/** The MDX of one division of the regulation. */
export type Compose = (division: Division) => string;

/** A text, what layers say about its words, and the notes to show with it. */
export interface Composable {
  readonly text: RegulationText;
  /** Their order matters only where two have the same range. */
  readonly marks: readonly Mark[];
  /** In reading order. */
  readonly notes: readonly Pick<PlacedNote, 'id' | 'place'>[];
}

/**
 * Prepares to compose the divisions of a regulation into MDX: the text of the source, the marks that layers put on it, and
 * the elements that structure it. Pure and deterministic.
 * `sourceFile` is the path a maintainer should edit, named in the comment at the head of each file.
 *
 * What it writes needs no imports; whoever renders it supplies these components:
 *
 *     <Heading eId line>  <Paragraph eId line>  <Items>  <Item>  <Table eId>  <Row line>  <Cell>
 *     <Lines eId kind>    unnumbered lines that are one provision: 题名, 目录, …
 *     <Line line>         one source line of a provision that has several (then the outer element has no `line`)
 *     <Label>             a number as printed     <Separator>   white space or a cell border that layout stands in for
 *     <Sentences eId count>   at the head of a paragraph or item with several: places to link to, eId__s_1 …
 *     <Reference>  <Term>  <NoteMark>  <RelationMark>   marks; with `part` (first, middle, last) when split
 *     <Notes notes>       ids of the notes on the text just before, after its end: a note never interrupts a sentence
 */
export function composer({ text: regulation, marks, notes }: Composable, sourceFile: string): Compose {
  const { text, lines } = regulation.source;
  const onLine = marksByLine(lines, marks);
  const onProvision = notesByProvision(notes);
  const write: Writers = {
    piece: (piece) => pieceMdx(text, piece, onLine.get(piece.line) ?? []),
    notes: ({ eId }) => notesMdx(onProvision.get(eId) ?? []),
    sentences: ({ eId, pieces }) => sentencesMdx(eId, pieces, text),
  };
  return (division) => {
    const { provision, shown } = division;
    // A container stands before its opening paragraphs; 题名 and 目录 are themselves what is shown
    const own = shown.includes(provision) ? [] : [{ ...provision, children: [] }];
    const blocks = blocksMdx([...own, ...shown], write);
    return `${comment(division, sourceFile)}\n\n${blocks.join('\n\n')}\n`;
  };
}

function comment(division: Division, sourceFile: string): string {
  return [
    '{/* 本文件由 npm run convert 生成，请勿修改：下次生成时会被覆盖。',
    `    正文出自 ${sourceFile}（${division.eId}），注释在同一文件夹的 notes/。 */}`,
  ].join('\n');
}

interface Writers {
  readonly piece: (piece: Piece) => string;
  /** What of the notes follows the provision's own text: nothing, or one element. */
  readonly notes: (provision: Provision) => string[];
  /** Places to link to: nothing where the provision is one sentence. */
  readonly sentences: (provision: Provision) => string;
}

/** Ids of notes by the provision whose own text they are about. */
function notesByProvision(notes: Composable['notes']): ReadonlyMap<string, readonly string[]> {
  const byProvision = new Map<string, string[]>();
  for (const { id, place } of notes) {
    if (place.kind === 'regulation') continue;
    const { eId } = place.provision;
    byProvision.set(eId, [...(byProvision.get(eId) ?? []), id]);
  }
  return byProvision;
}

const notesMdx = (ids: readonly string[]): string[] =>
  ids.length > 0 ? [`<Notes${writeAttributes({ notes: ids.join(' ') })} />`] : [];

function sentencesMdx(eId: string, pieces: readonly Piece[], text: string): string {
  const running = pieces.filter(({ role }) => role === 'text');
  const count = running.reduce((sum, { start, end }) => sum + sentences(text.slice(start, end)).length, 0);
  return count > 1 ? `<Sentences${writeAttributes({ eId, count })} />` : '';
}

/** Provisions as MDX blocks; neighbouring items share one list, and hold what stands below them. */
function blocksMdx(provisions: readonly Provision[], write: Writers): string[] {
  return groupItems(provisions).flatMap(({ items, list }) => {
    const blocks = items.flatMap((provision) => {
      const below = blocksMdx(provision.children, write);
      const own = provisionMdx(provision, write);
      return list ? ['<Item>', ...own, ...below, '</Item>'] : [...own, ...below];
    });
    return list ? ['<Items>', ...blocks, '</Items>'] : blocks;
  });
}

interface ItemGroup {
  readonly list: boolean;
  readonly items: Provision[];
}

function groupItems(provisions: readonly Provision[]): ItemGroup[] {
  const groups: ItemGroup[] = [];
  for (const provision of provisions) {
    const list = provision.kind === 'item' || provision.kind === 'subitem';
    const last = groups.at(-1);
    if (last?.list === list) last.items.push(provision);
    else groups.push({ list, items: [provision] });
  }
  return groups;
}

/** A provision's own text, without its children's, and the notes on it. */
function provisionMdx(provision: Provision, write: Writers): string[] {
  const { eId, kind } = provision;
  const notes = write.notes(provision);
  const lines = groupByLine(provision.pieces).map(({ line, pieces }) => ({
    line,
    mdx: pieces.map(write.piece).join(''),
  }));
  if (lines.length === 0) return notes;
  const element = elementOf(provision);
  switch (element) {
    case 'Table': {
      const rows = lines.map(({ line, mdx }) => `<Row line={${line}}>${mdx}</Row>`);
      return [`<Table${writeAttributes({ eId })}>`, ...rows, '</Table>', ...notes];
    }
    case 'Lines':
      return [`<Lines${writeAttributes({ eId, kind })}>`, ...lines.map(lineMdx), '</Lines>', ...notes];
    case 'Heading':
      return [textMdx(element, eId, lines), ...notes];
    case 'Paragraph':
      return [textMdx(element, eId, lines, write.sentences(provision)), ...notes];
  }
}

interface LineMdx {
  readonly line: number;
  readonly mdx: string;
}

/** Running text or a heading; one of several lines (a chapter title broken in two) has its lines inside. */
function textMdx(element: string, eId: string, lines: readonly LineMdx[], head = ''): string {
  const [first] = lines;
  if (first && lines.length === 1)
    return `<${element}${writeAttributes({ eId, line: first.line })}>${head}${first.mdx}</${element}>`;
  return `<${element}${writeAttributes({ eId })}>${head}${lines.map(lineMdx).join('')}</${element}>`;
}

const lineMdx = ({ line, mdx }: LineMdx): string => `<Line line={${line}}>${mdx}</Line>`;

type Element = 'Heading' | 'Paragraph' | 'Table' | 'Lines';

/** A preamble that prints 序言 above its text is headed like an article. */
function elementOf({ kind, pieces }: Provision): Element {
  return kind === 'preamble' && pieces.some(({ role }) => role === 'heading') ? 'Heading' : ELEMENTS[kind];
}

const ELEMENTS: Readonly<Record<ProvisionKind, Element>> = {
  part: 'Heading',
  subpart: 'Heading',
  chapter: 'Heading',
  section: 'Heading',
  attachment: 'Heading',
  article: 'Heading',
  paragraph: 'Paragraph',
  item: 'Paragraph',
  subitem: 'Paragraph',
  table: 'Table',
  preface: 'Lines',
  toc: 'Lines',
  preamble: 'Lines',
  conclusions: 'Lines',
  body: 'Lines',
};

function groupByLine(pieces: readonly Piece[]): { line: number; pieces: Piece[] }[] {
  const lines: { line: number; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last?.line === piece.line) last.pieces.push(piece);
    else lines.push({ line: piece.line, pieces: [piece] });
  }
  return lines;
}

function pieceMdx(text: string, piece: Piece, marks: readonly Mark[]): string {
  const { start, end } = piece;
  const plain: WriteText = (range) => escapeText(text.slice(range.start, range.end));
  const separator: WriteText = (range) => (range.start < range.end ? `<Separator>${plain(range)}</Separator>` : '');
  switch (piece.role) {
    case 'label':
      return `<Label>${inlineMdx(piece, marks, plain)}</Label>`;
    case 'heading':
    case 'text': {
      // e.g. "　国家保护…" after 第一条: the white space is source text, but no indentation; marks may begin and end in it
      const textStart = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0);
      return inlineMdx(piece, marks, (range) => {
        const cut = Math.min(Math.max(textStart, range.start), range.end);
        return separator({ start: range.start, end: cut }) + plain({ start: cut, end: range.end });
      });
    }
    case 'row':
      return cellsOf(rowParts(text, piece))
        .map((parts) => {
          const inner = parts.map((part) => inlineMdx(part, marks, part.kind === 'cell' ? plain : separator));
          return `<Cell>${inner.join('')}</Cell>`;
        })
        .join('');
  }
}

/** HTML has only cells in a row: a border stands in the cell it opens, the row's last one in the cell it closes. */
function cellsOf(parts: readonly RowPart[]): RowPart[][] {
  const cells: RowPart[][] = [];
  let borders: RowPart[] = [];
  for (const part of parts) {
    borders.push(part);
    if (part.kind === 'border') continue;
    cells.push(borders);
    borders = [];
  }
  const last = cells.at(-1);
  if (last) last.push(...borders);
  else cells.push(borders);
  return cells;
}
