import type { Catalogue } from '../catalogue.ts';
import { fold, withoutSigns } from '../fold.ts';
import type { Postings } from './engine.ts';
import { type Hit, occurrencesOf } from './occurrences.ts';
import type { Query } from './parse.ts';
import { recordTexts, type ShardLoader } from './result.ts';

/** A search that would find something. */
export interface Instead {
  /** `part`: the longest stretch of what was typed that occurs; `neighbour`: what the text has where one character differs. */
  readonly kind: 'part' | 'neighbour';
  readonly text: string;
  /** Hits. */
  readonly count: number;
}

const MOST = 6;
/** Only the beginning of a long phrase is taken apart. */
const LONGEST = 24;
/** Places looked at for a spelling neighbour. */
const PLACES = 12;

/** What to search for instead of a query that found nothing. */
export async function insteadOf(
  query: Query,
  postings: Postings,
  catalogue: Catalogue,
  load: ShardLoader,
): Promise<Instead[]> {
  const offers: Instead[] = [];
  for (const { alternatives } of query.required) {
    const bare = withoutSigns(alternatives[0]?.spellings.at(-1) ?? '').slice(0, LONGEST);
    const parts = await longestParts(bare, postings, catalogue);
    const neighbours = await Promise.all(
      parts.map((part) =>
        neighboursOf(bare, part, catalogue, load).then((texts) => counted(texts, postings, catalogue)),
      ),
    );
    offers.push(
      ...neighbours.flat(),
      ...parts.map(({ text, hits }) => ({ kind: 'part' as const, text, count: hits.length })),
    );
  }
  const texts = new Set<string>();
  return offers.filter(({ text }) => !texts.has(text) && texts.add(text)).slice(0, MOST);
}

interface Part {
  readonly text: string;
  /** Where in the phrase it begins. */
  readonly at: number;
  readonly hits: readonly Hit[];
}

/** The longest stretches that occur, of at least two characters, or the whole if it does (another term was missing). */
async function longestParts(phrase: string, postings: Postings, catalogue: Catalogue): Promise<Part[]> {
  const shortest = phrase.length === 1 ? 1 : 2;
  for (let length = phrase.length; length >= shortest; length -= 1) {
    const starts = Array.from({ length: phrase.length - length + 1 }, (_, at) => at);
    const parts = await Promise.all(
      starts.map(async (at) => {
        const text = phrase.slice(at, at + length);
        return { text, at, hits: await occurrencesOf({ typed: text, spellings: [text] }, postings, catalogue) };
      }),
    );
    const found = parts.filter(({ hits }) => hits.length > 0);
    if (found.length > 0) return found;
  }
  return [];
}

/** Texts as long as the phrase around the part's hits that differ from the phrase in one character: 质量提生 → 质量提升. */
async function neighboursOf(phrase: string, part: Part, catalogue: Catalogue, load: ShardLoader): Promise<string[]> {
  if (part.text.length === phrase.length) return [];
  const hits = part.hits.slice(0, PLACES);
  const texts = await recordTexts(
    hits.map(({ record }) => record),
    catalogue,
    load,
  );
  const around = hits.map((hit, index) => {
    const start = hit.start - (catalogue.starts[hit.record] ?? 0) - part.at;
    return start < 0 ? '' : fold(texts[index] ?? '').slice(start, start + phrase.length);
  });
  return [...new Set(around)].filter((text) => text === withoutSigns(text) && differences(text, phrase) === 1);
}

function differences(a: string, b: string): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Array.from(a).filter((character, index) => character !== Array.from(b)[index]).length;
}

function counted(texts: readonly string[], postings: Postings, catalogue: Catalogue): Promise<Instead[]> {
  return Promise.all(
    texts.map(async (text) => {
      const hits = await occurrencesOf({ typed: text, spellings: [text] }, postings, catalogue);
      return { kind: 'neighbour' as const, text, count: hits.length };
    }),
  );
}
