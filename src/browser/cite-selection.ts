/** The button that cites what is selected, and what goes to the clipboard when it is copied. */

import { selectedInText } from './citable.ts';
import styles from './cite-selection.css?inline';
import { copyClean } from './copy.ts';
import { adoptStyles, element } from './dom.ts';

/** Shows the button while text is selected, from now on. */
export function offerButton(cite: (selected: Range) => void): void {
  copyClean();
  adoptStyles(styles);
  const button = makeButton(cite);
  const reflect = () => {
    button.hidden = selectedInText() === null;
  };
  document.addEventListener('selectionchange', reflect);
  document.body.append(button);
  reflect();
}

function makeButton(cite: (selected: Range) => void): HTMLButtonElement {
  const made = element('button', { class: 'cite-selection', type: 'button' }, '引用所选');
  // Pressing it would end the selection before the click
  for (const type of ['pointerdown', 'mousedown']) made.addEventListener(type, (event) => event.preventDefault());
  made.addEventListener('click', () => {
    const range = selectedInText();
    if (range) cite(range);
  });
  return made;
}
