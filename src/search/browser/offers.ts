import { element } from '../../browser/dom.ts';
import { NO_FILTER } from '../query/filter.ts';
import type { Jump } from '../query/jump.ts';
import type { Found } from '../query/search.ts';
import { type SearchState, writeAddress } from './address.ts';
import {
  hitsIn,
  INSTEAD,
  JUMP,
  jumpName,
  NAMELESS,
  NAMELESS_LAST,
  NAMES,
  notHere,
  readAs,
  searchIn,
  withoutFilter,
} from './wording.ts';

/** What stands above the results: regulations and clauses called by name, names called by pinyin, and ways on when nothing was found. */
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
    ...jumpGroup(found),
    ...missingLaw(found),
    ...withinRegulation(found, state),
    ...group(
      NAMES,
      found.names.map(({ name, url, place }) =>
        element('a', { href: url }, element('span', {}, name), element('small', {}, place)),
      ),
    ),
    ...group(
      INSTEAD,
      found.instead.map(({ text, count }) =>
        element(
          'a',
          { href: again(text), 'data-search-link': '' },
          element('span', {}, text),
          element('small', {}, hitsIn(count)),
        ),
      ),
    ),
  ];
}

/** Jumps shown before the rest is folded away, unless more are called so. */
const SHOWN = 3;

function jumpGroup({ jumps, nameless }: Found): HTMLElement[] {
  const open = Math.max(SHOWN, jumps.filter(({ exact }) => exact).length);
  const hint = nameless ? [element('p', {}, jumps.length > 0 ? NAMELESS_LAST : NAMELESS)] : [];
  return group(
    JUMP,
    jumps.map((jump) => jumpLink(jump)),
    { open, after: hint },
  );
}

function withinRegulation({ within }: Found, state: SearchState): HTMLElement[] {
  if (!within) return [];
  const { regulation, title, typed } = within;
  const href = writeAddress({ ...state, typed, filter: { ...NO_FILTER, regulation } });
  return group(searchIn(title), [element('a', { href, 'data-search-link': '' }, typed)]);
}

function missingLaw({ missing }: Found): HTMLElement[] {
  if (!missing) return [];
  const links = missing.citing.map((place) =>
    element('a', { href: place.url }, element('span', {}, jumpName(place)), element('small', {}, place.title)),
  );
  return group(notHere(missing), links, { always: true });
}

/** Its attributes are a contract: checks from outside read them. */
function jumpLink(jump: Jump): HTMLAnchorElement {
  return element(
    'a',
    { href: jump.url, 'data-jump': '', 'data-regulation': jump.regulation, 'data-eid': jump.eId },
    element('span', {}, jumpName(jump)),
    element('small', {}, jump.facts),
  );
}

interface GroupOptions {
  /** Links shown; the rest is folded away. */
  readonly open?: number;
  readonly after?: readonly HTMLElement[];
  /** Even without links. */
  readonly always?: boolean;
}

function group(
  title: string,
  links: readonly HTMLElement[],
  { open = links.length, after = [], always }: GroupOptions = {},
): HTMLElement[] {
  if (links.length + after.length === 0 && !always) return [];
  const list = (some: readonly HTMLElement[]) =>
    some.length === 0 ? [] : [element('ul', {}, ...some.map((link) => element('li', {}, link)))];
  const rest = links.slice(open);
  const folded =
    rest.length === 0 ? [] : [element('details', {}, element('summary', {}, `其余${rest.length}部`), ...list(rest))];
  return [
    element(
      'section',
      { class: 'search-offer' },
      element('h2', {}, title),
      ...list(links.slice(0, open)),
      ...folded,
      ...after,
    ),
  ];
}
