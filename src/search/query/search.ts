/** A search from what was typed to what is shown. Pure but for the loading of index and texts, which are passed in. */
import { type Catalogue, lastAtMost } from '../catalogue.ts';
import { applyFilter, type Facets, type Filter } from './filter.ts';
import { type Instead, insteadOf } from './instead.ts';
import { type JumpTarget, jumpTargets } from './jump.ts';
import { type Match, matchesOf } from './matches.ts';
import { matchesAcrossSigns } from './near.ts';
import { type ParsedQuery, parseQuery, type Query } from './parse.ts';
import { isPinyin, pronounced, type SpelledName } from './pinyin.ts';
import type { Postings } from './postings.ts';
import { inResultOrder, type Order } from './rank.ts';
import { type Listed, locate, type Result, resultsOf, type ShardLoader, urlWithin } from './result.ts';
import { simplified } from './simplify.ts';
import { withSynonyms } from './synonyms.ts';

export interface SearchIndex {
  readonly catalogue: Catalogue;
  readonly postings: Postings;
  readonly loadShard: ShardLoader;
  /** Traditional characters and their simplified forms; asked for only when something was not found. */
  loadTraditional(): Promise<ReadonlyMap<string, string>>;
  /** Asked for only when Latin letters were typed. */
  loadSpelledNames(): Promise<readonly SpelledName[]>;
}

export interface SearchRequest {
  readonly typed: string;
  readonly filter: Filter;
  readonly order: Order;
  /** How many results from the first on are wanted. */
  readonly count: number;
}

/** An article called by its number. */
export interface Jump {
  readonly url: string;
  readonly title: string;
  readonly label: string;
  readonly heading: string;
  readonly eId: string;
}

/** Why nothing was searched. */
export type Unsearchable = Exclude<ParsedQuery['kind'], 'query'>;

export interface Found {
  readonly kind: 'found';
  /** Exact results in all, and the hits in them. */
  readonly total: number;
  readonly hits: number;
  /** Exact results without the filter. */
  readonly everywhere: number;
  /** Results that are not exact; they follow after all exact ones. */
  readonly inexact: number;
  readonly results: readonly Result[];
  readonly facets: Facets;
  readonly jumps: readonly Jump[];
  readonly names: readonly SpelledName[];
  /** What to search for when nothing was found, not even an article of that number or a name so pronounced. */
  readonly instead: readonly Instead[];
  /** The simplified spelling that was searched, when what was typed occurs nowhere; else null. */
  readonly readAs: string | null;
  /** Only the beginning of a long query was searched. */
  readonly cut: boolean;
}

export type SearchAnswer = { readonly kind: 'unsearchable'; readonly why: Unsearchable } | Found;

export async function search(request: SearchRequest, index: SearchIndex): Promise<SearchAnswer> {
  const parsed = parseQuery(request.typed);
  if (parsed.kind !== 'query') return { kind: 'unsearchable', why: parsed.kind };
  const { typed, query, exact, readAs } = await searchAsTyped(request.typed, parsed.query, index);
  const { catalogue } = index;
  const inexact = await inexactMatches(query, exact, index);
  const [narrowed, alike] = [exact, inexact.map(({ match }) => match)].map((matches) =>
    applyFilter(matches, request.filter, catalogue),
  );
  const matches = narrowed?.matches ?? [];
  const others = new Set(alike?.matches);
  const listed: readonly Listed[] = [
    ...inResultOrder(matches, request.order, catalogue).map((match) => ({ match, inexact: null })),
    ...inexact.filter(({ match }) => others.has(match)),
  ];
  const targets = jumpTargets(typed, catalogue, request.filter.regulation);

  async function namesOrInstead(): Promise<[readonly SpelledName[], readonly Instead[]]> {
    const names = await namesOf(typed, index);
    const found = exact.length > 0 || targets.length > 0 || names.length > 0;
    return [names, found ? [] : await insteadOf(query, index.postings, catalogue, index.loadShard)];
  }

  const [results, jumps, [names, instead]] = await Promise.all([
    resultsOf(listed.slice(0, request.count), catalogue, index.loadShard),
    jumpsOf(targets, index),
    namesOrInstead(),
  ]);
  return {
    kind: 'found',
    total: matches.length,
    hits: matches.reduce((total, match) => total + match.hits.length, 0),
    everywhere: exact.length,
    inexact: others.size,
    results,
    facets: (narrowed ?? applyFilter([], request.filter, catalogue)).facets,
    jumps,
    names,
    instead,
    readAs,
    cut: query.cut,
  };
}

interface Searched {
  readonly typed: string;
  readonly query: Query;
  readonly exact: readonly Match[];
  readonly readAs: string | null;
}

/** What was typed, and if it occurs nowhere, its simplified spelling. */
async function searchAsTyped(typed: string, query: Query, index: SearchIndex): Promise<Searched> {
  const exact = await matchesOf(query, index.postings, index.catalogue);
  const asTyped = { typed, query, exact, readAs: null };
  if (exact.length > 0 || !/\p{Script=Han}/u.test(typed)) return asTyped;
  const spelling = simplified(typed, await index.loadTraditional());
  const parsed = parseQuery(spelling);
  if (spelling === typed || parsed.kind !== 'query') return asTyped;
  const matches = await matchesOf(parsed.query, index.postings, index.catalogue);
  return { typed: spelling, query: parsed.query, exact: matches, readAs: spelling };
}

/** Synonyms; and where nothing is exact, what only differs in its signs. */
async function inexactMatches(query: Query, exact: readonly Match[], index: SearchIndex): Promise<Listed[]> {
  const { catalogue, postings, loadShard } = index;
  const wider = withSynonyms(query, catalogue.synonyms);
  if (!wider && exact.length > 0) return [];
  const [alike, across] = await Promise.all([
    wider ? matchesOf(wider, postings, catalogue) : [],
    exact.length > 0 ? [] : matchesAcrossSigns(query, postings, catalogue, loadShard),
  ]);
  const known = new Set([...exact, ...across].map(({ record }) => record));
  const synonyms = inResultOrder(
    alike.filter(({ record }) => !known.has(record)),
    'relevance',
    catalogue,
  );
  return [
    ...across.map((match) => ({ match, inexact: 'signs' as const })),
    ...synonyms.map((match) => ({ match, inexact: 'synonym' as const })),
  ];
}

async function jumpsOf(targets: readonly JumpTarget[], { catalogue, loadShard }: SearchIndex): Promise<Jump[]> {
  return Promise.all(
    targets.map(async ({ division, document, eId }) => {
      const found = await locate(firstRecordOf(division, catalogue), catalogue, loadShard);
      const { label, heading, records } = found.division;
      const exists = records.some((record) => record.eId === eId);
      return {
        url: urlWithin(found.division, exists ? eId : found.division.eId),
        title: catalogue.documents[document]?.title ?? '',
        label,
        heading,
        eId: exists ? eId : found.division.eId,
      };
    }),
  );
}

function firstRecordOf(division: number, { divisions }: Catalogue): number {
  return division === 0 ? 0 : lastAtMost(divisions, division - 1) + 1;
}

async function namesOf(typed: string, index: SearchIndex): Promise<readonly SpelledName[]> {
  return isPinyin(typed) ? pronounced(typed, await index.loadSpelledNames()) : [];
}
