/** What keys do on every page, and that a finger turns it; never when the reader means something else by them. */

/** `/` while nothing is being written, Ctrl K and ⌘K everywhere. */
export function onSearchKey(act: () => void): void {
  document.addEventListener('keydown', (event) => {
    const command = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target);
    if (event.isComposing || !(slash || command)) return;
    event.preventDefault();
    act();
  });
}

/**
 * Whether keys typed here are the reader's own text. A field keeps the focus for one more frame when the dialog around it closes
 * and there is nowhere to give it back to: what is typed then is meant for the page.
 */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('dialog:not([open])')) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/** A key by itself, while nothing is written and no dialog is open. */
export function onPlainKey(act: (key: string, target: EventTarget | null) => void): void {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, defaultPrevented, target } = event;
    // `?` is typed with Shift on most keyboards
    if (
      ctrlKey ||
      metaKey ||
      altKey ||
      (shiftKey && key !== '?') ||
      isComposing ||
      defaultPrevented ||
      isElsewhere(target)
    )
      return;
    act(key, target);
  });
}

/** `?` leads to the list of keys, `g` to the desk. */
export function offerHelp(): void {
  onPlainKey((key) => {
    const path = { '?': 'guide/#keys', g: 'desk/' }[key];
    if (path) location.assign(document.body.dataset.root + path);
  });
}

/** On to the next article and back by arrow keys or a swipe. */
export function offerTurning(): void {
  onPlainKey((key, target) => {
    if (isBusy(target)) return;
    if (key === 'ArrowLeft') turn('prev');
    else if (key === 'ArrowRight') turn('next');
  });

  const once = { once: true, passive: true };
  document.addEventListener(
    'touchstart',
    (first) => {
      const ended = new Promise<TouchEvent>((end) => document.addEventListener('touchend', end, once));
      void import('./swipes.ts').then(({ followSwipes }) => followSwipes(first, ended));
    },
    once,
  );
}

export function turn(rel: 'prev' | 'next'): void {
  document.querySelector<HTMLAnchorElement>(`.turn a[rel=${rel}]`)?.click();
}

/** Something is written, or a dialog is open. */
const isElsewhere = (target: EventTarget | null): boolean =>
  isWriting(target) || document.querySelector('dialog[open]') !== null;

/** So it is, or something is selected, the page is magnified, or the place scrolls sideways itself. */
export const isBusy = (target: EventTarget | null): boolean =>
  isElsewhere(target) ||
  getSelection()?.isCollapsed === false ||
  (visualViewport?.scale ?? 1) > 1.01 ||
  (target instanceof Element && target.closest('.scroller') !== null);
