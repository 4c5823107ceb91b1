import type { SearchAnswer, SearchRequest } from '../query/search.ts';
import type { Failure, FromWorker, ToWorker } from './messages.ts';

export type Reply =
  | { readonly kind: 'answer'; readonly answer: SearchAnswer }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface SearchClient {
  /** The reply, or null when a later search has been asked for meanwhile: a stale answer never reaches the page. */
  search(request: SearchRequest): Promise<Reply | null>;
}

/**
 * @param bundle absolute address of the index folder
 * @param onProgress bytes loaded so far, while the index is being loaded
 */
export function connect(bundle: string, onProgress: (bytes: number) => void): SearchClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const say = (message: ToWorker) => worker.postMessage(message);
  let waiting: { readonly id: number; readonly settle: (reply: Reply | null) => void } | null = null;
  let count = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'progress') {
      onProgress(data.bytes);
      return;
    }
    if (data.id !== waiting?.id) return;
    const { settle } = waiting;
    waiting = null;
    settle(
      data.kind === 'answer' ? { kind: 'answer', answer: data.answer } : { kind: 'failed', failure: data.failure },
    );
  });
  worker.addEventListener('error', (event) => {
    waiting?.settle({ kind: 'failed', failure: { why: 'unexpected', detail: event.message } });
    waiting = null;
  });
  say({ kind: 'open', bundle });

  return {
    search(request) {
      waiting?.settle(null);
      count += 1;
      const id = count;
      return new Promise((settle) => {
        waiting = { id, settle };
        say({ kind: 'search', id, request });
      });
    },
  };
}
