/** The button that cites what is selected. Loaded when something first is. */

import styles from './cite-selection.css?inline';
import { adoptStyles, element } from './dom.ts';

/** Shows the button while text is selected, from now on. */
export function offerSelected(): void {
  adoptStyles(styles);
  const button = makeButton();
  const reflect = () => {
    button.hidden = selectedText() === null;
  };
  document.addEventListener('selectionchange', reflect);
  document.body.append(button);
  reflect();
}

function makeButton(): HTMLButtonElement {
  const made = element('button', { class: 'cite-selection', type: 'button' }, '引用所选');
  // Pressing it would end the selection before the click
  for (const type of ['pointerdown', 'mousedown']) made.addEventListener(type, (event) => event.preventDefault());
  made.addEventListener('click', async () => {
    const range = selectedText();
    const { citeSelected } = await import('./cite.ts');
    if (range) citeSelected(range);
  });
  return made;
}

/** What is selected of a text; null when nothing is. */
function selectedText(): Range | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const isText = [range.startContainer, range.endContainer].some((node) => node.parentElement?.closest('.text'));
  return isText ? range.cloneRange() : null;
}
