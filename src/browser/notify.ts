import { adoptStyles } from './adopt-styles.ts';
import styles from './notify.css?inline';

/** Something the reader can do about what is said. */
interface Action {
  readonly text: string;
  readonly act: () => void;
}

let isStyled = false;

/** Says something at the edge of the page until the reader acts or puts it away; read out by screen readers, taking no focus. */
export function notify(message: string, { text, act }: Action): void {
  if (!isStyled) adoptStyles(styles);
  isStyled = true;
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.role = 'status';
  const close = button('关闭', () => notice.remove());
  notice.append(message, button(text, act), close);
  document.querySelector('.notice')?.remove();
  document.body.append(notice);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}
