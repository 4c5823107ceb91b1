import { isWriting } from './writing.ts';

/** `/` goes to the search box, unless the reader is writing something. */
export function focusOnSlash(box: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isWriting(event.target)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
