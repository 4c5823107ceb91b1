/** What the search page shows, apart from when. */

import { element, part } from '../../browser/dom.ts';
import { NO_FILTER } from '../query/filter.ts';
import { ORDERS } from '../query/rank.ts';
import type { Result } from '../query/result.ts';
import type { Found, Unsearchable } from '../query/search.ts';
import { MAY_HAVE_LEVELS } from '../record.ts';
import { type SearchState, writeAddress } from './address.ts';
import { facetList, kindLinks } from './facets.ts';
import { concordance, concordanceRow } from './kwic.ts';
import type { Failure } from './messages.ts';
import { offerList } from './offers.ts';
import { forgetSearches, recentSearches } from './recent.ts';
import { appendResults } from './result-list.ts';
import { CUT, counted, failed, filtersChosen, moreOf, UNSEARCHABLE } from './wording.ts';

/** `[data-search-status]`, which checks from outside read. */
type SearchStatus = 'idle' | 'busy' | 'done' | 'error';

export interface PageView {
  /** The state in everything that is not a result: title, chosen order and view. */
  reflect(state: SearchState): void;
  /** Nothing is asked for. */
  start(): void;
  busy(text: string): void;
  progress(text: string): void;
  show(found: Found, state: SearchState): void;
  /** More results of what was found, after those that are there. */
  add(results: readonly Result[], found: Found, state: SearchState): void;
  refuse(why: Unsearchable): void;
  fail(failure: Failure): void;
  /** A word on something that was done; what is shown stays. */
  tell(text: string): void;
  focusResult(index: number): void;
}

