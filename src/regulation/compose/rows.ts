import type { TextRange } from '../model.ts';

export interface RowPart extends TextRange {
  readonly kind: 'cell' | 'border';
}

/**
 * A table row cut at its borders, e.g. `| 甲 | 乙 |` or `甲⇥乙`. The parts tile the row; a border at its beginning or end
 * bounds no cell of its own.
 */
export function rowParts(text: string, row: TextRange): RowPart[] {
  const line = text.slice(row.start, row.end);
  const parts: RowPart[] = [];
  let from = 0;
  const push = (kind: RowPart['kind'], end: number) => {
    parts.push({ kind, start: row.start + from, end: row.start + end });
    from = end;
  };
  for (const border of line.matchAll(line.includes('\t') ? /\t/g : /\|/g)) {
    if (border.index > 0) push('cell', border.index);
    push('border', border.index + border[0].length);
  }
  if (from < line.length) push('cell', line.length);
  return parts;
}
