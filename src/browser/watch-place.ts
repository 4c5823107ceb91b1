import { fragment } from '../regulation/addresses.ts';
import { keepReadingPlace, type ReadingPlace } from './reading-place.ts';

/** Keeps the place whenever the page is left or put away. */
export function watchReadingPlace(slug: string, text: Element): void {
  addEventListener('pagehide', () => keepReadingPlace(slug, placeIn(text)));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keepReadingPlace(slug, placeIn(text));
  });
}

/** The first provision in sight; the article alone while its beginning is. */
function placeIn(text: Element): ReadingPlace {
  // By section first: asking 1,260 articles for the places of their paragraphs would hold up the reader who leaves
  const unit = [...text.querySelectorAll('section')].find(isInSight) ?? text;
  const provisions = [...unit.querySelectorAll('[data-source][id]')];
  const first = provisions.find(isInSight);
  const isBegun = first !== undefined && (first !== provisions[0] || unit !== text);
  const heading = unit.querySelector('h1, h2, h3, h4, h5, h6')?.textContent;
  const title = (heading || document.title.split(' · ')[0] || '').trim().slice(0, 40);
  return { address: location.pathname + (isBegun ? fragment(first.id) : ''), title };
}

const isInSight = (element: Element): boolean => element.getBoundingClientRect().bottom > 0;
