/** The list that a reader has made, as it is kept on the device: whatever an older or newer version of this site has left there. */
import {
  type BasketEntry,
  type BasketHeading,
  type BasketItem,
  isEntry,
  keepItems,
  keptItems,
  MOST_ITEMS,
  placeKey,
} from '../browser/basket.ts';
import type { CitedPlace } from '../regulation/citation.ts';
import { isWorkId } from '../regulation/edition.ts';
import { parseEId } from '../regulation/eid.ts';

export function keptBasket(): readonly BasketItem[] {
  const kept = keptItems();
  return Array.isArray(kept) ? kept.flatMap(itemOf).slice(0, MOST_ITEMS) : [];
}

export const keepBasket = (items: readonly BasketItem[]): boolean => keepItems(items);

/** Nothing of what cannot be read. */
function itemOf(value: unknown): readonly BasketItem[] {
  const { heading, at, slug, edition, place, text, hash, comment } = Object(value);
  if (typeof heading === 'string') return [{ heading } satisfies BasketHeading];
  const read = placeOf(place);
  const isWhole = [at, slug, edition, text].every((part) => typeof part === 'string') && isWorkId(slug);
  const optional = { hash: stringOr(hash), comment: stringOr(comment) };
  return read && isWhole ? [{ at, slug, edition, place: read, text, ...optional } satisfies BasketEntry] : [];
}

const stringOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function placeOf(value: unknown): CitedPlace | null {
  const { eId, lastEId, sentences } = Object(value);
  if (!isEId(eId)) return null;
  const { from, to } = Object(sentences);
  return {
    eId,
    ...(isEId(lastEId) ? { lastEId } : {}),
    ...(Number.isInteger(from) && from > 0 && to >= from ? { sentences: { from, to: Number(to) } } : {}),
  };
}

export const isEId = (id: unknown): id is string => typeof id === 'string' && parseEId(id) !== null;

/** FNV-1a of the letters alone, as pages and files break lines differently: to see that a text has changed. */
export function textHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text.replace(/\s/g, '')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** What stood there when it was put in, if that is known. */
export const hashIn = ({ text, hash }: BasketEntry): string | undefined => (text === '' ? hash : textHash(text));

/** Those of another list that are not in it yet, behind it. */
export function withOthers(items: readonly BasketItem[], others: readonly BasketItem[]): readonly BasketItem[] {
  const known = new Set(items.filter(isEntry).map(entryKey));
  return [...items, ...others.filter((item) => !isEntry(item) || !known.has(entryKey(item)))].slice(0, MOST_ITEMS);
}

const entryKey = ({ slug, edition, place }: BasketEntry): string => placeKey(`${slug}@${edition}`, place);
