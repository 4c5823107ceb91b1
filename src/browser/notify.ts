import { adoptStyles, type Child, element } from './dom.ts';
import styles from './notify.css?inline';

/** Something the reader can do about what is said. */
interface Action {
  readonly text: string;
  readonly act: () => void;
}

/** Says something at the edge of the page until the reader acts or puts it away; read out by screen readers, taking no focus. */
export function notify(message: string, { text, act }: Action): void {
  document.querySelector('.notice[role="status"]')?.remove();
  const close = button('关闭', () => notice.remove());
  const notice = barAtEdge({ role: 'status' }, message, button(text, act), close);
}

/** A bar above the foot of the window. */
export function barAtEdge(attributes: Readonly<Record<string, string>>, ...children: readonly Child[]): HTMLElement {
  adoptStyles(styles);
  const bar = element('div', { class: 'notice', ...attributes });
  document.body.append(bar);
  // A screen reader says what comes into what is there
  bar.append(...children);
  return bar;
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', act);
  return made;
}
