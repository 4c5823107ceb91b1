import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offlineFiles } from '../publishing/finish.ts';

const root = 'https://tiaowen.example/';
const address = `${root}law/art-1/`;
const lists = await offlineFiles(new Map(), []);
const script = lists.get('sw.js') ?? '';
/** The cache of its edition. */
const { edition }: { edition: string } = JSON.parse(lists.get('offline.json') ?? '');
const CACHE = `tiaowen:/:${edition}`;

/** What the worker answers a reader who opens a page that is kept; `fetch` is the network. */
function openKept(fetch: typeof globalThis.fetch): Promise<Response> {
  const listeners = new Map<string, (event: unknown) => void>();
  const self = {
    registration: { scope: root },
    addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
  };
  const caches = { open: async () => ({ match: async () => new Response('kept') }) };
  // Browsers of 2021 have no `AbortSignal.timeout`
  new Function('self', 'caches', 'fetch', 'AbortSignal', script)(self, caches, fetch, {});
  return new Promise((resolve) => {
    listeners.get('fetch')?.({
      request: { method: 'GET', mode: 'navigate', url: address },
      resultingClientId: 'reader',
      respondWith: resolve,
      waitUntil: () => {},
    });
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a server that does not answer in time is as good as none: the page at hand is shown', async () => {
  const shown = openKept(
    (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await (await shown).text()).toBe('kept');
});

test('a page that has begun to arrive is never cut off, however long it takes', async () => {
  const signals: (AbortSignal | null | undefined)[] = [];
  const shown = openKept(async (_, init) => {
    signals.push(init?.signal);
    return new Response('fresh');
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await (await shown).text()).toBe('fresh');
  expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
});

/**
 * A worker among caches that remember what is put into them.
 * @param site lists of files by path; nothing else of what it fetches is there
 * @param full a path for which there is no room
 */
function startWorker(site: Readonly<Record<string, object>> = {}, full?: string) {
  const listeners = new Map<string, (event: unknown) => void>();
  const stored = new Map<string, Map<string, Response>>();
  const caches = {
    async open(name: string) {
      const cache = stored.get(name) ?? new Map<string, Response>();
      stored.set(name, cache);
      return {
        match: async (url: string) => cache.get(url)?.clone(),
        put: async (url: string, response: Response) => {
          if (full !== undefined && url.endsWith(full)) throw new DOMException('no room', 'QuotaExceededError');
          cache.set(url, response);
        },
        delete: async (url: string) => cache.delete(url),
        keys: async () => Array.from(cache.keys(), (url) => ({ url })),
      };
    },
    delete: async (name: string) => stored.delete(name),
    keys: async () => [...stored.keys()],
  };
  const asked: string[] = [];
  const told: unknown[] = [];
  class Client {
    readonly id = 'reader';
    postMessage = (message: unknown) => told.push(message);
  }
  const reader = new Client();
  const self = {
    registration: { scope: root },
    clients: { matchAll: async () => [reader] },
    addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
  };
  const fetch = async (url: string) => {
    if (typeof url !== 'string') throw new TypeError('no network');
    const path = url.slice(root.length);
    asked.push(path);
    return site[path] ? Response.json(site[path]) : new Response(null, { status: 503 });
  };
  new Function('self', 'caches', 'fetch', 'Client', script)(self, caches, fetch, Client);
  return {
    asked,
    told,
    caches,
    open: (path: string) =>
      new Promise<Response>((respondWith) => {
        const request = { method: 'GET', mode: 'navigate', url: root + path };
        listeners.get('fetch')?.({ request, resultingClientId: 'reader', respondWith, waitUntil: () => {} });
      }),
    /** Resolves when all that the message sets off has ended. */
    say: (data: object) =>
      new Promise<unknown>((resolve) => listeners.get('message')?.({ data, source: reader, waitUntil: resolve })),
  };
}

test('what its reader removed is not fetched anew because it is opened, but when it is chosen', async () => {
  const { asked, say } = startWorker();
  await say({ keep: 'law' });
  expect(asked).toEqual(['offline.json']);
  await say({ remove: 'law' });
  await say({ keep: 'law' });
  expect(asked).toEqual(['offline.json']);
  await say({ keep: 'other-law' });
  expect(asked).toEqual(['offline.json', 'offline.json']);
  await say({ choose: 'law' });
  await say({ keep: 'law' });
  expect(asked).toHaveLength(4);
});

test('that a regulation which was chosen could not be had is said', async () => {
  const { told, say } = startWorker();
  await say({ choose: 'law' });
  expect(told).toEqual([{ storeChanged: true, broken: 'law' }]);
});

const LISTS = {
  'offline.json': { edition, bytes: 1, files: [] },
  'law/offline.json': { edition, bytes: 1234, files: [] },
};

test('the mark of what is kept says what it takes', async () => {
  const { caches, told, say } = startWorker(LISTS);
  await say({ choose: 'law' });
  const mark = await (await caches.open(CACHE)).match(`${root}law/offline.json`);
  expect(await mark?.text()).toBe('1234');
  expect(told).toContainEqual({ storeChanged: true, broken: null });
});

test('that there is no room for one that was chosen is said of it alone; of one that was opened, to its page', async () => {
  const chosen = startWorker(LISTS, 'law/offline.json');
  await chosen.say({ choose: 'law' });
  expect(chosen.told).toEqual([{ storeChanged: true, broken: 'law' }]);
  expect(await chosen.caches.keys()).toContain('tiaowen:/:full');
  const opened = startWorker(LISTS, 'law/offline.json');
  await opened.say({ keep: 'law' });
  expect(opened.told.at(-1)).toMatchObject({ lost: [{ slug: 'law', why: 'full' }] });
});

test.each([
  ['law/art-12/', 'law/full/#art_12'],
  ['law/art-120-1/', 'law/full/#art_120-1'],
  ['law/att-1--part-2--art-6/', 'law/full/#att_1__part_2__art_6'],
  ['law/art-12/?edition=2020-01-02#art_12__para_3', 'law/full/#art_12__para_3'],
])('%s is read in the whole text where that alone is kept', async (path, wholeText) => {
  const { caches, open } = startWorker();
  const cache = await caches.open(CACHE);
  for (const kept of ['law/', 'law/full/', 'offline/']) await cache.put(root + kept, new Response(kept));
  expect((await open(path)).headers.get('location')).toBe(root + wholeText);
  await cache.put(root + path.replace(/[?#].*$/u, ''), new Response('the article'));
  expect(await (await open(path)).text()).toBe('the article');
});

test.each(['law/notes/', 'law/2020-01-02/art-12/', 'other-law/art-12/', 'law/files/law-1.txt', 'art-12/'])(
  '%s, of which nothing is kept, is said not to be there',
  async (path) => {
    const { caches, open } = startWorker();
    const cache = await caches.open(CACHE);
    for (const kept of ['law/', 'law/full/', 'offline/']) await cache.put(root + kept, new Response(kept));
    expect(await (await open(path)).text()).toBe('offline/');
  },
);
