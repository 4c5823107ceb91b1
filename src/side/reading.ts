/** What stands on a side, lifted from the page that publishes it: the official text alone, or an editor's note as it stands. */
import { element, pageAt } from '../browser/dom.ts';
import { saidOfEdition } from '../browser/effective.ts';
import { bareText, FORM } from '../browser/neighbours.ts';
import { divisionPath, editionPath, FULL_TEXT, NOTES_PAGE, withoutFragment } from '../regulation/addresses.ts';
import { divisionOfEId } from '../regulation/eid.ts';
import { chineseDate } from '../regulation/strings.ts';
import { type SidePassage, sideAt } from './address.ts';

export interface ShownSide {
  readonly kind: 'shown';
  /** With the day of its edition only where that is not the one in force. */
  readonly side: SidePassage;
  /** The paths of its edition and of the page that it was lifted from, below the site's root. */
  readonly base: string;
  readonly href: string;
  /** The regulation's short title, and its edition where there are several. */
  readonly regulation: string;
  /** 第三条第二款; empty for a whole regulation. */
  readonly name: string;
  /** What its page says of the edition's time. */
  readonly told: readonly Node[];
  readonly body: HTMLElement;
  readonly page: Document;
  /** The clause that a note is on. */
  readonly clause: SidePassage | null;
}

export interface MissingSide {
  readonly kind: 'missing';
  readonly side: SidePassage;
  readonly why: 'regulation' | 'edition' | 'clause' | 'note' | 'unreachable';
}

/** @param idsBegin what ids in the copy begin with, so that both sides may show one clause */
export async function readSideText(
  side: SidePassage,
  root: string,
  idsBegin: string,
): Promise<ShownSide | MissingSide> {
  const { slug, edition, what } = side;
  const division = what.kind === 'clause' ? divisionOfEId(what.eId) : null;
  const pages =
    what.kind === 'note' ? [NOTES_PAGE] : [...(division === null ? [] : [divisionPath(division)]), FULL_TEXT];
  const bases = [null, ...(edition === '' ? [] : [edition])].map((date) => editionPath({ slug, date }));
  let hasEdition = false;
  for (const base of bases)
    for (const path of pages) {
      const page = await pageOnce(root + base + path);
      if (page === null || (edition !== '' && page.body.dataset.issued !== edition)) continue;
      hasEdition = true;
      const shown = shownIn(page, side, idsBegin, new URL(root + base + path, location.href));
      const date = page.body.dataset.date ?? '';
      if (shown) return { kind: 'shown', side: { ...side, edition: date }, base, page, ...shown };
    }
  return { kind: 'missing', side, why: hasEdition ? missing(side) : await whyMissing(side, root) };
}

const missing = ({ what }: SidePassage): 'clause' | 'note' => (what.kind === 'note' ? 'note' : 'clause');

/** Whether there is nothing there, or it cannot be had now. */
async function whyMissing(side: SidePassage, root: string): Promise<MissingSide['why']> {
  const { slug, edition } = side;
  const isThere = async (path: string): Promise<boolean | null> => {
    const response = await fetch(root + path, { method: 'HEAD' }).catch(() => null);
    return response === null || (!response.ok && ![404, 410].includes(response.status)) ? null : response.ok;
  };
  const regulation = await isThere(editionPath({ slug, date: null }));
  if (regulation === null) return 'unreachable';
  if (!regulation) return 'regulation';
  const issued = (await pageOnce(root + editionPath({ slug, date: null })))?.body.dataset.issued;
  if (edition === '' || edition === issued) return missing(side);
  const dated = await isThere(editionPath({ slug, date: edition }));
  return dated === null ? 'unreachable' : dated ? missing(side) : 'edition';
}

const asked = new Map<string, Promise<Document | null>>();

/** Null where it cannot be had; then it is asked for again. */
export function pageOnce(address: string): Promise<Document | null> {
  const known = asked.get(address);
  if (known) return known;
  const page = pageAt(address).then((got) => {
    if (got === null) asked.delete(address);
    return got;
  });
  asked.set(address, page);
  return page;
}

