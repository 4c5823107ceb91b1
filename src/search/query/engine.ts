import type { Postings } from './postings.ts';

/** The part of Pagefind's script that is used. */
export interface PagefindInstance {
  search(term: string): Promise<{ readonly results: readonly { readonly words: readonly number[] }[] }>;
  preload(term: string): Promise<void>;
}

/**
 * Asks Pagefind for words. It matches prefixes in all the chunks that happen to be loaded, and answers a quoted search with
 * one place only, so what is asked must make its answer independent of both:
 * - a whole word has no other that begins with it, and stands in the one chunk that Pagefind loads for it
 * - for all words with one first character, all the chunks that can hold any are loaded first
 * @param chunkStarts of the catalogue
 */
export function pagefindPostings(pagefind: PagefindInstance, chunkStarts: readonly string[]): Postings {
  const known = new Map<string, Promise<Uint32Array>>();

  function remember(key: string, find: () => Promise<Uint32Array>): Promise<Uint32Array> {
    const places =
      known.get(key) ??
      find().catch((error: unknown) => {
        known.delete(key);
        throw error;
      });
    known.delete(key);
    known.set(key, places);
    const oldest = known.keys().next();
    if (known.size > REMEMBERED && !oldest.done) known.delete(oldest.value);
    return places;
  }

  async function places(term: string): Promise<Uint32Array> {
    const { results } = await pagefind.search(term);
    return Uint32Array.from(results[0]?.words ?? []).sort();
  }

  return {
    word: (word) => remember(word, () => places(word)),
    beginningWith: (prefix) =>
      remember(`${prefix}*`, async () => {
        await pagefind.preload([prefix, ...chunkStarts.filter((start) => start.startsWith(prefix))].join(' '));
        return places(prefix);
      }),
  };
}

/** Lookups kept: a few dozen queries as they are typed. */
const REMEMBERED = 256;
