/** What every page does for who reads on it: the place kept, the view in the address, print, selection. */

import { store, stored } from './store.ts';

/** Where a reader was in a regulation: kept on the device, offered on its landing page and at home. */
interface ReadingPlace {
  /** Path and fragment. */
  readonly address: string;
  /** The article's title as shown. */
  readonly title: string;
}

const KEY = 'tiaowen:place:';
/** Which regulation was read last. */
const LAST = 'tiaowen:last';

function keepReadingPlace(slug: string, place: ReadingPlace): void {
  store('localStorage', KEY + slug, place);
  store('localStorage', LAST, slug);
}

/** Slug of the regulation that was read last; null where none was. */
export function lastReadRegulation(): string | null {
  const slug = stored('localStorage', LAST);
  return typeof slug === 'string' ? slug : null;
}

/** Makes a link that begins the text lead on to where the reader was; it keeps its size, so nothing moves. */
export function offerReadingPlace(link: HTMLAnchorElement): void {
  const place = stored('localStorage', KEY + link.dataset.resume);
  if (!isPlace(place)) return;
  link.href = place.address;
  // （十三）, 第十二条: what has room in place of 从头读起
  const label = /^(?:（[^）]{1,3}）|第[^条]{1,3}条)/u.exec(place.title)?.[0];
  link.textContent = label ? `续读${label}` : '继续阅读';
  link.title = place.title;
  link.ariaLabel = label ? `续读${place.title}` : `继续阅读：${place.title}`;
  link.hidden = false;
}

function isPlace(value: unknown): value is ReadingPlace {
  if (typeof value !== 'object' || value === null || !('address' in value) || !('title' in value)) return false;
  return typeof value.address === 'string' && /^\/(?!\/)/u.test(value.address) && typeof value.title === 'string';
}

/** Keeps the place whenever the page is left or put away. */
export function watchReadingPlace(slug: string, text: Element): void {
  const path = location.pathname;
  // Where neighbours are shown (neighbours.ts) the address may have gone on to one of them
  const keep = () => keepReadingPlace(slug, location.pathname === path ? placeIn(text) : atBeginning());
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
}

const titleInHead = (): string => (document.title.split(' · ')[0] ?? '').slice(0, 40);

const atBeginning = (): ReadingPlace => ({ address: location.pathname, title: titleInHead() });

/** The first provision in sight; the article alone while its beginning is. */
function placeIn(text: Element): ReadingPlace {
  // By section first: asking 1,260 articles for the places of their paragraphs would hold up the reader who leaves
  const unit = [...text.querySelectorAll('section')].find(isInSight) ?? text;
  const provisions = [...unit.querySelectorAll('[data-source][id]')];
  const first = provisions.find(isInSight);
  const isBegun = first !== undefined && (first !== provisions[0] || unit !== text);
  const heading = unit.querySelector('h1, h2, h3, h4, h5, h6')?.textContent;
  const title = heading?.trim().slice(0, 40) || titleInHead();
  // Not from addresses.ts: all that others take from there would come with every page
  return { address: location.pathname + (isBegun ? `#${first.id}` : ''), title };
}

const isInSight = (element: Element): boolean => element.getBoundingClientRect().bottom > 0;

/** What is shown: with all that editors add, or the official text alone (`text`). A reader's setting, and part of the address. */
export const VIEW = 'view';

/** The address shows the page as it is seen, to be shared: `?view=text`, whether that was chosen here or remembered. */
export function putViewInAddress(root: HTMLElement): void {
  const url = new URL(location.href);
  const view = root.dataset[VIEW] ?? '';
  if ((url.searchParams.get(VIEW) ?? '') === view) return;
  if (view) url.searchParams.set(VIEW, view);
  else url.searchParams.delete(VIEW);
  history.replaceState(history.state, '', url);
}

/** Buttons that ask what to print, and the date of print on the paper. */
export function offerPrinting(): void {
  for (const button of document.querySelectorAll('[data-print]'))
    button.addEventListener('click', () => void import('./printing.ts').then((its) => its.askAndPrint()));
  addEventListener('beforeprint', () => {
    const date = new Date().toLocaleDateString('zh-CN', { dateStyle: 'long' });
    for (const place of document.querySelectorAll('[data-printed-on]')) place.textContent = `　${date}打印`;
  });
}

/**
 * What is selected across paragraphs is the official text alone: notes between them are left out (notes.css). A selection that
 * begins in a note is the note's.
 */
export function selectTextOrNote(): void {
  const root = document.documentElement;
  addEventListener('pointerdown', ({ target }) => {
    root.toggleAttribute('data-in-note', target instanceof Element && target.closest('.notes') !== null);
  });
}
