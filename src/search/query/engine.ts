import { type Chunk, chunkOf, chunksOf } from '../chunks.ts';
import type { Postings } from './postings.ts';

/** The part of Pagefind's script that is used. */
export interface PagefindScript {
  readonly PagefindInstance: new (options: { basePath: string; metaCacheTag?: string }) => PagefindInstance;
}

export interface PagefindInstance {
  /** Settles when it can search; the methods below may not be called before. */
  init(language: string, options: { load_wasm: true }): Promise<void>;
  search(term: string): Promise<{ readonly results: readonly { readonly words: readonly number[] }[] }>;
  preload(term: string): Promise<null>;
}

export interface PagefindEngine {
  readonly chunks: readonly Chunk[];
  /** Pagefind, when it can search. */
  readonly pagefind: Promise<PagefindInstance>;
  /** Begins to load a chunk that Pagefind will ask for. */
  readonly prefetch: (chunk: Chunk) => void;
}

/**
 * Asks Pagefind for words. It matches prefixes in all the chunks that happen to be loaded, and answers a quoted search with
 * one place only, so what is asked must make its answer independent of both:
 * - a whole word has no other that begins with it, and stands in the one chunk that Pagefind loads for it
 * - for all words with one first character, all the chunks that can hold any are loaded first
 */
export function pagefindPostings({ chunks, pagefind, prefetch }: PagefindEngine): Postings {
  const known = new Map<string, Promise<Uint32Array>>();
  /** Pagefind keeps what it has loaded. */
  const begun = new Set<Chunk>();

  function begin(chunk: Chunk): void {
    if (!begun.has(chunk)) prefetch(chunk);
    begun.add(chunk);
  }

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
    const { results } = await (await pagefind).search(term);
    return new Uint32Array(results[0]?.words ?? []).sort();
  }

  return {
    word: (word) =>
      remember(word, () => {
        const chunk = chunkOf(word, chunks);
        if (chunk) begin(chunk);
        return places(word);
      }),
    beginningWith: (prefix) =>
      remember(`${prefix}*`, async () => {
        const all = chunksOf(prefix, chunks);
        all.forEach(begin);
        await (await pagefind).preload([prefix, ...all.map(({ from }) => from)].join(' '));
        return places(prefix);
      }),
  };
}

/** Lookups kept: a few dozen queries as they are typed. */
const REMEMBERED = 256;
