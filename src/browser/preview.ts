/** The card that shows what is behind a link of the text: one for the page, it belongs to the link it describes. Loaded when a reader first points at one. */

import { adoptStyles, element, fragmentOf, pageAt } from './dom.ts';
import { provisionsShown } from './official-text.ts';
import styles from './preview.css?inline';

/** Long enough not to open under a mouse that only passes, short enough not to be waited for. */
const OPEN_AFTER = 250;
/** Time to move from the link into the card. */
const CLOSE_AFTER = 250;

type FindLink = (target: EventTarget | null) => HTMLAnchorElement | null;

export interface Previews {
  /** Opens the card of a link and keeps it open until the reader closes it; that of a link it is kept open for, closes. */
  readonly show: (link: HTMLAnchorElement) => void;
}

/** Shows previews of links that are pointed at or focused, from now on. `linkOf` finds the link an element belongs to. */
export function startPreviews(linkOf: FindLink): Previews {
  adoptStyles(styles);
  const card = new PreviewCard();
  let under: EventTarget | null = document.querySelector('.text a:hover');
  let timer = 0;
  let kept: HTMLAnchorElement | null = null;

  const wanted = (): HTMLAnchorElement | null => {
    if (kept) return kept;
    const focused = document.activeElement?.matches(':focus-visible') ? linkOf(document.activeElement) : null;
    return linkOf(under) ?? focused ?? (under instanceof Node && card.contains(under) ? card.link : null);
  };
  const reconsider = () => {
    clearTimeout(timer);
    const link = wanted();
    if (link === card.link) return;
    // What will be shown is on its way while the reader makes up the mind
    if (link) void contentBehind(link);
    timer = window.setTimeout(() => void card.belongTo(wanted()), link ? OPEN_AFTER : CLOSE_AFTER);
  };

  document.addEventListener('pointerover', ({ pointerType, target }) => {
    if (pointerType === 'touch') return;
    under = target;
    reconsider();
  });
  document.documentElement.addEventListener('pointerleave', () => {
    under = null;
    reconsider();
  });
  document.addEventListener('focusin', reconsider);
  document.addEventListener('focusout', () => {
    if (card.link && !document.activeElement?.isSameNode(card.link)) reconsider();
  });
  const keep = (link: HTMLAnchorElement | null) => {
    clearTimeout(timer);
    kept = link;
    void card.belongTo(link);
  };
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    if (card.contains(document.activeElement)) card.link?.focus();
    keep(null);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !card.contains(target) && linkOf(target) !== card.link) keep(null);
  });
  reconsider();
  return {
    show: (link) => {
      keep(link === kept ? null : link);
      // By the keyboard one comes to what is in the card from the link
      if (kept && link.matches(':focus-visible')) card.focus();
    },
  };
}

class PreviewCard {
  readonly #element = document.createElement('div');
  readonly #text = document.createElement('div');
  readonly #open = document.createElement('a');
  #link: HTMLAnchorElement | null = null;

