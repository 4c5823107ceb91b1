import { type Child, element } from '../../browser/dom.ts';
import { type FacetValue, FILTER_NAMES, type FilterName } from '../query/filter.ts';
import type { Found } from '../query/search.ts';
import { MAY_HAVE_LEVELS, RECORD_KINDS } from '../record.ts';
import { type SearchState, writeAddress } from './address.ts';
import { countOf, FILTER_TITLES, KIND_NAMES } from './wording.ts';

/** Values shown before the rest is folded away. */
const SHOWN = 8;
/** More are found by typing. */
const MOST_LISTED = 40;

export interface FacetList {
  readonly sections: readonly HTMLElement[];
  /** What is narrowed to, as printed. */
  readonly chosen: readonly string[];
}

/** The filters that would divide the results, each value a link to the narrowed search; the chosen one leads back. */
export function facetList({ facets, total }: Found, state: SearchState): FacetList {
  const divides = (name: FilterName) => {
    // 第一章 总则 of twenty laws is no one part
    if (name === 'part' && state.filter.regulation === null && facets.regulation.length > 1) return false;
    return facets[name].some(({ count }) => count < total);
  };
  const names = FILTER_NAMES.filter((name) => name !== 'kind').filter(
    (name) => state.filter[name] !== null || divides(name),
  );
  return {
    sections: names.map((name) =>
      element(
        'section',
        { class: 'search-facet' },
        element('h2', {}, FILTER_TITLES[name]),
        ...listed(name, inOrder(name, withChosen(facets[name], state.filter[name])), state),
      ),
    ),
    chosen: names.flatMap((name) =>
      withChosen(facets[name], state.filter[name])
        .filter(({ value }) => value === state.filter[name])
        .map(({ label }) => label),
    ),
  };
}

/** What was chosen can be taken back even where it has no results, or exists nowhere. */
function withChosen(values: readonly FacetValue[], chosen: string | null): readonly FacetValue[] {
  if (chosen === null || values.some(({ value }) => value === chosen)) return values;
  return [{ value: chosen, label: chosen, count: 0, hits: 0 }, ...values];
}

type Choose = (value: FacetValue) => HTMLElement;

function listed(name: FilterName, values: readonly FacetValue[], state: SearchState): Child[] {
  const choose: Choose = (value) => choice(name, value, state);
  const isLong = MAY_HAVE_LEVELS && values.length > MOST_LISTED;
  return isLong ? finder(name, values, state.filter[name], choose) : folded(values.map(choose));
}

function folded(choices: readonly HTMLElement[]): Child[] {
  const list = (items: readonly HTMLElement[]) => element('ul', {}, ...items);
  if (choices.length <= SHOWN + 1) return [list(choices)];
  return [
    list(choices.slice(0, SHOWN)),
    element('details', {}, element('summary', {}, `其余${choices.length - SHOWN}项`), list(choices.slice(SHOWN))),
  ];
}

/** A list that one types into: some hundred issuers are looked through by nobody. */
function finder(name: FilterName, values: readonly FacetValue[], chosen: string | null, choose: Choose): Child[] {
  const input = element('input', {
    type: 'search',
    'aria-label': `查找${FILTER_TITLES[name]}`,
    placeholder: '输入几个字',
  });
  const list = element('ul', {});
  const fill = () => {
    list.replaceChildren(...shownOf(values, input.value.trim(), chosen).map(choose));
  };
  input.addEventListener('input', fill);
  fill();
  return [list, input];
}

/** What is chosen, to be taken back; and of the others some, or those that hold what was typed. */
export function shownOf(values: readonly FacetValue[], typed: string, chosen: string | null): readonly FacetValue[] {
  const others = values.filter(({ value, label }) => value !== chosen && label.includes(typed));
  return [...values.filter(({ value }) => value === chosen), ...others.slice(0, typed === '' ? SHOWN : MOST_LISTED)];
}

/** Parts stay in order of the text; years run backwards; the rest by count. */
function inOrder(name: FilterName, values: readonly FacetValue[]): readonly FacetValue[] {
  if (name === 'part') return values;
  if (name === 'year') return [...values].sort((a, b) => Number(b.value) - Number(a.value));
  return [...values].sort((a, b) => b.count - a.count);
}

function choice(name: FilterName, { value, label, count }: FacetValue, state: SearchState): HTMLElement {
  const chosen = state.filter[name] === value;
  const filter = { ...state.filter, [name]: chosen ? null : value };
  return element(
    'li',
    {},
    element(
      'a',
      {
        href: writeAddress({ ...state, filter }) || '?',
        'aria-current': chosen ? 'true' : null,
        'data-search-link': '',
      },
      element('span', {}, label),
      ' ',
      element('span', {}, chosen ? '×' : String(count)),
    ),
  );
}

/** 正文, 注释, 术语, each with its own counts and a link that keeps the rest of the address. */
export function kindLinks({ counts, scope }: Found, state: SearchState): readonly HTMLElement[] {
  return RECORD_KINDS.map((kind) =>
    element(
      'a',
      {
        href: writeAddress({ ...state, filter: { ...state.filter, kind } }),
        'aria-current': kind === scope ? 'true' : null,
        'data-search-link': '',
      },
      KIND_NAMES[kind],
      ' ',
      element('small', {}, countOf(counts[kind])),
    ),
  );
}
