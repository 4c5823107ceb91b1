/** The search over any page: first answers while typing, and the way to the search page. Loaded when it is opened. */
import { adoptStyles, element } from '../../browser/dom.ts';
import { NO_FILTER } from '../query/filter.ts';
import type { Result } from '../query/result.ts';
import { connect, type Reply, type SearchClient } from './client.ts';
import styles from './dialog.css?inline';
import { optionsFor, optionsForRecent, optionsWhenFailed, pageAddress } from './dialog-options.ts';
import type { DialogShell } from './dialog-shell.ts';
import { forgetSearches, lastRead, recentSearches, regulationHere, rememberSearch } from './recent.ts';
import { leaveTrail } from './result-parts.ts';
import { counted, failed, loading, UNSEARCHABLE } from './wording.ts';

/** Results asked for: as many as a browser fetches texts for at once, and enough for the first few articles. */
const SHOWN = 6;

export interface FilledDialog {
  /** Answers what stands in the field. */
  search(): void;
}

/** @param page address of the search page; @param bundle address of the index folder */
export function fillSearchDialog({ dialog, form, input }: DialogShell, page: string, bundle: string): FilledDialog {
  adoptStyles(styles);
  const options = element('div', { id: 'search-dialog-options', role: 'listbox', 'aria-label': '结果' });
  const status = element('p', { role: 'status' });
  const forget = element('button', { type: 'button', hidden: '' }, '清除最近检索');
  const close = element('button', { type: 'button' }, '关闭');
  form.append(close);
  dialog.append(options, element('div', { class: 'search-dialog__foot' }, status, forget));
  input.role = 'combobox';
  input.ariaExpanded = 'true';
  input.ariaAutoComplete = 'list';
  input.setAttribute('aria-controls', options.id);
  dialog.style.opacity = '';

  let client: SearchClient | null = null;
  let active = -1;
  let results: readonly Result[] = [];
  let total = 0;

  async function run(): Promise<void> {
    const typed = input.value;
    client ??= connect(new URL(bundle, location.href).href, (bytes) => {
      if (options.childElementCount === 0 && input.value !== '') status.textContent = loading(bytes);
    });
    const reply = await client.search({
      typed,
      filter: NO_FILTER,
      order: 'relevance',
      count: SHOWN,
      lastRead: lastRead(),
    });
    if (reply) showReply(reply, typed);
  }

  function showReply(reply: Reply, typed: string): void {
    results = [];
    if (reply.kind === 'failed') {
      show(optionsWhenFailed(typed, page), failed(reply.failure));
    } else if (reply.answer.kind === 'unsearchable') {
      const recent = typed.trim() === '' ? optionsForRecent(recentSearches(), page) : [];
      show(recent, UNSEARCHABLE[reply.answer.why]);
      forget.hidden = recent.length === 0;
    } else {
      const { answer } = reply;
      ({ results, total } = answer);
      show(optionsFor(answer, typed, page, regulationHere()), counted(answer));
    }
  }

  function show(list: readonly HTMLAnchorElement[], text: string): void {
    forget.hidden = true;
    list.forEach((link, index) => {
      link.id = `search-dialog-option-${index}`;
    });
    options.replaceChildren(...list);
    status.textContent = text;
    choose(-1);
  }

  function choose(index: number): void {
    const entries = Array.from(options.children);
    active = Math.min(Math.max(index, -1), entries.length - 1);
    entries.forEach((entry, at) => {
      entry.setAttribute('aria-selected', String(at === active));
    });
    const chosen = entries[active];
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
    else input.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  }

  function follow(url: string): void {
    rememberSearch(input.value);
    const target = new URL(url, location.href);
    leaveTrail(target.href, { results, total, search: pageAddress(page)(input.value) });
    dialog.close();
    location.assign(target);
  }

  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) void run();
  });
  input.addEventListener('compositionend', () => void run());
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') choose(active + 1);
    else if (event.key === 'ArrowUp') choose(active - 1);
    else if (event.key === 'Enter') follow(hrefOf(options.children[active]) ?? pageAddress(page)(input.value));
    else return;
    event.preventDefault();
  });
  options.addEventListener('click', (event) => {
    const url = event.target instanceof Element ? hrefOf(event.target.closest('a')) : null;
    // A link opened in another tab is the browser's
    if (url === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    follow(url);
  });
  close.addEventListener('click', () => dialog.close());
  forget.addEventListener('click', () => {
    forgetSearches();
    input.focus();
    void run();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  return { search: () => void run() };
}

const hrefOf = (option: Element | null | undefined): string | null =>
  option instanceof HTMLAnchorElement ? option.href : null;
