import type { Catalogue } from '../catalogue.ts';
import type { Match } from './matches.ts';

/**
 * The score of a match, in points. What a clerk wants first, in this order:
 * 1. records that hold more of the words asked for: 100 for each clause
 * 2. a hit in the heading says what the article is about: up to 60, in proportion to how much of the heading it is
 * 3. density: up to 20, the share of the text that hits fill, its root taken so that a short article does not outweigh all
 * 4. repetition: up to 12, saturating
 * A container's heading (三、破除质量提升瓶颈) only leads to articles: half of 2. and none of 3. Equal scores stay in order of
 * the text.
 */
export function scoreOf(match: Match, catalogue: Catalogue): number {
  const start = catalogue.starts[match.record] ?? 0;
  const length = (catalogue.starts[match.record + 1] ?? start) - start;
  const headingLength = catalogue.headingLengths[match.record] ?? 0;
  const inHeading = match.hits.filter((hit) => hit.end <= start + headingLength);
  const heading = inHeading.length > 0 ? 20 + (40 * lengthOf(inHeading)) / headingLength : 0;
  if (catalogue.containers[match.record]) return 100 * match.clauses + heading / 2;
  return (
    100 * match.clauses +
    heading +
    20 * Math.sqrt(Math.min(1, lengthOf(match.hits) / length)) +
    12 * (1 - 1 / match.hits.length)
  );
}

function lengthOf(hits: Match['hits']): number {
  return hits.reduce((total, { start, end }) => total + end - start, 0);
}

export const ORDERS = ['relevance', 'text'] as const;
/** 相关度 · 原文顺序. */
export type Order = (typeof ORDERS)[number];

/** @param matches in order of the text */
export function inResultOrder(matches: readonly Match[], order: Order, catalogue: Catalogue): readonly Match[] {
  if (order === 'text') return matches;
  const scored = matches.map((match) => ({ match, score: scoreOf(match, catalogue) }));
  return scored.sort((a, b) => b.score - a.score).map(({ match }) => match);
}
