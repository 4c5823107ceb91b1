/** What links of a text do on every page: previews, citations of a range, ways to cite. Each opens what is loaded when it is asked for. */
import { readShow } from '../regulation/addresses.ts';

/**
 * Waits for a reader to point at a link of the text, with the mouse, the keyboard or a finger, and only then loads what shows
 * previews. Without scripts it is a plain link.
 */
const LINKS = '.text :is(.reference, .term, .relation-sign, .note-number:not([href^="#"]))';
/** What they lead to is a word on what is being read, and opens where one reads. */
const IN_PLACE = '.relation-sign, .note-number';

export function watchPreviews(): void {
  // Older browsers keep plain links
  if (!('popover' in HTMLElement.prototype)) return;
  const started = () => import('./preview.ts').then(({ startPreviews }) => startPreviews(linkOf));
  let previews: ReturnType<typeof started> | null = null;
  const load = () => {
    previews ??= started();
    return previews;
  };

  const onInterest = (event: Event) => {
    if (linkOf(event.target)) load().catch(() => {});
  };
  document.addEventListener('pointerover', onInterest);
  document.addEventListener('focusin', onInterest);

  // The first tap shows the card, the second goes there; what opens in place opens and closes
  let touched = false;
  document.addEventListener('pointerdown', ({ pointerType }) => {
    touched = pointerType === 'touch';
  });
  document.addEventListener('click', (event) => {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    const link = linkOf(target);
    if (!link || ctrlKey || metaKey || shiftKey) return;
    if (!link.matches(IN_PLACE) && (!touched || link.hasAttribute('data-previewed'))) return;
    event.preventDefault();
    load().then(
      ({ show }) => show(link),
      () => location.assign(link.href),
    );
  });
}

function linkOf(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>(LINKS) : null;
}

/** Ways to cite: ¶ of a paragraph, the button of an article, what is selected. Each is loaded when it is asked for. */
export function offerCitations(): void {
  document.addEventListener('click', (event) => {
    const { button, ctrlKey, metaKey, shiftKey, target } = event;
    if (button !== 0 || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return;
    const cited = target.closest('.permalink, [data-cite]');
    if (!cited) return;
    event.preventDefault();
    import('./cite.ts').then(
      ({ citeProvision, citeArticle }) => {
        const provision = cited.closest('.text [id]');
        if (provision) citeProvision(provision);
        else citeArticle();
      },
      // The link's own way
      () => cited instanceof HTMLAnchorElement && location.assign(cited.href),
    );
  });
  const onSelection = () => {
    if (getSelection()?.isCollapsed !== false) return;
    document.removeEventListener('selectionchange', onSelection);
    import('./cite-selection.ts').then(
      ({ offerSelected }) => offerSelected(),
      () => document.addEventListener('selectionchange', onSelection),
    );
  };
  document.addEventListener('selectionchange', onSelection);
}

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
