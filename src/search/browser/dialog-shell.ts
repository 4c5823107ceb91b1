import { element } from '../../browser/dom.ts';

/**
 * What a search box takes and an address carries. Servers refuse addresses of many kilobytes, and this is twice what is searched:
 * enough to see that the rest was cut. A number, since what every page carries must not bring the query's grammar along.
 */
export const LONGEST_TYPED = 240;

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
    maxlength: String(LONGEST_TYPED),
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
