/**
 * The address follows the search, and the history holds one entry for each search, not one for each letter on the way to it:
 * typing after a search that was settled begins a new entry, further typing rewrites it, and Enter, a filter or following a
 * result settles it.
 */
import { readAddress, type SearchState, writeAddress } from './address.ts';

/** How an entry of the history was left. */
interface Left {
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
  /** Keeps with the entry what is needed to come back to it. */
  leave(left: Left): void;
  left(): Left | null;
}

/** Browsers refuse an address that changes with every letter (Safari: 100 times in 10 seconds). */
const PAUSE = 300;

export function openAddressBar(): AddressBar {
  let drafting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: SearchState | null = null;

  function write(state: SearchState, how: 'push' | 'replace', left: Left | null): void {
    clearTimeout(timer);
    pending = null;
    const address = location.pathname + writeAddress(state);
    if (how === 'push') history.pushState(left, '', address);
    else history.replaceState(left, '', address);
  }

  function flush(): void {
    if (pending) write(pending, 'replace', null);
  }

  const settledOn = () => readAddress(location.search).typed !== '';
  addEventListener('pagehide', flush);

  return {
    draft(state) {
      if (!drafting && settledOn()) {
        write(state, 'push', null);
      } else {
        clearTimeout(timer);
        pending = state;
        timer = setTimeout(flush, PAUSE);
      }
      drafting = true;
    },
    settle(state) {
      const known = location.search === writeAddress(state);
      write(state, drafting || known || !settledOn() ? 'replace' : 'push', null);
      drafting = false;
    },
    leave(left) {
      flush();
      drafting = false;
      history.replaceState(left, '');
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
