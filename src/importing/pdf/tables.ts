/** Tables by their ruling lines: cells are what the lines close in. */
import { type Block, type Cell, paragraph, type Table } from '../blocks.ts';
import { pdfLinesOf } from './lines.ts';
import type { Glyph, Page, RuledLine } from './page.ts';

export interface PdfTable {
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Where its columns part, from left to right, both edges included. */
  readonly edges: readonly number[];
  /** Null where the lines close in no cells. */
  readonly rows: readonly (readonly PlacedCell[])[] | null;
}

export interface PlacedCell {
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly lines: readonly string[];
}

/** Lines that should meet miss each other by so much. */
const NEAR = 3;

export function tablesOf({ glyphs, rules }: Page, page: number): readonly PdfTable[] {
  return connected(rules)
    .filter((group) => group.filter(isLevel).length >= 2 && group.filter((rule) => !isLevel(rule)).length >= 2)
    .map((group) => tableOf(group, glyphs, page))
    .filter((table) => table !== null);
}

const isLevel = ({ y0, y1 }: RuledLine): boolean => y1 - y0 <= 1;

/** Rules that touch each other, directly or by others. */
function connected(rules: readonly RuledLine[]): readonly (readonly RuledLine[])[] {
  const left = new Set(rules);
  const groups: RuledLine[][] = [];
  for (const rule of rules) {
    if (!left.delete(rule)) continue;
    const group = [rule];
    for (const member of group)
      for (const other of left)
        if (touch(member, other)) {
          left.delete(other);
          group.push(other);
        }
    groups.push(group);
  }
  return groups;
}

const touch = (a: RuledLine, b: RuledLine): boolean =>
  a.x0 <= b.x1 + NEAR && b.x0 <= a.x1 + NEAR && a.y0 <= b.y1 + NEAR && b.y0 <= a.y1 + NEAR;

/** Values that are near each other as one. */
function clustered(values: readonly number[]): readonly number[] {
  const clusters: number[][] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = clusters.at(-1);
    if (last !== undefined && value - (last.at(-1) ?? value) <= NEAR) last.push(value);
    else clusters.push([value]);
  }
  return clusters.map((cluster) => cluster.reduce((sum, value) => sum + value, 0) / cluster.length);
}

function tableOf(group: readonly RuledLine[], glyphs: readonly Glyph[], page: number): PdfTable | null {
  const levels = group.filter(isLevel);
  const uprights = group.filter((rule) => !isLevel(rule));
  const xs = clustered(uprights.map(({ x0 }) => x0));
  const ys = [...clustered(levels.map(({ y0 }) => y0))].reverse();
  const [left, right, top, bottom] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  if (
    left === undefined ||
    right === undefined ||
    top === undefined ||
    bottom === undefined ||
    xs.length < 2 ||
    ys.length < 2
  )
    return null;
  if (xs.length === 2 && ys.length === 2) return null;
  const inside = glyphs.filter(
    ({ x, y, width, size }) =>
      x + width / 2 > left && x + width / 2 < right && y + size * 0.3 < top && y + size * 0.3 > bottom,
  );
  if (!inside.some(({ text }) => text.trim() !== '')) return null;
  const cells = cellsOf(xs, ys, levels, uprights);
  return {
    page,
    top,
    bottom,
    left,
    right,
    edges: xs,
    rows: cells === null ? null : rowsOf(cells, xs, ys, inside, page),
  };
}

interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Fields of the grid without a line between them are one cell; null where one is no rectangle. */
function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  levels: readonly RuledLine[],
  uprights: readonly RuledLine[],
): readonly Box[] | null {
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  const parent = Array.from({ length: rows * columns }, (_, i) => i);
  const rootOf = (i: number): number => {
    const up = parent[i] ?? i;
    return up === i ? i : rootOf(up);
  };
  const isRuled = (rule: RuledLine, x: number, y: number): boolean =>
    rule.x0 - NEAR <= x && x <= rule.x1 + NEAR && rule.y0 - NEAR <= y && y <= rule.y1 + NEAR;
  const at = (list: readonly number[], i: number): number => list[i] ?? 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, y] = [(at(xs, column) + at(xs, column + 1)) / 2, (at(ys, row) + at(ys, row + 1)) / 2];
      const own = row * columns + column;
      if (column + 1 < columns && !uprights.some((rule) => isRuled(rule, at(xs, column + 1), y)))
        parent[rootOf(own + 1)] = rootOf(own);
      if (row + 1 < rows && !levels.some((rule) => isRuled(rule, x, at(ys, row + 1))))
        parent[rootOf(own + columns)] = rootOf(own);
    }
  const boxes: Box[] = [];
  const members = Map.groupBy(parent.keys(), rootOf);
  for (const fields of members.values()) {
    const [ofRows, ofColumns] = [fields.map((i) => Math.floor(i / columns)), fields.map((i) => i % columns)];
    const box = {
      row: Math.min(...ofRows),
      column: Math.min(...ofColumns),
      rows: Math.max(...ofRows) - Math.min(...ofRows) + 1,
      columns: Math.max(...ofColumns) - Math.min(...ofColumns) + 1,
    };
    if (box.rows * box.columns !== fields.length) return null;
    boxes.push(box);
  }
  return boxes;
}

