/**
 * Waits for a reader to point at a link of the text, with the mouse, the keyboard or a finger, and only then loads what shows
 * previews. Without scripts it is a plain link.
 */
const LINKS = '.text :is(.reference, .term, .relation-sign)';

export function watchPreviews(): void {
  // Older browsers keep plain links
  if (!('popover' in HTMLElement.prototype)) return;
  const started = () => import('./card.ts').then(({ startPreviews }) => startPreviews(linkOf));
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

  // The first tap shows the card, the second goes there
  let touched = false;
  document.addEventListener('pointerdown', ({ pointerType }) => {
    touched = pointerType === 'touch';
  });
  document.addEventListener('click', (event) => {
    const link = linkOf(event.target);
    if (!link || !touched || link.hasAttribute('data-previewed')) return;
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
