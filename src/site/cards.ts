import type { Edition } from '../regulation/edition.ts';
import { eIdToFileName } from '../regulation/eid.ts';
import { openingOf, titleText } from '../regulation/names.ts';
import { oncePer } from '../regulation/once-per.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { site } from './config.ts';
import { chineseDate } from './facts.ts';
import type { Card } from './images/card.ts';
import { type ReadingPage, readingOrder } from './outline/reading-order.ts';
import { absoluteUrl, assetUrl, cardFileUrl } from './urls.ts';

type Pictured = Pick<Regulation, keyof Edition | 'text' | 'metadata'>;

/** What has a bitmap of its own: drawing one takes as long as building forty pages. */
export type Drawn = 'every page' | 'every regulation' | 'the site';

const MOST_PAGES = 200;
const MOST_REGULATIONS = 30;

/** Every page asks. */
export const drawnOf = oncePer(({ regulations }: { readonly regulations: readonly Pictured[] }): Drawn => {
  const pages = regulations.reduce((sum, { text }) => sum + readingOrder(text).length, 0);
  if (pages <= MOST_PAGES) return 'every page';
  return regulations.length <= MOST_REGULATIONS ? 'every regulation' : 'the site';
});

export const SITE_CARD: Card = { over: '', title: site.name, opening: site.tagline, foot: '' };

/** All cards of a library by regulation and file name without ending: `index` is the regulation's own. */
export function cardsOf(library: Pick<Library, 'regulations'>): readonly { slug: string; page: string; card: Card }[] {
  const drawn = drawnOf(library);
  if (drawn === 'the site') return [];
  return library.regulations.flatMap((regulation) => {
    const { slug, text } = regulation;
    const pages = drawn === 'every page' ? readingOrder(text) : [];
    return [
      { slug, page: WHOLE, card: regulationCard(regulation) },
      ...pages.map((page) => ({ slug, page: eIdToFileName(page.division.eId), card: pageCard(regulation, page) })),
    ];
  });
}

/** The address of a page's card, absolute as Open Graph wants it; that of the regulation or the site where it has none of its own. */
export function cardUrl(library: Pick<Library, 'regulations'>, edition?: Edition, eId?: string): string {
  const drawn = drawnOf(library);
  if (edition === undefined || drawn === 'the site') return absoluteUrl(assetUrl('card.png'));
  return absoluteUrl(cardFileUrl(edition, eId !== undefined && drawn === 'every page' ? eIdToFileName(eId) : WHOLE));
}

/** No eId is so named. */
const WHOLE = 'index';

function regulationCard({ metadata }: Pictured): Card {
  return { over: '', title: metadata.title, opening: '', foot: footOf(metadata) };
}

function pageCard({ text, metadata }: Pictured, { division, title }: ReadingPage): Card {
  const opening = openingOf(division.provision, text.source, 120);
  return { over: metadata.title, title: titleText(title), opening, foot: footOf(metadata) };
}

function footOf({ issuers, documentNumber, issuedOn }: Pictured['metadata']): string {
  return [issuers.join('、'), documentNumber, issuedOn && chineseDate(issuedOn)].filter(Boolean).join('　');
}
