/** Tables whose rows have different numbers of cells. */
import type { Provision } from '../../model.ts';
import type { Finding } from './finding.ts';

export function checkTables(provisions: readonly Provision[]): readonly Finding[] {
  return provisions.flatMap((provision): readonly Finding[] => [
    ...(provision.kind === 'table' ? raggedRow(provision) : []),
    ...checkTables(provision.children),
  ]);
}

/** The first row that differs from the one above it: one finding a table. */
function raggedRow({ pieces }: Provision): readonly Finding[] {
  const counts = pieces.map((piece) => (piece.role === 'row' ? piece.cells.length : 1));
  const index = counts.findIndex((count, i) => i > 0 && count !== counts[0]);
  const row = pieces[index];
  if (row === undefined) return [];
  return [
    {
      severity: 'warning',
      code: 'table-ragged',
      offset: row.start,
      message: `表格这一行有 ${counts[index]} 格，而第一行有 ${counts[0]} 格。`,
      hint: '请核对原表，必要时补上空格子；合并单元格请在 regulation.yaml 中确认。',
    },
  ];
}
