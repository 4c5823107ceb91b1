import { fold } from '../fold.ts';
import { matchesOf } from '../query/matches.ts';
import { parseQuery } from '../query/parse.ts';
import type { SearchRecord } from '../record.ts';
import type { TestBundle } from './bundle.ts';

export interface Accuracy {
  readonly length: number;
  readonly searches: number;
  /** Shares of 1: of the records that contain the text, those found; of those found, the ones that contain it. */
  readonly recall: number;
  readonly precision: number;
}

/** Compares searches for substrings of each length with plain substring search. */
export async function accuracyOf(
  bundle: TestBundle,
  records: readonly SearchRecord[],
  lengths: readonly number[],
  searches: number,
): Promise<readonly Accuracy[]> {
  const folded = records.map(({ text }) => fold(text));
  const postings = await bundle.postings();
  const search = async (typed: string): Promise<ReadonlySet<number>> => {
    const parsed = parseQuery(typed);
    if (parsed.kind !== 'query') throw new Error(`${typed} cannot be searched`);
    return new Set((await matchesOf(parsed.query, postings, bundle.catalogue)).map(({ record }) => record));
  };
  return Promise.all(
    lengths.map(async (length) => {
      let [found, expected, right] = [0, 0, 0];
      for (const text of sampleTexts(folded, length, searches)) {
        const containing = folded.flatMap((record, index) => (record.includes(text) ? [index] : []));
        const results = await search(text);
        found += results.size;
        expected += containing.length;
        right += containing.filter((record) => results.has(record)).length;
      }
      return { length, searches, recall: right / expected, precision: right / found };
    }),
  );
}

/** Substrings without signs from texts spread evenly over all; the same every time. */
export function sampleTexts(texts: readonly string[], length: number, count: number): readonly string[] {
  const samples: string[] = [];
  for (let step = 0; samples.length < count && step < 100 * count; step += 1) {
    const text = texts[(step * 7919 + length * 101) % texts.length] ?? '';
    const at = (step * 31) % Math.max(1, text.length - length + 1);
    const sample = text.slice(at, at + length);
    if (sample.length === length && /^[\p{L}\p{N}]+$/u.test(sample)) samples.push(sample);
  }
  return samples;
}
