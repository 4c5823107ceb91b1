import type { TextRange } from '../model.ts';
import type { SourceLine } from '../source/source-text.ts';

/** Marks by the number of every source line they touch; a mark over several lines stands under each. */
export function marksByLine<M extends TextRange>(lines: readonly SourceLine[], marks: readonly M[]): Map<number, M[]> {
  const byLine = new Map<number, M[]>();
  for (const mark of marks) {
    for (let index = lineIndexAt(lines, mark.start); index < lines.length; index++) {
      const line = lines[index];
      if (!line || line.start >= mark.end) break;
      const onLine = byLine.get(line.number);
      if (onLine) onLine.push(mark);
      else byLine.set(line.number, [mark]);
    }
  }
  return byLine;
}

/** Index of the last line that begins at or before an offset. */
function lineIndexAt(lines: readonly SourceLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? Number.POSITIVE_INFINITY) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
