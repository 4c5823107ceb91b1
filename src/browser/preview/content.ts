import { fragmentOf } from '../dom.ts';
import { provisionsShown } from '../show-range.ts';

/** What stands behind a link: lifted from the page it leads to, or from this one. */
export interface PreviewContent {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Enough to know whether to go there; whole sentences where one ends near. */
const MOST_CHARACTERS = 220;
const MOST_PARAGRAPHS = 4;

/** What can be said at once, before anything is fetched. */
export function titleOf(link: HTMLAnchorElement): string {
  return link.dataset.name ?? link.textContent.trim();
}

/** Reads the page behind a link. Null when it cannot be reached: the link itself still works. */
export async function contentOf(link: HTMLAnchorElement): Promise<PreviewContent | null> {
  const target = new URL(link.dataset.excerpt ?? link.href, location.href);
  // The whole text of a law is no preview; its title is shown already
  if (target.pathname.endsWith('/full/') && target.pathname !== location.pathname) return null;
  const { search } = new URL(link.href);
  const id = fragmentOf(link);
  const page = await pageAt(target);
  if (!page) return null;
  if (link.matches('.term')) return definitionIn(page, titleOf(link));
  if (link.matches('.relation-sign')) return entryIn(page, id, titleOf(link));
  const shown = uniqueLines(provisionsShown(page, search));
  // The page of the first provision of several is not all that is cited
  const more = link.dataset.excerpt === undefined ? [] : ['…'];
  return provisionIn(page, shown.length > 0 ? shown : linesOf(page, id), titleOf(link), more);
}

const pages = new Map<string, Promise<Document | null>>();

function pageAt({ pathname, href }: URL): Promise<Document | null> {
  if (pathname === location.pathname) return Promise.resolve(document);
  const known = pages.get(pathname);
  if (known) return known;
  const page = fetch(href)
    .then(async (response) => {
      if (!response.ok) return null;
      return new DOMParser().parseFromString(withoutStyles(await response.text()), 'text/html');
    })
    .catch(() => null);
  pages.set(pathname, page);
  return page;
}

/** Nothing is painted; and the policy of this page would speak up against the styles of another. */
const withoutStyles = (html: string): string => html.replace(/<style[\s\S]*?<\/style>/g, '');

function definitionIn(page: Document, title: string): PreviewContent {
  const definition = page.querySelector('[data-definition]')?.textContent.trim() ?? '';
  return { title: page.querySelector('h1')?.textContent.trim() || title, paragraphs: cut([definition]) };
}

/** A relation's entry below the text: its type, where it leads, the words there and the reason; on the page of all links, the reason. */
function entryIn(page: Document, id: string, title: string): PreviewContent | null {
  const entry = page.getElementById(id);
  if (!entry) return null;
  if (entry.matches('tr')) return { title, paragraphs: [entry.querySelector('.reason')?.textContent.trim() ?? ''] };
  const type = entry.closest('section')?.querySelector('h3')?.firstChild?.textContent?.trim() ?? '';
  const [name, ...rest] = entry.querySelectorAll('p');
  // （十九）第二段 and its heading stand apart by the style sheet only
  const names = Array.from(name?.children ?? [], ({ textContent }) => textContent.trim());
  return { title: `${type}：${names.join(' ')}`, paragraphs: rest.map(({ textContent }) => textContent.trim()) };
}

function provisionIn(
  page: Document,
  lines: readonly Element[],
  title: string,
  more: readonly string[],
): PreviewContent {
  // A law's landing page has no text of its own and says what law it is
  if (lines.length === 0) return { title, paragraphs: cut([descriptionOf(page)]) };
  const [first, ...others] = lines;
  const heading = first?.matches('h1, h2, h3, h4, h5, h6') ? officialText(first) : '';
  return {
    title: heading.startsWith(title) ? heading : title,
    paragraphs: cut([...(heading ? others : lines).map(officialText), ...more]),
  };
}

/** The lines of a provision; the items of a paragraph follow it in the page. */
function linesOf(page: Document, id: string): readonly Element[] {
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

function officialText(line: Element): string {
  const copy = line.cloneNode(true) as Element;
  for (const added of copy.querySelectorAll('[data-editorial]')) added.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** The first paragraphs, cut after a sentence where one ends, else with an ellipsis. */
export function cut(texts: readonly string[]): readonly string[] {
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
