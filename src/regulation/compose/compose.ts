import type { Mark, RelationMark } from '../layers/marks.ts';
import type { PlacedNote } from '../layers/notes/note.ts';
import type { Span } from '../layers/tables/check.ts';
import { type Grid, type GridRow, gridOf } from '../layers/tables/grid.ts';
import type { Division, Piece, Provision, ProvisionKind, RegulationText, TextRange } from '../model.ts';
import { oncePer } from '../once-per.ts';
import { lastBeginningBy, withinCells } from '../ranges.ts';
import { sentences } from '../sentences.ts';
import type { SourceLine } from '../source/source-text.ts';
import { type Nested, nest } from './nest.ts';
import type { Inline, Shown, ShownLine, ShownRow, ShownTable, ShownText } from './shown.ts';

/** What is shown of one division of the regulation. */
export type Compose = (division: Division) => readonly Shown[];

/** A text, what layers say about its words, and the notes to show with it. */
export interface Composable {
  readonly text: RegulationText;
  /** Their order matters only where two have the same range. */
  readonly marks: readonly Mark[];
  /** In reading order. */
  readonly notes: readonly Pick<PlacedNote, 'id' | 'place'>[];
  /** Merged cells of its tables. */
  readonly spans: readonly Span[];
}

/** Prepares to compose the divisions of a regulation: the text of the source with its marks, as trees. Pure and deterministic. */
export function composer({ text: regulation, marks, notes, spans }: Composable): Compose {
  const { text, lines } = regulation.source;
  const onLine = marksByLine(lines, marks);
  const onProvision = notesByProvision(notes);
  const reader: Reader = {
    text,
    marks: ({ line }) => onLine.get(line) ?? [],
    notes: ({ eId }) => onProvision.get(eId) ?? [],
    grid: (table) => gridOf(text, table, spans),
  };
  return ({ provision, shown }) => {
    // A container stands before its opening paragraphs; 题名 and 目录 are themselves what is shown
    const own = shown.includes(provision) ? [] : [{ ...provision, children: [] }];
    return blocks([...own, ...shown], reader);
  };
}

/**
 * The same for formats of one regulation that are printed one after another: of the one that was asked for last every division is composed
 * once. To remember more would fill the memory: a library is printed regulation by regulation.
 */
export function composerOf(regulation: Composable): Compose {
  if (last?.regulation !== regulation) last = { regulation, compose: oncePer(composer(regulation)) };
  return last.compose;
}

let last: { readonly regulation: Composable; readonly compose: Compose } | null = null;

