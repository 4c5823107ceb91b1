import { isWriting } from './writing.ts';

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
