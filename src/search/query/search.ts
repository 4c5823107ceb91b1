/** A search from what was typed to what is shown. Pure but for the loading of index and texts, which are passed in. */
import type { Catalogue, Levels } from '../catalogue.ts';
import { MAY_HAVE_LEVELS, RECORD_KINDS, type RecordKind } from '../record.ts';
import { readClauses } from './clauses.ts';
import type { Postings } from './engine.ts';
import { applyFilter, type Facets, type Filter, NO_FILTER } from './filter.ts';
import { insteadOf, type Suggestions, type Vocabulary } from './instead.ts';
import { type JumpIndex, type Jumps, jumpsFor } from './jump.ts';
import { type Match, matchesOf } from './matches.ts';
import { isPinyin, regulationsOf, type SpelledName, spelledHeadings } from './names.ts';
import { matchesAcrossSigns } from './near.ts';
import { type ParsedQuery, parseQuery, type Query } from './parse.ts';
import { inResultOrder, type Order } from './rank.ts';
import { type Listed, type Result, resultsOf } from './result.ts';
import { simplified, withSynonyms } from './synonyms.ts';

export interface SearchIndex extends JumpIndex {
  readonly postings: Postings;
  /** Traditional characters and their simplified forms; asked for only when something was not found. */
  loadTraditional(): Promise<ReadonlyMap<string, string>>;
  /** Asked for only when nothing was found. */
  loadVocabulary(): Promise<Vocabulary>;
}

export interface SearchRequest {
  readonly typed: string;
  readonly filter: Filter;
  readonly order: Order;
  /** How many results are wanted, after as many as are there already. */
  readonly count: number;
  readonly skip?: number;
  /** Slug of the regulation read last: 第三条 without a name is most likely its own. */
  readonly lastRead?: string | null;
}

export interface Count {
  /** 段 */
  readonly records: number;
  /** 处 */
  readonly hits: number;
}

/** Why nothing was searched. */
export type Unsearchable = Exclude<ParsedQuery['kind'], 'query'>;

export interface Found extends Jumps {
  readonly kind: 'found';
  /** What is listed and counted: one kind, 正文 unless another was asked for or nothing stands in it. */
  readonly scope: RecordKind;
  /** Exact results of each kind, with the other filters as they are. */
  readonly counts: Readonly<Record<RecordKind, Count>>;
  /** Exact results of the scope in all, and the hits in them. */
  readonly total: number;
  readonly hits: number;
  /** Exact results without the filter. */
  readonly everywhere: number;
  /** Results that are not exact; they follow after all exact ones. */
  readonly inexact: number;
  readonly results: readonly Result[];
  readonly facets: Facets;
  /** Headings and terms by their pronunciation. */
  readonly names: readonly SpelledName[];
  /** What to search for when nothing was found, not even a regulation, an article or a name so pronounced. */
  readonly instead: readonly Suggestions[];
  /** The simplified spelling that was searched, when what was typed occurs nowhere; else null. */
  readonly readAs: string | null;
  /** Only the beginning of a long query was searched. */
  readonly cut: boolean;
  /** The library has only one regulation: results need not name it. */
  readonly single: boolean;
  /** There was no network: only so many regulations were searched, those that are kept on the device. */
  readonly kept?: number;
}

export type SearchAnswer = { readonly kind: 'unsearchable'; readonly why: Unsearchable } | Found;

