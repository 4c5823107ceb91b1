/**
 * A large library without a network: what is kept on this device is searched, and nothing else. Of the index each regulation brings its own
 * texts (`src/publishing/finish.ts`); where words stand is read from them. Loaded by the worker when the index cannot be reached.
 */
import type { Catalogue } from '../catalogue.ts';
import { fold } from '../fold.ts';
import { type LevelLoader, openLargeIndex } from '../levels.ts';
import { forgetting, type Postings } from '../query/engine.ts';
import { recordTexts } from '../query/result.ts';
import { type SearchAnswer, type SearchIndex, type SearchRequest, search } from '../query/search.ts';
import type { SearchDocument } from '../record.ts';
import { charactersOf } from '../words.ts';

/** Null when nothing is kept that could be searched. @param bundle absolute address of the index folder */
export async function searchKept(request: SearchRequest, bundle: string): Promise<SearchAnswer | null> {
  const root = bundle.replace(/pagefind\/.*$/u, '');
  const kept = await openKept(JSON.stringify(await whatIsKept(root)));
  if (kept === null) return null;
  const answer = await search(request, kept.index);
  // A law that is not kept may well be in the library
  return answer.kind === 'found' ? { ...answer, missing: null, kept: kept.count } : answer;
}

/** As the service worker notes it (`src/offline/worker.ts`). */
interface Kept {
  /** Address of the site. */
  readonly root: string;
  /** The cache of the edition that was taken up last; null when there is none. */
  readonly newest: string | null;
  /** Addresses of regulations. */
  readonly regulations: readonly string[];
}

async function whatIsKept(root: string): Promise<Kept> {
  const prefix = `tiaowen:${new URL(root).pathname}:`;
  const inUse = await (await caches.open(`${prefix}in-use`)).match(root);
  const [newest = null]: readonly (string | null)[] = (await inUse?.json()) ?? [];
  const regulations = await (await caches.open(`${prefix}kept`)).keys();
  return { root, newest, regulations: regulations.map(({ url }) => url) };
}

/** Opened once for all searches, until something else is kept. @param kept `Kept`, as JSON */
const openKept = forgetting(1, async (kept: string): Promise<{ index: SearchIndex; count: number } | null> => {
  const { root, newest, regulations }: Kept = JSON.parse(kept);
  if (newest === null) return null;
  const cache = await caches.open(newest);
  const addresses = (await cache.keys()).map(({ url }) => url);
  const all = new Set(addresses);
  const whole = regulations.filter((regulation) => all.has(`${regulation}offline.json`));
  if (whole.length === 0) return null;
  const files = new Map(addresses.map((url) => [url.replace(/^.*\/pagefind\//u, ''), url]));
  const load: LevelLoader = async (path) => {
    const file = await cache.match(files.get(path) ?? path);
    if (file === undefined) throw new Error(`${path} is not kept`);
    return file.json();
  };
  const slugs = whole.map((regulation) => regulation.slice(root.length, -1));
  return { index: await onlyKept(await openLargeIndex(load, new URL(root).pathname), slugs), count: slugs.length };
});

/** Stands for a regulation that is not kept: it has no name, nothing of it is found or opened. */
const NOT_KEPT: SearchDocument = { slug: '', title: '', shortTitles: [], issuers: [], issuedOn: null, rank: null };

/**
 * An index of some of its regulations, which answers as the whole one does, narrowed to them.
 * @param index of a large library, of which only what is shared and the files of these regulations can be loaded
 */
export async function onlyKept(index: SearchIndex, slugs: readonly string[]): Promise<SearchIndex> {
  const { catalogue, loadShard } = index;
  const { levels } = catalogue;
  if (!levels) throw new TypeError('a small library is kept with its index');
  await levels.openAll();
  const kept = new Set(await Promise.all(slugs.map((slug) => levels.open(slug))));
  const documents = catalogue.documents.map((document, at) => (kept.has(at) ? document : NOT_KEPT));
  const nothing = async (): Promise<void> => {};
  const restricted: Catalogue = {
    ...catalogue,
    documents,
    levels: {
      ...levels,
      ...{ named: true, nameAll: nothing, openAll: nothing, reach: nothing, reachDocuments: nothing },
      divideAlike: nothing,
      divide: async () => true,
      open: async (slug) => documents.findIndex((document) => document.slug === slug),
    },
  };
  const { groups, divisions, divisionGroups } = catalogue;
  const records = Array.from(divisions.keys()).filter((record) =>
    kept.has(groups[divisionGroups[divisions[record] ?? 0] ?? 0]?.document ?? -1),
  );
  return {
    ...index,
    catalogue: restricted,
    postings: readPostings(records, await recordTexts(records, restricted, loadShard), restricted),
    // Not kept: they are of the whole library, and help where this does not
    loadVocabulary: async () => ({ words: '', sounds: '' }),
    loadSpelledNames: async () => ({ titles: {}, headings: [] }),
    loadCitedLaws: async () => ({}),
  };
}

/** Looks through the texts, which are few. @param records in order */
function readPostings(records: readonly number[], texts: readonly string[], { starts }: Catalogue): Postings {
  // A line each: folded, no text holds the end of a line
  const lines = texts.map(fold).join('\n');
  const begins = [0];
  for (const text of texts) begins.push((begins.at(-1) ?? 0) + text.length + 1);
  const placesOf = (sought: string): Uint32Array => {
    const places: number[] = [];
    let line = 0;
    for (let at = lines.indexOf(sought); at >= 0; at = lines.indexOf(sought, at + 1)) {
      while (at >= (begins[line + 1] ?? at + 1)) line += 1;
      places.push((starts[records[line] ?? 0] ?? 0) + at - (begins[line] ?? 0));
    }
    return Uint32Array.from(places);
  };
  return {
    word: async (word) => placesOf(charactersOf(word)),
    beginningWith: async (prefix) => placesOf(charactersOf(prefix)),
  };
}
