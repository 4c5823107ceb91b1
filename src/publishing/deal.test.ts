import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deal } from './deal.ts';

const LENGTHS = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: 0, max: 1_000 })), {
  selector: ([name]) => name,
});

test('everything is dealt once, in whatever order it comes, and no share has more than the longest beyond another', () => {
  fc.assert(
    fc.property(LENGTHS, fc.integer({ min: 1, max: 8 }), (lengths, count) => {
      const shares = deal(lengths, count);
      expect(shares).toHaveLength(count);
      expect(shares.flatMap((share) => [...share]).toSorted()).toEqual(lengths.map(([name]) => name).toSorted());
      expect(deal(lengths.toReversed(), count)).toEqual(shares);
      const lengthOf = new Map(lengths);
      const sums = shares.map((share) => [...share].reduce((sum, name) => sum + (lengthOf.get(name) ?? 0), 0));
      const longest = Math.max(0, ...lengthOf.values());
      expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(longest);
    }),
  );
});
