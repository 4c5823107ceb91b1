import type { Catalogue, CatalogueGroup } from '../catalogue.ts';
import { MAY_HAVE_LEVELS, RECORD_KINDS, type RecordKind, type SearchDocument } from '../record.ts';
import type { Match } from './matches.ts';

/** What results are narrowed by; null does not narrow. */
export interface Filter {
  /** Null: the official text, or where nothing stands in it, what editors say. */
  readonly kind: RecordKind | null;
  /** Slug of a regulation. */
  readonly regulation: string | null;
  /** 效力级别: 法律. */
  readonly rank: string | null;
  /** Container, as `SearchDivision.part` prints it. */
  readonly part: string | null;
  readonly issuer: string | null;
  readonly year: string | null;
  /** 上海市; of a large library, as the next. */
  readonly region: string | null;
  /** 时效性: 现行有效. */
  readonly status: string | null;
}

export type FilterName = keyof Filter;

/** Something for each filter. */
export const perFilter = <T>(of: (name: FilterName) => T): Record<FilterName, T> => ({
  kind: of('kind'),
  regulation: of('regulation'),
  rank: of('rank'),
  part: of('part'),
  issuer: of('issuer'),
  year: of('year'),
  region: of('region'),
  status: of('status'),
});

export const NO_FILTER: Filter = perFilter(() => null);

/** In the order that they are offered in. */
export const FILTER_NAMES: readonly FilterName[] = Object.values(perFilter((name) => name));

/** A value of a filter, how many results it leaves and how many hits are in them. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly hits: number;
}

export type Facets = Readonly<Record<FilterName, readonly FacetValue[]>>;

/** A value from outside, or null when no such kind exists. */
export function recordKind(value: string | null): RecordKind | null {
  return RECORD_KINDS.find((kind) => kind === value) ?? null;
}

type GroupValues = Readonly<Record<FilterName, readonly { readonly value: string; readonly label: string }[]>>;

/** What a group of divisions says for each filter. */
function valuesOf({ document, kind, part }: CatalogueGroup, { documents, ranks }: Catalogue): GroupValues {
  const regulation = documents[document];
  return {
    kind: [plain(kind)],
    // Terms belong to no regulation
    regulation: regulation && kind !== 'term' ? [{ value: regulation.slug, label: regulation.title }] : [],
    rank: regulation?.rank == null ? [] : [plain(ranks[regulation.rank] ?? '')],
    part: part === '' ? [] : [plain(part)],
    issuer: (regulation?.issuers ?? []).map(plain),
    year: regulation?.issuedOn ? [plain(regulation.issuedOn.slice(0, 4))] : [],
    ...(MAY_HAVE_LEVELS ? { region: regionIn(regulation), status: statusIn(kind, regulation) } : NOWHERE),
  };
}

const plain = (value: string) => ({ value, label: value });
const NOWHERE = { region: [], status: [] } as const;

const regionIn = (regulation: SearchDocument | undefined) => (regulation?.region ? [plain(regulation.region)] : []);

/** 2012年公布，已被修改 → 已被修改; only of a large library. */
const statusIn = (kind: RecordKind, regulation: SearchDocument | undefined) =>
  kind === 'term' || regulation?.region === undefined
    ? []
    : [plain((regulation.standing ?? '现行有效').replace(/^.*，/u, ''))];

export interface Filtered {
  readonly matches: readonly Match[];
  readonly facets: Facets;
}

/** The matches of a group, what it says for each filter, and the filters that it does not pass. */
interface Counted {
  count: number;
  hits: number;
  readonly values: GroupValues;
  readonly failed: readonly FilterName[];
}

/** The matches that pass, and for each filter what its values would leave with the other filters as they are. */
export function applyFilter(matches: readonly Match[], filter: Filter, catalogue: Catalogue): Filtered {
  const groupOf = ({ record }: Match) => catalogue.divisionGroups[catalogue.divisions[record] ?? 0] ?? 0;
  const chosen = FILTER_NAMES.filter((name) => filter[name] !== null);

  const perGroup = new Map<number, Counted>();
  for (const match of matches) {
    const known = perGroup.get(groupOf(match));
    const group = catalogue.groups[groupOf(match)];
    if (known) {
      known.count += 1;
      known.hits += match.hits.length;
    } else if (group) {
      const values = valuesOf(group, catalogue);
      const failed = chosen.filter((name) => !values[name].some(({ value }) => value === filter[name]));
      perGroup.set(groupOf(match), { count: 1, hits: match.hits.length, values, failed });
    }
  }

  const countsOf = (name: FilterName): FacetValue[] => {
    const counted = new Map<string, FacetValue>();
    for (const { count, hits, values, failed } of perGroup.values()) {
      if (failed.some((other) => other !== name)) continue;
      for (const { value, label } of values[name]) {
        const before = counted.get(value);
        counted.set(value, { value, label, count: (before?.count ?? 0) + count, hits: (before?.hits ?? 0) + hits });
      }
    }
    return [...counted.values()];
  };
  return {
    matches:
      chosen.length === 0 ? matches : matches.filter((match) => perGroup.get(groupOf(match))?.failed.length === 0),
    facets: perFilter(countsOf),
  };
}
