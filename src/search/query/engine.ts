import { type Chunk, chunkOf, chunksOf, placesBeginningWith } from '../chunks.ts';

/** Where words stand in the indexed text, as offsets in ascending order. The engine behind it is Pagefind; of a large library `levels.ts`. */
export interface Postings {
  word(word: string): Promise<Uint32Array>;
  /** Of all words that begin with a character (as `lookupOf` spells it): where that character stands. */
  beginningWith(prefix: string): Promise<Uint32Array>;
}

/** The part of Pagefind's script that is used. */
export interface PagefindScript {
  readonly PagefindInstance: new (options: { basePath: string; metaCacheTag?: string }) => PagefindInstance;
}

export interface PagefindInstance {
  /** Settles when it can search; the methods below may not be called before. */
  init(language: string, options: { load_wasm: true }): Promise<void>;
  search(term: string): Promise<{ readonly results: readonly { readonly words: readonly number[] }[] }>;
}

/** The chunks of an index, and how they are loaded. */
export interface ChunkSource {
  readonly chunks: readonly Chunk[];
  /** Loads a chunk, unpacked. Should Pagefind ask for it too, it is here. */
  readonly load: (chunk: Chunk) => Promise<Uint8Array>;
}

export interface PagefindEngine extends ChunkSource {
  /** Pagefind, when it can search. */
  readonly pagefind: Promise<PagefindInstance>;
}

/**
 * Asks Pagefind for words. It matches prefixes in all the chunks that happen to be loaded, and answers a quoted search with
 * one place only, so what is asked must make its answer independent of both: a whole word has no other that begins with it, and
 * stands in the one chunk that Pagefind loads for it.
 */
export function pagefindPostings({ pagefind, chunks, load }: PagefindEngine): Postings {
  const loaded = forgetting(Number.POSITIVE_INFINITY, load);
  return remembering({
    async word(word) {
      const chunk = chunkOf(word, chunks);
      if (chunk) void loaded(chunk);
      const { results } = await (await pagefind).search(word);
      return new Uint32Array(results[0]?.words ?? []).sort();
    },
    // Read from their chunks: Pagefind weighs and sorts each of ten thousand places, which takes longer than a keystroke
    async beginningWith(prefix) {
      const held = await Promise.all(
        chunksOf(prefix, chunks).map(async (chunk) => placesBeginningWith(prefix, await loaded(chunk))),
      );
      return Uint32Array.from(held.flat()).sort();
    },
  });
}

/** Lookups kept: a few dozen queries as they are typed. */
const REMEMBERED = 256;

export function remembering({ word, beginningWith }: Postings): Postings {
  return { word: forgetting(REMEMBERED, word), beginningWith: forgetting(REMEMBERED, beginningWith) };
}

/** Loads what is asked for and keeps what was asked for last; what failed is loaded again. */
export function forgetting<K, T>(most: number, load: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const known = new Map<K, Promise<T>>();
  return (key) => {
    const answer = known.get(key) ?? load(key);
    known.delete(key);
    known.set(key, answer);
    answer.catch(() => known.delete(key));
    const oldest = known.keys().next();
    if (known.size > most && !oldest.done) known.delete(oldest.value);
    return answer;
  };
}

/** Loads at the first call, and again after a failure. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  const only = forgetting(1, load);
  return () => only(undefined);
}
