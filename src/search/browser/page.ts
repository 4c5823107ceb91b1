/** The search page: the address says what is searched, the worker finds it, the view shows it. */

import { part } from '../../browser/dom.ts';
import { onSearchKey } from '../../browser/keys.ts';
import type { Found } from '../query/search.ts';
import { readAddress, type SearchState } from './address.ts';
import { openAddressBar } from './address-bar.ts';
import { connect, type Reply } from './client.ts';
import { exportTable } from './export.ts';
import { keepHits } from './hit-trail.ts';
import { moveAmongResults } from './keyboard.ts';
import { openPageView } from './page-view.ts';
import { lastRead, rememberSearch } from './recent.ts';
import { hitTexts } from './result-list.ts';
import { BUSY, loading } from './wording.ts';

/**
 * Results shown at first: they fill a screen, and their texts are in at most as many files as a browser loads from one server at
 * once. One more would cost a round trip more, with every letter typed.
 */
const FIRST = 6;
/** Results added by `[data-more]`. */
const MORE = 20;

export function startSearchPage(root: HTMLElement): void {
  // First of all: the worker takes its time to start
  const client = connect(new URL(root.dataset.bundle ?? '', location.href).href, (bytes) => {
    if (!found) view.progress(loading(bytes));
  });
  const input = part(root, 'input[name="q"]', HTMLInputElement);
  const view = openPageView(root);
  const address = openAddressBar(() => ({ shown, scroll: scrollY }));

  let state = readAddress(location.search);
  let shown = address.left()?.shown ?? FIRST;
  let found: Found | null = null;

  async function run(): Promise<void> {
    view.reflect(state);
    if (state.typed.trim() === '') {
      found = null;
      view.start();
      // A reply that is still on its way is of no use any more
      void client.search({ ...state, count: 0 });
      return;
    }
    view.busy(found ? BUSY : loading(0));
    const order = state.view === 'kwic' ? 'text' : state.order;
    const reply = await client.search({ ...state, order, count: shown, lastRead: lastRead() });
    if (reply) show(reply);
  }

  function show(reply: Reply): void {
    found = reply.kind === 'answer' && reply.answer.kind === 'found' ? reply.answer : null;
    if (reply.kind === 'failed') view.fail(reply.failure);
    else if (reply.answer.kind === 'unsearchable') view.refuse(reply.answer.why);
    else view.show(reply.answer, state);
  }

  function draft(): void {
    if (input.value === state.typed) return;
    state = { ...state, typed: input.value };
    address.draft(state);
    shown = FIRST;
    void run();
  }

  function settle(next: SearchState): void {
    state = next;
    address.settle(state);
    shown = FIRST;
    input.value = state.typed;
    rememberSearch(state.typed);
    void run();
  }

  /** An entry of the history, as it was left. */
  async function comeBack(): Promise<void> {
    state = readAddress(location.search);
    const left = address.left();
    shown = left?.shown ?? FIRST;
    input.value = state.typed;
    await run();
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
  part(root, '[data-more]', HTMLButtonElement).addEventListener('click', async () => {
    const before = found?.results.length ?? 0;
    shown += MORE;
    address.leave();
    await run();
    view.focusResult(before);
  });
  part(root, '[data-search-retry] button', HTMLButtonElement).addEventListener('click', () => void run());
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-search-copy], [data-search-csv]')) {
    button.addEventListener('click', async () => {
      button.disabled = true;
      const how = button.matches('[data-search-copy]') ? 'copy' : 'download';
      view.tell(await exportTable(how, state, (request) => client.collect(request)));
      button.disabled = false;
    });
  }
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches('[data-search-link]')) {
      event.preventDefault();
      settle(readAddress(link.search));
    } else if (found) {
      rememberSearch(state.typed);
      keepHits(link.pathname, hitTexts(found.results, link.pathname));
      address.leave();
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
