/** A search from what was typed to what is shown. Pure but for the loading of index and texts, which are passed in. */
import type { Catalogue } from '../catalogue.ts';
import { applyFilter, type Facets, type Filter } from './filter.ts';
import { type Match, matchesOf } from './matches.ts';
import { type ParsedQuery, parseQuery } from './parse.ts';
import type { Postings } from './postings.ts';
import { inResultOrder, type Order } from './rank.ts';
import { type Result, resultsOf, type ShardLoader } from './result.ts';

export interface SearchIndex {
  readonly catalogue: Catalogue;
  readonly postings: Postings;
  readonly loadShard: ShardLoader;
}

export interface SearchRequest {
  readonly typed: string;
  readonly filter: Filter;
  readonly order: Order;
  /** How many results from the first on are wanted. */
  readonly count: number;
}

/** Why nothing was searched. */
export type Unsearchable = Exclude<ParsedQuery['kind'], 'query'>;

export type SearchAnswer =
  | { readonly kind: 'unsearchable'; readonly why: Unsearchable }
  | {
      readonly kind: 'found';
      /** Results in all, and the hits in them. */
      readonly total: number;
      readonly hits: number;
      readonly results: readonly Result[];
      readonly facets: Facets;
      /** Only the beginning of a long query was searched. */
      readonly cut: boolean;
    };

export async function search(request: SearchRequest, index: SearchIndex): Promise<SearchAnswer> {
  const parsed = parseQuery(request.typed);
  if (parsed.kind !== 'query') return { kind: 'unsearchable', why: parsed.kind };
  const all = await matchesOf(parsed.query, index.postings, index.catalogue);
  const { matches, facets } = applyFilter(all, request.filter, index.catalogue);
  const ordered = inResultOrder(matches, request.order, index.catalogue);
  return {
    kind: 'found',
    total: matches.length,
    hits: hitsIn(matches),
    results: await resultsOf(ordered.slice(0, request.count), index.catalogue, index.loadShard),
    facets,
    cut: parsed.query.cut,
  };
}

function hitsIn(matches: readonly Match[]): number {
  return matches.reduce((total, match) => total + match.hits.length, 0);
}
