import { keepPlace } from './keep-place.ts';
import { choose, SETTINGS, settingOf } from './settings.ts';
import { VIEW } from './view.ts';

/** Goes between the text with all that editors add to it and the text alone. */
export function toggleView(): void {
  const root = document.documentElement;
  const setting = SETTINGS.find(({ name }) => name === VIEW);
  if (setting) keepPlace(() => choose(root, setting, settingOf(root, setting) === '' ? 'text' : ''));
}
