import type { SearchAnswer, SearchRequest } from '../query/search.ts';
import { type Failure, type FromWorker, HANDED_OVER, type ToWorker } from './messages.ts';
import workerAddress from './worker.ts?worker&url';

export type Reply =
  | { readonly kind: 'answer'; readonly answer: SearchAnswer }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface SearchClient {
  /** The reply, or null when `search` has been called again meanwhile: a stale answer never reaches the page. */
  search(request: SearchRequest): Promise<Reply | null>;
  /** The reply, whatever else is searched meanwhile. */
  collect(request: SearchRequest): Promise<Reply>;
}

type Settle = (reply: Reply) => void;

/**
 * @param bundle absolute address of the index folder
 * @param onProgress bytes loaded so far, while the index is being loaded
 */
export function connect(bundle: string, onProgress: (bytes: number) => void): SearchClient {
  const waiting = new Map<number, Settle>();
  let worker: Worker | null = null;
  let count = 0;
  let newest = 0;

  function start(): Worker {
    const made = new Worker(workerAddress, { type: 'module' });
    made.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'progress') {
        onProgress(data.bytes);
        return;
      }
      const settle = waiting.get(data.id);
      waiting.delete(data.id);
      settle?.(data.kind === 'answer' ? data : { kind: 'failed', failure: data.failure });
    });
    // A worker that could not be loaded, or has crashed, answers no more: the next search starts another
    made.addEventListener('error', (event) => {
      fail('message' in event && event.message ? { why: 'unexpected', detail: event.message } : { why: 'blocked' });
    });
    made.postMessage({ kind: 'open', bundle } satisfies ToWorker);
    for (const name of HANDED_OVER) void handOver(name, made);
    return made;
  }

  async function handOver(name: string, to: Worker): Promise<void> {
    const body = await loaded(bundle + name);
    to.postMessage({ kind: 'file', name, body } satisfies ToWorker, body ? [body] : []);
  }

  function fail(failure: Failure): void {
    worker?.terminate();
    worker = null;
    const failed = [...waiting.values()];
    waiting.clear();
    for (const settle of failed) settle({ kind: 'failed', failure });
  }

  function ask(request: SearchRequest): { id: number; reply: Promise<Reply> } {
    count += 1;
    const id = count;
    const reply = new Promise<Reply>((settle) => {
      waiting.set(id, settle);
      try {
        worker ??= start();
        worker.postMessage({ kind: 'search', id, request } satisfies ToWorker);
      } catch {
        fail({ why: 'blocked' });
      }
    });
    return { id, reply };
  }

  // The index is on its way before the first letter is typed
  try {
    worker = start();
  } catch {
    // The first search says so
  }

  return {
    async search(request) {
      const { id, reply } = ask(request);
      newest = id;
      const settled = await reply;
      return id === newest ? settled : null;
    },
    collect: (request) => ask(request).reply,
  };
}

/** Null on any failure: the worker meets it too, and says so. */
async function loaded(url: string): Promise<ArrayBuffer | null> {
  try {
    // Its name never changes: a copy is used only when the server says it is the newest
    const response = await fetch(url, { cache: 'no-cache' });
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}
