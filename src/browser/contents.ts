/** The table of contents over the text, at the place that is being read. Loaded when a reader first asks for it; without scripts 目录 is a plain link. */
import { fragment, idOf } from '../regulation/addresses.ts';
import { eIdToFileName } from '../regulation/eid.ts';
import { parseNumeral } from '../regulation/numerals.ts';
import styles from './contents.css?inline';
import { adoptStyles, element, pageAt } from './dom.ts';

let sheet: Promise<HTMLDialogElement | null> | null = null;

/** Opens the contents that stand on the page of an address. */
export async function openContents(address: string): Promise<void> {
  sheet ??= makeSheet(address).catch(() => null);
  const dialog = await sheet;
  if (!dialog) location.assign(address);
  else if (!dialog.open) openAtPlace(dialog);
}

async function makeSheet(address: string): Promise<HTMLDialogElement | null> {
  const found = (await pageAt(address))?.querySelector('.contents');
  if (!found) return null;
  adoptStyles(styles);
  const contents = document.importNode(found, true);
  for (const named of contents.querySelectorAll('[id]')) named.removeAttribute('id');
  const close = element('button', { type: 'button', 'aria-label': '关闭' }, '×');
  const links = [...contents.querySelectorAll('a')];
  const jump = element('form', { class: 'jump' });
  const dialog = element(
    'dialog',
    { class: 'contents-sheet', 'aria-label': '目录' },
    element('div', { class: 'contents-head' }, element('b', {}, '目录'), jump, close),
    contents,
  );
  offerJump(jump, (name) => links.find((link) => isNamed(pageOf(link), name)) ?? null);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest('a'))) dialog.close();
  });
  // In the whole text its articles are on the page
  for (const link of links) {
    const here = sectionOf(pageOf(link));
    if (here && isWholeText()) link.href = fragment(here.id);
  }
  document.body.append(dialog);
  return dialog;
}

function openAtPlace(dialog: HTMLDialogElement): void {
  const read = isWholeText() ? sectionBeingRead()?.id : document.querySelector('article[data-eid]')?.id;
  let current: HTMLElement | null = null;
  for (const link of dialog.querySelectorAll('a')) {
    const isRead = read !== undefined && pageOf(link) === eIdToFileName(read);
    link.ariaCurrent = isRead ? 'page' : null;
    if (isRead) current = link;
  }
  const inside = current?.closest('details');
  for (const part of dialog.querySelectorAll('details')) part.open = part === inside || !inside;
  dialog.showModal();
  current?.scrollIntoView({ block: 'center' });
  current?.focus({ preventScroll: true });
}

const isWholeText = (): boolean => document.querySelector('article[data-eid]') === null;

/** What a link leads to, by the name in addresses: of /law/art-12/ and of #art_12, art-12. */
const pageOf = ({ pathname, hash }: HTMLAnchorElement): string =>
  hash ? eIdToFileName(idOf(hash)) : (pathname.split('/').at(-2) ?? '');

const sections = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.text section[id]')];
const sectionOf = (name: string): HTMLElement | undefined => sections().find(({ id }) => eIdToFileName(id) === name);

/** The last that begins above the middle of the window. */
function sectionBeingRead(): HTMLElement | undefined {
  return [...sections()].reverse().find((section) => section.getBoundingClientRect().top < innerHeight / 2);
}

/** art-3 is also one of those that number anew: part-2--art-3. */
const isNamed = (page: string, name: string): boolean => page === name || page.endsWith(`--${name}`);

/** Makes of an empty form a field for the number of an article, 第12条, 第一百二十条之一: what `find` knows by its name is opened. */
export function offerJump(form: HTMLElement, find: (name: string) => HTMLAnchorElement | null): void {
  const field = element('input', { 'aria-label': '条的序号', size: '4', autocomplete: 'off', enterkeyhint: 'go' });
  form.replaceChildren(element('label', {}, '第', field, '条'), element('button', {}, '到'));
  field.addEventListener('input', () => field.setCustomValidity(''));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const link = find(articleNamed(field.value));
    if (link) link.click();
    else {
      field.setCustomValidity(`没有第${field.value.trim()}条`);
      field.reportValidity();
    }
  });
}

/** 12, 十二, 第十二条 → art-12; 120之1 → art-120-1 */
function articleNamed(typed: string): string {
  const numbers = typed.replaceAll(/[第条（）()\s]/gu, '').split(/之|-/u);
  return ['art', ...numbers.map((number) => parseNumeral(number) ?? '?')].join('-');
}

/** The whole text's own outline has the field too. */
export function jumpInText(form: HTMLElement): void {
  adoptStyles(styles);
  offerJump(form, (name) => {
    const found = sections().find(({ id }) => isNamed(eIdToFileName(id), name));
    return found ? element('a', { href: fragment(found.id) }) : null;
  });
}