interface Reader {
  readonly text: string;
  /** Marks of the piece's line; they may reach beyond the piece. */
  readonly marks: (piece: Piece) => readonly Mark[];
  /** Ids of the notes on the provision's own text. */
  readonly notes: (provision: Provision) => readonly string[];
  readonly grid: (table: Provision) => Grid;
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

/** Marks by the number of every source line they touch; a mark over several lines stands under each. */
function marksByLine(lines: readonly SourceLine[], marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const byLine = new Map<number, Mark[]>();
  for (const mark of marks) {
    for (let index = lastBeginningBy(lines, mark.start); index < lines.length; index++) {
      const line = lines[index];
      if (!line || line.start >= mark.end) break;
      const onLine = byLine.get(line.number);
      if (onLine) onLine.push(mark);
      else byLine.set(line.number, [mark]);
    }
  }
  return byLine;
}

/** Provisions as blocks; neighbouring items share one list, and hold what stands below them. */
function blocks(provisions: readonly Provision[], reader: Reader): Shown[] {
  return groupItems(provisions).flatMap(({ items, list }): Shown[] => {
    const each = items.map((item) => [...ownBlocks(item, reader), ...blocks(item.children, reader)]);
    return list ? [{ type: 'items', items: each }] : each.flat();
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
function ownBlocks(provision: Provision, reader: Reader): Shown[] {
  const ids = reader.notes(provision);
  const notes: Shown[] = ids.length > 0 ? [{ type: 'notes', notes: ids }] : [];
  return provision.pieces.length === 0 ? notes : [ownText(provision, reader), ...notes];
}

function ownText(provision: Provision, reader: Reader): Shown {
  const type = typeOf(provision);
  if (type === 'table') return tableOf(provision, reader);
  const lines = linesOf(provision.pieces, reader);
  return type === 'paragraph'
    ? { type, provision, sentences: countSentences(provision.pieces, reader.text), lines }
    : { type, provision, lines };
}

type OwnType = 'heading' | 'paragraph' | 'table' | 'lines';

/** A preamble that prints 序言 above its text is headed like an article. */
function typeOf({ kind, pieces }: Provision): OwnType {
  return kind === 'preamble' && pieces.some(({ role }) => role === 'heading') ? 'heading' : TYPES[kind];
}

const TYPES: Readonly<Record<ProvisionKind, OwnType>> = {
  book: 'heading',
  part: 'heading',
  subpart: 'heading',
  chapter: 'heading',
  section: 'heading',
  subsection: 'heading',
  attachment: 'heading',
  article: 'heading',
  paragraph: 'paragraph',
  item: 'paragraph',
  subitem: 'paragraph',
  table: 'table',
  preface: 'lines',
  toc: 'lines',
  preamble: 'lines',
  notes: 'lines',
  conclusions: 'lines',
  body: 'lines',
};

function countSentences(pieces: readonly Piece[], text: string): number {
  const running = pieces.filter(({ role }) => role === 'text');
  return running.reduce((sum, { start, end }) => sum + sentences(text.slice(start, end)).length, 0);
}

/** Pieces by their lines, which they stand in together. */
function linesOf(pieces: readonly Piece[], reader: Reader): readonly ShownLine[] {
  const lines: { readonly line: number; readonly children: Inline[] }[] = [];
  for (const piece of pieces) {
    const children = inlines(piece, reader);
    const last = lines.at(-1);
    if (last?.line === piece.line) last.children.push(...children);
    else lines.push({ line: piece.line, children });
  }
  return lines;
}

function inlines(piece: Piece, reader: Reader): Inline[] {
  const { text } = reader;
  const marks = oneSignASentence(piece, reader.marks(piece), text);
  if (piece.role === 'label') return [{ type: 'label', children: marked(piece, marks, words(text)) }];
  // e.g. "　国家保护…" after 第一条: the white space is source text, but no indentation; marks may begin and end in it
  const from = piece.start + (/^\s*/.exec(text.slice(piece.start, piece.end))?.[0].length ?? 0);
  return marked(piece, marks, ({ start, end }) => {
    const cut = Math.min(Math.max(from, start), end);
    return [...separator(text)({ start, end: cut }), ...words(text)({ start: cut, end })];
  });
}

/** A stretch of the text that has no mark within it; nothing where it is empty. */
type Leaf = (range: TextRange) => ShownText[];

const leaf =
  (type: ShownText['type']) =>
  (text: string): Leaf =>
  ({ start, end }) =>
    start < end ? [{ type, text: text.slice(start, end) }] : [];
const words = leaf('text');
const separator = leaf('separator');

/** A stretch of the text with its marks nested. `marks` may be more than those of the stretch. */
function marked(range: TextRange, marks: readonly Mark[], write: Leaf): Inline[] {
  const show = (node: Nested<Mark>): Inline[] =>
    node.type === 'text'
      ? write(node)
      : [{ type: 'mark', mark: node.mark, part: node.part, children: node.children.flatMap(show) }];
  return nest(range, linksApart(marks), rank).flatMap(show);
}

/** Relations that end in one sentence are shown together, where the last of them ends: a sentence is not to be full of signs. */
function oneSignASentence(range: TextRange, marks: readonly Mark[], text: string): readonly Mark[] {
  const ending = marks.filter(isRelation).filter(({ end }) => end > range.start && end <= range.end);
  if (ending.length < 2) return marks;
  const starts = sentences(text.slice(range.start, range.end)).map(({ start }) => ({ start: range.start + start }));
  const bySentence = Map.groupBy(ending, ({ end }) => lastBeginningBy(starts, end - 1));
  const shown = [...bySentence.values()].flatMap((together) => {
    const inOrder = together.toSorted((a, b) => a.end - b.end || a.start - b.start);
    const last = inOrder.at(-1);
    return last ? [{ ...last, data: { ends: inOrder.flatMap(({ data }) => data.ends) } }] : [];
  });
  return [...marks.filter((mark) => !isRelation(mark) || !ending.includes(mark)), ...shown];
}

const isRelation = (mark: Mark): mark is RelationMark => mark.kind === 'relation';

/** Terms and references are links, and a link cannot hold another. The reference stays: what the text itself says goes before. */
function linksApart(marks: readonly Mark[]): readonly Mark[] {
  const references = marks.filter(({ kind }) => kind === 'reference');
  if (references.length === 0) return marks;
  const inReference = (mark: Mark) => references.some(({ start, end }) => start < mark.end && mark.start < end);
  return marks.filter((mark) => mark.kind !== 'term' || !inReference(mark));
}

/** Notes and relations stand outside of links, so that what they add (a number, a link) is never inside one. */
function rank(mark: Mark): number {
  switch (mark.kind) {
    case 'relation':
      return 0;
    case 'note':
      return 1;
    case 'term':
    case 'reference':
      return 2;
  }
}

function tableOf(provision: Provision, reader: Reader): ShownTable {
  const { columns, rows } = reader.grid(provision);
  const head = rows.filter(({ kind }) => kind === 'head');
  const bodies: ShownRow[][] = [];
  for (const row of rows.filter(({ kind }) => kind !== 'head')) {
    const last = bodies.at(-1);
    if (last === undefined || row.kind === 'section') bodies.push([rowOf(row, reader)]);
    else last.push(rowOf(row, reader));
  }
  const presumed = rows.some(({ cells }) => cells.some(({ reading }) => reading === 'presumed'));
  return { type: 'table', provision, columns, head: head.map((row) => rowOf(row, reader)), bodies, presumed };
}

/** Cells without what stands between them. */
function rowOf({ piece, cells }: GridRow, reader: Reader): ShownRow {
  const marks = reader.marks(piece).map((mark) => withinCells(mark, piece));
  return {
    line: piece.line,
    cells: cells.map(({ start, end, ...place }) => ({
      ...place,
      children: marked({ start, end }, oneSignASentence({ start, end }, marks, reader.text), words(reader.text)),
    })),
  };
}
