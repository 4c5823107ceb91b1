/** What keys and swipes do on every page, never when the reader means something else by them. */

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

/** Whether keys typed here are the reader's own text. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** A swipe: in pixels, width to height, and in milliseconds. */
const LONG_ENOUGH = 80;
const LEVEL_ENOUGH = 2.5;
const QUICK_ENOUGH = 700;
/** Browsers take swipes from the screen's edge for their own back and forward. */
const EDGE = 24;

/** A key by itself, while nothing is written and no dialog is open. */
export function onPlainKey(act: (key: string, target: EventTarget | null) => void): void {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, defaultPrevented, target } = event;
    if (ctrlKey || metaKey || altKey || shiftKey || isComposing || defaultPrevented || isElsewhere(target)) return;
    act(key, target);
  });
}

/** On to the next article and back by arrow keys or a swipe. */
export function offerTurning(): void {
  onPlainKey((key, target) => {
    if (isBusy(target)) return;
    if (key === 'ArrowLeft') turn('prev');
    else if (key === 'ArrowRight') turn('next');
  });

  let begun: { readonly x: number; readonly y: number; readonly at: number } | null = null;
  const passive = { passive: true };
  document.addEventListener(
    'touchstart',
    ({ touches, target, timeStamp }) => {
      const [touch] = touches;
      const isAlone = touch && touches.length === 1 && touch.clientX > EDGE && touch.clientX < innerWidth - EDGE;
      begun = isAlone && !isBusy(target) ? { x: touch.clientX, y: touch.clientY, at: timeStamp } : null;
    },
    passive,
  );
  document.addEventListener(
    'touchend',
    ({ changedTouches, timeStamp, target }) => {
      const [touch] = changedTouches;
      if (!begun || !touch || isBusy(target)) return;
      const [across, down] = [touch.clientX - begun.x, touch.clientY - begun.y];
      const isSwipe = Math.abs(across) > LONG_ENOUGH && Math.abs(across) > LEVEL_ENOUGH * Math.abs(down);
      if (isSwipe && timeStamp - begun.at < QUICK_ENOUGH) turn(across > 0 ? 'prev' : 'next');
      begun = null;
    },
    passive,
  );
}

function turn(rel: 'prev' | 'next'): void {
  document.querySelector<HTMLAnchorElement>(`.turn a[rel=${rel}]`)?.click();
}

/** Something is written, or a dialog is open. */
const isElsewhere = (target: EventTarget | null): boolean =>
  isWriting(target) || document.querySelector('dialog[open]') !== null;

/** So it is, or something is selected, the page is magnified, or the place scrolls sideways itself. */
const isBusy = (target: EventTarget | null): boolean =>
  isElsewhere(target) ||
  getSelection()?.isCollapsed === false ||
  (visualViewport?.scale ?? 1) > 1.01 ||
  (target instanceof Element && target.closest('.scroller') !== null);
