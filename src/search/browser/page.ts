/** The search page: the address says what is searched, the worker finds it, the view shows it. */

import { part } from '../../browser/dom.ts';
import { onSearchKey } from '../../browser/keys.ts';
import type { Result } from '../query/result.ts';
import type { Found, SearchRequest } from '../query/search.ts';
import { MAY_HAVE_LEVELS } from '../record.ts';
import { readAddress, type SearchState } from './address.ts';
import { openAddressBar } from './address-bar.ts';
import { connect, type Reply, type SearchClient } from './client.ts';
import { exportTable } from './export.ts';
import { openPageView } from './page-view.ts';
import { lastRead, rememberSearch } from './recent.ts';
import { leaveTrail } from './result-parts.ts';
import { BUSY, loading } from './wording.ts';

/**
 * Results shown at first: they fill a screen, and their texts are in at most as many files as a browser loads from one server at
 * once. One more would cost a round trip more, with every letter typed.
 */
const FIRST = Math.max(6, Math.floor(innerHeight / 130));
/** Results added as the reader scrolls, or by `[data-more]`. */
const MORE = 40;
/** Nobody reads more on paper. */
const MOST_PRINTED = 2_000;

export function startSearchPage(root: HTMLElement): void {
  // First of all: the worker takes its time to start
  const clients = new Map<string, SearchClient>();
  /** The index of all editions is loaded when it is asked for. */
  const bundle = (): string =>
    new URL((state.editions === 'all' && root.dataset.allEditions) || (root.dataset.bundle ?? ''), location.href).href;
  function client(): SearchClient {
    const from = bundle();
    const known = clients.get(from) ?? connect(from, progress);
    clients.set(from, known);
    return known;
  }
  function progress(bytes: number): void {
    if (!found) view.progress(loading(bytes));
  }
  let state = readAddress(location.search);
  client();
  const input = part(root, 'input[name="q"]', HTMLInputElement);
  const view = openPageView(root);
  const address = openAddressBar(() => ({ shown: results.length, scroll: scrollY }));

  let found: Found | null = null;
  /** All that are shown, of `found` and added to it. */
  let results: readonly Result[] = [];
  let adding: Promise<void> | null = null;
  let scrolling = false;

  const request = (): SearchRequest => ({
    ...state,
    order: state.view === 'kwic' ? 'text' : state.order,
    count: FIRST,
    lastRead: lastRead(),
  });

  async function run(count = FIRST): Promise<void> {
    view.reflect(state);
    if (state.typed.trim() === '') {
      found = null;
      view.start();
      // A reply that is still on its way is of no use any more
      void client().search({ ...state, count: 0 });
      return;
    }
    view.busy(found ? BUSY : loading(0));
    const reply = await client().search({ ...request(), count });
    if (reply) show(reply);
  }

  /** Adds to what is shown; nothing that is there moves or loses the focus. */
  function addMore(count = MORE): Promise<void> {
    adding ??= add(count).finally(() => {
      adding = null;
    });
    return adding;
  }

  async function printAll(): Promise<void> {
    while (found && results.length < Math.min(MOST_PRINTED, found.total + found.inexact)) {
      const before = results.length;
      await addMore(MOST_PRINTED);
      if (results.length === before) return;
    }
    print();
  }

  async function add(count: number): Promise<void> {
    const before = found;
    if (!before) return;
    view.busy(BUSY);
    const reply = await client().collect({ ...request(), count, skip: results.length });
    // Another search has begun
    if (found !== before) return;
    if (reply.kind === 'failed') view.fail(reply.failure);
    if (reply.kind === 'failed' || reply.answer.kind !== 'found') return;
    // The network has gone or come back: these results are not of what is shown
    if (MAY_HAVE_LEVELS && reply.answer.kept !== before.kept) return run();
    results = [...results, ...reply.answer.results];
    view.add(reply.answer.results, before, state);
  }

  function show(reply: Reply): void {
    found = reply.kind === 'answer' && reply.answer.kind === 'found' ? reply.answer : null;
    results = found?.results ?? [];
    scrolling = false;
    if (reply.kind === 'failed') view.fail(reply.failure);
    else if (reply.answer.kind === 'unsearchable') view.refuse(reply.answer.why);
    else view.show(reply.answer, state);
  }

  function draft(): void {
    if (input.value === state.typed) return;
    state = { ...state, typed: input.value };
    address.draft(state);
    void run();
  }

  function settle(next: SearchState): void {
    state = next;
    address.settle(state);
    input.value = state.typed;
    rememberSearch(state.typed);
    void run();
  }

  /** An entry of the history, as it was left. */
  async function comeBack(): Promise<void> {
    state = readAddress(location.search);
    const left = address.left();
    input.value = state.typed;
    await run(Math.max(left?.shown ?? 0, FIRST));
    if (left) scrollTo({ top: left.scroll, behavior: 'instant' });
  }

  input.addEventListener('input', (event) => {
    // While an input method is composing, the field holds half a word in Latin letters.
    if (!(event instanceof InputEvent && event.isComposing)) draft();
  });
  input.addEventListener('compositionend', draft);
  part(root, 'form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    settle({ ...state, typed: input.value });
  });
  const more = part(root, '[data-more]', HTMLButtonElement);
  more.addEventListener('click', async () => {
    const before = results.length;
    await addMore();
    view.focusResult(before);
  });
  // Who scrolls on has no need of the button. It is there for who does not, and nothing takes it away from under a click
  const near = new IntersectionObserver(
    async ([entry]) => {
      if (!scrolling || !entry?.isIntersecting) return;
      await addMore();
      look();
    },
    { rootMargin: '0px 0px 50% 0px' },
  );
  function look(): void {
    // Seen or not is told when it changes
    near.unobserve(more);
    near.observe(more);
  }
  for (const sign of ['wheel', 'touchmove', 'keydown'] as const) {
    addEventListener(
      sign,
      (event) => {
        if (scrolling || (event instanceof KeyboardEvent && !/^(?:Page|Arrow)Down$|^End$/.test(event.key))) return;
        scrolling = true;
        look();
      },
      { passive: true },
    );
  }
  part(root, '[data-search-retry] button', HTMLButtonElement).addEventListener('click', () => void run());
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-search-export]')) {
    button.addEventListener('click', async () => {
      button.disabled = true;
      const how = button.dataset.searchExport ?? '';
      if (how === 'print') await printAll();
      else {
        const context = part(root, '[name="context"]', HTMLInputElement).checked;
        const table = {
          how,
          context,
          search: request(),
          bundle: bundle(),
          maker: (how === 'docx' ? root.dataset.word : root.dataset.table) ?? '',
        };
        view.tell(await exportTable(table, (wanted) => client().collect(wanted)));
      }
      button.disabled = false;
    });
  }
  const within = part(root, '[data-search-within]', HTMLFormElement);
  within.addEventListener('submit', (event) => {
    event.preventDefault();
    settle({ ...state, typed: `${state.typed} ${part(within, 'input', HTMLInputElement).value}`.trim() });
    within.reset();
  });
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches('[data-search-link]')) {
      event.preventDefault();
      settle(readAddress(link.search));
    } else if (found) {
      rememberSearch(state.typed);
      address.leave();
      leaveTrail(link.href, { results, total: found.total, search: location.href });
    }
  });
  moveAmongResults(root, input);
  onSearchKey(() => input.select());
  // Elsewhere it opens the dialog; here the field is what it leads to
  for (const link of document.querySelectorAll('a[data-search-box]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      input.select();
    });
  }
  addEventListener('popstate', () => void comeBack());

  // Nothing may have been typed into the field before the script came: then that is what is searched
  if (input.value !== '' && input.value !== input.defaultValue && state.typed === '') draft();
  else void comeBack();
  if (state.typed === '' && matchMedia('(hover: hover)').matches) input.focus();
}

/** ↓ and ↑ go from the field through the results and back; everything else is the browser's. */
function moveAmongResults(root: HTMLElement, input: HTMLInputElement): void {
  root.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const stops: (Element | null)[] = [input, ...root.querySelectorAll('[data-jump], [data-result] a, .kwic a')];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + step];
    if (at < 0 || !(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  });
}
