import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offlineFiles } from '../publishing/finish.ts';

const address = 'https://tiaowen.example/law/art-1/';
const script = (await offlineFiles(new Map(), [])).get('sw.js') ?? '';

/** What the worker answers a reader who opens a page that is kept; `fetch` is the network. */
function openKept(fetch: typeof globalThis.fetch): Promise<Response> {
  const listeners = new Map<string, (event: unknown) => void>();
  const self = {
    registration: { scope: 'https://tiaowen.example/' },
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
