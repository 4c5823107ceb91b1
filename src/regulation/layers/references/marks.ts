import type { ReferenceMark } from '../marks.ts';
import type { ResolvedReference } from './external.ts';

/** References as marks for `compose`. One that nothing in the library answers keeps its law's title and no regulation. */
export function toMarks(references: readonly ResolvedReference[]): readonly ReferenceMark[] {
  return references.map(({ start, end, law, targets, regulation }) => ({
    kind: 'reference',
    start,
    end,
    data: { targets, regulation, law },
  }));
}