export function openPageView(root: HTMLElement): PageView {
  const status = part(root, '[data-search-status]', HTMLElement);
  const list = part(root, '[data-search-results]', HTMLOListElement);
  const table = part(root, '[data-search-kwic]', HTMLTableElement);
  const rows = part(table, 'tbody', HTMLTableSectionElement);
  const offers = part(root, '[data-search-offers]', HTMLElement);
  const facets = part(root, '[data-search-facets]', HTMLDetailsElement);
  const kinds = part(root, '[data-search-kinds]', HTMLElement);
  const tools = part(root, '[data-search-tools]', HTMLElement);
  const more = part(root, '[data-more]', HTMLButtonElement);
  const retry = part(root, '[data-search-retry]', HTMLElement);
  const beginning = part(root, '[data-search-start]', HTMLElement);
  const recent = part(root, '[data-search-recent]', HTMLElement);
  const title = document.title;
  let shown = 0;
  table.role = 'table';
  rows.role = 'rowgroup';
  part(root, '[data-search-unscripted]', HTMLElement).remove();

  /** Beside the results there is room for the filters, above them there is not. */
  const wide = matchMedia('(min-width: 60rem)');
  const foldFacets = () => {
    facets.open = wide.matches && root.dataset.view === 'list';
  };
  wide.addEventListener('change', foldFacets);

  function say(kind: SearchStatus, text: string): void {
    status.dataset.searchStatus = kind;
    status.textContent = text;
  }

  function clear(): void {
    shown = 0;
    list.replaceChildren();
    rows.replaceChildren();
    offers.replaceChildren();
    for (const hidden of [tools, kinds, more, facets, table, retry]) hidden.hidden = true;
    delete status.dataset.total;
  }

  function append(results: readonly Result[], found: Found, state: SearchState): void {
    if (state.view === 'list') appendResults(list, results, found.single);
    else rows.append(...concordance(results).map(concordanceRow));
    table.hidden = rows.childElementCount === 0;
    shown += results.length;
    const left = found.total + found.inexact - shown;
    more.hidden = left <= 0;
    more.textContent = moreOf(left);
  }

  function showRecent(): void {
    const searches = recentSearches();
    recent.hidden = searches.length === 0;
    const links = searches.map((typed) =>
      element('li', {}, element('a', { href: `?${new URLSearchParams({ q: typed })}`, 'data-search-link': '' }, typed)),
    );
    part(recent, 'ul', HTMLUListElement).replaceChildren(...links);
  }
  part(recent, 'button', HTMLButtonElement).addEventListener('click', () => {
    forgetSearches();
    showRecent();
  });

  return {
    reflect(state) {
      document.title = state.typed === '' ? title : `${state.typed.slice(0, 40)} - ${title}`;
      if (root.dataset.view !== state.view) {
        root.dataset.view = state.view;
        foldFacets();
      }
      for (const link of tools.querySelectorAll('a')) reflectIn(link, state);
      for (const link of root.querySelectorAll<HTMLAnchorElement>('[data-editions]')) chooseEditions(link, state);
    },
    start() {
      clear();
      showRecent();
      beginning.hidden = false;
      say('idle', UNSEARCHABLE.empty);
    },
    busy(text) {
      beginning.hidden = true;
      // What is shown stays until the answer comes, and the count with it: a reader is told what has changed, not that it will
      if (status.dataset.searchStatus === 'done') status.dataset.searchStatus = 'busy';
      else say('busy', text);
    },
    progress(text) {
      if (status.dataset.searchStatus === 'busy') status.textContent = text;
    },
    show(found, state) {
      clear();
      const some = found.total + found.inexact > 0;
      append(found.results, found, state);
      offers.append(...offerList(found, state));
      const { sections, chosen } = facetList(found, state);
      part(facets, 'nav', HTMLElement).replaceChildren(...sections);
      part(facets, 'summary', HTMLElement).textContent = filtersChosen(chosen);
      facets.hidden = sections.length === 0;
      tools.hidden = !some;
      // What can be asked, where asking so found nothing
      recent.hidden = true;
      beginning.hidden = some;
      kinds.replaceChildren(...kindLinks(found, state));
      kinds.hidden = Object.values(found.counts).every(({ records }) => records === 0);
      // Nothing found and nothing to offer: the full text remains
      retry.hidden = some || offers.querySelector('a') !== null;
      retry.dataset.searchRetry = 'elsewhere';
      // With a network there is more to find
      if (MAY_HAVE_LEVELS && found.kept) {
        retry.hidden = false;
        retry.dataset.searchRetry = 'online';
      }
      status.dataset.total = String(found.total);
      // Paper has no field
      status.dataset.query = state.typed;
      say('done', counted(found) + (found.cut ? CUT : ''));
    },
    add(results, found, state) {
      append(results, found, state);
      status.dataset.searchStatus = 'done';
    },
    refuse(why) {
      clear();
      beginning.hidden = false;
      say('idle', UNSEARCHABLE[why]);
    },
    fail(failure) {
      clear();
      retry.hidden = false;
      retry.dataset.searchRetry = 'again';
      say('error', failed(failure));
    },
    tell(text) {
      if (text !== '') status.textContent = text;
    },
    focusResult(index) {
      const items = list.querySelectorAll('[data-result]');
      items[index]?.querySelector('a')?.focus();
    },
  };
}

/** What was narrowed to in one index may not be in the other. */
function chooseEditions(link: HTMLAnchorElement, state: SearchState): void {
  const editions = link.dataset.editions === 'all' ? 'all' : 'current';
  link.href = writeAddress({ ...state, editions, filter: NO_FILTER }) || '?';
  mark(link, editions === state.editions);
}

/** A link of the toolbar leads from the present state to its order and view. */
function reflectIn(link: HTMLAnchorElement, state: SearchState): void {
  const order = ORDERS.find((each) => each === link.dataset.sort) ?? 'relevance';
  const target: SearchState =
    link.dataset.view === 'kwic' ? { ...state, view: 'kwic' } : { ...state, view: 'list', order };
  link.href = writeAddress(target) || '?';
  const current = target.view === state.view && (state.view === 'kwic' || target.order === state.order);
  mark(link, current);
}

function mark(link: HTMLAnchorElement, isCurrent: boolean): void {
  if (isCurrent) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
}
