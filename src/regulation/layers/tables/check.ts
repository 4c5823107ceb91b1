import type { Words } from '../../diagnostics/code-group.ts';
import { say } from '../../diagnostics/codes.ts';
import { type Diagnostic, firstOfEachCode } from '../../diagnostics.ts';
import type { Provision, RegulationText } from '../../model.ts';
import { positionAt } from '../../source/source-text.ts';
import { type Grid, gridOf, type Misfit } from './grid.ts';
import type { Span } from './schema.ts';

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
      ...grids.flatMap(({ misfits }) => misfits.map(problem)),
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
