/** The panel of the reader's settings. Loaded when it is first opened. */

import { adoptStyles } from './adopt-styles.ts';
import { element } from './dom.ts';
import { keepPlace } from './keep-place.ts';
import { choose, restoreDefaults, SETTINGS, type Setting, settingOf } from './settings.ts';
import styles from './settings-panel.css?inline';

let panel: HTMLDialogElement | null = null;

export function openSettings(): void {
  panel ??= makePanel();
  if (!panel.open) panel.showModal();
}

function makePanel(): HTMLDialogElement {
  adoptStyles(styles);
  const root = document.documentElement;
  const groups = SETTINGS.map((setting) => ({ setting, group: groupOf(setting) }));
  const showChoices = () => {
    for (const { setting, group } of groups) {
      for (const radio of group.querySelectorAll('input')) radio.checked = radio.value === settingOf(root, setting);
    }
  };
  const restore = element('button', { type: 'button' }, '恢复标准');
  const close = element('button', { type: 'submit', class: 'settings-close', 'aria-label': '关闭' }, '×');
  const form = element(
    'form',
    { method: 'dialog' },
    element('div', { class: 'settings-head' }, element('h2', {}, '阅读设置'), close),
    ...groups.map(({ group }) => group),
    element('p', { class: 'settings-foot' }, restore, '只保存在这台设备上。'),
  );
  const dialog = element('dialog', { class: 'settings', 'aria-label': '阅读设置' }, form);

  for (const { setting, group } of groups) {
    group.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) keepPlace(() => choose(root, setting, target.value));
    });
  }
  restore.addEventListener('click', () => {
    keepPlace(() => restoreDefaults(root));
    showChoices();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  showChoices();
  document.body.append(dialog);
  return dialog;
}

function groupOf({ name, title, choices }: Setting): HTMLFieldSetElement {
  return element(
    'fieldset',
    { 'data-setting': name },
    element('legend', {}, title),
    ...choices.map(({ value, label }) =>
      element(
        'label',
        {},
        element('input', { type: 'radio', name: `setting-${name}`, value }),
        element('span', {}, label),
      ),
    ),
  );
}
