/** The search box over any page: first answers while typing, and the way to the search page. Loaded when it is opened. */
import './dialog.css';
import { NO_FILTER } from '../query/filter.ts';
import type { Found } from '../query/search.ts';
import { writeAddress } from './address.ts';
import { connect, type Reply, type SearchClient } from './client.ts';
import { element } from './dom.ts';
import { keepHits } from './hit-trail.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { isHeading, marked, nameOf } from './result-item.ts';
import { counted, failed, loading, UNSEARCHABLE } from './wording.ts';

const SHOWN = 6;

export interface SearchDialog {
  open(): void;
}

/** An entry of the list: where it leads and what it says. */
interface Option {
  readonly url: string;
  readonly content: readonly (Node | string)[];
}

/** @param page address of the search page; @param bundle address of the index folder */
export function makeSearchDialog(page: string, bundle: string): SearchDialog {
  const input = element('input', {
    type: 'search',
    class: 'search-dialog__input',
    role: 'combobox',
    'aria-label': '检索全站',
    'aria-expanded': 'true',
    'aria-controls': 'search-dialog-options',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: '词句、条号或拼音',
  });
  const options = element('ul', {
    id: 'search-dialog-options',
    class: 'search-dialog__options',
    role: 'listbox',
    'aria-label': '结果',
  });
  const status = element('p', { class: 'search-dialog__status', role: 'status' });
  const forget = element('button', { type: 'button', class: 'search-dialog__forget', hidden: '' }, '清除最近检索');
  const close = element('button', { type: 'button', class: 'search-dialog__close', 'aria-label': '关闭' }, '×');
  const form = element('form', { method: 'dialog' }, input, close);
  const dialog = element('dialog', { class: 'search-dialog', 'aria-label': '检索' }, form, options, status, forget);
  document.body.append(dialog);

  let client: SearchClient | null = null;
  let active = -1;

  async function run(): Promise<void> {
    const typed = input.value;
    if (typed.trim() === '') {
      show(recentSearches(localStorage).map(searchOption), UNSEARCHABLE.empty);
      forget.hidden = options.childElementCount === 0;
      return;
    }
    forget.hidden = true;
    client ??= connect(new URL(bundle, location.href).href, (bytes) => {
      if (options.childElementCount === 0) status.textContent = loading(bytes);
    });
    const reply = await client.search({ typed, filter: NO_FILTER, order: 'relevance', count: SHOWN });
    if (reply) showReply(reply, typed);
  }

  function showReply(reply: Reply, typed: string): void {
    if (reply.kind === 'failed') show([], failed(reply.failure));
    else if (reply.answer.kind === 'unsearchable') show([], UNSEARCHABLE[reply.answer.why]);
    else show(optionsOf(reply.answer, typed), counted(reply.answer.total, reply.answer.hits, reply.answer.inexact));
  }

  function optionsOf(found: Found, typed: string): Option[] {
    return [
      ...found.jumps.map(({ url, title, label, heading }) => ({
        url,
        content: ['直达 ', label, heading, ' ', small(title)],
      })),
      ...found.names.map(({ name, url, place }) => ({ url: url ?? pageFor(name), content: [name, ' ', small(place)] })),
      ...found.results.map((result) => ({
        url: result.url,
        content: [
          element('span', { class: 'search-dialog__name' }, ...nameOf(result), small(result.title)),
          ...(isHeading(result)
            ? []
            : [element('span', { class: 'search-dialog__snippet' }, ...marked(result.snippet))]),
        ],
      })),
      ...found.instead.map(({ text, count }) => ({
        url: pageFor(text),
        content: [`改为查找“${text}” `, small(`${count} 处`)],
      })),
      { url: pageFor(typed), content: [`全部结果（${found.total} 段）`] },
    ];
  }

  function searchOption(typed: string): Option {
    return { url: pageFor(typed), content: [typed] };
  }

  function pageFor(typed: string): string {
    return page + writeAddress({ typed, filter: NO_FILTER, order: 'relevance', view: 'list' });
  }

  function show(list: readonly Option[], text: string): void {
    options.replaceChildren(
      ...list.map(({ url, content }, index) =>
        element(
          'li',
          { role: 'option', id: `search-dialog-option-${index}`, 'aria-selected': 'false' },
          element('a', { href: url, tabindex: '-1' }, ...content),
        ),
      ),
    );
    status.textContent = text;
    choose(-1);
  }

  function choose(index: number): void {
    const entries = Array.from(options.children);
    active = entries.length === 0 ? -1 : Math.min(Math.max(index, -1), entries.length - 1);
    entries.forEach((entry, at) => {
      entry.setAttribute('aria-selected', String(at === active));
    });
    const chosen = entries[active];
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
    else input.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  }

  function leaveFor(url: string): void {
    rememberSearch(localStorage, input.value);
    const target = new URL(url, location.href);
    keepHits(sessionStorage, target.pathname, input.value);
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
    else if (event.key === 'Enter')
      leaveFor(options.children[active]?.querySelector('a')?.href ?? pageFor(input.value));
    else return;
    event.preventDefault();
  });
  options.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leaveFor(link.href);
  });
  close.addEventListener('click', (event) => {
    event.preventDefault();
    dialog.close();
  });
  forget.addEventListener('click', () => {
    forgetSearches(localStorage);
    void run();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  return {
    open() {
      if (!dialog.open) dialog.showModal();
      input.select();
      void run();
    },
  };
}

function small(text: string): HTMLElement {
  return element('small', {}, text);
}
