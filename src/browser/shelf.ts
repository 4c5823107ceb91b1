/**
 * Filters and sorts the shelf in place: boards by kind, or all regulations in one list. What is chosen stands in the
 * address, so that a view can be shared and is there again after going back.
 */
export type Sort = '' | 'newest' | 'oldest' | 'title';

function startShelf(controls: HTMLFormElement, list: HTMLElement): void {
  const boards = [...document.querySelectorAll<HTMLElement>('.board')].map((board) => ({
    board,
    items: [...board.querySelectorAll<HTMLElement>('li')],
  }));
  const items = boards.flatMap((each) => each.items);
  const clear = controls.querySelector('button');

  const show = (): void => {
    const { kind, issuer, year, sort } = chosen(controls);
    const shown = items.filter((item) => {
      const { dataset } = item;
      const matches =
        (!kind || dataset.kind === kind) &&
        (!issuer || dataset.issuers?.split('、').includes(issuer)) &&
        (!year || dataset.year === year);
      item.hidden = !matches;
      return matches;
    });
    list.hidden = !sort;
    if (sort) list.replaceChildren(...[...items].sort(ORDERS[sort]));
    for (const { board, items: own } of boards) {
      const visible = own.filter((item) => !item.hidden).length;
      board.hidden = sort !== '' || visible === 0;
      if (!sort) board.querySelector('ul')?.replaceChildren(...own);
      board.querySelector('[data-count]')?.replaceChildren(`${visible}部`);
    }
    const isAll = shown.length === items.length;
    controls
      .querySelector('[data-shown]')
      ?.replaceChildren(isAll ? `共${items.length}部` : `${shown.length}部，共${items.length}部`);
    if (clear) clear.hidden = isAll && !sort;
  };

  restore(controls);
  show();
  controls.addEventListener('change', () => {
    show();
    remember(controls);
  });
  clear?.addEventListener('click', () => {
    controls.reset();
    show();
    remember(controls);
  });
  addEventListener('pageshow', show);
}

function chosen(controls: HTMLFormElement): { kind: string; issuer: string; year: string; sort: Sort } {
  const data = new FormData(controls);
  const value = (name: string): string => String(data.get(name) ?? '');
  return { kind: value('kind'), issuer: value('issuer'), year: value('year'), sort: value('sort') as Sort };
}

const date = (item: HTMLElement): string => item.dataset.date ?? '';
const title = (item: HTMLElement): string => item.querySelector('a')?.textContent ?? '';

/** What has no date stands last either way. */
const ORDERS: Readonly<Record<Exclude<Sort, ''>, (a: HTMLElement, b: HTMLElement) => number>> = {
  newest: (a, b) => date(b).localeCompare(date(a)),
  oldest: (a, b) => (date(a) || '9').localeCompare(date(b) || '9'),
  title: (a, b) => title(a).localeCompare(title(b), 'zh-CN'),
};

function restore(controls: HTMLFormElement): void {
  const query = new URLSearchParams(location.search);
  for (const select of controls.querySelectorAll('select')) {
    const value = query.get(select.name) ?? '';
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
}

function remember(controls: HTMLFormElement): void {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(controls)) if (value !== '') query.set(name, String(value));
  const search = query.size === 0 ? '' : `?${query}`;
  history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
}

const form = document.querySelector<HTMLFormElement>('[data-filters]');
const sorted = document.querySelector<HTMLElement>('[data-sorted]');
if (form && sorted) startShelf(form, sorted);
