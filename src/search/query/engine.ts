import { type Chunk, chunkOf, chunksOf, placesBeginningWith, placesOfWord } from '../chunks.ts';

/** Where words stand in the indexed text, as offsets in ascending order. The engine behind it is Pagefind. */
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
export const pagefindPostings = ({ pagefind, ...source }: PagefindEngine): Postings =>
  postingsIn(source, async (word) => {
    const { results } = await (await pagefind).search(word);
    return new Uint32Array(results[0]?.words ?? []).sort();
  });

/** Reads words from the chunks themselves, without Pagefind: of a large library, whose readers wait for enough. */
export const chunkPostings = (source: ChunkSource): Postings =>
  postingsIn(source, async (word, chunk) => (chunk ? placesOfWord(word, await chunk) : new Uint32Array()));

/**
 * All words with one first character are read from their chunks in any case: Pagefind weighs and sorts each of ten thousand places, which
 * takes longer than a keystroke.
 * @param find looks up a word; its chunk is on its way
 */
function postingsIn(
  { chunks, load }: ChunkSource,
  find: (word: string, chunk: Promise<Uint8Array> | null) => Promise<Uint32Array>,
): Postings {
  const known = new Map<string, Promise<Uint32Array>>();
  const loaded = new Map<Chunk, Promise<Uint8Array>>();

  function begin(chunk: Chunk): Promise<Uint8Array> {
    const bytes = loaded.get(chunk) ?? load(chunk);
    loaded.set(chunk, bytes);
    // Whoever waits for it meets the loss
    bytes.catch(() => loaded.delete(chunk));
    return bytes;
  }

  function remember(key: string, look: () => Promise<Uint32Array>): Promise<Uint32Array> {
    const places =
      known.get(key) ??
      look().catch((error: unknown) => {
        known.delete(key);
        throw error;
      });
    known.delete(key);
    known.set(key, places);
    const oldest = known.keys().next();
    if (known.size > REMEMBERED && !oldest.done) known.delete(oldest.value);
    return places;
  }

  return {
    word: (word) =>
      remember(word, () => {
        const chunk = chunkOf(word, chunks);
        return find(word, chunk && begin(chunk));
      }),
    beginningWith: (prefix) =>
      remember(`${prefix}*`, async () => {
        const held = await Promise.all(
          chunksOf(prefix, chunks).map(async (chunk) => placesBeginningWith(prefix, await begin(chunk))),
        );
        return Uint32Array.from(held.flat()).sort();
      }),
  };
}

/** Lookups kept: a few dozen queries as they are typed. */
const REMEMBERED = 256;
