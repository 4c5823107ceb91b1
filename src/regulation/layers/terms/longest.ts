import type { TextRange } from '../../model.ts';

/**
 * The ranges that remain when each is taken longest first and none may touch one taken before: 质量强国 is not found inside
 * 质量强国战略. Of equal length the earlier is taken. In text order.
 */
export function longestApart<Range extends TextRange>(ranges: readonly Range[]): readonly Range[] {
  const taken = new Set<number>();
  // A longer range that overlaps a shorter one covers one of its two ends.
  const free = ({ start, end }: Range): boolean => !taken.has(start) && !taken.has(end - 1);
  return ranges
    .toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    .filter((range) => {
      if (!free(range)) return false;
      for (let at = range.start; at < range.end; at++) taken.add(at);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}
