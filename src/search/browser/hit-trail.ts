/**
 * From a result to the hits in the article, without a trace in the address: the next page opened in this tab finds here what
 * was searched for.
 */
const KEY = 'tiaowen:hits';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Leaves word for the page at `path`. */
export function keepHits(store: Store, path: string, typed: string): void {
  try {
    store.setItem(KEY, JSON.stringify([path, typed]));
  } catch {
    // No storage: the page opens without marks.
  }
}

/** What was searched when `path` was opened from a result, else null. Stays until another page is opened. */
export function hitsKept(store: Store, path: string): string | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? 'null');
    if (!Array.isArray(kept)) return null;
    const [forPath, typed]: unknown[] = kept;
    return forPath === path && typeof typed === 'string' ? typed : null;
  } catch {
    return null;
  }
}
