/**
 * Searches off the main thread. A dedicated worker has no document, so Pagefind cannot read `<html lang>` and leaves the
 * words as they are.
 */
import { type SearchAnswer, type SearchIndex, type SearchRequest, search } from '../query/search.ts';
import { DownloadError, type Downloads, watchDownloads } from './downloads.ts';
import type { Failure, FromWorker, ToWorker } from './messages.ts';
import { openIndex } from './open-index.ts';

const downloads: Downloads = watchDownloads(fetch.bind(globalThis), (bytes) => tell({ kind: 'progress', bytes }));
globalThis.fetch = downloads.fetch;

let bundle = '';
let opened: Promise<SearchIndex> | null = null;
let latest = 0;

function tell(message: FromWorker): void {
  postMessage(message);
}

function open(): Promise<SearchIndex> {
  opened ??= openIndex(bundle, downloads);
  return opened;
}

/** Opens the index anew when a search fails: a new build may have replaced the files this one needs. */
async function answer(request: SearchRequest): Promise<SearchAnswer> {
  try {
    return await attempt(request);
  } catch {
    opened = null;
    return attempt(request);
  }
}

async function attempt(request: SearchRequest): Promise<SearchAnswer> {
  const answer = await search(request, await open());
  downloads.check();
  return answer;
}

function failureOf(error: unknown): Failure {
  if (error instanceof DownloadError) return error.failure;
  const detail = String(error);
  return /WebAssembly|wasm/i.test(detail) ? { why: 'no-webassembly' } : { why: 'unexpected', detail };
}

async function handleSearch(id: number, request: SearchRequest): Promise<void> {
  latest = id;
  try {
    const found = await answer(request);
    if (id === latest) tell({ kind: 'answer', id, answer: found });
  } catch (error) {
    opened = null;
    if (id === latest) tell({ kind: 'failed', id, failure: failureOf(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'search') {
    void handleSearch(data.id, data.request);
    return;
  }
  bundle = data.bundle;
  open().catch(() => {
    opened = null;
  });
});

// Pagefind starts loading in a constructor, where nobody can wait for it; `search` reports the same error.
addEventListener('unhandledrejection', (event) => event.preventDefault());
