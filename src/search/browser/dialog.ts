/** The search over any page: first answers while typing, and the way to the search page. Loaded when it is opened. */
import { adoptStyles, element } from '../../browser/dom.ts';
import { NO_FILTER } from '../query/filter.ts';
import type { Result } from '../query/result.ts';
import { writeAddress } from './address.ts';
import { connect, type Reply, type SearchClient } from './client.ts';
import styles from './dialog.css?inline';
import { type DialogOption, optionsFor, optionsForRecent, optionsWhenFailed } from './dialog-options.ts';
import type { DialogShell } from './dialog-shell.ts';
import { keepHits } from './hit-trail.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { hitTexts } from './result-list.ts';
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
  const options = element('ul', { id: 'search-dialog-options', role: 'listbox', 'aria-label': '结果' });
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

  const pageFor = (typed: string) =>
    page + writeAddress({ typed, filter: NO_FILTER, order: 'relevance', view: 'list' });

  async function run(): Promise<void> {
    const typed = input.value;
    client ??= connect(new URL(bundle, location.href).href, (bytes) => {
      if (options.childElementCount === 0 && input.value !== '') status.textContent = loading(bytes);
    });
    const reply = await client.search({ typed, filter: NO_FILTER, order: 'relevance', count: SHOWN });
    if (reply) showReply(reply, typed);
  }

  function showReply(reply: Reply, typed: string): void {
    results = [];
    if (reply.kind === 'failed') {
      show(optionsWhenFailed(pageFor(typed)), failed(reply.failure));
    } else if (reply.answer.kind === 'unsearchable') {
      const recent = typed.trim() === '' ? optionsForRecent(recentSearches(), pageFor) : [];
      show(recent, UNSEARCHABLE[reply.answer.why]);
      forget.hidden = recent.length === 0;
    } else {
      const { answer } = reply;
      results = answer.results;
      show(optionsFor(answer, typed, pageFor), counted(answer));
    }
  }

  function show(list: readonly DialogOption[], text: string): void {
    forget.hidden = true;
    options.replaceChildren(
      ...list.map(({ url, content }, index) =>
        element(
          'li',
          { role: 'option', id: `search-dialog-option-${index}`, 'aria-selected': 'false', 'data-url': url },
          ...content,
        ),
      ),
    );
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
    keepHits(target.pathname, hitTexts(results, target.pathname));
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
    else if (event.key === 'Enter') follow(urlOf(options.children[active]) ?? pageFor(input.value));
    else return;
    event.preventDefault();
  });
  options.addEventListener('click', (event) => {
    const url = event.target instanceof Element ? urlOf(event.target.closest('[data-url]')) : null;
    if (url === null) return;
    if (event.ctrlKey || event.metaKey) open(url, '_blank');
    else follow(url);
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

function urlOf(option: Element | null | undefined): string | null {
  return option instanceof HTMLElement ? (option.dataset.url ?? null) : null;
}