function rowsOf(
  boxes: readonly Box[],
  xs: readonly number[],
  ys: readonly number[],
  glyphs: readonly Glyph[],
  page: number,
): readonly (readonly PlacedCell[])[] {
  const at = (list: readonly number[], i: number): number => list[i] ?? 0;
  return ys.slice(0, -1).map((_, row) =>
    boxes
      .filter((box) => box.row === row)
      .toSorted((a, b) => a.column - b.column)
      .map(({ column, rows, columns }) => {
        const [left, right, top, bottom] = [at(xs, column), at(xs, column + columns), at(ys, row), at(ys, row + rows)];
        const own = glyphs.filter(
          ({ x, y, width, size }) =>
            x + width / 2 > left && x + width / 2 <= right && y + size * 0.3 <= top && y + size * 0.3 > bottom,
        );
        return { column, rowspan: rows, colspan: columns, lines: cellLines(own, page, right) };
      }),
  );
}

/** Lines of a cell; one that is full goes on in the next. */
function cellLines(glyphs: readonly Glyph[], page: number, right: number): readonly string[] {
  const lines = pdfLinesOf(glyphs, page);
  const out: string[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const isFull = before !== undefined && right - before.x1 < line.firstUnit + line.size * 1.5;
    if (isFull) out[out.length - 1] += line.text;
    else out.push(line.text);
  }
  return out;
}

/** Tables of pages that follow each other are one where their columns agree; the head row of the second is that of the first. */
export function joinTables(tables: readonly PdfTable[]): Table | null {
  const rows: PlacedCell[][] = [];
  const columns = Math.max(...tables.map(({ edges }) => edges.length)) - 1;
  for (const [i, table] of tables.entries()) {
    if (table.rows === null) return null;
    const own = table.rows.map((row) => [...row]);
    if (i > 0 && sameText(own[0], rows[0])) own.shift();
    const [first] = own;
    if (i > 0 && first !== undefined) {
      if (isRest(first, rows, columns)) {
        append(first, rows);
        own.shift();
      } else reachDown(first, rows);
    }
    rows.push(...own);
  }
  return {
    kind: 'table',
    rows: rows.map((row) =>
      row.map(
        ({ rowspan, colspan, lines }): Cell => ({
          rowspan,
          colspan,
          blocks: lines.map((line): Block => paragraph(line)),
        }),
      ),
    ),
  };
}

const textOf = (row: readonly PlacedCell[] | undefined): string =>
  row?.map(({ lines }) => lines.join('')).join('\t') ?? '';

const sameText = (a: readonly PlacedCell[] | undefined, b: readonly PlacedCell[] | undefined): boolean =>
  textOf(a) !== '' && textOf(a) === textOf(b);

/** The cell that covers a column in the last row. */
function covering(
  rows: readonly PlacedCell[][],
  column: number,
): { readonly row: number; readonly index: number } | null {
  for (let y = rows.length - 1; y >= 0; y--) {
    const index = rows[y]?.findIndex((cell) => cell.column === column) ?? -1;
    const cell = rows[y]?.[index];
    if (cell !== undefined) return y + cell.rowspan >= rows.length ? { row: y, index } : null;
  }
  return null;
}

/** A row that a page broke: it lacks what every other row has. */
function isRest(first: readonly PlacedCell[], rows: readonly PlacedCell[][], columns: number): boolean {
  const body = rows.slice(1);
  const isAlwaysFilled = (column: number): boolean => {
    const cells = body.flatMap((row) => row.filter((cell) => cell.column === column && cell.rowspan === 1));
    return cells.length >= Math.max(2, body.length * 0.5) && cells.every(({ lines }) => lines.length > 0);
  };
  const lacking = first.filter(({ column, lines }) => lines.length === 0 && column < columns && isAlwaysFilled(column));
  return (
    lacking.length > 0 &&
    first.some(({ lines }) => lines.length > 0) &&
    first.every(({ rowspan }) => rowspan === 1 || rowspan > 1)
  );
}

function append(first: readonly PlacedCell[], rows: PlacedCell[][]): void {
  for (const cell of first) {
    const found = covering(rows, cell.column);
    const above = found === null ? undefined : rows[found.row]?.[found.index];
    if (found === null || above === undefined) continue;
    const lines =
      above.lines.length === 0
        ? cell.lines
        : [...above.lines.slice(0, -1), (above.lines.at(-1) ?? '') + (cell.lines[0] ?? ''), ...cell.lines.slice(1)];
    // A cell that goes on below covers the rows that it covers there, but for this one
    rows[found.row]?.splice(found.index, 1, { ...above, lines, rowspan: above.rowspan + cell.rowspan - 1 });
  }
}

/** Cells that are empty where a page begins go on from the page before. */
function reachDown(first: PlacedCell[], rows: PlacedCell[][]): void {
  for (const cell of [...first]) {
    if (cell.lines.length > 0) continue;
    const found = covering(rows, cell.column);
    const above = found === null ? undefined : rows[found.row]?.[found.index];
    if (found === null || above === undefined || above.colspan !== cell.colspan || above.lines.length === 0) continue;
    rows[found.row]?.splice(found.index, 1, { ...above, rowspan: above.rowspan + cell.rowspan });
    first.splice(first.indexOf(cell), 1);
  }
}
