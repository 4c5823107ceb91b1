/**
 * The articles that follow a short one, under it as one scrolls: their official text alone, quietly, each by its heading a link to its own
 * page. The address is that of the article at the height of the eye. Loaded when a reader begins to scroll; without scripts the links to
 * the next and the one before tell their first words.
 */
import { adoptStyles, element } from './dom.ts';
import styles from './neighbours.css?inline';

let hasBegun = false;

/** Goes on after an article as long as the end of what is shown is near the window. */
export function goOn(text: Element): void {
  if (hasBegun) return;
  hasBegun = true;
  const turn = document.querySelector('.turn');
  const next = turn?.querySelector<HTMLAnchorElement>('[rel=next]');
  if (!turn || !next) return;
  adoptStyles(styles);
  const follow = followAddress(text);
  const end = new IntersectionObserver(
    async ([entry]) => {
      if (!entry?.isIntersecting) return;
      end.disconnect();
      const neighbour = await neighbourAt(next.href);
      if (!neighbour) return;
      turn.before(neighbour.shown);
      follow(neighbour.shown, neighbour);
      sayWhose(text);
      if (neighbour.following) {
        next.href = neighbour.following.href;
        next.replaceChildren(...neighbour.following.cloneNode(true).childNodes);
        end.observe(turn);
      } else next.remove();
    },
    { rootMargin: '0px 0px 25%' },
  );
  end.observe(turn);
}

interface Neighbour {
  readonly shown: HTMLElement;
  readonly address: string;
  readonly title: string;
  /** What leads on from it. */
  readonly following: HTMLAnchorElement | null;
}

/** Null where the page cannot be reached: the link to it remains. */
async function neighbourAt(address: string): Promise<Neighbour | null> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) return null;
  const html = (await response.text()).replace(/<style[\s\S]*?<\/style>/g, '');
  const page = new DOMParser().parseFromString(html, 'text/html');
  const article = page.querySelector('article[data-eid]');
  const heading = article?.querySelector('h1');
  if (!article || !heading) return null;
  heading.remove();
  for (const added of [heading, article].flatMap((part) => [...part.querySelectorAll('[data-editorial]')]))
    added.remove();
  for (const link of article.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  for (const part of article.querySelectorAll('*'))
    for (const name of part.getAttributeNames()) if (!KEPT.has(name)) part.removeAttribute(name);
  const link = element('a', { href: address }, ...heading.childNodes);
  const shown = element('section', { class: 'neighbour' }, element('h2', {}, link), ...article.childNodes);
  return { shown, address, title: page.title, following: page.querySelector<HTMLAnchorElement>('.turn [rel=next]') };
}

/** Neither links nor ids: what is done with a clause is done on its own page. */
const KEPT = new Set(['class', 'colspan', 'rowspan']);

/** The address of the article that reaches the height of the eye, without a step in the reader's history. */
function followAddress(text: Element) {
  const pages = new Map<Element, Pick<Neighbour, 'address' | 'title'>>([
    [text, { address: location.href, title: document.title }],
  ]);
  const passed = new Set<Element>();
  const eye = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) passed.add(target);
        else passed.delete(target);
      }
      const read = [...pages].filter(([each]) => passed.has(each)).at(-1)?.[1];
      if (!read || read.address === location.href) return;
      history.replaceState(history.state, '', read.address);
      document.title = read.title;
    },
    // The window's upper part and all that is above it
    { rootMargin: '10000000px 0px -75%' },
  );
  eye.observe(text);
  return (shown: Element, page: Pick<Neighbour, 'address' | 'title'>) => {
    pages.set(shown, page);
    eye.observe(shown);
  };
}

/** What stands below the neighbours is the first article's. */
function sayWhose(text: Element): void {
  const title = document.querySelector('#links-title');
  const name = text.querySelector('h1')?.textContent.trim() ?? '';
  if (title && !title.textContent.startsWith(name)) title.textContent = `${name}：${title.textContent}`;
}
