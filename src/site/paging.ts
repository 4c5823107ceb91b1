/**
 * Lists that grow with the library are shown a page at a time: `/law/links/`, `/law/links/2/` … Each page is whole without scripts, has an
 * address of its own, and stays light however long the list is. A list that fits on one page has that page alone.
 */

/** Rows with a sentence or two each: about 40 kB compressed. */
export const ROWS = 500;

/** Names with a year: about as much. */
export const SHORT_ROWS = 1_500;

/** How many pages a list takes; an empty one takes one, which says so. */
export const pageCount = (items: number, size: number): number => Math.max(1, Math.ceil(items / size));

/** The page an item stands on, from 1. @param index from 0 */
export const pageHolding = (index: number, size: number): number => Math.floor(index / size) + 1;

/** What stands on a page, half-open. */
export const rangeOf = (page: number, size: number): readonly [start: number, end: number] => [
  (page - 1) * size,
  page * size,
];

/** The address of a page of a list, by that of the first. */
export const listPageUrl = (first: string, page: number): string => (page === 1 ? first : `${first}${page}/`);

/** What a route `[...page]` of a list is called with: the first page has no number. */
export const pageParams = (count: number): readonly { readonly page: string | undefined; readonly number: number }[] =>
  Array.from({ length: count }, (_, index) => ({
    page: index === 0 ? undefined : String(index + 1),
    number: index + 1,
  }));

/** A page of a list that grows at its beginning. */
export interface ArchivePage {
  /** As its address has it; the first, with the newest, has none. */
  readonly page: string | undefined;
  readonly range: readonly [start: number, end: number];
}

/**
 * The pages of a list whose newest items come first, in that order. Those behind the first are full and are numbered from the oldest: what
 * is added changes the first alone, and what can be cited by its address stays there. The first holds less than two pages' worth.
 */
export function archivePages(items: number, size: number): readonly ArchivePage[] {
  const full = Math.max(0, Math.floor(items / size) - 1);
  const older = Array.from({ length: full }, (_, index) => ({
    page: String(full - index),
    range: [items - (full - index) * size, items - (full - index - 1) * size] as const,
  }));
  return [{ page: undefined, range: [0, items - full * size] }, ...older];
}

/**
 * The pages that a page links to: the ends, the neighbours and every tenth, hundredth … beside them, so that any page is a few steps
 * away and the list of them stays short. In order, the page itself among them; null stands for those left out.
 */
export function pagesAround(page: number, count: number): readonly (number | null)[] {
  const near = new Set([1, count, page]);
  for (let step = 1; step < count; step *= 10) for (const to of [page - step, page + step]) near.add(to);
  const shown = [...near].filter((each) => each >= 1 && each <= count).sort((a, b) => a - b);
  return shown.flatMap((each, index) => {
    const before = shown[index - 1];
    return before === undefined || before === each - 1 ? [each] : [null, each];
  });
}

/** A part of a list that has a heading: a letter and its titles, a regulation and its uses of a word. */
interface Group<Of, Item> {
  readonly of: Of;
  readonly items: readonly Item[];
}

/** What of a group stands on a page. */
export interface GroupOnPage<Of, Item> extends Group<Of, Item> {
  /** It began on an earlier page. */
  readonly isContinued: boolean;
}

/** Groups a page at a time, one after the other; what does not fit any more goes on on the next page. There is always a first page. */
export function pagesOfGroups<Of, Item>(
  groups: readonly Group<Of, Item>[],
  size: number,
): readonly (readonly GroupOnPage<Of, Item>[])[] {
  const pages: GroupOnPage<Of, Item>[][] = [[]];
  let left = size;
  for (const { of, items } of groups) {
    for (let start = 0; start < items.length; ) {
      if (left === 0) {
        pages.push([]);
        left = size;
      }
      const part = items.slice(start, start + left);
      pages.at(-1)?.push({ of, items: part, isContinued: start > 0 });
      start += part.length;
      left -= part.length;
    }
  }
  return pages;
}

/** The page on which each group begins. */
export const beginnings = <Of>(pages: readonly (readonly GroupOnPage<Of, unknown>[])[]): ReadonlyMap<Of, number> =>
  new Map(
    pages.flatMap((groups, index) =>
      groups.filter(({ isContinued }) => !isContinued).map(({ of }) => [of, index + 1] as const),
    ),
  );
