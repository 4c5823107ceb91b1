/** What every page does with scripts on. Small: what opens on demand is loaded on demand. */
import { focusOnSlash } from './shortcuts.ts';

const box = document.querySelector<HTMLInputElement>('.masthead input[type=search]');
if (box) focusOnSlash(box);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-settings]')) {
  button.hidden = false;
  button.addEventListener('click', async () => (await import('./settings-panel.ts')).openSettings());
}
