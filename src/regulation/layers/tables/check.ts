import { z } from 'zod';
import type { Words } from '../../diagnostics/code-group.ts';
import { say } from '../../diagnostics/codes.ts';
import { type Diagnostic, firstOfEachCode } from '../../diagnostics.ts';
import type { Provision, RegulationText } from '../../model.ts';
import { positionAt } from '../../source/source-text.ts';
import { type Grid, gridOf, type Misfit } from './grid.ts';

/** `tables.yaml`: the merged cells of the tables of source.txt, which a plain text cannot show. */
export const tablesSchema = z
  .array(
    z.strictObject({
      line: z.int().min(1, '行号从 1 起').describe('格子所在的行：source.txt 的行号，从 1 起'),
      column: z.int().min(1, '列从 1 起').describe('格子所在的列，从 1 起；被上面的格子盖住的列也要数'),
      rows: z.int().min(1, '至少占 1 行').default(1).describe('向下共占几行；不写是 1'),
      columns: z.int().min(1, '至少占 1 列').default(1).describe('向右共占几列；不写是 1'),
    }),
  )
  .describe('合并的单元格（tables.yaml），每格一项；行列都写 1 表示这一格没有合并');

/** A merged cell, or one that is confirmed to be none. */
export type Span = z.output<typeof tablesSchema>[number];

/** A span that cannot be, and which of its values says so. */
export interface SpanProblem {
  readonly span: Span;
  readonly key: keyof Span;
  readonly said: Words & Pick<Diagnostic, 'code' | 'severity'>;
}

export interface TablesChecked {
  /** About source.txt: rows that lack cells. */
  readonly diagnostics: readonly Diagnostic[];
  /** About tables.yaml. */
  readonly problems: readonly SpanProblem[];
}

/** What is odd about the tables of a text, and about the spans that are given for them. */
export function checkTables(text: RegulationText, spans: readonly Span[]): TablesChecked {
  const tables = [...text.byEId.values()].filter(({ kind }) => kind === 'table');
  const lines = new Set(tables.flatMap(({ pieces }) => pieces.map(({ line }) => line)));
  const grids = tables.map((table) => gridOf(text.source.text, table, spans));
  return {
    diagnostics: firstOfEachCode(grids.flatMap((grid) => [...raggedRow(grid, text), ...presumptions(grid, text)])),
    problems: [
      ...spans.filter(({ line }) => !lines.has(line)).map((span) => unknownLine(span, tables)),
      ...grids.flatMap(({ misfits }) => firstOfEachSpan(misfits).map(problem)),
    ],
  };
}

function raggedRow({ ragged, columns }: Grid, { source }: RegulationText): readonly Diagnostic[] {
  if (ragged === null) return [];
  const place = positionAt(source, ragged.start);
  return [{ ...say('table-ragged', ragged.cells.length, columns), file: source.file, ...place }];
}

/** One for each table, with what would confirm it. */
function presumptions({ rows }: Grid, { source }: RegulationText): readonly Diagnostic[] {
  const presumed = rows.flatMap(({ piece: { line }, cells }) =>
    cells.filter(({ reading }) => reading === 'presumed').map((cell) => ({ ...cell, line })),
  );
  const [first] = presumed;
  if (first === undefined) return [];
  return [{ ...say('table-presumed', presumed), file: source.file, ...positionAt(source, first.start) }];
}

function unknownLine(span: Span, tables: readonly Provision[]): SpanProblem {
  const found = tables.map(({ pieces }) => `${pieces[0]?.line}—${pieces.at(-1)?.line}`);
  return { span, key: 'line', said: say('span-line', span.line, found) };
}

/** One says what is wrong with a span: beyond the edge it covers texts as well, and of those that it covers one is enough. */
function firstOfEachSpan(misfits: readonly Misfit[]): readonly Misfit[] {
  const weight = ({ reason }: Misfit): number => ['bottom', 'right', 'overlap', 'text'].indexOf(reason);
  const bySpan = Map.groupBy(misfits, ({ span }) => span);
  return [...bySpan.values()].flatMap((ofSpan) => ofSpan.toSorted((a, b) => weight(a) - weight(b)).slice(0, 1));
}

function problem(misfit: Misfit): SpanProblem {
  const { span } = misfit;
  switch (misfit.reason) {
    case 'right': {
      const key = span.column > misfit.most ? 'column' : 'columns';
      return { span, key, said: say('span-edge', span, 'right', span.columns, misfit.most) };
    }
    case 'bottom':
      return { span, key: 'rows', said: say('span-edge', span, 'bottom', span.rows, misfit.most) };
    case 'text':
      return {
        span,
        key: span.rows > 1 ? 'rows' : 'columns',
        said: say('span-over-text', span, misfit.text.slice(0, 20)),
      };
    case 'overlap':
      return { span, key: 'column', said: say('span-overlap', span, misfit.line) };
  }
}
