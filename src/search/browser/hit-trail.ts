/**
 * From a result to the hits in the article, and on to the next, without a trace in the address: the result leaves word for the page it
 * leads to, and that page keeps it with its entry of the history, so that going back or reloading marks again and no other way does.
 */
import { forget, store, stored } from '../../browser/store.ts';

const KEY = 'tiaowen:hits';

/** A page with results. */
export interface TrailPage {
  /** Address of its first result. */
  readonly url: string;
  readonly path: string;
  /** Which of all results that is, from 1. */
  readonly at: number;
  /** What to mark there. */
  readonly words: readonly string[];
}

export interface Trail {
  /** Where all results are listed. */
  readonly search: string;
  /** Exact results in all. */
  readonly total: number;
  /** The page that is opened, and those that follow. */
  readonly pages: readonly TrailPage[];
}

/** Leaves word for the first page of the trail, about to be opened in this tab. */
export function keepTrail(trail: Trail): void {
  store('sessionStorage', KEY, trail);
}

/** The trail this page was opened on: null unless it was opened from a result. */
export function trailKept(): Trail | null {
  const kept = stored('sessionStorage', KEY);
  if (isTrail(kept)) {
    forget('sessionStorage', KEY);
    if (kept.pages[0]?.path === location.pathname) history.replaceState({ ...history.state, hits: kept }, '');
  }
  const trail: unknown = history.state?.hits;
  return isTrail(trail) ? trail : null;
}

/** What an older version of this site has left is none. */
const isTrail = (kept: unknown): kept is Trail =>
  typeof kept === 'object' && kept !== null && 'pages' in kept && Array.isArray(kept.pages);

/** The reader has had enough of the marks. */
export function dropHits(): void {
  history.replaceState({ ...history.state, hits: null }, '');
}
