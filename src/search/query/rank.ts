import { compareText } from '../../regulation/strings.ts';
import type { Catalogue } from '../catalogue.ts';
import { MAY_HAVE_LEVELS } from '../record.ts';
import type { Match } from './matches.ts';

/**
 * The score of a match, in points. What a clerk wants first, in this order:
 * 1. records that hold more of the words asked for: 100 for each clause
 * 2. a hit in an article's heading says what the article is about: up to 60, in proportion to how much of the heading it is
 * 3. density: up to 20, the share of the text that hits fill, its root taken so that a short article does not outweigh all
 * 4. repetition: up to 12, saturating
 * A container's heading (三、破除质量提升瓶颈) only leads to articles: it gains by 2. alone, and by the square of the share.
 * An article is as good as its best record. Equal scores stay in order of the text.
 */
export function scoreOf(match: Match, catalogue: Catalogue): number {
  const start = catalogue.starts[match.record] ?? 0;
  const length = (catalogue.starts[match.record + 1] ?? start) - start;
  const headingLength = catalogue.headingLengths[match.record] ?? 0;
  const inHeading = headingLength > 0 ? lengthOf(match.hits, start + headingLength) : 0;
  const share = headingLength > 0 ? Math.min(1, inHeading / headingLength) : 0;
  const base = 100 * match.clauses;
  if (catalogue.containers[match.record]) return base + 60 * share * share;
  const heading = share > 0 ? 20 + 40 * share : 0;
  const density = 20 * Math.sqrt(Math.min(1, lengthOf(match.hits, start + length) / length));
  return base + heading + density + 12 * (1 - 1 / match.hits.length);
}

/** Characters in hits that end by `limit`. */
function lengthOf(hits: Match['hits'], limit: number): number {
  let total = 0;
  for (const { start, end } of hits) if (end <= limit) total += end - start;
  return total;
}

export const ORDERS = ['relevance', 'text', 'date', 'rank'] as const;
/** 相关度 · 原文顺序 · 日期，新的在前 · 效力级别，高的在前. */
export type Order = (typeof ORDERS)[number];

/**
 * By relevance, articles follow one another by the score of their best record, and the records of one article stay together.
 * @param matches in order of the text
 * @param divided whether it is known which article a record belongs to; else each stands by itself
 */
export function inResultOrder(
  matches: readonly Match[],
  order: Order,
  catalogue: Catalogue,
  divided = true,
): readonly Match[] {
  if (order === 'text') return matches;
  if (order !== 'relevance') {
    const places = documentPlaces(order, catalogue);
    const placeOf = ({ record }: Match) =>
      places[catalogue.groups[catalogue.divisionGroups[catalogue.divisions[record] ?? 0] ?? 0]?.document ?? 0] ?? 0;
    return [...matches].sort((a, b) => placeOf(a) - placeOf(b));
  }
  const articles: Article[] = [];
  let division: number | undefined = -1;
  for (const match of matches) {
    const scored = { match, score: scoreOf(match, catalogue) };
    const own = MAY_HAVE_LEVELS && !divided ? match.record : catalogue.divisions[match.record];
    const article = own === division ? articles.at(-1) : undefined;
    division = own;
    if (article) {
      article.records.push(scored);
      article.best = Math.max(article.best, scored.score);
    } else {
      articles.push({ best: scored.score, records: [scored] });
    }
  }
  return articles
    .sort((a, b) => b.best - a.best)
    .flatMap(({ records }) => records.sort((a, b) => b.score - a.score).map(({ match }) => match));
}

/** Where each document stands in an order: of one rank the newest first, and what has no date or rank last. */
function documentPlaces(order: 'date' | 'rank', { documents, ranks }: Catalogue): Uint32Array {
  const places = new Uint32Array(documents.length);
  documents
    .map(({ issuedOn, rank }, document) => ({ document, day: issuedOn ?? '', rank: rank ?? ranks.length }))
    .sort((a, b) => (order === 'rank' && a.rank - b.rank) || compareText(b.day, a.day))
    .forEach(({ document }, place) => {
      places[document] = place;
    });
  return places;
}

interface Article {
  /** The highest score of its records. */
  best: number;
  readonly records: { readonly match: Match; readonly score: number }[];
}
