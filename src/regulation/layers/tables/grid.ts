/**
 * A table as a grid. A plain text shows what a merged cell covers as an empty cell or as none; the spans of `tables.yaml` say which. Without
 * them empty cells are empty, and a row that lacks cells is read as covered by those above where that fits better than anything else: a
 * presumption, and marked so.
 */
import type { Provision, RowPiece, TextRange } from '../../model.ts';
import type { Span } from './check.ts';
import { formOf, isHead, isSectionTitle } from './heads.ts';

export interface Grid {
  readonly columns: number;
  readonly rows: readonly GridRow[];
  /** Spans that do not fit; if there are any, none of the table's is used. */
  readonly misfits: readonly Misfit[];
  /** The first row with fewer cells than columns that nothing explains. */
  readonly ragged: RowPiece | null;
}

export interface GridRow {
  readonly piece: RowPiece;
  /** `section` is a title across the table: 一、知识产权保护方面. */
  readonly kind: 'head' | 'section' | 'body';
  readonly cells: readonly GridCell[];
}

/** A cell with text or without; covered ones are not there. Its range is in the source. */
export interface GridCell extends TextRange {
  /** From 1. */
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly reading: 'printed' | 'given' | 'presumed';
  /** What it heads, where it heads anything. */
  readonly scope: 'col' | 'row' | 'rowgroup' | null;
}

export type Misfit = { readonly span: Span } & (
  | {
      /** Over the edge to the right, or below. */
      readonly reason: 'right' | 'bottom';
      /** Columns of the table, or its rows from the span's on. */
      readonly most: number;
    }
  | { readonly reason: 'text'; readonly text: string }
  | {
      readonly reason: 'overlap';
      /** Of the other span. */
      readonly line: number;
    }
);

/** The grid of a provision of kind `table`; `spans` may be those of the whole document. */
export function gridOf(text: string, table: Provision, spans: readonly Span[]): Grid {
  const pieces = table.pieces.filter((piece) => piece.role === 'row');
  const grid = layOut(text, pieces, spans);
  return grid.misfits.length === 0 ? grid : { ...layOut(text, pieces, []), misfits: grid.misfits };
}

interface Cell extends TextRange {
  readonly text: string;
}

/** A cell in its place, while the rows below it are still being read. */
interface Placed extends Cell {
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  rows: number;
  reading: GridCell['reading'];
  readonly span: Span | null;
}

/** Which cell is in each column of a row, those that reach down from above included. */
type Covering = Map<number, Placed>;

function layOut(text: string, pieces: readonly RowPiece[], spans: readonly Span[]): Grid {
  const rows = withinEdges(
    pieces.map(({ cells }) => cells.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))),
  );
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const givenIn = (row: number): readonly Span[] => spans.filter(({ line }) => line === pieces[row]?.line);
  const heads = isHead(rows.map(textsOf), givenIn(0).length > 0)
    ? Math.max(1, ...givenIn(0).map((span) => span.rows))
    : 0;
  const placed: Placed[][] = [];
  const sections = new Set<number>();
  const misfits: Misfit[] = [];
  let ragged: RowPiece | null = null;
  /** The last row with all its cells, which shows what the columns hold. */
  let whole: readonly Cell[] = [];
  let covering: Covering = new Map();

  for (const [row, cells] of rows.entries()) {
    const given = givenIn(row);
    const above = covering;
    covering = new Map([...above].filter(([, cell]) => cell.row + cell.rows > row));
    const alone = given.length === 0 && covering.size === 0 && row >= heads ? aloneIn(cells, width) : null;
    if (alone !== null) {
      placed.push([{ ...alone, row, column: 0, columns: width, rows: 1, reading: 'printed', span: null }]);
      sections.add(row);
      continue;
    }
    if (cells.length === width) whole = cells;
    else if (lackedBy(cells, given, covering, width) > 0) {
      const mayReach = given.length === 0 && row > heads && width <= MOST_COLUMNS;
      const reaching = mayReach ? reachingDown(cells, above, covering, width, whole) : [];
      for (const cell of reaching) extend(cell, covering);
      if (reaching.length === 0) ragged ??= pieces[row] ?? null;
    }
    const reading = placeRow(cells, { row, given, covering, width, height: rows.length });
    placed.push(reading.placed);
    misfits.push(...reading.misfits);
  }

  const body = placed.filter((_, row) => row >= heads && !sections.has(row));
  const key = heads > 0 && ragged === null ? keyColumn(body) : null;
  const kindOf = (row: number): GridRow['kind'] => (row < heads ? 'head' : sections.has(row) ? 'section' : 'body');
  return {
    columns: width,
    misfits,
    ragged,
    rows: pieces.map((piece, row) => ({
      piece,
      kind: kindOf(row),
      cells: (placed[row] ?? []).map((cell) => finish(cell, kindOf(row), key)),
    })),
  };
}

/** Of a wider table nothing is presumed. */
const MOST_COLUMNS = 200;

const textsOf = (cells: readonly Cell[]): readonly string[] => cells.map(({ text }) => text);

/** Columns that are empty in every row are indentation, or a TAB too many at the end. */
function withinEdges(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const first = rows.reduce((least, row) => Math.min(least, row.findIndex(isFilled)), Number.POSITIVE_INFINITY);
  const end = rows.reduce((most, row) => Math.max(most, row.findLastIndex(isFilled) + 1), 0);
  return rows.map((row) => row.slice(first, end));
}

