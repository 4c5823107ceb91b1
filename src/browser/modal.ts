/** A dialog over the page that a reader has asked for: closed by its button, by Esc, and by a click beside it. */

import { adoptStyles, type Child, element } from './dom.ts';
import styles from './modal.css?inline';

/** @param said stands beside the title and stays in sight */
export function openModal(title: string, said: HTMLElement, content: readonly Child[]): HTMLDialogElement {
  adoptStyles(styles);
  const close = element('button', { class: 'modal-close', 'aria-label': '关闭' }, '×');
  const head = element('form', { method: 'dialog', class: 'modal-head' }, element('h2', {}, title), said, close);
  const dialog = element('dialog', { class: 'modal', 'aria-label': title }, head, ...content);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
