import { pinyin } from 'pinyin-pro';
import type { ShelfData } from '../browser/shelf.ts';
import { placeOnPage } from '../regulation/addresses.ts';
import type { Edition } from '../regulation/edition.ts';
import { inferKind, issuerName, KINDS, type Kind } from '../regulation/kinds.ts';
import { oncePer } from '../regulation/once-per.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { compareText } from '../regulation/strings.ts';
import { beginnings, listPageUrl, pagesOfGroups, SHORT_ROWS } from './paging.ts';
import { landingUrl, regulationsUrl } from './urls.ts';

/** A regulation as it stands on the shelf. */
export interface Spine extends Edition {
  readonly title: string;
  /** Each by its one name. */
  readonly issuers: readonly string[];
  /** `YYYY-MM-DD` */
  readonly issuedOn: string | undefined;
  readonly kind: Kind;
  /** The kind is nobody's word: title and issuers suggest it. */
  readonly inferred: boolean;
  readonly status: string | undefined;
  /** Pages that count as articles. */
  readonly articles: number;
  /** Initials of the title, without 中华人民共和国: `cpzlf`. */
  readonly initials: string;
}

/** A board of the shelf: regulations of one kind, the newest first. */
export interface Board {
  readonly kind: Kind;
  readonly spines: readonly Spine[];
}

/** Regulations by kind in the order of their rank; empty boards are left out. */
export const shelve = oncePer((regulations: readonly Regulation[]): readonly Board[] => {
  const spines = regulations.map(spineOf).toSorted(newestFirst);
  return KINDS.map((kind) => ({ kind, spines: spines.filter((spine) => spine.kind === kind) })).filter(
    ({ spines: own }) => own.length > 0,
  );
});

function spineOf({ slug, date, metadata, text }: Regulation): Spine {
  const { title, issuers, issuedOn, status, kind } = metadata;
  return {
    slug,
    date,
    title,
    issuers: [...new Set(issuers.map(issuerName))],
    issuedOn,
    kind: kind ?? inferKind(metadata),
    inferred: kind === undefined,
    status,
    articles: text.divisions.filter(({ role }) => role === 'unit').length,
    initials: initialsOf(title.replace(/^中华人民共和国(?=.)/u, '')),
  };
}

const initialsOf = (title: string): string =>
  pinyin(title, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .replace(/[^a-z0-9]+/giu, '')
    .toLowerCase();

/** What has no date stands last. */
function newestFirst(a: Spine, b: Spine): number {
  return compareText(b.issuedOn ?? '', a.issuedOn ?? '') || compareText(a.slug, b.slug);
}

/** Regulations of one letter, in the order of their initials. */
export function byLetter(boards: readonly Board[]): ReadonlyMap<string, readonly Spine[]> {
  const spines = boards
    .flatMap((board) => board.spines)
    .toSorted((a, b) => compareText(a.initials, b.initials) || compareText(a.title, b.title));
  return Map.groupBy(spines, letterOf);
}

/** The register of all regulations, letter by letter, a page at a time. */
export const registerOf = oncePer((regulations: readonly Regulation[]) =>
  pagesOfGroups(
    [...byLetter(shelve(regulations))].map(([of, items]) => ({ of, items })),
    SHORT_ROWS,
  ),
);

/** Where the titles that begin with a letter are listed, by letter. */
export const letterUrls = (regulations: readonly Regulation[]): ReadonlyMap<string, string> =>
  new Map(
    [...beginnings(registerOf(regulations))].map(([letter, page]) => [
      letter,
      placeOnPage(listPageUrl(regulationsUrl(), page), letter),
    ]),
  );

export const letterOf = ({ initials }: Pick<Spine, 'initials'>): string =>
  /^[a-z]/u.test(initials) ? initials.charAt(0).toUpperCase() : '其他';

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
    years: count(spines.flatMap(({ issuedOn }) => issuedOn?.slice(0, 4) ?? [])).toSorted((a, b) =>
      compareText(b.value, a.value),
    ),
  };
}

function count(values: readonly string[]): readonly Choice[] {
  return [...Map.groupBy(values, (value) => value)].map(([value, same]) => ({ value, count: same.length }));
}

/** What `shelf.json` holds: loaded when a reader filters or sorts. */
export function shelfData(boards: readonly Board[]): ShelfData {
  const issuers = choicesOf(boards).issuers.map(({ value }) => value);
  const place = new Map(issuers.map((issuer, index) => [issuer, index]));
  return {
    kinds: boards.map(({ kind }) => kind),
    issuers,
    spines: boards.flatMap(({ spines }, kind) =>
      spines.map(
        (spine) =>
          [
            landingUrl(spine),
            spine.title,
            spine.initials,
            kind,
            spine.inferred ? 1 : 0,
            spine.issuers.map((issuer) => place.get(issuer) ?? 0),
            spine.issuedOn ?? '',
            spineFacts(spine).join('　'),
          ] as const,
      ),
    ),
  };
}

/** 120条, 已修改. */
export const spineFacts = ({ articles, status }: Spine): readonly string[] =>
  [articles > 1 ? `${articles}条` : '', status ?? ''].filter((fact) => fact !== '');
