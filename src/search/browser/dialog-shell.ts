import { element } from '../../browser/dom.ts';

/** The dialog before anything has been loaded for it: a field that can be typed into, and that leads to the search page. */
export interface DialogShell {
  readonly dialog: HTMLDialogElement;
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
}

/** @param page address of the search page */
export function makeDialogShell(page: string): DialogShell {
  const input = element('input', {
    type: 'search',
    name: 'q',
    'aria-label': '检索条文',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'search',
    placeholder: '词句、条号或拼音',
  });
  const form = element('form', { action: page }, input);
  const dialog = element('dialog', { class: 'search-dialog', 'aria-label': '检索' }, form);
  // Not seen before its styles have come
  dialog.style.opacity = '0';
  document.body.append(dialog);
  return { dialog, form, input };
}
