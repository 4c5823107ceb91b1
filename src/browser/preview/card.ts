/** The card that shows what is behind a link of the text. One for the page; it belongs to the link it describes. */
import { adoptStyles } from '../adopt-styles.ts';
import styles from './card.css?inline';
import { contentOf, type PreviewContent, titleOf } from './content.ts';

/** Long enough not to open under a mouse that only passes, short enough not to be waited for. */
const OPEN_AFTER = 250;
/** Time to move from the link into the card. */
const CLOSE_AFTER = 250;

type FindLink = (target: EventTarget | null) => HTMLAnchorElement | null;

export interface Previews {
  readonly show: (link: HTMLAnchorElement) => void;
}

/** Shows previews of links that are pointed at or focused, from now on. `linkOf` finds the link an element belongs to. */
export function startPreviews(linkOf: FindLink): Previews {
  adoptStyles(styles);
  const card = new Card();
  let under: EventTarget | null = document.querySelector('.text a:hover');
  let timer = 0;

  const wanted = (): HTMLAnchorElement | null => {
    const focused = document.activeElement?.matches(':focus-visible') ? linkOf(document.activeElement) : null;
    return linkOf(under) ?? focused ?? (under instanceof Node && card.contains(under) ? card.link : null);
  };
  const reconsider = () => {
    clearTimeout(timer);
    const link = wanted();
    if (link === card.link) return;
    // What will be shown is on its way while the reader makes up the mind
    if (link) void contentOf(link);
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
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') void card.belongTo(null);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !card.contains(target) && linkOf(target) !== card.link) void card.belongTo(null);
  });
  reconsider();
  return { show: (link) => void card.belongTo(link) };
}

class Card {
  readonly #element = document.createElement('div');
  readonly #text = document.createElement('div');
  readonly #open = document.createElement('a');
  #link: HTMLAnchorElement | null = null;

  constructor() {
    this.#element.className = 'preview';
    this.#element.popover = 'manual';
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

  contains(node: Node): boolean {
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
    this.#fill({ title: titleOf(link), paragraphs: [] });
    const content = await contentOf(link);
    if (this.#link !== link) return;
    if (content) this.#fill(content);
    // Only now: a description is read out as it is when it is set
    link.setAttribute('aria-describedby', this.#text.id);
  }

  #fill({ title, paragraphs }: PreviewContent): void {
    const heading = document.createElement('b');
    heading.textContent = title;
    const texts = paragraphs.map((text) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      return paragraph;
    });
    this.#text.replaceChildren(heading, ...texts);
    if (!this.#element.matches(':popover-open')) this.#element.showPopover();
  }
}
