import { PagefindInstance } from 'virtual:pagefind';
import type { ShardFile } from '../catalogue.ts';
import { type CatalogueFile, type PagefindStart, readCatalogue } from '../catalogue.ts';
import { readChunks } from '../chunks.ts';
import { openLargeIndex, openWholeIndex } from '../levels.ts';
import {
  type ChunkSource,
  forgetting,
  once,
  type PagefindInstance as Pagefind,
  pagefindPostings,
} from '../query/engine.ts';
import type { SearchIndex } from '../query/search.ts';
import { traditionalTable } from '../query/synonyms.ts';
import { DownloadError, type Downloads } from './downloads.ts';

/** Opens the index under `bundle`. @throws DownloadError */
export const openIndex = (bundle: string, downloads: Downloads): Promise<SearchIndex> =>
  import.meta.env.IS_LARGE
    ? openLargeIndex((path) => downloads.json(bundle + path), baseOf(bundle))
    : openWithPagefind(bundle, downloads);

/** Below it lies the index of all editions. */
const baseOf = (bundle: string): string => new URL(bundle.replace(/pagefind\/.*$/u, '')).pathname;

/**
 * Wasm and catalogue are asked for together. With the catalogue, words can be looked up: their chunks are on their way while Pagefind gets
 * ready.
 */
async function openWithPagefind(
  bundle: string,
  downloads: Downloads,
): Promise<SearchIndex & { readonly source: ChunkSource }> {
  if (typeof WebAssembly === 'undefined') throw new DownloadError({ why: 'no-webassembly' });
  void downloads.prefetch(`${bundle}wasm.unknown.pagefind`);
  const json = <T>(name: string) => downloads.json<T>(`${bundle}${name}.json`);
  const file = await json<CatalogueFile>('catalogue');
  const meta = provideStart(bundle, file.pagefind, downloads);
  const pagefind = startPagefind(bundle, file.stamp);
  pagefind.catch(() => {});
  const catalogue = readCatalogue(file);
  const source: ChunkSource = {
    chunks: readChunks(await meta),
    load: ({ hash }) => downloads.prefetch(`${bundle}index/${hash}.pf_index`),
  };
  return {
    catalogue,
    source,
    postings: pagefindPostings({ ...source, pagefind }),
    loadShard: forgetting(Number.POSITIVE_INFINITY, (number: number) =>
      json<ShardFile>(`text/${catalogue.stamp}/${number}`),
    ),
    loadTraditional: once(async () => traditionalTable(await json('traditional'))),
    base: baseOf(bundle),
    loadSpelledNames: once(() => json('pinyin')),
    loadDocumentNumbers: once(() => json('document-numbers')),
    loadVocabulary: once(() => json('vocabulary')),
    loadCitedLaws: once(() => json('cited-laws')),
  };
}

/** What a draft is checked with. @throws DownloadError */
export async function openProofIndex(
  bundle: string,
  downloads: Downloads,
): Promise<{ readonly index: SearchIndex; readonly source: ChunkSource | null }> {
  if (import.meta.env.IS_LARGE) {
    const index = await openWholeIndex((path) => downloads.json(bundle + path), baseOf(bundle));
    return { index, source: null };
  }
  const index = await openWithPagefind(bundle, downloads);
  return { index, source: index.source };
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
