/**
 * The service worker: after one visit a regulation reads and searches without a network. It is published as one file, `/sw.js`,
 * with its types taken off, so it imports nothing; `src/publishing/finish.ts` fills in the edition.
 *
 * Editions never mix. A file is kept only if it is, by its SHA-256, the one of this edition. Online, readers get what the
 * server has now; offline, a page and all it asks for come from one edition.
 */
declare const self: ServiceWorkerGlobalScope;

/** What of the site's files is kept; paths below the site's root with the beginnings of their SHA-256. */
interface OfflineList {
  readonly edition: string;
  /** What they take on the device. */
  readonly bytes: number;
  readonly files: readonly (readonly [path: string, hash: string])[];
}

/**
 * A page is opened and asks to be kept with its whole regulation, its reader chooses a regulation or removes one, or was told of what was
 * lost.
 */
export type PageMessage =
  | { readonly keep: string | null }
  | { readonly choose: string }
  | { readonly told: readonly string[] }
  | { readonly remove: string };

/** The answer to a page that asks to be kept. */
export interface WorkerAnswer {
  /** Whether the page is of this worker's edition. */
  readonly ofEdition: boolean;
  readonly lost: readonly Lost[];
}

/** To every page, when what is kept has changed, or a regulation that was chosen could not be had whole. */
export interface StoreNews {
  readonly storeChanged: true;
  readonly broken: string | null;
}

/** A regulation that was kept and is no longer: the site has it no more under this name, or the device has no room for it. */
export interface Lost {
  readonly slug: string;
  readonly why: 'gone' | 'full';
}

const EDITION = '__EDITION__';
const root = self.registration.scope;
const PREFIX = `tiaowen:${new URL(root).pathname}:`;
const CACHE = PREFIX + EDITION;
/** Names of the regulations that are kept, across editions. */
const KEPT = `${PREFIX}kept`;
/** Names of those that their reader removed: to open one again does not bring it back. */
const REMOVED = `${PREFIX}removed`;
/** Names of those that are gone, until their reader was told. */
const LOST = `${PREFIX}lost`;
/** The editions that have been in use, the newest first; empty while there is no room for any. */
const IN_USE = `${PREFIX}in-use`;
/** Holds something while there is no room for what this edition was asked to keep: it is not fetched anew on every page. */
const FULL = `${PREFIX}full`;
/** What says that there is no such thing. Any other answer says nothing of it: a guard before the site may answer 403 for a while. */
const GONE = [404, 410];
/** In milliseconds: a network that takes longer to answer is as good as none for a page that is at hand. */
const PATIENCE = 4000;
const AT_ONCE = 4;

/** Hashes of this edition's files by address, as far as their lists were read. */
const hashes = new Map<string, string>();
/** Pages that were shown from the cache: what they ask for comes from there, too. */
const offlinePages = new Set<string>();
/** Pages that are certainly of this edition. */
const pagesOfEdition = new Set<string>();

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(root)) return;
  event.respondWith(request.mode === 'navigate' ? page(event) : part(event));
});
self.addEventListener('message', (event) => {
  const message: PageMessage = event.data;
  if ('told' in message) event.waitUntil(forgetLost(message.told));
  else if ('remove' in message) event.waitUntil(removeForGood(`${root}${message.remove}/`));
  else if ('choose' in message) event.waitUntil(choose(event.source, message.choose));
  else event.waitUntil(answer(event.source, message.keep).catch(() => {}));
});

/** Everything readers had kept is there in the new edition before it takes over. */
async function install(): Promise<void> {
  await removeStrays();
  try {
    await storeShared();
    for (const regulation of await keptRegulations()) await storeRegulation(regulation);
  } catch (error) {
    if (!isQuotaExceeded(error)) throw error;
    // No room for two editions: the old one makes way, and the first page that is opened has this one fetched
    await caches.delete(CACHE);
  }
  await self.skipWaiting();
}

/** The edition before this one stays as long as a page of it may be open: its scripts are asked for by their own names. */
async function activate(): Promise<void> {
  const before = (await hasShared()) ? (await editionsInUse()).filter((name) => name !== CACHE).slice(0, 1) : [];
  for (const name of await editions()) if (name !== CACHE && !before.includes(name)) await caches.delete(name);
  await caches.delete(FULL);
  await write(IN_USE, root, JSON.stringify([CACHE, ...before])).catch(() => caches.delete(IN_USE));
  await self.clients.claim();
}

/** What of editions lies about that never took over, or is older than any page that may be open. */
async function removeStrays(): Promise<void> {
  const inUse = await editionsInUse();
  for (const name of await editions()) if (name !== CACHE && !inUse.includes(name)) await caches.delete(name);
}

