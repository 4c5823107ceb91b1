import type { Edition } from '../regulation/edition.ts';
import { inferKind, KINDS, type Kind } from '../regulation/kinds.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { compareText } from '../regulation/strings.ts';

/** A regulation as it stands on the shelf. */
export interface Spine extends Edition {
  readonly title: string;
  readonly issuers: readonly string[];
  /** `YYYY-MM-DD` */
  readonly issuedOn: string | undefined;
  readonly year: string | undefined;
  readonly kind: Kind;
  /** The kind is nobody's word: title and issuers suggest it. */
  readonly inferred: boolean;
  readonly status: string | undefined;
  /** Pages that count as articles. */
  readonly articles: number;
}

/** A board of the shelf: regulations of one kind, the newest first. */
export interface Board {
  readonly kind: Kind;
  readonly spines: readonly Spine[];
}

/** Regulations by kind in the order of their rank; empty boards are left out. */
export function shelve(regulations: readonly Regulation[]): readonly Board[] {
  const spines = regulations.map(spineOf).toSorted(newestFirst);
  return KINDS.map((kind) => ({ kind, spines: spines.filter((spine) => spine.kind === kind) })).filter(
    ({ spines: own }) => own.length > 0,
  );
}

function spineOf({ slug, date, metadata, text }: Regulation): Spine {
  const { title, issuers, issuedOn, status, kind } = metadata;
  return {
    slug,
    date,
    title,
    issuers,
    issuedOn,
    year: issuedOn?.slice(0, 4),
    kind: kind ?? inferKind(metadata),
    inferred: kind === undefined,
    status,
    articles: text.divisions.filter(({ role }) => role === 'unit').length,
  };
}

/** What has no date stands last. */
function newestFirst(a: Spine, b: Spine): number {
  return compareText(b.issuedOn ?? '', a.issuedOn ?? '') || compareText(a.slug, b.slug);
}

/** A value to filter by and how many regulations have it. */
export interface Choice {
  readonly value: string;
  readonly count: number;
}

/** Issuers by how much they issued; years from the latest on. */
export function choicesOf(boards: readonly Board[]): {
  readonly issuers: readonly Choice[];
  readonly years: readonly Choice[];
} {
  const spines = boards.flatMap((board) => board.spines);
  return {
    issuers: count(spines.flatMap(({ issuers }) => issuers)).toSorted(
      (a, b) => b.count - a.count || a.value.localeCompare(b.value, 'zh'),
    ),
    years: count(spines.flatMap(({ year }) => year ?? [])).toSorted((a, b) => compareText(b.value, a.value)),
  };
}

function count(values: readonly string[]): readonly Choice[] {
  return [...Map.groupBy(values, (value) => value)].map(([value, same]) => ({ value, count: same.length }));
}