type Lifted = Pick<ShownSide, 'href' | 'regulation' | 'name' | 'told' | 'body' | 'clause'>;

function shownIn(page: Document, side: SidePassage, idsBegin: string, address: URL): Lifted | null {
  const lifted = side.what.kind === 'note' ? noteIn(page, side.what.note, address) : textIn(page, side, idsBegin);
  if (!lifted) return null;
  const { issued = '', editions = '' } = page.body.dataset;
  const title = page.querySelector('.breadcrumbs a')?.textContent.trim() ?? page.title;
  return {
    href: address.href,
    clause: null,
    ...lifted,
    regulation: `《${title}》${editions.includes(' ') && issued !== '' ? `${chineseDate(issued)}的版本` : ''}`,
    told: saidOfEdition(page),
  };
}

function textIn(page: Document, { what }: SidePassage, idsBegin: string): Pick<Lifted, 'name' | 'body'> | null {
  const text = page.querySelector('.text');
  const found = what.kind === 'clause' ? clauseIn(page, what.eId) : text && { content: childrenOf(text), name: '' };
  if (!found) return null;
  const name = found.name;
  bareText(found.content, [...FORM, 'id']);
  for (const noted of found.content.querySelectorAll('.noted')) noted.replaceWith(...noted.childNodes);
  for (const opportunity of found.content.querySelectorAll('wbr')) opportunity.remove();
  found.content.normalize();
  for (const named of found.content.querySelectorAll('[id]')) named.id = idsBegin + named.id;
  const body = element('div', { class: 'text' }, found.content);
  if (what.kind === 'clause' && !body.querySelector(`[id="${CSS.escape(idsBegin + what.eId)}"]`))
    body.id = idsBegin + what.eId;
  return { name, body: document.importNode(body, true) };
}

/** A provision and all that is below it, which may follow it in the page: the items of a paragraph. */
function clauseIn(page: Document, eId: string): { readonly content: DocumentFragment; readonly name: string } | null {
  const own = ':not([data-editorial], [data-editorial] *)';
  const first = page.querySelector(`.text[id="${CSS.escape(eId)}"], .text [id="${CSS.escape(eId)}"]${own}`);
  if (!first) return null;
  const heading = first.querySelector('h1, h2, h3, h4, h5, h6');
  const permalink = first.querySelector('.permalink')?.ariaLabel?.replace(/的链接$/u, '');
  const name = heading?.querySelector('.label')?.textContent ?? heading?.textContent ?? permalink ?? '';
  if (heading) return { content: childrenOf(first), name: name.trim() };
  const last = [first, ...page.querySelectorAll(`.text [id^="${CSS.escape(eId)}__"]${own}`)].at(-1);
  const range = page.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last && !first.contains(last) ? last : first);
  return { content: range.cloneContents(), name: permalink ?? '' };
}

function childrenOf(parent: Element): DocumentFragment {
  const content = new DocumentFragment();
  content.append(...parent.cloneNode(true).childNodes);
  return content;
}

function noteIn(
  page: Document,
  note: string,
  { href, pathname }: URL,
): Pick<Lifted, 'name' | 'body' | 'clause' | 'href'> | null {
  const entry = page.getElementById(`n-${note}`);
  if (!entry) return null;
  const copy = document.importNode(entry, true);
  const place = copy.querySelector<HTMLAnchorElement>('.note-head a')?.getAttribute('href');
  const root = document.body.dataset.root ?? '/';
  for (const left of copy.querySelectorAll('.note-n, .beside')) left.remove();
  for (const link of copy.querySelectorAll('a')) link.href = new URL(link.getAttribute('href') ?? '', href).href;
  const body = element('div', { class: 'side-note' }, ...copy.childNodes);
  const clause = place ? sideAt(withoutFragment(place), root) : null;
  const title = copy.querySelector('.note-head b')?.textContent.trim() ?? body.querySelector('b')?.textContent.trim();
  return {
    name: `注释“${title ?? ''}”`,
    body,
    clause,
    href: new URL(place ?? pathname, href).href,
  };
}
