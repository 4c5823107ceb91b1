/**
 * 摘编: the provisions that a reader has put aside, in the order they are wanted, with headings of the reader's own between them. Kept on the
 * device and nowhere else; whatever an older or newer version of this site has kept is looked through where it is opened (src/basket/kept.ts).
 */
import type { CitedPlace } from '../regulation/citation.ts';
import { store, stored } from './store.ts';

export interface BasketEntry {
  /** By what a page that shows it knows it: `law/art_3`, `law/2012-05-20/art_3` of an edition not in force. */
  readonly at: string;
  readonly slug: string;
  /** Day of the edition that was read; empty where it is not known. */
  readonly edition: string;
  readonly place: CitedPlace;
  /** What stood there; empty where it could not be read, and of what came by a link. */
  readonly text: string;
  /** Of what stood there, of what came by a link. */
  readonly hash?: string | undefined;
  readonly comment?: string | undefined;
}

export interface BasketHeading {
  readonly heading: string;
}

export type BasketItem = BasketEntry | BasketHeading;

/** More is no selection any more, and would not fit into a link. */
export const MOST_ITEMS = 500;

const KEY = 'tiaowen:basket';

export const isEntry = (item: BasketItem): item is BasketEntry => 'at' in item;

/** Whether it is the basket that another page has changed; null says that all was. */
export const isBasketKey = (key: string | null): boolean => key === null || key === KEY;

/** As it was kept, by whatever version. */
export const keptItems = (): unknown => stored('localStorage', KEY);

/** @returns whether the device keeps them: its storage may be full, or closed to this site */
export const keepItems = (items: readonly unknown[]): boolean => store('localStorage', KEY, items);

/** `law/art_3__para_1..art_3__para_2`, `law/art_3__para_1:2-3`. */
export const placeKey = (edition: string, { eId, lastEId = eId, sentences }: CitedPlace): string =>
  `${edition}/${eId}${lastEId === eId ? '' : `..${lastEId}`}${sentences ? `:${sentences.from}-${sentences.to}` : ''}`;
