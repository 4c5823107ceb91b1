import { adoptStyles, element } from './dom.ts';
import styles from './notify.css?inline';

/** Something the reader can do about what is said. */
interface Action {
  readonly text: string;
  readonly act: () => void;
}

/** Says something at the edge of the page until the reader acts or puts it away; read out by screen readers, taking no focus. */
export function notify(message: string, { text, act }: Action): void {
  adoptStyles(styles);
  const notice = element('div', { class: 'notice', role: 'status' });
  const close = button('关闭', () => notice.remove());
  notice.append(message, button(text, act), close);
  document.querySelector('.notice')?.remove();
  document.body.append(notice);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', act);
  return made;
}