async function editions(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && /:[0-9a-f]{16}$/.test(name));
}

/** Earlier workers kept no record; of theirs, the oldest two were complete. */
async function editionsInUse(): Promise<readonly string[]> {
  const record = await (await caches.open(IN_USE)).match(root);
  return record === undefined
    ? (await editions())
        .filter((name) => name !== CACHE)
        .slice(0, 2)
        .reverse()
    : record.json();
}

type Sender = ExtendableMessageEvent['source'];

async function reply(source: Sender, more: readonly Lost[] = []): Promise<void> {
  if (!(source instanceof Client)) return;
  const message: WorkerAnswer = { ofEdition: pagesOfEdition.has(source.id), lost: [...(await lost()), ...more] };
  source.postMessage(message);
}

async function answer(source: Sender, slug: string | null): Promise<void> {
  await reply(source);
  if (slug === null || (await has(FULL, root)) || (await has(REMOVED, `${root}${slug}/`))) return;
  if (!(await keep(source, slug))) await reply(source, [{ slug, why: 'full' }]);
}

/** What its reader asks for is tried, whatever was before; that it has ended is said in any case. */
async function choose(source: Sender, slug: string): Promise<void> {
  const regulation = `${root}${slug}/`;
  await (await caches.open(REMOVED)).delete(regulation);
  await caches.delete(FULL);
  await keep(source, slug).catch(() => {});
  await announce((await has(CACHE, `${regulation}offline.json`)) ? null : slug);
}

/** Whether there was room for it. */
async function keep(source: Sender, slug: string): Promise<boolean> {
  const regulation = `${root}${slug}/`;
  // What was kept before is there already, unless there was no room for it beside the old edition
  const wanted = (await hasShared()) ? [regulation] : [...new Set([...(await keptRegulations()), regulation])];
  try {
    await storeShared();
    for (const each of wanted) await storeRegulation(each);
    if ((await lost()).length > 0) await reply(source);
    return true;
  } catch (error) {
    if (!isQuotaExceeded(error)) throw error;
    await makeRoom(wanted);
    await write(FULL, root, '').catch(() => {});
    return false;
  }
}

/** Takes away what is of no use since the rest of it did not fit. */
async function makeRoom(wanted: readonly string[]): Promise<void> {
  if (!(await hasShared())) await caches.delete(CACHE);
  for (const regulation of wanted) if (!(await has(CACHE, `${regulation}offline.json`))) await discard(regulation);
}

/** The files that every reader keeps, and last of all the mark that they are there. */
async function storeShared(): Promise<void> {
  if (await hasShared()) return;
  // That there are none is no news of a regulation: the site is being put in its place
  if ((await store('offline.json')) === null) throw new Error('offline.json is missing');
  await write(CACHE, `${root}offline.json`, '');
}

const hasShared = (): Promise<boolean> => has(CACHE, `${root}offline.json`);

/** Keeps a regulation, or forgets one that is gone. The mark that it is there says what it takes. */
async function storeRegulation(regulation: string): Promise<void> {
  const list = `${regulation.slice(root.length)}offline.json`;
  const bytes = await store(list);
  if (bytes === null) {
    if (await has(KEPT, regulation)) await lose(regulation);
    return;
  }
  await write(CACHE, root + list, String(bytes));
  if (await has(KEPT, regulation)) return;
  await write(KEPT, regulation, '');
  await announce();
}

async function announce(broken: string | null = null): Promise<void> {
  const news: StoreNews = { storeChanged: true, broken };
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(news);
}

async function keptRegulations(): Promise<readonly string[]> {
  return (await (await caches.open(KEPT)).keys()).map(({ url }) => url);
}

/** Forgets a regulation that is gone, and remembers that its reader is to be told. */
async function lose(regulation: string): Promise<void> {
  await remove(regulation);
  await write(LOST, regulation, '');
}

/** By its reader. */
async function removeForGood(regulation: string): Promise<void> {
  await write(REMOVED, regulation, '');
  await remove(regulation);
}

/** A regulation that is not kept any more: there may be room again for another. */
async function remove(regulation: string): Promise<void> {
  await (await caches.open(KEPT)).delete(regulation);
  await discard(regulation);
  await caches.delete(FULL);
  await announce();
}

async function discard(regulation: string): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const { url } of await cache.keys()) if (url.startsWith(regulation)) await cache.delete(url);
}

async function lost(): Promise<readonly Lost[]> {
  const regulations = await (await caches.open(LOST)).keys();
  return regulations.map(({ url }) => ({ slug: url.slice(root.length, -1), why: 'gone' }));
}

