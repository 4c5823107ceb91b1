/** What the dialog offers, in order: regulations and clauses called by name, names by pinyin, first results, other searches, all of them. */

import { type Child, element } from '../../browser/dom.ts';
import { NO_FILTER } from '../query/filter.ts';
import type { Found } from '../query/search.ts';
import { RECORD_KINDS } from '../record.ts';
import { type SearchState, writeAddress } from './address.ts';
import { type Group, groupsOf, isHeading, marked, markedHeading, resultName } from './result-parts.ts';
import {
  allResults,
  countOf,
  hitsIn,
  INEXACT,
  INSTEAD,
  JUMP,
  jumpName,
  KIND_NAMES,
  NAMELESS,
  NAMES,
  notHere,
  searchIn,
  TO_SEARCH_PAGE,
} from './wording.ts';

const ARTICLES = 5;
const JUMPS = 5;

/** @param page address of the search page; @param reading slug of the regulation that the dialog is opened over */
export function optionsFor(found: Found, typed: string, page: string, reading: string | null): HTMLAnchorElement[] {
  const pageFor = pageAddress(page);
  const { counts, scope, jumps, names, instead, missing, single } = found;
  return [
    ...(missing ? [option(pageFor(missing.title), [notHere(missing)])] : []),
    ...jumps.slice(0, JUMPS).map((jump) => {
      const { url, regulation, eId, facts } = jump;
      const link = option(url, [jumpName(jump)], { tag: JUMP, place: single && eId !== '' ? '' : facts });
      // A contract: checks from outside read them
      Object.assign(link.dataset, { jump: '', regulation, eid: eId });
      return link;
    }),
    ...(found.nameless && jumps.length === 0 ? [option(pageFor(typed), [NAMELESS])] : []),
    ...names.map(({ name, url, place }) => option(url, [name], { tag: NAMES, place: single ? '' : place })),
    ...groupsOf(found.results)
      .slice(0, ARTICLES)
      .map((group) => groupOption(group, single)),
    ...instead.map(({ text, count }) => option(pageFor(text), [text], { tag: INSTEAD, place: hitsIn(count) })),
    ...found.facets.regulation
      .filter(({ value }) => !single && value === reading)
      .map(({ value, label, hits, count }) =>
        option(pageFor(typed, { regulation: value }), [searchIn(label)], { place: countOf({ hits, records: count }) }),
      ),
    option(pageFor(typed), [allResults(found.total + found.inexact)]),
    ...RECORD_KINDS.filter((kind) => kind !== scope && counts[kind].records > 0).map((kind) =>
      option(pageFor(typed, { kind }), [KIND_NAMES[kind]], { place: countOf(counts[kind]) }),
    ),
  ];
}

export function optionsForRecent(searches: readonly string[], page: string): HTMLAnchorElement[] {
  return searches.map((typed) => option(pageAddress(page)(typed), [typed]));
}

/** The search page offers to try again, and the full texts. */
export function optionsWhenFailed(typed: string, page: string): HTMLAnchorElement[] {
  return [option(pageAddress(page)(typed), [TO_SEARCH_PAGE])];
}

/** The search page for what is typed. */
export const pageAddress =
  (page: string) =>
  (typed: string, filter: Partial<SearchState['filter']> = {}): string =>
    page +
    writeAddress({ typed, filter: { ...NO_FILTER, ...filter }, order: 'relevance', view: 'list', editions: 'current' });

/** An article by its best paragraph. */
function groupOption(group: Group, single: boolean): HTMLAnchorElement {
  const [first] = group;
  const { shortTitle, inexact, kind } = first;
  const tag = inexact === null ? (kind === 'article' ? '' : KIND_NAMES[kind]) : INEXACT[inexact];
  const paragraph = group.find((result) => !isHeading(result));
  const name = isHeading(first) ? markedHeading(first) : resultName(first);
  const link = option((paragraph ?? first).url, name, { tag, place: single ? '' : shortTitle });
  if (paragraph) link.append(element('span', { class: 'search-dialog__snippet' }, ...marked(paragraph.snippet)));
  return link;
}

interface Beside {
  readonly tag?: string;
  readonly place?: string;
}

function option(url: string, name: readonly Child[], { tag = '', place = '' }: Beside = {}): HTMLAnchorElement {
  return element(
    'a',
    { href: url, role: 'option', tabindex: '-1', 'aria-selected': 'false' },
    element(
      'span',
      { class: 'search-dialog__name' },
      ...(tag === '' ? [] : [element('b', {}, tag)]),
      element('span', {}, ...name),
      ...(place === '' ? [] : [element('small', {}, place)]),
    ),
  );
}
