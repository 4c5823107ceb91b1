import { readShow } from '../regulation/addresses.ts';

/**
 * Marks the provisions that a citation means, `?show=art_3..art_7,art_9#art_3`: where several are meant, the fragment alone
 * shows only the first.
 */
export function showRange(query: string): void {
  for (const shown of document.querySelectorAll('[data-shown]')) shown.removeAttribute('data-shown');
  for (const provision of provisionsShown(document, query)) provision.setAttribute('data-shown', '');
}

/** Those of a page that such an address shows together; none where it names a single one, or one end is on another page. */
export function provisionsShown(page: Document, query: string): readonly Element[] {
  const stretches = readShow(query);
  if (stretches.length === 0) return [];
  const provisions = [...page.querySelectorAll('.text [id]:not([data-editorial], [data-editorial] *)')];
  return stretches.flatMap(({ from, to }) => {
    const first = provisions.findIndex(({ id }) => id === from);
    const last = provisions.map(({ id }) => id === to || id.startsWith(`${to}__`)).lastIndexOf(true);
    return first < 0 ? [] : provisions.slice(first, last + 1);
  });
}

/** Citations of a range on the page itself mark it without loading the page again. */
export function followRanges(): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.text a[href^="?show="]') : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { pathname, search, hash } = new URL(link.href);
    history.pushState(null, '', pathname + search);
    // Going to a fragment moves the page and `:target`; pushing one does neither
    location.replace(hash);
    showRange(search);
  });
  addEventListener('popstate', () => showRange(location.search));
  if (location.search.includes('show=')) showRange(location.search);
}
