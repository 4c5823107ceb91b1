/**
 * Narrows a list by what is chosen in a form, and keeps that in the address, to be shared. An entry carries what it can be chosen by as
 * data under the name of the field, several values with blanks between them; `q` are words of its text. Without scripts the list stands whole.
 */
import { fragmentOf } from './dom.ts';

/** @param root holds the form, `[data-entry]` of the list, and `[data-group]` around entries, which goes with the last of them */
export function startFilter(root: ParentNode): void {
  const form = root.querySelector('form');
  if (!form) return;
  const entries = [...root.querySelectorAll<HTMLElement>('[data-entry]')];
  const groups = [...root.querySelectorAll<HTMLElement>('[data-group]')];
  const status = form.querySelector('[role=status]');

  const apply = () => {
    const asked = chosen(form);
    for (const entry of entries) entry.hidden = !asked.every((field) => fits(entry, field));
    for (const group of groups) group.hidden = !group.querySelector('[data-entry]:not([hidden])');
    const shown = entries.filter(({ hidden }) => !hidden).length;
    if (status) status.textContent = asked.length > 0 ? (shown > 0 ? `${shown}条` : '没有符合的') : '';
  };

  const asked = new URLSearchParams(location.search);
  for (const control of form.querySelectorAll('input')) {
    const value = asked.get(control.name) ?? '';
    if (control.type === 'radio') control.checked = control.value === value;
    else control.value = value;
  }
  // An address may ask for what there is not
  for (const fieldset of form.querySelectorAll('fieldset'))
    if (!fieldset.querySelector(':checked')) fieldset.querySelector('input')?.click();
  apply();
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    apply();
    putInAddress(form);
  });
  // A link to what is filtered out, as from the line of time
  addEventListener('hashchange', () => {
    const target = document.getElementById(fragmentOf(location));
    if (!target?.closest('[hidden]')) return;
    form.reset();
    apply();
    putInAddress(form);
    target.scrollIntoView();
  });
}

type Field = readonly [name: string, value: string];

const fieldsOf = (form: HTMLFormElement): readonly Field[] =>
  [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);

const chosen = (form: HTMLFormElement): readonly Field[] => fieldsOf(form).filter(([, value]) => value !== '');

const fits = (entry: HTMLElement, [name, value]: Field): boolean =>
  name === 'q'
    ? entry.textContent.toLowerCase().includes(value.toLowerCase())
    : (entry.dataset[name] ?? '').split(' ').includes(value);

function putInAddress(form: HTMLFormElement): void {
  const url = new URL(location.href);
  for (const [name, value] of fieldsOf(form)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(history.state, '', url);
}
