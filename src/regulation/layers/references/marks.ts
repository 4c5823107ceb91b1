import type { ReferenceMark } from '../marks.ts';
import type { ResolvedReference } from './external.ts';

/** Address of a provision, or with null of the whole document, in the site. */
export type HrefOf = (regulation: string, eId: string | null) => string;

/** References as marks for `compose`. A reference that nothing in the library answers keeps its law's title and no address. */
export function toMarks(references: readonly ResolvedReference[], hrefOf: HrefOf): readonly ReferenceMark[] {
  return references.map(({ start, end, law, targets, regulation }) => ({
    kind: 'reference',
    start,
    end,
    data: { href: regulation === null ? null : hrefOf(regulation, targets[0] ?? null), targets, regulation, law },
  }));
}
