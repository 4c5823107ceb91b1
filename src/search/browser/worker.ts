/**
 * Searches off the main thread. A dedicated worker has no document, so Pagefind cannot read `<html lang>` and leaves the
 * words as they are.
 */
import { type SearchAnswer, type SearchIndex, type SearchRequest, search } from '../query/search.ts';
import { DownloadError, type Downloads, watchDownloads } from './downloads.ts';
import { type Failure, type FromWorker, HANDED_OVER, type ToWorker } from './messages.ts';
import { openIndex } from './open-index.ts';

/** An index and the downloads it was made of: what one of them misses is missing from that index only. */
interface Opened {
  readonly index: Promise<SearchIndex>;
  readonly downloads: Downloads;
}

const fetchDirectly = fetch.bind(globalThis);
/** Called with what the page has of a file, or null. */
const handOver = new Map<string, (body: ArrayBuffer | null) => void>();
const handedOver = new Map<string, Promise<ArrayBuffer | null>>(
  HANDED_OVER.map((name) => [name, new Promise((resolve) => handOver.set(name, resolve))]),
);
let bundle = '';
let bytes = 0;
let opened: Opened | null = null;

function tell(message: FromWorker): void {
  postMessage(message);
}

/** What the page hands over, else from the server. */
async function fetchAtFirst(input: RequestInfo | URL): Promise<Response> {
  const body = await handedOver.get(String(input).slice(bundle.length));
  return body ? new Response(body) : fetchDirectly(input);
}

/** Passes over all copies: one of them may be the damaged one, or of an earlier build. */
const fetchAnew = (input: RequestInfo | URL) => fetchDirectly(input, { cache: 'reload' });

function open(fetch: typeof globalThis.fetch): Opened {
  const downloads = watchDownloads(fetch, (more) => {
    bytes += more;
    tell({ kind: 'progress', bytes });
  });
  // Pagefind asks the worker's own fetch
  globalThis.fetch = downloads.fetch;
  opened = { index: openIndex(bundle, downloads), downloads };
  return opened;
}

/** What Pagefind says of a file it missed is vague; what could not be had is known. */
async function attempt(request: SearchRequest, { index, downloads }: Opened): Promise<SearchAnswer> {
  try {
    return await search(request, await index);
  } finally {
    downloads.check();
  }
}

/** Opens the index anew when a search fails: a new build may have replaced the files this one needs. */
async function answer(request: SearchRequest): Promise<SearchAnswer> {
  const first = opened ?? open(fetchAtFirst);
  try {
    return await attempt(request, first);
  } catch {
    // Of several searches that fail together the first one opens it
    const second = opened && opened !== first ? opened : open(fetchAnew);
    try {
      return await attempt(request, second);
    } catch (error) {
      if (opened === second) opened = null;
      const kept = import.meta.env.IS_LARGE && isOffline(error) ? await answerFromKept(request) : null;
      if (kept === null) throw error;
      return kept;
    }
  }
}

const isOffline = (error: unknown): boolean => error instanceof DownloadError && error.failure.why === 'offline';

/** Null when nothing is kept, or what is kept is not whole. */
const answerFromKept = (request: SearchRequest): Promise<SearchAnswer | null> =>
  import('./kept-index.ts').then((its) => its.searchKept(request, bundle)).catch(() => null);

function failureOf(error: unknown): Failure {
  if (error instanceof DownloadError) return error.failure;
  const detail = String(error);
  return /WebAssembly|wasm/i.test(detail) ? { why: 'no-webassembly' } : { why: 'unexpected', detail };
}

async function handleSearch(id: number, request: SearchRequest): Promise<void> {
  try {
    tell({ kind: 'answer', id, answer: await answer(request) });
  } catch (error) {
    tell({ kind: 'failed', id, failure: failureOf(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'search':
      void handleSearch(data.id, data.request);
      return;
    case 'file':
      handOver.get(data.name)?.(data.body);
      return;
    case 'open':
      bundle = data.bundle;
      open(fetchAtFirst).index.catch(() => {
        // The first search meets the same error and tries again
      });
  }
});
