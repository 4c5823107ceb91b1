import { describe, expect, test } from 'vitest';
import type { Correction } from '../../regulation/corrections.ts';
import { splitLines } from '../../regulation/source/source-text.ts';
import { compareSources } from './source-changes.ts';

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
