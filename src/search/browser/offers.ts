import type { Found } from '../query/search.ts';
import { type SearchState, writeAddress } from './address.ts';
import { element } from './dom.ts';
import { INSTEAD, JUMP, NAMES, readAs } from './wording.ts';

/** What stands above the results: articles called by number, names called by pinyin, and ways on when nothing was found. */
export function offerList(found: Found, state: SearchState): HTMLElement[] {
  const again = (typed: string) => writeAddress({ ...state, typed }) || '?';
  return [
    ...(found.readAs === null ? [] : [element('p', { class: 'search-offer' }, readAs(found.readAs))]),
    ...group(
      JUMP,
      found.jumps.map(({ url, title, label, heading, eId }) =>
        element(
          'a',
          { href: url, 'data-jump': eId },
          [label, heading].filter((text) => text !== '').join(' ') || eId,
          element('span', { class: 'search-offer__place' }, title),
        ),
      ),
    ),
    ...group(
      NAMES,
      found.names.map(({ name, url, place }) =>
        element(
          'a',
          { href: url ?? again(name), 'data-search-link': url === null ? '' : null },
          name,
          element('span', { class: 'search-offer__place' }, place),
        ),
      ),
    ),
    ...group(
      INSTEAD,
      found.instead.map(({ text, count }) =>
        element(
          'a',
          { href: again(text), 'data-search-link': '' },
          text,
          element('span', { class: 'search-offer__place' }, `${count} 处`),
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
