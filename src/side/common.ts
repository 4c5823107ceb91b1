/** What two texts have in common, word for word. */
import type { TextRange } from '../regulation/model.ts';

export interface Common {
  readonly left: TextRange;
  readonly right: TextRange;
}

/** In characters: shorter ones stand in every text. */
export const SHORTEST_COMMON = 6;
/** Places of the left that are tried for one of the right: 有关部门应当 stands everywhere in a long law. */
const MOST_TRIED = 256;

/**
 * The longest passages that stand in both, in the order of the right; no character of the right is in two. They hold within a line, and begin
 * and end with what is no punctuation. What is at least so long counts, be it once or often in the left.
 */
export function commonPassages(left: string, right: string, least = SHORTEST_COMMON): readonly Common[] {
  const places = Map.groupBy(
    Array.from({ length: Math.max(0, left.length - least + 1) }, (_, at) => at),
    (at) => left.slice(at, at + least),
  );
  const found: Common[] = [];
  let before = 0;
  for (let at = 0; at + least <= right.length; ) {
    const seed = right.slice(at, at + least);
    const tried = BREAK.test(seed) ? [] : (places.get(seed) ?? []);
    // Of passages as long as each other, the one that goes on from the last
    const [first, ...others] = from(tried, before);
    if (first === undefined) {
      at += 1;
      continue;
    }
    const best = others.reduce(
      (best, start) => {
        const length = lengthOfCommon(left, start, right, at);
        return length > best.length ? { start, length } : best;
      },
      { start: first, length: lengthOfCommon(left, first, right, at) },
    );
    const { start, length } = best;
    before = start + length;
    const trimmed = trim(right.slice(at, at + length));
    if (trimmed.end - trimmed.start >= least)
      found.push({
        left: { start: start + trimmed.start, end: start + trimmed.end },
        right: { start: at + trimmed.start, end: at + trimmed.end },
      });
    at += length;
  }
  return found;
}

const BREAK = /\n/u;

function lengthOfCommon(left: string, start: number, right: string, at: number): number {
  let length = 0;
  while (at + length < right.length && left[start + length] === right[at + length] && right[at + length] !== '\n')
    length += 1;
  return length;
}

/** The places from a point on, then those before it. */
function from(places: readonly number[], point: number): readonly number[] {
  const at = places.findIndex((place) => place >= point);
  return (at <= 0 ? places : [...places.slice(at), ...places.slice(0, at)]).slice(0, MOST_TRIED);
}

/** Without the punctuation and the numbers of items at its ends. */
function trim(text: string): TextRange {
  const start = /^[\p{P}\p{Z}\s]*/u.exec(text)?.[0].length ?? 0;
  const end = text.length - (/[\p{P}\p{Z}\s]*$/u.exec(text)?.[0].length ?? 0);
  return { start, end: Math.max(start, end) };
}
