import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Correction } from '../../regulation/corrections.ts';
import { splitLines } from '../../regulation/source/source-text.ts';
import { type ChangedWords, compareCharacters, compareLines, compareSources, countKinds } from './source-changes.ts';

const source = (...lines: readonly string[]) => {
  const text = lines.join('\n');
  return { text, lines: splitLines(text) };
};
const correction = (line: number, from: string, to: string): Correction => ({
  date: '2026-01-01',
  line,
  from,
  to,
  authority: '公报',
});

const old = source('第一条　节约用水。', '', '第二条　保护水资源，防治水污染。');

describe('a change of the official text', () => {
  test.each<[string, ReturnType<typeof source>, readonly Correction[], number]>([
    [
      'is on record',
      source('第一条　节省用水。', '', '第二条　保护水资源，防治水污染。'),
      [correction(1, '节约', '节省')],
      0,
    ],
    ['is not on record', source('第一条　节省用水。', '', '第二条　保护水资源，防治水污染。'), [], 1],
    ['of a single sign counts', source('第一条　节约用水', '', '第二条　保护水资源，防治水污染。'), [], 1],
    [
      'is on record with other words',
      source('第一条　节省用水。', '', '第二条　保护水资源，防治水污染。'),
      [correction(1, '节俭', '节省')],
      1,
    ],
    [
      'is on record of another line',
      source('第一条　节省用水。', '', '第二条　保护水资源，防治水污染。'),
      [correction(3, '节约', '节省')],
      1,
    ],
    [
      'is one of two on record',
      source('第一条　节省用水。', '', '第二条　保护水源，防治水污染。'),
      [correction(1, '节约', '节省')],
      1,
    ],
    [
      'is twice in a line, each on record',
      source('第一条　节约用水。', '', '第二条　爱护水资源，防止水污染。'),
      [correction(3, '保护水', '爱护水'), correction(3, '防治', '防止')],
      0,
    ],
    [
      'puts a line in',
      source('第一条　节约用水。', '第一条之一　循环用水。', '第二条　保护水资源，防治水污染。'),
      [correction(2, '', '第一条之一　循环用水。')],
      0,
    ],
    ['takes a line out', source('第一条　节约用水。'), [correction(3, '第二条　保护水资源，防治水污染。', '')], 0],
    [
      'is where the words stand twice',
      source('第一条　节约用水。', '', '第二条　护水资源，防治水污染。'),
      [correction(3, '保护水', '水')],
      1,
    ],
    [
      'is of blank lines and ends of lines alone',
      source('　第一条　节约用水。 ', '第二条　保护水资源，防治水污染。', ''),
      [],
      0,
    ],
  ])('%s', (_, after, corrections, unexplained) => {
    expect(compareSources(old, after, corrections, []).unexplained).toHaveLength(unexplained);
  });

  test('is not excused by a correction that was on record before', () => {
    const known = [correction(1, '节约', '节省')];
    const after = source('第一条　节省用水。', '', '第二条　保护水资源，防治水污染。');
    expect(compareSources(old, after, known, known).unexplained).toHaveLength(1);
  });
});

const shown = (segments: readonly ChangedWords[]): string =>
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
        const without = (type: ChangedWords['type']) =>
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
