/** What the page and the worker say to one another. */
import type { SearchAnswer, SearchRequest } from '../query/search.ts';

/**
 * Files of the index that every search needs. The page loads them while the worker is starting, on the search page from its first
 * bytes on (`src/publishing/finish.ts`), and hands them over. A large library is searched without Pagefind's program.
 */
export const HANDED_OVER: readonly string[] = import.meta.env.IS_LARGE
  ? ['catalogue.json']
  : ['catalogue.json', 'wasm.unknown.pagefind'];

export type ToWorker =
  | { readonly kind: 'open'; readonly bundle: string }
  /** One of `HANDED_OVER`; null when the page could not load it. */
  | { readonly kind: 'file'; readonly name: string; readonly body: ArrayBuffer | null }
  | { readonly kind: 'search'; readonly id: number; readonly request: SearchRequest };

export type FromWorker =
  /** Bytes of index and program loaded so far. */
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: SearchAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure };

/** Why there is no answer. `file` is the last part of the path of what could not be loaded. */
export type Failure =
  | { readonly why: 'offline'; readonly file: string }
  | { readonly why: 'missing'; readonly file: string }
  | { readonly why: 'damaged'; readonly file: string }
  | { readonly why: 'no-webassembly' }
  /** The worker did not start. */
  | { readonly why: 'blocked' }
  | { readonly why: 'unexpected'; readonly detail: string };
