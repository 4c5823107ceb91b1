/** Where a reader was in each regulation: kept on the device, offered on its landing page and at home. */
export interface ReadingPlace {
  /** Path and fragment. */
  readonly address: string;
  /** The article's title as shown. */
  readonly title: string;
}

const KEY = 'tiaowen:place:';

/** Notes the place whenever the page is left or put away. */
export function keepReadingPlace(slug: string, root: ParentNode): void {
  addEventListener('pagehide', () => keep(slug, placeIn(root)));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep(slug, placeIn(root));
  });
}

/** Makes a link that begins the text lead on to where the reader was; it keeps its size, so nothing moves. */
export function offerReadingPlace(link: HTMLAnchorElement): void {
  const place = kept(link.dataset.resume ?? '');
  if (!place) return;
  link.href = place.address;
  link.textContent = '继续阅读';
  link.title = place.title;
  link.ariaLabel = `继续阅读：${place.title}`;
  link.hidden = false;
}

/** The first provision in sight; the article alone while its beginning is. */
function placeIn(root: ParentNode): ReadingPlace {
  const provisions = [...root.querySelectorAll('[data-source][id]')];
  const first = provisions.find((provision) => provision.getBoundingClientRect().bottom > 0);
  const unit = first?.closest('section, article') ?? document.querySelector('article[data-eid]');
  const heading = unit?.querySelector('h1, h2, h3, h4, h5, h6');
  const isBegun = first !== undefined && (first !== provisions[0] || unit?.tagName === 'SECTION');
  const title = (heading?.textContent || document.title.split(' · ')[0] || '').trim().slice(0, 40);
  return { address: location.pathname + (isBegun ? `#${first.id}` : ''), title };
}

function keep(slug: string, place: ReadingPlace): void {
  try {
    localStorage.setItem(KEY + slug, JSON.stringify(place));
  } catch {
    // Storage is full or refused: nothing is offered next time
  }
}

function kept(slug: string): ReadingPlace | null {
  try {
    const place: unknown = JSON.parse(localStorage.getItem(KEY + slug) ?? 'null');
    return isPlace(place) ? place : null;
  } catch {
    return null;
  }
}

function isPlace(value: unknown): value is ReadingPlace {
  if (typeof value !== 'object' || value === null || !('address' in value) || !('title' in value)) return false;
  return typeof value.address === 'string' && /^\/(?!\/)/u.test(value.address) && typeof value.title === 'string';
}
