/** What the page and its worker say to one another. */
import type { Failure } from '../../search/browser/messages.ts';
import type { Proof } from '../findings.ts';

export type ToProofWorker =
  /** Absolute address of the index folder. */
  | { readonly kind: 'open'; readonly bundle: string }
  /** What was asked before is no longer wanted. */
  | { readonly kind: 'check'; readonly id: number; readonly text: string }
  | { readonly kind: 'stop' };

export type FromProofWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number }
  | { readonly kind: 'checked'; readonly id: number; readonly proof: Proof }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure };
