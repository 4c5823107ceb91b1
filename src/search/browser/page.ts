/** The search page: the address says what is searched, the worker finds it, this shows it. */
import type { Found } from '../query/search.ts';
import { readAddress, type SearchState, writeAddress } from './address.ts';
import { connect, type Reply } from './client.ts';
import { csvOf } from './csv.ts';
import { element, part } from './dom.ts';
import { facetList } from './facets.ts';
import { keepHits } from './hit-trail.ts';
import { concordance, concordanceRow } from './kwic.ts';
import { offerList } from './offers.ts';
import { rememberSearch } from './recent.ts';
import { resultItem } from './result-item.ts';
import { BUSY, CUT, counted, failed, loading, UNSEARCHABLE } from './wording.ts';

type Status = 'idle' | 'busy' | 'done' | 'error';

/** Results shown at first, and added by `[data-more]`. */
const PAGE = 10;
/** A CSV file holds no more results than a spreadsheet is pleasant with. */
const CSV_LIMIT = 5_000;

export function startSearchPage(root: HTMLElement): void {
  const input = part(root, 'input[name="q"]', HTMLInputElement);
  const form = part(root, 'form', HTMLFormElement);
  const status = part(root, '[data-search-status]', HTMLElement);
  const list = part(root, '[data-search-results]', HTMLOListElement);
  const table = part(root, '[data-search-kwic]', HTMLTableSectionElement);
  const offers = part(root, '[data-search-offers]', HTMLElement);
  const facets = part(root, '[data-search-facets]', HTMLElement);
  const tools = part(root, '[data-search-tools]', HTMLElement);
  const more = part(root, '[data-more]', HTMLButtonElement);
  const retry = part(root, '[data-search-retry]', HTMLElement);
  const download = part(root, '[data-search-csv]', HTMLButtonElement);

  const title = document.title;
  let state = readAddress(location.search);
  let shown = PAGE;
  let found: Found | null = null;

  const client = connect(new URL(root.dataset.bundle ?? '/pagefind/', location.href).href, (bytes) => {
    if (status.dataset.searchStatus === 'busy' && !found) status.textContent = loading(bytes);
  });

  function say(kind: Status, text: string): void {
    status.dataset.searchStatus = kind;
    status.textContent = text;
  }

  async function run(): Promise<void> {
    if (state.typed.trim() === '') {
      clear();
      say('idle', UNSEARCHABLE.empty);
      return;
    }
    say('busy', found ? BUSY : loading(0));
    const order = state.view === 'kwic' ? 'text' : state.order;
    const reply = await client.search({ ...state, order, count: shown });
    if (reply) show(reply);
  }

  function show(reply: Reply): void {
    retry.hidden = reply.kind !== 'failed';
    if (reply.kind === 'failed') {
      clear();
      say('error', failed(reply.failure));
      return;
    }
    const { answer } = reply;
    if (answer.kind === 'unsearchable') {
      clear();
      say('idle', UNSEARCHABLE[answer.why]);
      return;
    }
    found = answer;
    list.replaceChildren(...(state.view === 'list' ? answer.results.map(resultItem) : []));
    table.replaceChildren(...(state.view === 'kwic' ? concordance(answer.results).map(concordanceRow) : []));
    offers.replaceChildren(...offerList(answer, state));
    facets.replaceChildren(...facetList(answer.facets, state));
    tools.hidden = answer.total + answer.inexact === 0;
    more.hidden = answer.results.length >= answer.total + answer.inexact;
    status.dataset.total = String(answer.total);
    say('done', counted(answer.total, answer.hits, answer.inexact) + (answer.cut ? CUT : ''));
  }

  function clear(): void {
    found = null;
    list.replaceChildren();
    table.replaceChildren();
    offers.replaceChildren();
    facets.replaceChildren();
    tools.hidden = true;
    more.hidden = true;
    delete status.dataset.total;
  }

  /** Shows another state; `how` says whether the way back leads to the present one. */
  function go(next: SearchState, how: 'push' | 'replace'): void {
    state = next;
    shown = PAGE;
    const address = location.pathname + writeAddress(state);
    if (how === 'push') history.pushState({ shown }, '', address);
    else history.replaceState({ shown }, '', address);
    reflect();
    void run();
  }

  function reflect(): void {
    if (input.value !== state.typed && document.activeElement !== input) input.value = state.typed;
    document.title = state.typed === '' ? title : `${state.typed} · ${title}`;
    for (const link of tools.querySelectorAll<HTMLAnchorElement>('a[data-sort], a[data-view]')) {
      const chosen = {
        ...readAddress(`?sort=${link.dataset.sort ?? state.order}&view=${link.dataset.view ?? state.view}`),
      };
      const target = { ...state, order: chosen.order, view: chosen.view };
      link.href = writeAddress(target);
      const current = target.order === state.order && target.view === state.view;
      if (current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  input.addEventListener('input', (event) => {
    // While an input method is composing, the field holds half a word in Latin letters.
    if (!(event instanceof InputEvent && event.isComposing)) go({ ...state, typed: input.value }, 'replace');
  });
  input.addEventListener('compositionend', () => go({ ...state, typed: input.value }, 'replace'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    rememberSearch(localStorage, input.value);
    go({ ...state, typed: input.value }, 'push');
  });
  more.addEventListener('click', () => {
    shown += PAGE;
    history.replaceState({ shown }, '');
    void run();
  });
  retry.addEventListener('click', () => void run());
  download.addEventListener('click', async () => {
    const reply = await client.search({ ...state, order: 'text', count: CSV_LIMIT });
    if (reply?.kind === 'answer' && reply.answer.kind === 'found')
      save(csvOf(reply.answer.results, location.href), state.typed);
  });
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches('[data-search-link], a[data-sort], a[data-view]')) {
      event.preventDefault();
      go(readAddress(link.search), 'push');
      input.value = state.typed;
    } else if (link.closest('[data-search-results], [data-search-kwic]')) {
      rememberSearch(localStorage, state.typed);
      keepHits(sessionStorage, link.pathname, state.typed);
    }
  });
  addEventListener('popstate', () => {
    state = readAddress(location.search);
    shown = shownBefore();
    input.value = state.typed;
    reflect();
    void run();
  });

  shown = shownBefore();
  if (state.typed !== '' && input.value === '') input.value = state.typed;
  else if (input.value !== '') state = { ...state, typed: input.value };
  reflect();
  void run();
}

/** How many results were shown when this entry of the history was left. */
function shownBefore(): number {
  const kept: unknown = history.state;
  if (typeof kept !== 'object' || kept === null || !('shown' in kept) || typeof kept.shown !== 'number') return PAGE;
  return kept.shown;
}

function save(text: string, typed: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const name = typed
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 40);
  element('a', { href: url, download: `检索结果 ${name}.csv` }).click();
  URL.revokeObjectURL(url);
}
