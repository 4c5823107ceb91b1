/** A table of Word: cells that span columns of its grid, cells that go on from the row above. */
import type { Block, Cell, Table } from '../blocks.ts';

/** A cell as Word writes it. */
export interface WordCell {
  readonly columns: number;
  /** `restart` begins a cell of several rows, `continue` goes on with it. */
  readonly merge: 'none' | 'restart' | 'continue';
  /** Whether it is one with the cell before it, as older files say it (`hMerge`). */
  readonly goesOn: boolean;
  readonly blocks: readonly Block[];
}

export interface WordRow {
  /** Columns of the grid left out before the first cell. */
  readonly before: number;
  readonly cells: readonly WordCell[];
}

interface Placed {
  readonly start: number;
  readonly end: number;
  rows: number;
  readonly blocks: Block[];
}

export function tableOf(rows: readonly WordRow[]): Table {
  const placed: Placed[][] = [];
  let above = new Map<string, Placed>();
  for (const { before, cells } of rows) {
    const row: Placed[] = [];
    const below = new Map<string, Placed>();
    let column = before;
    if (before > 0) row.push({ start: 0, end: before, rows: 1, blocks: [] });
    for (const { columns, merge, blocks } of joined(cells)) {
      const key = `${column}–${column + columns}`;
      const upper = merge === 'continue' ? above.get(key) : undefined;
      const cell: Placed = upper ?? { start: column, end: column + columns, rows: 1, blocks: [...blocks] };
      if (upper === undefined) row.push(cell);
      else {
        cell.rows += 1;
        // Word hides what a covered cell holds; were it text, it would be lost
        cell.blocks.push(...blocks.filter((block) => block.kind === 'table' || block.text.trim() !== ''));
      }
      if (merge !== 'none') below.set(key, cell);
      column += columns;
    }
    above = below;
    placed.push(row);
  }
  return { kind: 'table', rows: withoutUnused(placed) };
}

function joined(cells: readonly WordCell[]): readonly WordCell[] {
  const all: WordCell[] = [];
  for (const cell of cells) {
    const before = cell.goesOn ? all.pop() : undefined;
    const blocks = cell.blocks.filter((block) => block.kind === 'table' || block.text.trim() !== '');
    all.push(
      before === undefined
        ? cell
        : { ...before, columns: before.columns + cell.columns, blocks: [...before.blocks, ...blocks] },
    );
  }
  return all;
}

/** Columns of the grid where no cell ends are none of the table: Word keeps them from former edits. */
function withoutUnused(rows: readonly (readonly Placed[])[]): readonly (readonly Cell[])[] {
  const edges = [...new Set(rows.flatMap((row) => row.map(({ end }) => end)))].sort((a, b) => a - b);
  const columnsIn = ({ start, end }: Placed): number => edges.filter((edge) => edge > start && edge <= end).length;
  return rows.map((row) =>
    row.map((cell) => ({ rowspan: cell.rows, colspan: Math.max(1, columnsIn(cell)), blocks: cell.blocks })),
  );
}