async function forgetLost(slugs: readonly string[]): Promise<void> {
  const cache = await caches.open(LOST);
  for (const slug of slugs) await cache.delete(`${root}${slug}/`);
}

/** A mark of our own, in place of a file. */
async function write(cache: string, url: string, text: string): Promise<void> {
  await (await caches.open(cache)).put(url, new Response(text));
}

async function has(cache: string, url: string): Promise<boolean> {
  return (await (await caches.open(cache)).match(url)) !== undefined;
}

const isQuotaExceeded = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/**
 * Stores all that a list names. What a regulation's list names outside of it, its part of the index, is kept under its address, and goes
 * with it.
 * @returns what it takes, in bytes; null where there is no such list
 * @throws when anything of it cannot be had in this edition
 */
async function store(path: string): Promise<number | null> {
  const list = await fetchList(root + path);
  if (list === null) return null;
  const { edition, bytes, files } = list;
  if (edition !== EDITION) throw new Error(`${path} is of another edition`);
  const cache = await caches.open(CACHE);
  const own = path.slice(0, -'offline.json'.length);
  const waiting = files.map(([path, hash]) => {
    hashes.set(root + path, hash);
    return path;
  });
  const next = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const url = root + path;
      const key = path.startsWith(own) ? url : root + own + path;
      if (await cache.match(key)) continue;
      const fetched = await fetch(url, { cache: 'no-cache' });
      if (!fetched.ok || !(await isOfEdition(fetched.clone(), url))) throw new Error(`${url} is of another edition`);
      await cache.put(key, fetched);
    }
  };
  const stop = (error: unknown): never => {
    waiting.length = 0;
    throw error;
  };
  // Each has ended before one's failure is told: none puts back what is then taken away
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => next().catch(stop)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return bytes;
}

/**
 * Null when the server says that there is none.
 * @throws when it answers otherwise than with a list, be it a page for people who are to log in
 */
async function fetchList(url: string): Promise<OfflineList | null> {
  const response = await fetch(url, { cache: 'no-cache' });
  if (GONE.includes(response.status)) return null;
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

async function isOfEdition(response: Response, url: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const expected = hashes.get(url);
  return expected !== undefined && hash.startsWith(expected);
}

/** A page from the server; when it does not answer, the one at hand; when there is none, the page that says so. */
async function page(event: FetchEvent): Promise<Response> {
  const { request, resultingClientId } = event;
  const address = new URL(request.url);
  address.search = '';
  address.hash = '';
  const atHand = await (await caches.open(CACHE)).match(address.href);
  try {
    const response = atHand ? await fetchInTime(request) : await fetch(request);
    if (response.status >= 500 && atHand) throw new Error(`status ${response.status}`);
    const copy = response.clone();
    event.waitUntil(isOfEdition(copy, address.href).then((is) => void (is && pagesOfEdition.add(resultingClientId))));
    return response;
  } catch (error) {
    offlinePages.add(resultingClientId);
    pagesOfEdition.add(resultingClientId);
    const shown =
      atHand ?? (await wholeTextFor(request.url)) ?? (await (await caches.open(CACHE)).match(`${root}offline/`));
    if (shown === undefined) throw error;
    return shown;
  }
}

/** `law/art-120-1/`, of a long regulation that is kept as its whole text alone, is read there: `law/full/#art_120-1`. */
async function wholeTextFor(address: string): Promise<Response | null> {
  const { pathname, hash } = new URL(address);
  const [, slug, name] =
    /^([^/]+)\/((?:[a-z]+-\d[\d-]*)+)\/$/.exec(pathname.slice(new URL(root).pathname.length)) ?? [];
  const wholeText = `${root}${slug}/full/`;
  if (name === undefined || !(await has(CACHE, wholeText))) return null;
  const place = new URL(wholeText);
  const steps = name.split('--').map((step) => step.replace('-', '_'));
  place.hash = hash || steps.join('__');
  return Response.redirect(place.href);
}

/** An answer that begins in time. How long the rest of it takes does not matter: nothing that has begun is cut off. */
async function fetchInTime(request: Request): Promise<Response> {
  // Not `AbortSignal.timeout`, which browsers of 2021 lack, and which ends the body too
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** What a page asks for: named by its content, from wherever it is; else from the server, or from the page's own edition. */
async function part({ request, clientId }: FetchEvent): Promise<Response> {
  const cached = () => caches.open(CACHE).then((cache) => cache.match(request, { ignoreSearch: true }));
  if (request.url.startsWith(`${root}_astro/`)) return (await caches.match(request)) ?? fetch(request);
  if (offlinePages.has(clientId)) return (await cached()) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const response = await cached();
    if (response === undefined) throw error;
    return response;
  }
}
