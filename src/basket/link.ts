/**
 * The list as the fragment of an address, for a colleague: `#law@2018-10-26,art_3,art_4__para_1:2-3~1k2j3h/+标题/other-law,art_1`. A fragment goes
 * to no server. It says what and where, not the words, which are read where they are published; after `~` the hash of what was read.
 */
import { type BasketItem, isEntry, MOST_ITEMS, placeKey } from '../browser/basket.ts';
import { editionKey, readEditionKey } from '../regulation/addresses.ts';
import { hashIn, isEId } from './kept.ts';

export function linkOf(items: readonly BasketItem[]): string {
  const parts: string[] = [];
  let before = '';
  for (const item of items) {
    if (!isEntry(item)) {
      parts.push(`+${encodeURIComponent(item.heading)}`);
      before = '';
      continue;
    }
    const edition = editionKey(item);
    const hash = hashIn(item);
    const place = placeKey('', item.place).slice(1) + (hash === undefined ? '' : `~${hash}`);
    if (edition === before) parts.push(`${parts.pop()},${place}`);
    else parts.push(`${edition},${place}`);
    before = edition;
  }
  return parts.join('/');
}

export interface ReadLink {
  readonly items: readonly BasketItem[];
  /** Pieces that say nothing, be they cut off or made up. */
  readonly unread: number;
  /** Pieces beyond the most that a list has. */
  readonly left: number;
}

/** Whatever an address says: it may come from anywhere. */
export function readLink(fragment: string): ReadLink {
  const items: BasketItem[] = [];
  let [unread, left] = [0, 0];
  const add = (item: BasketItem | null): void => {
    if (item === null) unread += 1;
    else if (items.length < MOST_ITEMS) items.push(item);
    else left += 1;
  };
  for (const part of fragment === '' ? [] : fragment.split('/')) {
    if (/^(?:\+|%2B)/i.test(part)) {
      add(headingOf(part.replace(/^(?:\+|%2B)/i, '')));
      continue;
    }
    const [head = '', ...places] = part
      .replace(/%2C/gi, ',')
      .replace(/%40/g, '@')
      .replace(/%3A/gi, ':')
      .replace(/%7E/gi, '~')
      .split(',');
    const named = readEditionKey(head);
    if (named === null || places.length === 0) unread += Math.max(1, places.length);
    else for (const place of places) add(entryOf(named.slug, named.edition, place));
  }
  return { items, unread, left };
}

function headingOf(written: string): BasketItem | null {
  try {
    return { heading: decodeURIComponent(written) };
  } catch {
    return null;
  }
}

const PLACE =
  /^(?<eId>[^.:~]+)(?:\.\.(?<lastEId>[^.:~]+))?(?::(?<from>\d{1,4})-(?<to>\d{1,4}))?(?:~(?<hash>[0-9a-z]{1,7}))?$/;

function entryOf(slug: string, edition: string, written: string): BasketItem | null {
  const { eId = '', lastEId, from, to, hash } = PLACE.exec(written)?.groups ?? {};
  const [first, last] = [Number(from ?? 1), Number(to ?? 1)];
  if (!isEId(eId) || (lastEId !== undefined && !isEId(lastEId)) || first < 1 || last < first) return null;
  const place = {
    eId,
    ...(lastEId === undefined ? {} : { lastEId }),
    ...(from === undefined ? {} : { sentences: { from: first, to: last } }),
  };
  return { at: placeKey(slug, place), slug, edition, place, text: '', hash };
}
