/** What was searched lately: kept on this device only, newest first. */
import { lastReadRegulation } from '../../browser/reading.ts';
import { forget, store, stored } from '../../browser/store.ts';

const KEY = 'tiaowen:recent-searches';
const KEPT = 8;

export function recentSearches(): string[] {
  const kept = stored('localStorage', KEY);
  return Array.isArray(kept) ? kept.filter((entry) => typeof entry === 'string').slice(0, KEPT) : [];
}

export function rememberSearch(typed: string): void {
  const entry = typed
    .trim()
    .slice(0, 60)
    .replace(/\p{Cs}/gu, '');
  if (entry === '') return;
  store('localStorage', KEY, [entry, ...recentSearches().filter((kept) => kept !== entry)].slice(0, KEPT));
}

export function forgetSearches(): void {
  forget('localStorage', KEY);
}

/** Slug of the regulation on this page. */
export const regulationHere = (): string | null =>
  document.querySelector<HTMLElement>('article[data-regulation]')?.dataset.regulation ?? null;

/** Slug of the regulation that is being read, or was last. */
export const lastRead = (): string | null => regulationHere() ?? lastReadRegulation();
