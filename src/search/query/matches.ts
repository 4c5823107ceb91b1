import type { Catalogue } from '../catalogue.ts';
import type { Postings } from './engine.ts';
import { type Hit, merged, occurrencesOf } from './occurrences.ts';
import type { Clause, Phrase, Query } from './parse.ts';

/** A record that answers a query. */
export interface Match {
  readonly record: number;
  /** In order of the text, offsets of the indexed text. */
  readonly hits: readonly Hit[];
  /** How many of the query's clauses occur in this very record. */
  readonly clauses: number;
}

/**
 * Every record with a hit, in order of the text, of the divisions in which all required clauses occur and no excluded
 * phrase does.
 */
export async function matchesOf(query: Query, postings: Postings, catalogue: Catalogue): Promise<Match[]> {
  const ofPhrases = async (phrases: readonly Phrase[]) =>
    merged(await Promise.all(phrases.map((phrase) => occurrencesOf(phrase, postings, catalogue))));
  const ofClause = ({ alternatives }: Clause) => ofPhrases(alternatives);
  const [clauses, excluded] = await Promise.all([Promise.all(query.required.map(ofClause)), ofPhrases(query.excluded)]);
  const [first = [], ...rest] = clauses;
  // As most searches are; of one character it finds ten thousand hits
  if (rest.length === 0 && excluded.length === 0) return byRecord(first, () => 1);

  const divisionOf = (hit: Hit) => catalogue.divisions[hit.record] ?? 0;
  const barred = new Set(excluded.map(divisionOf));
  const others = rest.map((hits) => new Set(hits.map(divisionOf)));
  const answers = new Set(
    first.map(divisionOf).filter((division) => !barred.has(division) && others.every((held) => held.has(division))),
  );
  const answering = clauses.map((hits) => hits.filter((hit) => answers.has(divisionOf(hit))));
  const holding = answering.map((hits) => new Set(hits.map(({ record }) => record)));
  return byRecord(merged(answering), (record) => holding.filter((records) => records.has(record)).length);
}

/** Hits by the record they stand in. @param hits in order of the text */
export function byRecord(hits: readonly Hit[], clausesIn: (record: number) => number): Match[] {
  const matches: (Match & { readonly hits: Hit[] })[] = [];
  for (const hit of hits) {
    const match = matches.at(-1);
    if (match?.record === hit.record) match.hits.push(hit);
    else matches.push({ record: hit.record, hits: [hit], clauses: clausesIn(hit.record) });
  }
  return matches;
}
