import type { Catalogue } from '../catalogue.ts';
import { type Hit, inOrder, occurrencesOf } from './occurrences.ts';
import type { Clause, Phrase, Query } from './parse.ts';
import type { Postings } from './postings.ts';

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
    inOrder((await Promise.all(phrases.map((phrase) => occurrencesOf(phrase, postings, catalogue)))).flat());
  const ofClause = ({ alternatives }: Clause) => ofPhrases(alternatives);
  const [clauses, excluded] = await Promise.all([Promise.all(query.required.map(ofClause)), ofPhrases(query.excluded)]);
  const divisionOf = (hit: Hit) => catalogue.divisions[hit.record] ?? 0;

  const barred = new Set(excluded.map(divisionOf));
  const [first = [], ...rest] = clauses;
  const others = rest.map((hits) => new Set(hits.map(divisionOf)));
  const answers = new Set(
    first.map(divisionOf).filter((division) => !barred.has(division) && others.every((held) => held.has(division))),
  );
  return byRecord(clauses.map((hits) => hits.filter((hit) => answers.has(divisionOf(hit)))));
}

function byRecord(clauses: readonly (readonly Hit[])[]): Match[] {
  const records = new Map<number, { hits: Hit[]; clauses: number }>();
  for (const hits of clauses) {
    const seen = new Set<number>();
    for (const hit of hits) {
      const entry = records.get(hit.record) ?? { hits: [], clauses: 0 };
      records.set(hit.record, entry);
      entry.hits.push(hit);
      if (!seen.has(hit.record)) entry.clauses += 1;
      seen.add(hit.record);
    }
  }
  return [...records]
    .sort(([a], [b]) => a - b)
    .map(([record, { hits, clauses: held }]) => ({
      record,
      hits: clauses.length > 1 ? inOrder(hits) : hits,
      clauses: held,
    }));
}
