/**
 * The service worker: after one visit a regulation reads and searches without a network. It is published as one file, `/sw.js`,
 * with its types taken off, so it imports nothing; `src/publishing/offline.ts` fills in the edition.
 *
 * Editions never mix. A file is kept only if it is, by its SHA-256, the one of this edition. Online, readers get what the
 * server has now; offline, a page and all it asks for come from one edition.
 */
export type {};

declare const self: ServiceWorkerGlobalScope;

/** What of the site's files is kept; paths below the site's root with the beginnings of their SHA-256. */
interface OfflineList {
  readonly edition: string;
  readonly files: readonly (readonly [path: string, hash: string])[];
}

/** A page asks to be kept with its whole regulation; the answer says whether it is of this worker's edition. */
interface PageMessage {
  readonly keep: string | null;
}

const EDITION = '__EDITION__';
const root = self.registration.scope;
const PREFIX = `tiaowen:${new URL(root).pathname}:`;
const CACHE = PREFIX + EDITION;
/** Names of the regulations that readers have opened, across editions. */
const KEPT = `${PREFIX}kept`;
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
  const { keep }: PageMessage = event.data;
  const source = event.source;
  if (source instanceof Client) source.postMessage({ ofEdition: pagesOfEdition.has(source.id) });
  if (keep !== null) event.waitUntil(keepRegulation(keep).catch(() => {}));
});

/** Everything readers had kept is there in the new edition before it takes over. */
async function install(): Promise<void> {
  await store('offline.json');
  for (const request of await (await caches.open(KEPT)).keys()) await store(listOf(request.url));
  await self.skipWaiting();
}

/** The edition before this one stays as long as a page of it may be open: its scripts are asked for by their own names. */
async function activate(): Promise<void> {
  const editions = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== KEPT);
  const old = editions.filter((name) => name !== CACHE).slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function keepRegulation(slug: string): Promise<void> {
  await store(listOf(`${root}${slug}/`));
  await (await caches.open(KEPT)).put(`${root}${slug}/`, new Response());
}

function listOf(regulation: string): string {
  return `${regulation.slice(root.length)}offline.json`;
}

/** @throws when anything of the list cannot be had in this edition */
async function store(list: string): Promise<void> {
  const response = await fetch(root + list, { cache: 'no-cache' });
  const { edition, files }: OfflineList = await response.json();
  if (edition !== EDITION) throw new Error(`${list} is of another edition`);
  const cache = await caches.open(CACHE);
  const waiting = files.map(([path, hash]) => {
    hashes.set(root + path, hash);
    return root + path;
  });
  const next = async (): Promise<void> => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      if (await cache.match(url)) continue;
      const fetched = await fetch(url, { cache: 'no-cache' });
      if (!fetched.ok || !(await isOfEdition(fetched.clone(), url))) throw new Error(`${url} is of another edition`);
      await cache.put(url, fetched);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
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
    const shown = atHand ?? (await (await caches.open(CACHE)).match(`${root}offline/`));
    if (shown === undefined) throw error;
    return shown;
  }
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
