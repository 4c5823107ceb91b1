/** Blocks as lines of a source text: a paragraph a line, a row of a table a line of cells divided by TAB. */
import type { Alignment, Block, Cell, Table } from './blocks.ts';
import { visible } from './characters.ts';

export interface Line {
  readonly text: string;
  readonly align: Alignment;
  readonly level: number | null;
  /** A soft break stands before it, in a centred paragraph: a title goes on, or what is below it begins. */
  readonly continues: boolean;
  /** The row of a table that it is. */
  readonly row: { readonly table: Table; readonly index: number } | null;
}

/** Lines with text in them, and those of tables. */
export function linesOfBlocks(blocks: readonly Block[]): readonly Line[] {
  return blocks.flatMap((block): readonly Line[] => {
    if (block.kind === 'table') return rowsOf(block);
    return visible(block.text)
      .split('\n')
      .map((line) => line.replace(/\t+/g, '　').replace(/^[\s　]+|[\s　]+$/g, ''))
      .filter((line) => line !== '')
      .map((text, i) => {
        const { align, level } = block;
        return { text, align, level, continues: i > 0 && align === 'center', row: null };
      });
  });
}

function rowsOf(table: Table): readonly Line[] {
  const grid = rowsOfCells(table);
  const columns = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row, index) => ({
    text: Array.from({ length: columns }, (_, column) => row[column] ?? '').join('\t'),
    align: 'start',
    level: null,
    continues: false,
    row: { table, index },
  }));
}

/** The texts of a table in their places; what a merge covers is empty. */
export function rowsOfCells({ rows }: Table): readonly (readonly string[])[] {
  const grid: (string | undefined)[][] = rows.map(() => []);
  for (const [y, cells] of rows.entries()) {
    let x = 0;
    for (const cell of cells) {
      while (grid[y]?.[x] !== undefined) x += 1;
      for (let down = 0; down < cell.rowspan; down++)
        for (let across = 0; across < cell.colspan; across++) {
          const row = grid[y + down];
          if (row !== undefined) row[x + across] = down === 0 && across === 0 ? cellText(cell) : '';
        }
      x += cell.colspan;
    }
  }
  return grid.map((row) => Array.from(row, (text) => text ?? ''));
}

/** The paragraphs of a cell as they stand, one a line; a row of a table within it is one, its cells divided by TAB. */
export function cellLines({ blocks }: Cell): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? visible(block.text)
          .split('\n')
          .map((line) => line.replace(/[\t ]+/g, ' ').replace(/^[\s　]+|[\s　]+$/g, ''))
          .filter((line) => line !== '')
      : rowsOfCells(block)
          .map((row) => row.join('\t'))
          .filter((row) => row.trim() !== ''),
  );
}

// Two words or two numbers that stood below each other would become one
const WORD_END = /[\p{Script=Latin}\p{N}]$/u;
const WORD_START = /^[\p{Script=Latin}\p{N}]/u;

function cellText(cell: Cell): string {
  const nested = cell.blocks.some(({ kind }) => kind === 'table');
  return cellLines(cell)
    .reduce((text, line) => text + (nested || (WORD_END.test(text) && WORD_START.test(line)) ? ' ' : '') + line, '')
    .replace(/\t+/g, ' ')
    .trim();
}

/** What stands between an automatic number and its text: 第一条　为了, but （一）为了 and 1.为了. */
export function separatorAfter(label: string, none = false): string {
  return none || label === '' || /[)）\]】〕、.．，。：:]$/.test(label) ? '' : '　';
}
