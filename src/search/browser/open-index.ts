import { PagefindInstance } from 'virtual:pagefind';
import type { ShardFile } from '../catalogue.ts';
import { type CatalogueFile, type PagefindStart, readCatalogue } from '../catalogue.ts';
import { readChunks } from '../chunks.ts';
import {
  type ChunkSource,
  chunkPostings,
  type PagefindInstance as Pagefind,
  pagefindPostings,
} from '../query/engine.ts';
import type { SearchIndex } from '../query/search.ts';
import { traditionalTable } from '../query/synonyms.ts';
import { DownloadError, type Downloads } from './downloads.ts';

/**
 * Opens the index under `bundle`. Wasm and catalogue are asked for together. With the catalogue, words can be looked up: their
 * chunks are on their way while Pagefind gets ready.
 * @throws DownloadError
 */
export async function openIndex(
  bundle: string,
  downloads: Downloads,
): Promise<SearchIndex & { readonly source: ChunkSource }> {
  if (!import.meta.env.IS_LARGE) {
    if (typeof WebAssembly === 'undefined') throw new DownloadError({ why: 'no-webassembly' });
    void downloads.prefetch(`${bundle}wasm.unknown.pagefind`);
  }
  const file = await downloads.json<CatalogueFile>(`${bundle}catalogue.json`);
  const meta = provideStart(bundle, file.pagefind, downloads);
  const pagefind = import.meta.env.IS_LARGE ? null : startPagefind(bundle, file.stamp);
  pagefind?.catch(() => {});
  const catalogue = readCatalogue(file);
  const shards = new Map<number, Promise<ShardFile>>();
  const source: ChunkSource = {
    chunks: readChunks(await meta),
    load: ({ hash }) => downloads.prefetch(`${bundle}index/${hash}.pf_index`),
  };
  return {
    catalogue,
    source,
    postings: pagefind ? pagefindPostings({ ...source, pagefind }) : chunkPostings(source),
    loadShard(number) {
      const shard = shards.get(number) ?? downloads.json(`${bundle}text/${catalogue.stamp}/${number}.json`);
      shards.set(number, shard);
      shard.catch(() => shards.delete(number));
      return shard;
    },
    loadTraditional: once(async () => traditionalTable(await downloads.json(`${bundle}traditional.json`))),
    // Below it lies the index of all editions
    base: new URL(bundle.replace(/pagefind\/.*$/u, '')).pathname,
    loadSpelledNames: once(() => downloads.json(`${bundle}pinyin.json`)),
    loadDocumentNumbers: once(() => downloads.json(`${bundle}document-numbers.json`)),
    loadVocabulary: once(() => downloads.json(`${bundle}vocabulary.json`)),
    loadCitedLaws: once(() => downloads.json(`${bundle}cited-laws.json`)),
  };
}

/** Answers, without asking the server, what Pagefind asks for first. @returns the list of chunks, unpacked */
function provideStart(bundle: string, { entry, meta }: PagefindStart, downloads: Downloads): Promise<Uint8Array> {
  const { languages }: { languages: { und: { hash: string } } } = JSON.parse(entry);
  void downloads.provide(`${bundle}pagefind-entry.json`, new TextEncoder().encode(entry));
  const bytes = Uint8Array.from(atob(meta), (character) => character.charCodeAt(0));
  return downloads.provide(`${bundle}pagefind.${languages.und.hash}.pf_meta`, bytes);
}

async function startPagefind(basePath: string, metaCacheTag: string): Promise<Pagefind> {
  const pagefind = new PagefindInstance({ basePath, metaCacheTag });
  await pagefind.init('und', { load_wasm: true });
  return pagefind;
}

/** Loads at the first call, and again after a failure. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load();
    loaded.catch(() => {
      loaded = null;
    });
    return loaded;
  };
}
