/** What links of a text do on every page: previews, citations of a range, ways to cite. Each opens what is loaded when it is asked for. */
import { onPlainKey } from './keys.ts';

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
  const started = () => import('./preview.ts').then((its) => its.startPreviews(linkOf));
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

// Modules are not taken apart where they are asked for: the bundler would write out for each what is taken
export const cite = () => import('./cite.ts');

/** Ways to cite and to gather: ¶ of a paragraph, the button of an article, what is selected, the keys c and b. Each is loaded when it is asked for. */
export function offerCitations(): void {
  onPlainKey((key) => {
    if (key === 'c') void cite().then((its) => its.citeAgain());
    if (key === 'b') void cite().then((its) => its.gather());
  });
  document.addEventListener('click', (event) => {
    const { button, ctrlKey, metaKey, shiftKey, target } = event;
    if (button !== 0 || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return;
    const cited = target.closest('.permalink, [data-cite]');
    if (!cited) return;
    event.preventDefault();
    cite().then(
      (its) => its.citeAt(cited),
      // The link's own way
      () => cited instanceof HTMLAnchorElement && location.assign(cited.href),
    );
  });
  const onSelection = () => {
    if (getSelection()?.isCollapsed !== false) return;
    document.removeEventListener('selectionchange', onSelection);
    cite().then(
      (its) => its.offerSelected(),
      () => document.addEventListener('selectionchange', onSelection),
    );
  };
  document.addEventListener('selectionchange', onSelection);
}

/** Citations of a range, `?show=art_3..art_7,art_9#art_3`: those of the page itself mark it without loading the page again. */
export function followRanges(): void {
  const show = () => void import('./official-text.ts').then((its) => its.showRange(location.search));
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.text a[href^="?show="]') : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { pathname, search, hash } = new URL(link.href);
    history.pushState(null, '', pathname + search);
    // Going to a fragment moves the page and `:target`; pushing one does neither
    location.replace(hash);
    show();
  });
  addEventListener('popstate', show);
  if (location.search.includes('show=')) show();
}
