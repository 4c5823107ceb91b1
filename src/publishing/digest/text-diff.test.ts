import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCharacters, compareLines, countKinds, type Segment } from './text-diff.ts';

const shown = (segments: readonly Segment[]): string =>
  segments
    .map(({ type, text }) => (type === 'same' ? text : type === 'deleted' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('characters compared', () => {
  test.each([
    ['a word for a word', '实施质量提升工程', '实施质量攻关工程', '实施质量[-提升-]{+攻关+}工程'],
    ['a sign', '甲，乙', '甲、乙', '甲[-，-]{+、+}乙'],
    ['a character outside the BMP for its neighbour', '𠀀甲', '𠀁甲', '[-𠀀-]{+𠀁+}甲'],
    ['nothing', '甲', '甲', '甲'],
  ])('%s', (_, before, after, expected) => {
    expect(shown(compareCharacters(before, after))).toBe(expected);
  });

  test('give both texts back', () => {
    const text = fc.string({ unit: fc.constantFrom('质', '量', '，', '𠀀', ' ', '\n') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const segments = compareCharacters(before, after);
        const without = (type: Segment['type']) =>
          segments.map((segment) => (segment.type === type ? '' : segment.text)).join('');
        expect([without('inserted'), without('deleted')]).toEqual([before, after]);
      }),
    );
  });
});

test('characters are told apart by what they change', () => {
  expect(countKinds('质量A1，。“”—　 \t\n')).toEqual({ 正文: 4, 标点: 5, 空白: 4 });
});

test('lines that changed are found where they stand now', () => {
  const hunks = compareLines(['甲', '乙', '丙', '丁'], ['甲', '新', '乙。', '丙']);
  expect(hunks.map(({ line, segments }) => `${line} ${shown(segments)}`)).toEqual(['2 {+新\n+}乙{+。+}', '5 [-丁-]']);
});
