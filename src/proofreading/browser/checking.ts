/** Checks drafts off the main thread, with the index that searches use. The draft stays on the device: nothing but files of the index is asked for. */
import '../../browser/since-2021.ts';
import { DownloadError, type Downloads, watchDownloads } from '../../search/browser/downloads.ts';
import { openProofIndex } from '../../search/browser/open-index.ts';
import type { WorkTimes } from '../../search/index/times.ts';
import type { ProofIndex } from '../library.ts';
import { chunkLookup } from '../places.ts';
import { proofread } from '../proofread.ts';
import type { FromProofWorker, ToProofWorker } from './messages.ts';

/** In milliseconds: so long the worker hears nothing. */
const SLICE = 40;

let bundle = '';
let opened: { readonly index: Promise<ProofIndex>; readonly downloads: Downloads } | null = null;
let running: AbortController | null = null;
const fetchDirectly = fetch.bind(globalThis);

const tell = (message: FromProofWorker): void => postMessage(message);

function open(): NonNullable<typeof opened> {
  if (opened) return opened;
  const downloads = watchDownloads(fetchDirectly, () => {});
  // Pagefind asks the worker's own fetch
  globalThis.fetch = downloads.fetch;
  const index = openProofIndex(bundle, downloads).then(({ index: made, source }) => ({
    ...made,
    find: source ? chunkLookup(source) : made.postings.word,
    loadTimes: timesFrom(bundle, downloads),
  }));
  opened = { index, downloads };
  opened.index.catch(() => {
    opened = null;
  });
  return opened;
}

/** Only of works that have other times, each once. */
function timesFrom(folder: string, downloads: Downloads): ProofIndex['loadTimes'] {
  const listed = downloads.json<readonly string[]>(`${folder}times.json`);
  listed.catch(() => {});
  const known = new Map<string, Promise<WorkTimes>>();
  return async (slug) => {
    if (!(await listed).includes(slug)) return null;
    const times = known.get(slug) ?? downloads.json<WorkTimes>(`${folder}times/${slug}.json`);
    known.set(slug, times);
    return times;
  };
}

async function check(id: number, text: string): Promise<void> {
  running?.abort();
  const control = new AbortController();
  running = control;
  let heard = performance.now();
  const onProgress = async (done: number) => {
    if (performance.now() - heard < SLICE) return;
    tell({ kind: 'progress', id, done });
    await new Promise((resolve) => setTimeout(resolve));
    heard = performance.now();
  };
  try {
    const { index, downloads } = open();
    const proof = await proofread(text, await index, { signal: control.signal, onProgress });
    downloads.check();
    tell({ kind: 'checked', id, proof });
  } catch (error) {
    if (control.signal.aborted) return;
    opened = null;
    const failure =
      error instanceof DownloadError ? error.failure : ({ why: 'unexpected', detail: String(error) } as const);
    tell({ kind: 'failed', id, failure });
  }
}

addEventListener('message', ({ data }: MessageEvent<ToProofWorker>) => {
  switch (data.kind) {
    case 'open':
      bundle = data.bundle;
      open();
      return;
    case 'check':
      void check(data.id, data.text);
      return;
    case 'stop':
      running?.abort();
  }
});
