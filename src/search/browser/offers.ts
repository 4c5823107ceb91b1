import { element } from '../../browser/dom.ts';
import { NO_FILTER } from '../query/filter.ts';
import type { Found } from '../query/search.ts';
import { type SearchState, writeAddress } from './address.ts';
import { INSTEAD, JUMP, NAMES, readAs, withoutFilter } from './wording.ts';

/** What stands above the results: articles called by number, names called by pinyin, and ways on when nothing was found. */
export function offerList(found: Found, state: SearchState): HTMLElement[] {
  const again = (typed: string) => writeAddress({ ...state, typed }) || '?';
  const everywhere = writeAddress({ ...state, filter: NO_FILTER }) || '?';
  return [
    ...(found.total === 0 && found.everywhere > 0
      ? [
          element(
            'p',
            { class: 'search-offer' },
            element('a', { href: everywhere, 'data-search-link': '' }, withoutFilter(found.everywhere)),
          ),
        ]
      : []),
    ...(found.readAs === null ? [] : [element('p', { class: 'search-offer' }, readAs(found.readAs))]),
    ...group(
      JUMP,
      found.jumps.map(({ url, title, label, heading, eId }) =>
        element(
          'a',
          { href: url, 'data-jump': eId },
          element('span', {}, label === '' && heading === '' ? eId : label + heading),
          element('small', {}, title),
        ),
      ),
    ),
    ...group(
      NAMES,
      found.names.map(({ name, url, place }) =>
        element(
          'a',
          { href: url ?? again(name), 'data-search-link': url === null ? '' : null },
          element('span', {}, name),
          element('small', {}, place),
        ),
      ),
    ),
    ...group(
      INSTEAD,
      found.instead.map(({ text, count }) =>
        element(
          'a',
          { href: again(text), 'data-search-link': '' },
          element('span', {}, text),
          element('small', {}, `${count} 处`),
        ),
      ),
    ),
  ];
}

function group(title: string, links: readonly HTMLElement[]): HTMLElement[] {
  if (links.length === 0) return [];
  const items = links.map((link) => element('li', {}, link));
  return [element('section', { class: 'search-offer' }, element('h2', {}, title), element('ul', {}, ...items))];
}
