import { type Catalogue, lastAtMost } from '../catalogue.ts';
import { MAY_HAVE_LEVELS } from '../record.ts';
import { lookupOf } from '../words.ts';
import type { Postings } from './engine.ts';
import { type Hit, merged, occurrencesOf } from './occurrences.ts';
import type { Phrase, Query, Requirement } from './parse.ts';

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
  const ofClause = ({ alternatives }: Requirement) => ofPhrases(alternatives);
  const [clauses, excluded] = await Promise.all([Promise.all(query.required.map(ofClause)), ofPhrases(query.excluded)]);
  const [first = [], ...rest] = clauses;
  // As most searches are; of one character it finds ten thousand hits
  if (rest.length === 0 && excluded.length === 0) return byRecord(first, () => 1);

  const levels = MAY_HAVE_LEVELS && catalogue.levels;
  if (levels) await levels.divideAlike(clauses.map((hits) => hits.map(({ record }) => record)));
  const divisionOf = (hit: Hit) => catalogue.divisions[hit.record] ?? 0;
  const barred = new Set(excluded.map(divisionOf));
  const others = rest.map((hits) => new Set(hits.map(divisionOf)));
  const answers = new Set(
    first.map(divisionOf).filter((division) => !barred.has(division) && others.every((held) => held.has(division))),
  );
  const inArticles = clauses.map((hits) => hits.filter((hit) => answers.has(divisionOf(hit))));
  const answering = query.together ? await inOneSentence(inArticles, postings) : inArticles;
  const holding = answering.map((hits) => new Set(hits.map(({ record }) => record)));
  return byRecord(merged(answering), (record) => holding.filter((records) => records.has(record)).length);
}

/** What ends a sentence, wherever it stands: the texts need not be loaded for it. */
const SENTENCE_ENDS = ['。', '！', '？'];

/** Of each clause the hits in sentences that have hits of all. */
async function inOneSentence(clauses: readonly (readonly Hit[])[], postings: Postings): Promise<Hit[][]> {
  const ends = await Promise.all(
    SENTENCE_ENDS.map((mark) => {
      const lookup = lookupOf(mark);
      return lookup.kind === 'prefix' ? postings.beginningWith(lookup.prefix) : new Uint32Array();
    }),
  );
  const marks = Uint32Array.from([0, ...ends.flatMap((places) => [...places])]).sort();
  const sentenceOf = ({ start, record }: Hit) => `${record} ${lastAtMost(marks, start)}`;
  const sentences = clauses.map((hits) => new Set(hits.map(sentenceOf)));
  return clauses.map((hits) => hits.filter((hit) => sentences.every((held) => held.has(sentenceOf(hit)))));
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
