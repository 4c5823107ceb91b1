/** The search page's address: `?q=…&kind=…&in=…&rank=…&part=…&issuer=…&year=…&region=…&status=…&sort=…&editions=all`. Unknown values are as good as none. */
import { FILTER_NAMES, type Filter, type FilterName, perFilter, recordKind } from '../query/filter.ts';
import { ORDERS, type Order } from '../query/rank.ts';
import { MAY_HAVE_LEVELS } from '../record.ts';
import { LONGEST_TYPED } from './dialog-shell.ts';

export const VIEWS = ['list', 'kwic'] as const;
/** 列表 · 逐条对照 (keyword in context). */
export type View = (typeof VIEWS)[number];

export type WhichEditions = 'current' | 'all';

export interface SearchState {
  readonly typed: string;
  readonly filter: Filter;
  readonly order: Order;
  readonly view: View;
  /** 现行版本 · 全部版本 */
  readonly editions: WhichEditions;
}

export function readAddress(query: string): SearchState {
  const values = new URLSearchParams(query);
  const value = (name: string) => values.get(name)?.slice(0, 200) || null;
  return {
    typed: values.get('q') ?? '',
    filter: {
      ...perFilter((name) => value(nameOf(name))),
      kind: recordKind(value('kind')),
      // A large library knows the parts of one regulation, a small one neither regions nor what is in force
      ...(MAY_HAVE_LEVELS ? value('in') === null && { part: null } : { region: null, status: null }),
    },
    order: ORDERS.find((order) => order === value('sort')) ?? 'relevance',
    view: VIEWS.find((view) => view === value('view')) ?? 'list',
    editions: value('editions') === 'all' ? 'all' : 'current',
  };
}

const nameOf = (name: FilterName): string => (name === 'regulation' ? 'in' : name);

/** The query string for a state, beginning with `?`, or empty. What does not narrow is left out. */
export function writeAddress({ typed, filter, order, view, editions }: SearchState): string {
  const entries: readonly (readonly [string, string | null])[] = [
    ['q', typed.slice(0, LONGEST_TYPED) || null],
    ...FILTER_NAMES.map((name) => [nameOf(name), filter[name]] as const),
    ['sort', order === 'relevance' ? null : order],
    ['view', view === 'list' ? null : view],
    ['editions', editions === 'current' ? null : editions],
  ];
  const values = new URLSearchParams();
  for (const [name, value] of entries) if (value !== null) values.set(name, value);
  const written = values.toString();
  return written === '' ? '' : `?${written}`;
}
