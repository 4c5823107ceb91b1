import { oncePer } from '../../once-per.ts';
import type { Level } from './citation.ts';

/**
 * Where a sentence stands, in numbers as in eIds. Relative citations (前款, 本条) and bare ones (第一款) are counted from here.
 * In the quoted text of an amendment it is the place the text will have in the amended law.
 */
export interface Place {
  /** Full title of the law whose numbers these are; null for the document itself. */
  readonly law: string | null;
  readonly numbers: Readonly<Partial<Record<Level, string>>>;
  /** Numbers of the articles of the law in order; empty when it is not at hand, then numbers are counted. */
  readonly articles: readonly string[];
}

export const NOWHERE: Place = { law: null, numbers: {}, articles: [] };

/** The number `distance` provisions away, backwards when negative; null when there is none. */
export function neighbour(place: Place, level: Level, distance: number): string | null {
  const here = place.numbers[level];
  if (here === undefined) return null;
  const index = level === 'article' ? positionsOf(place.articles).get(here) : undefined;
  if (index !== undefined) return place.articles[index + distance] ?? null;
  const number = Number(here) + distance;
  return number >= 1 ? String(number) : null;
}

/** Where each number stands in a list, first occurrence; every 前条 of a document asks the same list. */
const positionsOf = oncePer(
  (articles: readonly string[]): ReadonlyMap<string, number> =>
    new Map(articles.map((number, index) => [number, index] as const).toReversed()),
);
