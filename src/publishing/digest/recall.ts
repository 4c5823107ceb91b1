import type { Library } from '../../regulation/regulation.ts';
import { fold } from '../../search/fold.ts';
import { matchesOf } from '../../search/query/matches.ts';
import { parseQuery } from '../../search/query/parse.ts';
import type { SearchRecord } from '../../search/record.ts';
import { makeTestBundle } from '../../search/testing/bundle.ts';

/** Searches for stretches of the texts against plain reading of them; numbers of places. */
export interface Recall {
  readonly queries: number;
  readonly expected: number;
  readonly found: number;
  /** Found where the stretch does not stand. */
  readonly wrong: number;
}

const LENGTHS = [2, 3, 4, 6, 8] as const;
/** Of each length. */
const SAMPLE = 40;

/** Builds the search index of the records and asks it; the same records are always asked the same. */
export async function measureRecall(records: readonly SearchRecord[], synonyms: Library['synonyms']): Promise<Recall> {
  const searchable = records.filter(({ text }) => text.length > 0);
  const texts = searchable.map(({ text }) => fold(text));
  await using bundle = await makeTestBundle(searchable, synonyms);
  const postings = await bundle.postings();
  let [expected, found, wrong] = [0, 0, 0];
  const queries = LENGTHS.flatMap((length) => sample(texts, length));
  for (const query of queries) {
    const parsed = parseQuery(query);
    if (parsed.kind !== 'query') continue;
    const matches = new Set((await matchesOf(parsed.query, postings, bundle.catalogue)).map(({ record }) => record));
    const places = texts.flatMap((text, record) => (text.includes(query) ? [record] : []));
    const hits = places.filter((record) => matches.has(record)).length;
    expected += places.length;
    found += hits;
    wrong += matches.size - hits;
  }
  return { queries: queries.length, expected, found, wrong };
}

/** Stretches of letters and numbers from places spread over all texts. */
function sample(texts: readonly string[], length: number): readonly string[] {
  const stretches = new Set<string>();
  for (let step = 0; stretches.size < SAMPLE && step < SAMPLE * 20; step += 1) {
    const text = texts[(step * 7919 + length * 101) % texts.length] ?? '';
    const at = (step * 31) % Math.max(1, text.length - length + 1);
    const stretch = text.slice(at, at + length);
    if (stretch.length === length && /^[\p{L}\p{N}]+$/u.test(stretch)) stretches.add(stretch);
  }
  return [...stretches];
}
