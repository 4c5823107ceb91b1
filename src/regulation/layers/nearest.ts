/**
 * What a quote that no longer matches was probably taken from, and how it differs: for messages only. Nothing is
 * anchored by it.
 */

import { diffChars } from 'diff';

/** A stretch of text most like a quote. */
export interface Nearest {
  readonly text: string;
  /** Insertions, deletions and replacements between the quote and `text`, in code points. */
  readonly distance: number;
}

/** Longer quotes and blocks are compared by their beginnings: the work is the product of the two lengths. */
const LONGEST_QUOTE = 300;
const LONGEST_BLOCK = 20_000;

/**
 * The stretch of `text` with the least edit distance to `quote` (Sellers' algorithm), or null when more than half of
 * the quote would have to change.
 */
export function nearestStretch(quote: string, text: string): Nearest | null {
  const wanted = [...quote].slice(0, LONGEST_QUOTE);
  const given = [...text].slice(0, LONGEST_BLOCK);
  // costs[i]: least distance of wanted[0..i] to a stretch ending here; starts[i]: where that stretch begins.
  let costs = Array.from({ length: wanted.length + 1 }, (_, i) => i);
  let starts = costs.map(() => 0);
  let best = { cost: wanted.length, start: 0, end: 0 };
  for (const [j, character] of given.entries()) {
    const nextCosts = [0];
    const nextStarts = [j + 1];
    for (const [i, other] of wanted.entries()) {
      const replaced = at(costs, i) + (character === other ? 0 : 1);
      const skipped = at(costs, i + 1) + 1;
      const missing = at(nextCosts, i) + 1;
      const cost = Math.min(replaced, skipped, missing);
      nextCosts.push(cost);
      nextStarts.push(cost === replaced ? at(starts, i) : cost === skipped ? at(starts, i + 1) : at(nextStarts, i));
    }
    costs = nextCosts;
    starts = nextStarts;
    const cost = at(costs, wanted.length);
    const start = at(starts, wanted.length);
    // Of stretches that begin together and are as near, the longer holds what stands in the place of the last characters
    if (cost < best.cost || (cost === best.cost && best.end > 0 && start === best.start))
      best = { cost, start, end: j + 1 };
  }
  if (best.cost * 2 > wanted.length || best.end === 0) return null;
  return { text: given.slice(best.start, best.end).join(''), distance: best.cost };
}

/**
 * Marks what turns `old` into `current` as a word diff does:
 * `实施质量提升工程` and `实施质量攻关工程` give `实施质量[-提升-]{+攻关+}工程`.
 */
export function markChanges(old: string, current: string): string {
  return diffChars(beginning(old, LONGEST_QUOTE), beginning(current, 2 * LONGEST_QUOTE))
    .map(({ value, added, removed }) => (removed ? `[-${value}-]` : added ? `{+${value}+}` : value))
    .join('');
}

const beginning = (text: string, length: number): string => [...text].slice(0, length).join('');

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? 0;
