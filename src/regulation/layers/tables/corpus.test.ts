import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCorpus, readDocument } from '../../../../tests/support/corpus.ts';
import { parseText } from '../../structure/testing.ts';
import { checkTables, type Span } from './check.ts';
import { gridOf } from './grid.ts';

/** A table as the files beside the texts have it, rows and columns from 0. */
interface Expected {
  readonly line: number;
  readonly cells: readonly {
    readonly row: number;
    readonly col: number;
    readonly rowspan: number;
    readonly colspan: number;
    readonly text: string;
  }[];
}

/** The official tables have lines within their cells. */
const plain = (text: string): string => text.replace(/\s/g, '');

const corpus = findCorpus('表格');
const folder = join(corpus ?? '', 'importing/expected');
const names =
  corpus !== null && existsSync(folder)
    ? readdirSync(folder).flatMap((name) => /^(.+)\.expected-tables\.json$/.exec(name)?.[1] ?? [])
    : [];

describe.skipIf(names.length === 0)('tables of real files', () => {
  test.each(names)('%s has the cells of the official table when its merged cells are given', (name) => {
    const text = readDocument(join(folder, `${name}.expected.txt`));
    const expected: readonly Expected[] = JSON.parse(
      readFileSync(join(folder, `${name}.expected-tables.json`), 'utf8'),
    ).tables;
    const spans = expected.flatMap(({ line, cells }): readonly Span[] =>
      cells
        .filter(({ rowspan, colspan }) => rowspan > 1 || colspan > 1)
        .map(({ row, col, rowspan, colspan }) => ({
          line: line + row,
          column: col + 1,
          rows: rowspan,
          columns: colspan,
        })),
    );
    expect(checkTables(text, spans)).toEqual({ diagnostics: [], problems: [] });
    const tables = [...text.byEId.values()].filter(({ kind }) => kind === 'table');
    expect(tables.map(({ pieces }) => pieces[0]?.line)).toEqual(expected.map(({ line }) => line));
    for (const [i, table] of tables.entries()) {
      const cells = gridOf(text.source.text, table, spans).rows.flatMap((row, y) =>
        row.kind === 'section'
          ? []
          : row.cells.map(({ start, end, column, rows, columns }) => ({
              row: y,
              col: column - 1,
              rowspan: rows,
              colspan: columns,
              text: plain(text.source.text.slice(start, end)),
            })),
      );
      const inRow = new Set(cells.map(({ row }) => row));
      expect(cells).toEqual(
        expected[i]?.cells
          .filter(({ row }) => inRow.has(row))
          .map(({ row, col, rowspan, colspan, text }) => ({ row, col, rowspan, colspan, text: plain(text) })),
      );
    }
  });

  test.skipIf(!names.includes('h04'))('a table of 56 rows without its empty cells is read as its official one', () => {
    const file = readFileSync(join(folder, 'h04.expected.txt'), 'utf8');
    const text = parseText(file.replace(/^\t+/gm, ''));
    const [table] = [...text.byEId.values()].filter(({ kind }) => kind === 'table');
    if (table === undefined) throw new Error('no table');
    const { rows, ragged } = gridOf(text.source.text, table, []);
    const merged = rows.flatMap(({ piece, cells }) =>
      cells.filter(({ reading }) => reading === 'presumed').map((cell) => `${piece.line} ${cell.column} ${cell.rows}`),
    );
    const [expected]: readonly Expected[] = JSON.parse(
      readFileSync(join(folder, 'h04.expected-tables.json'), 'utf8'),
    ).tables;
    expect(ragged).toBeNull();
    expect(merged).toEqual(
      expected?.cells
        .filter(({ rowspan }) => rowspan > 1)
        .map(({ row, col, rowspan }) => `${expected.line + row} ${col + 1} ${rowspan}`),
    );
  });
});
