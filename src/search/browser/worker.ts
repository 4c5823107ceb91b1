/**
 * Searches off the main thread. A dedicated worker has no document, so Pagefind cannot read `<html lang>` and leaves the
 * words as they are.
 */
import { type SearchAnswer, type SearchIndex, type SearchRequest, search } from '../query/search.ts';
import { DownloadError, type Downloads, watchDownloads } from './downloads.ts';
import type { Failure, FromWorker, ToWorker } from './messages.ts';
import { openIndex } from './open-index.ts';

/** An index and the downloads it was made of: what one of them misses is missing from that index only. */
interface Opened {
  readonly index: Promise<SearchIndex>;
  readonly downloads: Downloads;
}

const fetchDirectly = fetch.bind(globalThis);
let bundle = '';
let bytes = 0;
let opened: Opened | null = null;

function tell(message: FromWorker): void {
  postMessage(message);
}

/** @param cache `reload` passes over a copy that the browser keeps: it may be the damaged one */
function open(cache: RequestCache): Opened {
  const downloads = watchDownloads(
    (input, init) => fetchDirectly(input, { cache, ...init }),
    (more) => {
      bytes += more;
      tell({ kind: 'progress', bytes });
    },
  );
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
  const first = opened ?? open('default');
  try {
    return await attempt(request, first);
  } catch {
    // Of several searches that fail together the first one opens it
    const second = opened && opened !== first ? opened : open('reload');
    try {
      return await attempt(request, second);
    } catch (error) {
      if (opened === second) opened = null;
      throw error;
    }
  }
}

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
  if (data.kind === 'search') {
    void handleSearch(data.id, data.request);
    return;
  }
  bundle = data.bundle;
  open('default').index.catch(() => {
    // The first search meets the same error and tries again
  });
});

// Pagefind starts loading in a constructor, where nobody can wait for it; `search` reports the same error.
addEventListener('unhandledrejection', (event) => event.preventDefault());
