/** What was searched lately: kept on this device only, newest first. */
const KEY = 'tiaowen:recent-searches';
const KEPT = 8;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function recentSearches(store: Store): string[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((entry) => typeof entry === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(store: Store, typed: string): void {
  const entry = typed.trim().slice(0, 60);
  if (entry === '') return;
  try {
    store.setItem(
      KEY,
      JSON.stringify([entry, ...recentSearches(store).filter((kept) => kept !== entry)].slice(0, KEPT)),
    );
  } catch {
    // Storage is full or forbidden: searching goes on without.
  }
}

export function forgetSearches(store: Store): void {
  store.removeItem(KEY);
}
