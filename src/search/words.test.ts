import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { lookupOf, wordsOf } from './words.ts';

/** Text as it occurs and as it could: Han, rare Han, signs, Latin letters, digits, spaces, emoji, anything. */
const text = fc.string({
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'质量强国提升服务产品标准的') },
    { weight: 2, arbitrary: fc.constantFrom(...'，。“”（）+ 　Ａa1', '𠮷', '👍', 'ﾠ') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  ),
});

/** What the index does with a lookup: positions where all of its words stand. */
function find(lookup: ReturnType<typeof lookupOf>, words: readonly string[]): number[] {
  return words.flatMap((word, at) => {
    const matches =
      lookup.kind === 'prefix'
        ? word.startsWith(lookup.prefix)
        : lookup.words.every((sought) => words[at + sought.offset] === sought.word);
    return matches ? [at] : [];
  });
}

function occurrences(phrase: string, inText: string): number[] {
  const places: number[] = [];
  for (let at = inText.indexOf(phrase); at >= 0; at = inText.indexOf(phrase, at + 1)) places.push(at);
  return places;
}

describe('words', () => {
  test('are overlapping pairs, the last with an end mark', () => {
    expect(wordsOf('质量提升')).toEqual(['质量', '量提', '提升', '升\ua48c']);
  });

  test('are looked up in pairs that leave no character open', () => {
    expect(lookupOf('质量提升')).toMatchObject({
      words: [
        { word: '质量', offset: 0 },
        { word: '提升', offset: 2 },
      ],
    });
    expect(lookupOf('质量强')).toMatchObject({
      words: [
        { word: '质量', offset: 0 },
        { word: '量强', offset: 1 },
      ],
    });
    expect(lookupOf('质')).toMatchObject({ kind: 'prefix', prefix: '质' });
  });

  test('consist of nothing Pagefind would split, fold or drop', () => {
    fc.assert(
      fc.property(text, (any) => {
        for (const word of wordsOf(any)) {
          expect(word).toMatch(/^[\u3400-\u9fff\ua000-\ua43f\ua48c]+$/);
          expect(word.normalize('NFD').toLowerCase()).toBe(word);
        }
      }),
    );
  });

  test('never begin one another', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        for (const a of wordsOf(one)) for (const b of wordsOf(other)) expect(a !== b && b.startsWith(a)).toBe(false);
      }),
    );
  });

  test('find a phrase exactly where it stands', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 12 }), (any, from, length) => {
        fc.pre(any.length > 0);
        const phrase = any.slice(from % any.length, (from % any.length) + length);
        expect(find(lookupOf(phrase), wordsOf(any))).toEqual(occurrences(fold(phrase), fold(any)));
      }),
      { numRuns: 500 },
    );
  });

  test('find nothing of a phrase that does not occur', () => {
    fc.assert(
      fc.property(text, text, (any, other) => {
        fc.pre(other.length > 0);
        expect(find(lookupOf(other), wordsOf(any))).toEqual(occurrences(fold(other), fold(any)));
      }),
    );
  });
});
