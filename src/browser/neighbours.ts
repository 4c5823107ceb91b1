/**
 * The articles that follow a short one, under it and all that is said of it, as one scrolls: their official text alone, quietly,
 * each by its heading a link to its own page. The address is that of the article at the height of the eye. Loaded when a reader
 * begins to scroll; without scripts the links to the next and the one before tell their first words.
 */
import { adoptStyles, element, pageAt } from './dom.ts';
import styles from './neighbours.css?inline';

let hasBegun = false;

/** Goes on after an article as long as the end of what is shown is near the window. What stands there stays where it is. */
export function goOn(text: Element): void {
  if (hasBegun) return;
  hasBegun = true;
  const turn = document.querySelector('.turn');
  let address = turn?.querySelector<HTMLAnchorElement>('[rel=next]')?.href;
  if (!turn || address === undefined) return;
  // Above what is said of the article they would push it out of reach: there is always another one that follows
  let last = document.querySelector('.turn ~ .colophon') ?? turn;
  adoptStyles(styles);
  const follow = followAddress(text);
  const end = new IntersectionObserver(
    async ([entry]) => {
      if (!entry?.isIntersecting || address === undefined) return;
      end.disconnect();
      const neighbour = await neighbourAt(address);
      if (!neighbour) return;
      last.after(neighbour.shown);
      last = neighbour.shown;
      follow(neighbour.shown, neighbour);
      address = neighbour.following ?? undefined;
      end.observe(last);
    },
    { rootMargin: '0px 0px 25%' },
  );
  end.observe(last);
}

interface Neighbour {
  readonly shown: HTMLElement;
  readonly address: string;
  readonly title: string;
  /** The address of what follows it; null at the end. */
  readonly following: string | null;
}

/** Null where the page cannot be reached: the link to it remains. */
async function neighbourAt(address: string): Promise<Neighbour | null> {
  const page = await pageAt(address);
  const article = page?.querySelector('article[data-eid]');
  const heading = article?.querySelector('h1');
  if (!page || !article || !heading) return null;
  // Neither links nor ids: what is done with a clause is done on its own page
  bareText(article, FORM);
  heading.remove();
  const link = element('a', { href: address }, ...heading.childNodes);
  const shown = element('section', { class: 'neighbour' }, element('h2', {}, link), ...article.childNodes);
  const following = page.querySelector('.turn [rel=next]')?.getAttribute('href');
  return { shown, address, title: page.title, following: following ? new URL(following, address).href : null };
}

/** Attributes that the text has its form by. */
export const FORM: readonly string[] = ['class', 'colspan', 'rowspan'];

/** Leaves of a copy what is official: nothing that the site has added, no links, and these attributes. */
export function bareText(copy: ParentNode, kept: readonly string[]): void {
  for (const added of copy.querySelectorAll('[data-editorial]')) added.remove();
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  for (const part of copy.querySelectorAll('*'))
    for (const name of part.getAttributeNames()) if (!kept.includes(name)) part.removeAttribute(name);
}

/** The address of the article that reaches the height of the eye, without a step in the reader's history. */
function followAddress(text: Element) {
  const pages = new Map<Element, Pick<Neighbour, 'address' | 'title'>>();
  const passed = new Set<Element>();
  let read = text;
  const eye = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) passed.add(target);
        else passed.delete(target);
      }
      const now = [...pages.keys()].filter((each) => passed.has(each)).at(-1) ?? text;
      if (now === read) return;
      // Where the reader left the article itself is where it is come back to
      if (read === text) pages.set(text, { address: location.href, title: document.title });
      read = now;
      const page = pages.get(now);
      if (!page) return;
      history.replaceState(history.state, '', page.address);
      document.title = page.title;
    },
    // The window's upper part and all that is above it
    { rootMargin: '10000000px 0px -75%' },
  );
  return (shown: Element, page: Pick<Neighbour, 'address' | 'title'>) => {
    pages.set(shown, page);
    eye.observe(shown);
  };
}
