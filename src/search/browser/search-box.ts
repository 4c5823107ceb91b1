/** What every page carries of the search: keys that open it, and word from a search that led here. Kept as small as can be. */
import { hitsKept } from './hit-trail.ts';

export function startSearchBox(link: HTMLAnchorElement): void {
  const open = async () => {
    const { makeSearchDialog } = await import('./dialog.ts');
    const dialog = makeSearchDialog(link.pathname, link.dataset.bundle ?? '/pagefind/');
    reopen = async () => dialog.open();
    dialog.open();
  };
  let reopen = open;

  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void reopen();
  });
  document.addEventListener('keydown', (event) => {
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    const command = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (event.isComposing || !(slash || command)) return;
    event.preventDefault();
    const field = document.querySelector<HTMLInputElement>('[data-search] input[name="q"]');
    if (field) field.select();
    else void reopen();
  });

  const searched = hitsKept(sessionStorage, location.pathname);
  if (searched !== null) void import('./hit-marks.ts').then(({ markHits }) => markHits(document, searched));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
