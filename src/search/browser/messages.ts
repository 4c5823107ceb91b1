/** What the page and the worker say to one another. */
import type { SearchAnswer, SearchRequest } from '../query/search.ts';

export type ToWorker =
  | { readonly kind: 'open'; readonly bundle: string }
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
  /** Catalogue and index are of two builds. */
  | { readonly why: 'mixed' }
  | { readonly why: 'no-webassembly' }
  /** The worker did not start. */
  | { readonly why: 'blocked' }
  | { readonly why: 'unexpected'; readonly detail: string };
