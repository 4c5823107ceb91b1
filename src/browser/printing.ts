/** What goes on paper: the official text alone, or with what editors add. Asked before printing; loaded when that is. */

import { adoptStyles, element } from './dom.ts';
import { openModal } from './modal.ts';
import styles from './printing.css?inline';

export async function askAndPrint(): Promise<void> {
  const root = document.documentElement;
  // Where editors have added nothing there is nothing to choose
  if (!document.querySelector('.endnotes, .links')) {
    print();
    return;
  }
  const { choose, PRINT, settingOf } = await import('./settings.ts');
  adoptStyles(styles);
  const now = settingOf(root, PRINT) || (root.dataset.view === 'text' ? 'text' : 'notes');
  const choices = PRINT.choices.filter(({ value }) => value !== '');
  const radios = choices.map(({ value, label }) => {
    const radio = element('input', { type: 'radio', name: 'print', value, checked: value === now ? '' : null });
    return element('label', {}, radio, element('b', {}, label), SAYS[value] ?? '');
  });
  const button = element('button', { class: 'primary', autofocus: '' }, '打印');
  const form = element('form', { method: 'dialog', class: 'print-choice' }, ...radios, element('p', {}, button));
  const dialog = openModal('打印', element('p', {}), [form]);
  form.addEventListener('submit', () => {
    const chosen = form.querySelector<HTMLInputElement>('input:checked');
    if (chosen) choose(root, PRINT, chosen.value);
    dialog.addEventListener('close', () => print(), { once: true });
  });
}

const SAYS: Readonly<Record<string, string>> = {
  text: '法规文本，没有任何编者内容',
  notes: '文后附编者注释、引用与关联',
};