  constructor() {
    this.#element.className = 'preview';
    this.#element.popover = 'manual';
    this.#element.tabIndex = -1;
    this.#text.id = 'preview-text';
    this.#open.textContent = '打开';
    // The keyboard has the link itself
    this.#open.tabIndex = -1;
    this.#element.append(this.#text, this.#open);
    document.querySelector('main')?.append(this.#element);
  }

  get link(): HTMLAnchorElement | null {
    return this.#link;
  }

  focus(): void {
    this.#element.focus();
  }

  contains(node: Node | null): boolean {
    return this.#element.contains(node);
  }

  /** Shows the preview of a link; of none, closes. */
  async belongTo(link: HTMLAnchorElement | null): Promise<void> {
    if (link === this.#link) return;
    this.#link?.removeAttribute('data-previewed');
    this.#link?.removeAttribute('aria-describedby');
    this.#link = link;
    if (!link) {
      this.#element.hidePopover();
      return;
    }
    link.dataset.previewed = '';
    this.#open.href = link.href;
    this.#element.dataset.edge = link.getBoundingClientRect().top > innerHeight / 2 ? 'top' : 'bottom';
    this.#open.hidden = link.matches('.relation-sign');
    this.#fill({ title: nameOnLink(link), body: [] });
    const content = await contentBehind(link);
    if (this.#link !== link) return;
    if (content) this.#fill(content);
    // Only now: a description is read out as it is when it is set
    link.setAttribute('aria-describedby', this.#text.id);
  }

  #fill({ title, body }: PreviewContent): void {
    const texts = body.map((each) => (typeof each === 'string' ? element('p', {}, each) : each));
    this.#text.replaceChildren(element('b', {}, title), ...texts);
    if (!this.#element.matches(':popover-open')) this.#element.showPopover();
  }
}

/** What stands behind a link: lifted from the page it leads to, or from this one. */
export interface PreviewContent {
  readonly title: string;
  /** Paragraphs, or what was lifted as it stands. */
  readonly body: readonly (string | Node)[];
}

/** Enough to know whether to go there; whole sentences where one ends near. */
const MOST_CHARACTERS = 220;
const MOST_PARAGRAPHS = 4;

/** What can be said at once, before anything is fetched. */
export function nameOnLink(link: HTMLAnchorElement): string {
  if (link.matches('.relation-sign')) return '关联';
  return link.dataset.name ?? link.ariaLabel ?? link.textContent.trim();
}

/** Reads the page behind a link. Null when it cannot be reached: the link itself still works. */
export async function contentBehind(link: HTMLAnchorElement): Promise<PreviewContent | null> {
  const target = new URL(link.dataset.excerpt ?? link.href, location.href);
  // The whole text of a law is no preview; its title is shown already
  if (target.pathname.endsWith('/full/') && target.pathname !== location.pathname) return null;
  const { search } = new URL(link.href);
  const id = fragmentOf(link);
  const page = await pageOnce(target);
  if (!page) return null;
  if (link.matches('.term')) return definitionIn(page, nameOnLink(link));
  if (link.matches('.relation-sign')) return { title: nameOnLink(link), body: relationsOf(link, page) };
  if (link.matches('.note-number')) return noteIn(page, id, target);
  const shown = uniqueLines(provisionsShown(page, search));
  // The page of the first provision of several is not all that is cited
  const more = link.dataset.excerpt === undefined ? [] : ['…'];
  return provisionIn(page, shown.length > 0 ? shown : linesBelow(page, id), nameOnLink(link), more);
}

const pages = new Map<string, Promise<Document | null>>();

function pageOnce({ pathname, href }: URL): Promise<Document | null> {
  if (pathname === location.pathname) return Promise.resolve(document);
  const page = pages.get(pathname) ?? pageAt(href);
  pages.set(pathname, page);
  return page;
}

function definitionIn(page: Document, title: string): PreviewContent {
  const definition = page.querySelector('[data-definition]')?.textContent.trim() ?? '';
  return { title: page.querySelector('h1')?.textContent.trim() || title, body: cut([definition]) };
}

/** The entries of the relations of a sign: from below the text as they stand there, under their types; those only on the page of all links as links to them. */
function relationsOf(link: HTMLAnchorElement, page: Document): readonly Node[] {
  const hrefs = [link.href, ...(link.dataset.and?.split(' ') ?? [])];
  return hrefs.flatMap((href) => {
    const entry = page.getElementById(fragmentOf(new URL(href, location.href)));
    if (!entry?.matches('li')) return [element('p', {}, element('a', { href }, '见全部关联'))];
    const type = entry.closest('ul')?.parentElement?.querySelector('h3')?.firstChild?.textContent?.trim() ?? '';
    return [element('h3', {}, type), ...lifted(entry, location.href)];
  });
}

/** An editor's note, read where its number stands. */
function noteIn(page: Document, id: string, { href }: URL): PreviewContent | null {
  const note = page.getElementById(id);
  const title = note?.querySelector('.note-head b')?.textContent.trim();
  return note && title ? { title, body: lifted(note, href, '.note-n, .note-head b, .note-foot a') } : null;
}

/** Copies of what an element holds, to stand in another page than that of its address. */
function lifted(from: Element, address: string, without = 'script'): readonly Node[] {
  const copy = document.importNode(from, true);
  for (const left of copy.querySelectorAll(without)) left.remove();
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
  for (const link of copy.querySelectorAll('a')) link.href = new URL(link.getAttribute('href') ?? '', address).href;
  return [...copy.children];
}

function provisionIn(
  page: Document,
  lines: readonly Element[],
  title: string,
  more: readonly string[],
): PreviewContent {
  // A law's landing page has no text of its own and says what law it is
  if (lines.length === 0) return { title, body: cut([descriptionOf(page)]) };
  const [first, ...others] = lines;
  const heading = first?.matches('h1, h2, h3, h4, h5, h6') ? lineText(first) : '';
  return {
    title: heading.startsWith(title) ? heading : title,
    body: cut([...(heading ? others : lines).map(lineText), ...more]),
  };
}

/** The lines of a provision; the items of a paragraph follow it in the page. */
function linesBelow(page: Document, id: string): readonly Element[] {
  if (id === '') return linesIn(page.querySelector('article[data-eid]'));
  const below = [...page.querySelectorAll(`[id^="${CSS.escape(`${id}__`)}"]`)];
  return uniqueLines([page.getElementById(id), ...below]);
}

const uniqueLines = (provisions: readonly (Element | null)[]): readonly Element[] => [
  ...new Set(provisions.flatMap(linesIn)),
];

function linesIn(element: Element | null): readonly Element[] {
  if (!element) return [];
  return element.matches('[data-source]') ? [element] : [...element.querySelectorAll('[data-source]')];
}

function descriptionOf(page: Document): string {
  return page.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '';
}

function lineText(line: Element): string {
  const copy = line.cloneNode(true) as Element;
  for (const added of copy.querySelectorAll('[data-editorial]')) added.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** The first paragraphs, cut after a sentence where one ends, else with an ellipsis. */
function cut(texts: readonly string[]): readonly string[] {
  const shown: string[] = [];
  let room = MOST_CHARACTERS;
  for (const text of texts.filter((each) => each !== '')) {
    if (room <= 0 || shown.length === MOST_PARAGRAPHS) return [...shown, '…'];
    shown.push(text.length <= room ? text : cutText(text, room));
    room -= text.length;
  }
  return shown;
}

function cutText(text: string, room: number): string {
  const part = text.slice(0, room);
  const end = Math.max(...['。', '；', '！', '？'].map((mark) => part.lastIndexOf(mark)));
  return end >= room / 2 ? `${part.slice(0, end + 1)}…` : `${part.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
