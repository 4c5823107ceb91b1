import { fragmentOf } from './dom.ts';

/** Narrows the list of a regulation's notes by type and words; both are in the address, to be shared. */
const form = document.querySelector<HTMLFormElement>('[data-note-filter]');
if (form) startFilter(form);

function startFilter(form: HTMLFormElement): void {
  const groups = [...document.querySelectorAll<HTMLElement>('[data-note-group]')].map((group) => ({
    group,
    notes: [...group.querySelectorAll<HTMLElement>('[data-type]')],
  }));
  const status = form.querySelector('[role=status]');

  const apply = () => {
    const { type, q } = chosen(form);
    let shown = 0;
    for (const { group, notes } of groups) {
      for (const note of notes) note.hidden = !fits(note, type, q);
      const left = notes.filter(({ hidden }) => !hidden).length;
      group.hidden = left === 0;
      shown += left;
    }
    if (status) status.textContent = type || q ? (shown > 0 ? `${shown}条` : '没有符合的注释') : '';
  };

  const asked = new URLSearchParams(location.search);
  for (const control of form.querySelectorAll('input')) {
    const value = asked.get(control.name) ?? '';
    if (control.type === 'radio') control.checked = control.value === value;
    else control.value = value;
  }
  if (!form.querySelector('input[type=radio]:checked')) form.querySelector<HTMLInputElement>('input')?.click();
  apply();
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    apply();
    putInAddress(chosen(form));
  });
  // A link to a note that is filtered out, from the list by type
  addEventListener('hashchange', () => {
    const target = document.getElementById(fragmentOf(location));
    if (!target?.closest('[hidden]')) return;
    form.reset();
    apply();
    putInAddress(chosen(form));
    target.scrollIntoView();
  });
}

interface Filter {
  readonly type: string;
  readonly q: string;
}

function chosen(form: HTMLFormElement): Filter {
  const data = new FormData(form);
  return { type: String(data.get('type') ?? ''), q: String(data.get('q') ?? '').trim() };
}

function fits(note: HTMLElement, type: string, q: string): boolean {
  if (type && note.dataset.type !== type) return false;
  return (note.textContent ?? '').toLowerCase().includes(q.toLowerCase());
}

function putInAddress({ type, q }: Filter): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries({ type, q })) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(history.state, '', url);
}
