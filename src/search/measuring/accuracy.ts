import { fold } from '../fold.ts';
import { matchesOf } from '../query/matches.ts';
import { parseQuery } from '../query/parse.ts';
import type { SearchIndex } from '../query/search.ts';
import type { SearchRecord } from '../record.ts';

/** Searches for texts of one length against plain reading; the last three count records, of all searches together. */
export interface Accuracy {
  readonly length: number;
  readonly searches: number;
  /** That contain what was searched. */
  readonly expected: number;
  /** Of those, the ones found. */
  readonly found: number;
  /** Found though they do not contain it. */
  readonly wrong: number;
}

/**
 * Compares searches for substrings of each length with plain substring search.
 * @param records what was indexed; none is empty
 * @param searches as many of each length, fewer where the texts have no more
 */
export async function accuracyOf(
  { postings, catalogue }: Pick<SearchIndex, 'postings' | 'catalogue'>,
  records: readonly SearchRecord[],
  lengths: readonly number[],
  searches: number,
): Promise<readonly Accuracy[]> {
  const folded = records.map(({ text }) => fold(text));
  const search = async (typed: string): Promise<ReadonlySet<number>> => {
    const parsed = parseQuery(typed);
    if (parsed.kind !== 'query') throw new Error(`${typed} cannot be searched`);
    return new Set((await matchesOf(parsed.query, postings, catalogue)).map(({ record }) => record));
  };
  return Promise.all(
    lengths.map(async (length) => {
      const samples = sampleTexts(folded, length, searches);
      let [expected, found, wrong] = [0, 0, 0];
      for (const text of samples) {
        const containing = folded.flatMap((record, position) => (record.includes(text) ? [position] : []));
        const results = await search(text);
        const right = containing.filter((record) => results.has(record)).length;
        expected += containing.length;
        found += right;
        wrong += results.size - right;
      }
      return { length, searches: samples.length, expected, found, wrong };
    }),
  );
}

/** Different substrings of letters and digits from texts spread evenly over all; the same every time. */
export function sampleTexts(texts: readonly string[], length: number, count: number): readonly string[] {
  const samples = new Set<string>();
  for (let step = 0; samples.size < count && step < 100 * count; step += 1) {
    const text = texts[(step * 7919 + length * 101) % texts.length] ?? '';
    const at = (step * 31) % Math.max(1, text.length - length + 1);
    const sample = text.slice(at, at + length);
    if (sample.length === length && /^[\p{L}\p{N}]+$/u.test(sample)) samples.add(sample);
  }
  return [...samples];
}
