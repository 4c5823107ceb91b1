import { describe, expect, test } from 'vitest';
import { columnWidths, WIDTH } from './word.ts';

const row = (...texts: readonly (string | readonly [string, number, number])[]) =>
  texts.map((cell) => {
    const [text, rows, columns] = typeof cell === 'string' ? ([cell, 1, 1] as const) : cell;
    return { rows, columns, length: text.length };
  });

describe('columns of a table', () => {
  test('are wider where more is written, and fill the type area', () => {
    const [number, name, text] = columnWidths(
      [row('序号', '名称', '说明'), row('1', '渡船', '应当登记'.repeat(16))],
      3,
    );
    expect([number, name, text]).toEqual([WIDTH / 6, WIDTH / 6, (WIDTH * 2) / 3].map(Math.floor));
  });

  test('do not grow by what stands across several of them, nor by what stands beside a merged cell', () => {
    const across = '一、渡船登记方面的各项措施（共二项）';
    const table = [row([across, 1, 2], '甲'), row(['级别', 2, 1], '一二三四五六七八九', '乙'), row('丙', '丁')];
    const [first = 0, second = 0, third = 0] = columnWidths(table, 3);
    expect(first).toBe(third);
    expect(second).toBeGreaterThan(first);
  });

  test('are as many as the table has, whatever its rows say', () => {
    expect(columnWidths([], 2)).toEqual([WIDTH / 2, WIDTH / 2].map(Math.floor));
    expect(columnWidths([row('一', '二', '三')], 2)).toHaveLength(2);
  });
});