const isFilled = ({ text }: Cell): boolean => text !== '';

/** The only cell with text of a row across the table; null where there are others, or none need be there. */
function aloneIn(cells: readonly Cell[], width: number): Cell | null {
  const [first, ...others] = cells;
  return first !== undefined && width > 2 && !others.some(isFilled) && isSectionTitle(first.text) ? first : null;
}

/** How many cells a row has too few. */
function lackedBy(cells: readonly Cell[], given: readonly Span[], covering: Covering, width: number): number {
  const covered = given.reduce((sum, { columns }) => sum + columns - 1, 0);
  return width - covering.size - covered - cells.length;
}

/**
 * Cells of the row above that the row lacks at its beginning, e.g. 一、质量 and （一）定位 above 2.比例; none where its cells agree as well
 * with the columns they would stand in otherwise.
 */
function reachingDown(
  cells: readonly Cell[],
  above: Covering,
  covering: Covering,
  width: number,
  whole: readonly Cell[],
): readonly Placed[] {
  const open = Array.from({ length: width }, (_, column) => column).filter((column) => !covering.has(column));
  const lacking = open.slice(0, open.length - cells.length);
  const reaching = new Set(lacking.map((column) => above.get(column)));
  const agreeing = (columns: readonly number[]): number =>
    cells.filter(({ text }, i) => text !== '' && formOf(text) === formOf(whole[columns[i] ?? -1]?.text ?? '')).length;
  if (agreeing(open.slice(lacking.length)) <= agreeing(open)) return [];
  const found = [...reaching].filter((cell) => cell !== undefined);
  const within = (cell: Placed): boolean =>
    cell.reading !== 'given' && cell.text !== '' && lacking.includes(cell.column + cell.columns - 1);
  return found.length === reaching.size && found.every(within) ? found : [];
}

function extend(cell: Placed, covering: Covering): void {
  cell.rows++;
  cell.reading = 'presumed';
  for (let column = cell.column; column < cell.column + cell.columns; column++) covering.set(column, cell);
}

interface RowPlace {
  readonly row: number;
  readonly given: readonly Span[];
  /** Is added to. */
  readonly covering: Covering;
  readonly width: number;
  readonly height: number;
}

/** Puts a row's cells into the columns that are left; where it has a cell for every column, those below others must be empty. */
function placeRow(
  cells: readonly Cell[],
  { row, given, covering, width, height }: RowPlace,
): { readonly placed: Placed[]; readonly misfits: readonly Misfit[] } {
  const placed: Placed[] = [];
  const misfits: Misfit[] = [];
  let column = 0;
  for (const [i, cell] of cells.entries()) {
    if (cells.length === width) column = i;
    else while (covering.has(column)) column++;
    const cover = covering.get(Math.min(column, width - 1));
    if (cover !== undefined) {
      // Only spans take a text its place: without them a row has no more cells than columns
      const span = cover.span ?? given[0] ?? [...covering.values()].find((each) => each.span !== null)?.span ?? null;
      if (cell.text !== '' && span !== null) misfits.push({ span, reason: 'text', text: cell.text });
      continue;
    }
    const span = given.find((each) => each.column === column + 1) ?? null;
    const mine: Placed = {
      ...cell,
      row,
      column,
      rows: span?.rows ?? 1,
      columns: span?.columns ?? 1,
      reading: span === null ? 'printed' : 'given',
      span,
    };
    placed.push(mine);
    for (let each = column; each < Math.min(column + mine.columns, width); each++) {
      const other = covering.get(each);
      if (span !== null && other !== undefined)
        misfits.push({ span, reason: 'overlap', line: other.span?.line ?? span.line });
      covering.set(each, mine);
    }
  }
  for (const [i, span] of given.entries()) {
    const isPlaced = placed.some((cell) => cell.span === span);
    const other = covering.get(span.column - 1)?.span ?? given.slice(0, i).find((each) => each.column === span.column);
    if (span.column - 1 + span.columns > width) misfits.push({ span, reason: 'right', most: width });
    else if (row + span.rows > height) misfits.push({ span, reason: 'bottom', most: height - row });
    else if (!isPlaced) misfits.push({ span, reason: 'overlap', line: other?.line ?? span.line });
  }
  return { placed, misfits };
}

/** The column whose cells name their rows: the first with a text in every row, and never the same; numbers name nothing. */
function keyColumn(body: readonly (readonly Placed[])[]): number | null {
  const found = [0, 1].find((column) => {
    const cells = body.flat().filter((cell) => cell.column === column);
    const texts = textsOf(cells);
    const covered = cells.reduce((sum, { rows }) => sum + rows, 0);
    return covered === body.length && new Set(texts).size === texts.length && !texts.some(isNumberOrEmpty);
  });
  return found ?? null;
}

const isNumberOrEmpty = (text: string): boolean => ['amount', 'empty'].includes(formOf(text));

function finish(
  { start, end, column, rows, columns, reading }: Placed,
  kind: GridRow['kind'],
  key: number | null,
): GridCell {
  const scopes = { head: 'col', section: 'rowgroup', body: column === key ? 'row' : null } as const;
  return { start, end, column: column + 1, rows, columns, reading, scope: start === end ? null : scopes[kind] };
}
