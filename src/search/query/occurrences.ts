import { type Catalogue, lastAtMost } from '../catalogue.ts';
import { lookupOf } from '../words.ts';
import type { Postings } from './engine.ts';
import type { Phrase } from './parse.ts';

/** A stretch of the indexed text that matches, within one record. Offsets are UTF-16, half-open. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly record: number;
}

/** Every place where the phrase stands, in order of the text. A hit that would reach into the next record is none. */
export async function occurrencesOf(phrase: Phrase, postings: Postings, catalogue: Catalogue): Promise<Hit[]> {
  const found = await Promise.all(phrase.spellings.map((spelling) => spellingHits(spelling, postings, catalogue)));
  return merged(found);
}

async function spellingHits(spelling: string, postings: Postings, catalogue: Catalogue): Promise<Hit[]> {
  const lookup = lookupOf(spelling);
  const starts =
    lookup.kind === 'prefix'
      ? await postings.beginningWith(lookup.prefix)
      : await intersection(
          lookup.words.map(async ({ word, offset }) => ({ offset, places: await postings.word(word) })),
        );
  return withinRecords(starts, lookup.length, catalogue.starts);
}

/** Starts p such that every word stands at p + its offset. The rarest word leads. */
async function intersection(lookups: Promise<{ offset: number; places: Uint32Array }>[]): Promise<Uint32Array> {
  const words = (await Promise.all(lookups)).sort((a, b) => a.places.length - b.places.length);
  const [rarest, ...others] = words;
  if (!rarest) return new Uint32Array();
  return rarest.places
    .filter((place) => others.every(({ offset, places }) => includes(places, place - rarest.offset + offset)))
    .map((place) => place - rarest.offset);
}

function includes(sorted: Uint32Array, value: number): boolean {
  return sorted[lastAtMost(sorted, value)] === value;
}

function withinRecords(starts: Uint32Array, length: number, recordStarts: Uint32Array): Hit[] {
  const hits: Hit[] = [];
  let record = 0;
  for (const start of starts) {
    if (start >= (recordStarts[record + 1] ?? 0)) record = lastAtMost(recordStarts, start);
    if (start + length <= (recordStarts[record + 1] ?? 0)) hits.push({ start, end: start + length, record });
  }
  return hits;
}

/** Hits of several phrases in order of the text; of two that begin together the longer one stays. */
export function merged(lists: readonly Hit[][]): Hit[] {
  const [first = [], ...others] = lists;
  if (others.every((hits) => hits.length === 0)) return first;
  const sorted = lists.flat().sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((hit, index) => index === 0 || hit.start !== sorted[index - 1]?.start);
}
