/**
 * From a result to the hits in the article, without a trace in the address: the result leaves word for the page it leads to,
 * and that page keeps it with its entry of the history, so that going back or reloading marks again and no other way does.
 */
import { forget, store, stored } from '../../browser/store.ts';

const KEY = 'tiaowen:hits';

/** Leaves word for the page at `path`, about to be opened in this tab. */
export function keepHits(path: string, words: readonly string[]): void {
  store('sessionStorage', KEY, [path, ...words]);
}

/** What to mark on this page: nothing unless it was opened from a result. */
export function hitsKept(): string[] {
  const kept = stored('sessionStorage', KEY);
  if (Array.isArray(kept)) {
    forget('sessionStorage', KEY);
    const [path, ...words]: unknown[] = kept;
    if (path === location.pathname) history.replaceState({ ...history.state, hits: words }, '');
  }
  const words: unknown = history.state?.hits;
  return Array.isArray(words) ? words.filter((word) => typeof word === 'string' && word !== '') : [];
}

/** The reader has had enough of the marks. */
export function dropHits(): void {
  history.replaceState({ ...history.state, hits: [] }, '');
}
