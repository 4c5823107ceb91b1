import type { TextRange } from '../model.ts';
import { lastBeginningBy } from '../ranges.ts';
import type { SourceLine } from '../source/source-text.ts';

/** Marks by the number of every source line they touch; a mark over several lines stands under each. */
export function marksByLine<M extends TextRange>(lines: readonly SourceLine[], marks: readonly M[]): Map<number, M[]> {
  const byLine = new Map<number, M[]>();
  for (const mark of marks) {
    for (let index = lastBeginningBy(lines, mark.start); index < lines.length; index++) {
      const line = lines[index];
      if (!line || line.start >= mark.end) break;
      const onLine = byLine.get(line.number);
      if (onLine) onLine.push(mark);
      else byLine.set(line.number, [mark]);
    }
  }
  return byLine;
}
