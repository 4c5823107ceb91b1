import { type CatalogueFile, readCatalogue } from '../catalogue.ts';
import { type PagefindInstance, pagefindPostings } from '../query/engine.ts';
import type { SpelledName } from '../query/pinyin.ts';
import type { SearchIndex } from '../query/search.ts';
import { traditionalTable } from '../query/simplify.ts';
import type { ShardFile } from '../shard.ts';
import { DownloadError, type Downloads } from './downloads.ts';

/** Where Pagefind begins. The hash is that of its index: it tells builds apart. */
interface PagefindEntry {
  readonly languages: { readonly und?: { readonly hash: string } };
}

/** The two files whose names never change: a copy is used only when the server says it is the newest. */
const UNCACHED: RequestInit = { cache: 'no-cache' };

interface PagefindScript {
  createInstance(options: { basePath: string; metaCacheTag: string }): PagefindInstance;
}

/**
 * Opens the index under `bundle`. Program, wasm and catalogue are asked for together; the rest follows when searched.
 * @throws DownloadError
 */
export async function openIndex(bundle: string, downloads: Downloads): Promise<SearchIndex> {
  if (typeof WebAssembly === 'undefined') throw new DownloadError({ why: 'no-webassembly' });
  // Pagefind asks for it again, and meets the loss
  downloads.prefetch(`${bundle}wasm.unknown.pagefind`).catch(() => {});
  const [entry, file, script] = await Promise.all([
    loadEntry(bundle, downloads),
    loadJson<CatalogueFile>(`${bundle}catalogue.json`, downloads, UNCACHED),
    importScript(`${bundle}pagefind.js`),
  ]);
  if (entry.languages.und?.hash !== file.index) throw new DownloadError({ why: 'mixed' });
  const catalogue = readCatalogue(file);
  const pagefind = script.createInstance({ basePath: bundle, metaCacheTag: catalogue.stamp });
  const once = <T>(load: () => Promise<T>) => {
    let loaded: Promise<T> | null = null;
    return () => {
      loaded ??= load();
      loaded.catch(() => {
        loaded = null;
      });
      return loaded;
    };
  };
  const shards = new Map<number, Promise<ShardFile>>();
  return {
    catalogue,
    postings: pagefindPostings(pagefind, catalogue.chunkStarts),
    loadShard(number) {
      const shard =
        shards.get(number) ?? loadJson<ShardFile>(`${bundle}text/${catalogue.stamp}/${number}.json`, downloads);
      shards.set(number, shard);
      shard.catch(() => shards.delete(number));
      return shard;
    },
    loadTraditional: once(async () => traditionalTable(await loadJson<string>(`${bundle}traditional.json`, downloads))),
    loadSpelledNames: once(() => loadJson<SpelledName[]>(`${bundle}pinyin.json`, downloads)),
  };
}

async function importScript(url: string): Promise<PagefindScript> {
  try {
    return await import(/* @vite-ignore */ url);
  } catch (error) {
    throw new DownloadError({ why: 'missing', file: 'pagefind.js' }, error);
  }
}

async function loadEntry(bundle: string, downloads: Downloads): Promise<PagefindEntry> {
  const url = `${bundle}pagefind-entry.json`;
  const entry = await parsed<PagefindEntry>(await downloads.prefetch(url, UNCACHED), url);
  // Pagefind asks for its list of chunks when all else has come: by then it is here, a round trip saved
  downloads.prefetch(`${bundle}pagefind.${entry.languages.und?.hash}.pf_meta`).catch(() => {});
  return entry;
}

async function loadJson<T>(url: string, downloads: Downloads, init?: RequestInit): Promise<T> {
  return parsed(await downloads.fetch(url, init), url);
}

/** Files made by the same build: their shape is what their type says unless they are damaged. */
async function parsed<T>(response: Response, url: string): Promise<T> {
  try {
    return await response.json();
  } catch (error) {
    throw new DownloadError({ why: 'damaged', file: url.replace(/^.*\//, '') }, error);
  }
}
