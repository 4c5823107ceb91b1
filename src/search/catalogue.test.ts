import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldEIds, lastAtMost, shardStarts, unfoldEIds } from './catalogue.ts';

describe('lists of eIds', () => {
  test.each([
    [['art_1', 'art_2', 'art_3'], 'art_1~3'],
    [['preamble', 'art_1', 'art_2', 'art_2-1', 'art_3', 'conclusions'], 'preamble art_1~2 art_2-1 art_3 conclusions'],
    [['part_1__art_1', 'part_1__art_2', 'part_2__art_1'], 'part_1__art_1~2 part_2__art_1'],
  ])('%j is written %s', (eIds, folded) => {
    expect(foldEIds(eIds)).toBe(folded);
    expect(unfoldEIds(folded)).toEqual(eIds);
  });

  test('survive folding', () => {
    const eId = fc
      .tuple(fc.constantFrom('art_', 'art_2-', 'att_1__art_', 'body'), fc.nat({ max: 9 }))
      .map(([a, b]) => a + b);
    fc.assert(
      fc.property(fc.array(eId, { minLength: 1 }), (eIds) => {
        expect(unfoldEIds(foldEIds(eIds))).toEqual(eIds);
      }),
    );
  });
});

test('a place belongs to the last record that begins at or before it', () => {
  const starts = [0, 5, 5, 9];
  expect([0, 4, 5, 8, 9, 100].map((place) => lastAtMost(starts, place))).toEqual([0, 0, 2, 2, 3, 3]);
});

test('shards are cut between divisions, and every record is in one', () => {
  const record = fc.record({ length: fc.nat({ max: 900 }), opens: fc.boolean() });
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const starts = [0];
      const divisions: number[] = [];
      for (const [index, { length, opens }] of records.entries()) {
        starts.push((starts.at(-1) ?? 0) + length);
        divisions.push(index === 0 ? 0 : (divisions.at(-1) ?? 0) + (opens ? 1 : 0));
      }
      const shards = shardStarts(starts, divisions);
      expect(shards[0]).toBe(0);
      expect(shards.at(-1)).toBe(records.length);
      for (const cut of shards.slice(1, -1)) expect(divisions[cut]).not.toBe(divisions[cut - 1]);
    }),
  );
});
