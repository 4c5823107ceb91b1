/**
 * Filters and sorts the shelf. What is chosen stands in the address, so that a view can be shared and is there again after going back.
 * The boards stay as they are until something is chosen: then all regulations are loaded, a line each, and listed in their place.
 */
import { chineseDate } from '../regulation/strings.ts';
import { element, part } from './dom.ts';

/** All regulations, a line each: `shelf.json`. */
export interface ShelfData {
  readonly kinds: readonly string[];
  readonly issuers: readonly string[];
  /** Address, title, initials, kind, whether it is inferred, issuers, date, facts that are printed. */
  readonly spines: readonly (readonly [string, string, string, number, 0 | 1, readonly number[], string, string])[];
}

export type ShelfLine = ShelfData['spines'][number];

/** A screenful or two; more are added by the button. */
export const SHELF_LINES = 60;

/** @throws when it cannot be had */
export const loadShelf = async (address: string): Promise<ShelfData> => (await fetch(address)).json();

function startShelf(root: HTMLElement, form: HTMLFormElement): void {
  const list = part(root, '[data-sorted]', HTMLUListElement);
  const more = part(root, '[data-shelf-more]', HTMLButtonElement);
  const clear = part(form, '[data-clear]', HTMLButtonElement);
  const counted = part(form, '[data-shown]', HTMLOutputElement);
  const boards = [...root.querySelectorAll<HTMLElement>('.board')];
  const everything = counted.textContent;
  let loading: Promise<ShelfData> | null = null;
  let shown = SHELF_LINES;

  const load = (): Promise<ShelfData> => {
    loading ??= loadShelf(root.dataset.shelf ?? '').then((data) => {
      addIssuers(form, data);
      return data;
    });
    return loading;
  };

  async function show(): Promise<void> {
    const chosen = chosenIn(form);
    const isChosen = chosen.size > 0;
    for (const board of boards) board.hidden = isChosen;
    clear.hidden = !isChosen;
    list.hidden = !isChosen;
    more.hidden = true;
    counted.textContent = everything;
    for (const letter of root.querySelectorAll<HTMLAnchorElement>('[data-letter]'))
      letter.ariaCurrent = letter.dataset.letter === chosen.get('letter') ? 'true' : null;
    if (!isChosen) return;
    const data = await load();
    const found = inOrder(data.spines.filter(matching(chosen, data)), chosen.get('sort'));
    list.replaceChildren(...found.slice(0, shown).map((spine) => itemOf(spine, data)));
    counted.textContent = `${found.length}部，共${data.spines.length}部`;
    more.hidden = found.length <= shown;
    more.textContent = `显示更多（还有${found.length - shown}部）`;
  }

  const choose = (): void => {
    shown = SHELF_LINES;
    remember(form);
    void show();
  };

  restore(form);
  void show();
  form.addEventListener('input', choose);
  form.addEventListener('submit', (event) => event.preventDefault());
  // Titles are there when the first letter is typed
  form.addEventListener('focusin', () => void load(), { once: true });
  clear.addEventListener('click', () => {
    form.reset();
    choose();
  });
  more.addEventListener('click', () => {
    shown += SHELF_LINES;
    void show();
  });
  root.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-letter], [data-all]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { letter, all } = link.dataset;
    if (all !== undefined) part(form, '[name="kind"]', HTMLSelectElement).value = all;
    else {
      const field = part(form, '[name="letter"]', HTMLInputElement);
      field.value = field.value === letter ? '' : (letter ?? '');
    }
    choose();
  });
}

/** What narrows or sorts; empty where nothing is chosen. */
function chosenIn(form: HTMLFormElement): ReadonlyMap<string, string> {
  return new Map(
    [...new FormData(form)]
      .map(([name, value]) => [name, String(value).trim()] as const)
      .filter(([, value]) => value !== ''),
  );
}

/** Whether what is typed names it: pieces of its title, or of the initials. */
export function isCalled(typed: string): (spine: ShelfLine) => boolean {
  const pieces = typed
    .toLowerCase()
    .split(/\s+/u)
    .filter((piece) => piece !== '');
  return ([, title, initials]) =>
    pieces.every((piece) => title.toLowerCase().includes(piece) || initials.includes(piece));
}

function matching(chosen: ReadonlyMap<string, string>, { kinds, issuers }: ShelfData): (spine: ShelfLine) => boolean {
  const isMeant = isCalled(chosen.get('title') ?? '');
  const [kind, issuer] = [kinds.indexOf(chosen.get('kind') ?? ''), issuers.indexOf(chosen.get('issuer') ?? '')];
  const [year, letter] = [chosen.get('year'), chosen.get('letter')];
  return (spine) => {
    const [, , initials, ownKind, , ownIssuers, date] = spine;
    return (
      isMeant(spine) &&
      (!chosen.has('kind') || ownKind === kind) &&
      (!chosen.has('issuer') || ownIssuers.includes(issuer)) &&
      (!year || date.startsWith(year)) &&
      (!letter || letterOf(initials) === letter)
    );
  };
}

const letterOf = (initials: string): string => (/^[a-z]/u.test(initials) ? initials.charAt(0).toUpperCase() : '其他');

/** What has no date stands last either way. */
function inOrder(spines: readonly ShelfLine[], sort: string | undefined): readonly ShelfLine[] {
  const [title, date] = [2, 6] as const;
  if (sort === 'newest') return [...spines].sort((a, b) => b[date].localeCompare(a[date]));
  if (sort === 'oldest') return [...spines].sort((a, b) => (a[date] || '9').localeCompare(b[date] || '9'));
  return sort === 'title' ? [...spines].sort((a, b) => a[title].localeCompare(b[title])) : spines;
}

function itemOf([url, title, , kind, inferred, issuers, date, facts]: ShelfLine, data: ShelfData): HTMLLIElement {
  const told = [
    data.kinds[kind] ?? '',
    inferred ? '种类系推定' : '',
    issuers.map((issuer) => data.issuers[issuer] ?? '').join('、'),
    facts,
  ];
  return element(
    'li',
    { 'data-date': date },
    element(
      'div',
      {},
      element('a', { href: url }, title),
      element('p', {}, ...told.filter((fact) => fact !== '').map((fact) => element('span', {}, fact))),
    ),
    element('time', { datetime: date }, date === '' ? '日期不详' : chineseDate(date)),
  );
}

/** The page has the issuers of most regulations. */
function addIssuers(form: HTMLFormElement, { issuers }: ShelfData): void {
  const select = part(form, '[name="issuer"]', HTMLSelectElement);
  const there = new Set([...select.options].map(({ value }) => value));
  select.append(...issuers.filter((issuer) => !there.has(issuer)).map((issuer) => new Option(issuer, issuer)));
  restore(form);
}

function restore(form: HTMLFormElement): void {
  const query = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')) {
    const value = query.get(field.name);
    if (value !== null) field.value = value;
  }
}

function remember(form: HTMLFormElement): void {
  const query = new URLSearchParams([...chosenIn(form)]);
  const search = query.size === 0 ? '' : `?${query}`;
  history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
}

const root = document.querySelector<HTMLElement>('[data-shelf]');
const form = root?.querySelector<HTMLFormElement>('[data-filters]');
if (root && form) startShelf(root, form);
