/** Where a reader was in each regulation: kept on the device, offered on its landing page and at home. */
import { store, stored } from './store.ts';

export interface ReadingPlace {
  /** Path and fragment. */
  readonly address: string;
  /** The article's title as shown. */
  readonly title: string;
}

const KEY = 'tiaowen:place:';

export function keepReadingPlace(slug: string, place: ReadingPlace): void {
  store('localStorage', KEY + slug, place);
}

/** Makes a link that begins the text lead on to where the reader was; it keeps its size, so nothing moves. */
export function offerReadingPlace(link: HTMLAnchorElement): void {
  const place = stored('localStorage', KEY + link.dataset.resume);
  if (!isPlace(place)) return;
  link.href = place.address;
  link.textContent = '继续阅读';
  link.title = place.title;
  link.ariaLabel = `继续阅读：${place.title}`;
  link.hidden = false;
}

function isPlace(value: unknown): value is ReadingPlace {
  if (typeof value !== 'object' || value === null || !('address' in value) || !('title' in value)) return false;
  return typeof value.address === 'string' && /^\/(?!\/)/u.test(value.address) && typeof value.title === 'string';
}