export async function search(request: SearchRequest, index: SearchIndex): Promise<SearchAnswer> {
  const parsed = parseQuery(request.typed);
  if (parsed.kind !== 'query') return { kind: 'unsearchable', why: parsed.kind };
  const { catalogue } = index;
  const levels = MAY_HAVE_LEVELS && catalogue.levels;
  if (levels) await levels.open(request.filter.regulation);
  const { typed, query, exact, readAs } = await searchAsTyped(request.typed, parsed.query, index);
  const { skip = 0 } = request;
  const inexact = await inexactMatches(query, exact, index);
  const alike = inexact.map(({ match }) => match);
  const kinds = [exact, alike].map((matches) => countsOf(matches, request.filter, catalogue));
  const scope =
    request.filter.kind ??
    kinds.flatMap((counts) => RECORD_KINDS.filter((kind) => counts[kind].records > 0))[0] ??
    'article';
  const filter = { ...request.filter, kind: scope };
  const { matches, facets } = applyFilter(exact, filter, catalogue);
  const naming = levels && named(facets, filter.regulation, catalogue, levels);
  const divided = !levels || (await isDivided(query, exact, levels));
  const others = new Set(applyFilter(alike, filter, catalogue).matches);
  const listed: readonly Listed[] = [
    ...inResultOrder(matches, request.order, catalogue, divided).map((match) => ({ match, inexact: null })),
    ...inexact.filter(({ match }) => others.has(match)),
  ];
  const counts = kinds[0] ?? NOTHING;

  async function jumpsOrInstead(): Promise<Jumps & { names: readonly SpelledName[]; instead: readonly Suggestions[] }> {
    const [jumps, names] = await Promise.all([
      jumpsFor(
        {
          typed,
          within: filter.regulation,
          lastRead: request.lastRead ?? null,
          ...(levels && { isInTitles: exact.some(({ record }) => levels.isTitle(record)) }),
        },
        index,
      ),
      isPinyin(typed) ? index.loadSpelledNames(typed).then((spelled) => spelledHeadings(typed, spelled)) : [],
    ]);
    const found =
      exact.length > 0 ||
      jumps.jumps.length > 0 ||
      jumps.missing ||
      names.length > 0 ||
      readClauses(typed)?.bare === false;
    return {
      ...jumps,
      names,
      instead: found ? [] : await insteadOf(query, await index.loadVocabulary(), index),
    };
  }

  const [results, ways] = await Promise.all([
    resultsOf(listed.slice(skip, skip + request.count), catalogue, index.loadShard),
    jumpsOrInstead(),
  ]);
  const unfiltered = countsOf(exact, NO_FILTER, catalogue);
  return {
    kind: 'found',
    scope,
    counts,
    total: counts[scope].records,
    hits: counts[scope].hits,
    everywhere: RECORD_KINDS.map((kind) => unfiltered[kind].records).find((count) => count > 0) ?? 0,
    inexact: others.size,
    results,
    facets: (naming && (await naming)) || facets,
    ...ways,
    readAs,
    cut: query.cut,
    single: regulationsOf(catalogue).size === 1,
  };
}

/** Results that combine clauses are of articles that are known; others when they are few. */
async function isDivided({ required, excluded }: Query, matches: readonly Match[], levels: Levels): Promise<boolean> {
  return required.length + excluded.length > 1 || levels.divide(matches.map(({ record }) => record));
}

/** Regulations listed of a large library: those that have the most, and the chosen one. The others are found by typing. */
const MOST_REGULATIONS = 8;

async function named(facets: Facets, chosen: string | null, catalogue: Catalogue, levels: Levels): Promise<Facets> {
  const first = [...facets.regulation]
    .sort((a, b) => b.count - a.count)
    .filter(({ value }, at) => at < MOST_REGULATIONS || value === chosen);
  const all = new Map(catalogue.documents.map(({ slug }, document) => [slug, document]));
  const documents = first.map(({ value }) => all.get(value) ?? -1);
  await levels.reachDocuments(documents);
  const regulation = first.map((value, at) => {
    const { slug, title } = catalogue.documents[documents[at] ?? -1] ?? { slug: value.value, title: value.label };
    return { ...value, value: slug, label: title };
  });
  // In which part a record stands is known once its regulation is loaded
  return { ...facets, regulation, part: chosen === null ? [] : facets.part };
}

const NOTHING: Readonly<Record<RecordKind, Count>> = {
  article: { records: 0, hits: 0 },
  note: { records: 0, hits: 0 },
  term: { records: 0, hits: 0 },
};

/** How many of the matches are of each kind, with the other filters as they are. */
function countsOf(
  matches: readonly Match[],
  filter: Filter,
  catalogue: Catalogue,
): Readonly<Record<RecordKind, Count>> {
  const { kind } = applyFilter(matches, { ...filter, kind: null }, catalogue).facets;
  const found = Object.fromEntries(kind.map(({ value, count, hits }) => [value, { records: count, hits }]));
  return { ...NOTHING, ...found };
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
  const levels = MAY_HAVE_LEVELS && catalogue.levels;
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
    !levels || !wider || (await isDivided(wider, alike, levels)),
  );
  return [
    ...across.map((match) => ({ match, inexact: 'signs' as const })),
    ...synonyms.map((match) => ({ match, inexact: 'synonym' as const })),
  ];
}
