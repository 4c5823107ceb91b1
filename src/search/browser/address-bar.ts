/**
 * The address follows the search, and the history holds one entry for each search, not one for each letter on the way to it:
 * typing after a search that was settled begins a new entry, further typing rewrites it, and Enter, a filter or following a
 * result settles it.
 */
import { readAddress, type SearchState, writeAddress } from './address.ts';

/** How an entry of the history was left. */
export interface Left {
  /** Results that had been shown. */
  readonly shown: number;
  /** How far the page had been scrolled, in CSS pixels. */
  readonly scroll: number;
}

export interface AddressBar {
  /** The reader is typing. */
  draft(state: SearchState): void;
  /** The reader has decided. */
  settle(state: SearchState): void;
  /** Keeps with the entry how it is left, before a link is followed. */
  leave(): void;
  /** How the present entry was left when it was there before. */
  left(): Left | null;
}

/** Browsers refuse an address that changes with every letter (Safari: 100 times in 10 seconds). */
const PAUSE = 300;

/** @param here how the present entry would be left now */
export function openAddressBar(here: () => Left): AddressBar {
  let drafting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: SearchState | null = null;

  function write(state: SearchState, how: 'push' | 'replace'): void {
    clearTimeout(timer);
    pending = null;
    const address = location.pathname + writeAddress(state);
    if (how === 'replace') {
      history.replaceState(null, '', address);
      return;
    }
    history.replaceState(here(), '');
    history.pushState(null, '', address);
  }

  function flush(): void {
    if (pending) write(pending, 'replace');
  }

  const settledOn = () => readAddress(location.search).typed !== '';
  addEventListener('pagehide', flush);

  return {
    draft(state) {
      if (!drafting && settledOn()) {
        write(state, 'push');
      } else {
        clearTimeout(timer);
        pending = state;
        timer = setTimeout(flush, PAUSE);
      }
      drafting = true;
    },
    settle(state) {
      const known = location.search === writeAddress(state);
      write(state, drafting || known || !settledOn() ? 'replace' : 'push');
      drafting = false;
    },
    leave() {
      flush();
      drafting = false;
      history.replaceState(here(), '');
    },
    left: () => readLeft(history.state),
  };
}

/** Null when the entry was not left, or by an older version of this page. */
function readLeft(kept: unknown): Left | null {
  if (typeof kept !== 'object' || kept === null || !('shown' in kept) || !('scroll' in kept)) return null;
  const { shown, scroll } = kept;
  return typeof shown === 'number' && typeof scroll === 'number' ? { shown, scroll } : null;
}
