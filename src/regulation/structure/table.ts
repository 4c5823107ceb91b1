/** Tables in plain text: lines of cells between TABs or |. */
import type { BodyLine } from './lines.ts';

/** Several separators make a row by themselves; a single one does when a neighbour has one too (a lone TAB can stand in a signature). */
export function isTableRow(lines: readonly BodyLine[], index: number): boolean {
  const line = lines[index];
  if (line === undefined || line.label.form === 'division') return false;
  const own = separators(line);
  if (own === 0 || own > 1) return own > 1;
  return [lines[index - 1], lines[index + 1]].some((neighbour) => neighbour !== undefined && separators(neighbour) > 0);
}

/** Cells of a row in order, as offsets in the text; separators stand between them, and before the first or after the last for `| a | b |`. */
export function splitCells(text: string): readonly { readonly start: number; readonly end: number }[] {
  const separator = separatorOf(text);
  const cells: { start: number; end: number }[] = [];
  let start = text.startsWith(separator) ? separator.length : 0;
  while (start <= text.length) {
    const found = text.indexOf(separator, start);
    const end = found < 0 ? text.length : found;
    if (found >= 0 || start < text.length) cells.push({ start, end });
    start = end + separator.length;
  }
  return cells;
}

function separatorOf(text: string): '\t' | '|' {
  return text.includes('\t') ? '\t' : '|';
}

/** Counted up to 2, which is all that matters; a TAB right after 第一条, （一） or 1. separates the label and is none, while a row may begin with a bare 1. */
function separators(line: BodyLine): number {
  const text = line.text.slice(line.label.form === 'enumerator' ? line.label.length : 0).trimStart();
  const separator = separatorOf(text);
  const first = text.indexOf(separator);
  if (first < 0) return 0;
  return text.indexOf(separator, first + 1) < 0 ? 1 : 2;
}
