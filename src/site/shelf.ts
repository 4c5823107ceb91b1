import { KINDS, type Kind } from '../regulation/metadata.ts';
import type { Regulation } from '../regulation/regulation.ts';

/** A board of the shelf: regulations of one kind, the newest first. */
export interface Board {
  readonly kind: Kind | '未分类';
  readonly regulations: readonly Regulation[];
}

/** Regulations by kind in the order of their rank; empty boards are left out, what has no kind stands last. */
export function shelve(regulations: readonly Regulation[]): readonly Board[] {
  const kinds: readonly Board['kind'][] = [...KINDS, '未分类'];
  return kinds
    .map((kind) => ({
      kind,
      regulations: regulations.filter(({ metadata }) => (metadata.kind ?? '未分类') === kind).sort(newestFirst),
    }))
    .filter((board) => board.regulations.length > 0);
}

function newestFirst(a: Regulation, b: Regulation): number {
  return (b.metadata.issuedOn ?? '').localeCompare(a.metadata.issuedOn ?? '') || a.slug.localeCompare(b.slug);
}
