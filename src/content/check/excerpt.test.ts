import { describe, expect, test } from 'vitest';
import { excerptAt } from './excerpt.ts';

const shown = (line: string, column: number): string => {
  const { text, indent } = excerptAt(line, column);
  return `${text}\n${indent}^`;
};

describe('an excerpt with a caret under the place', () => {
  test.each([
    ['in Chinese', '第一条　甲', 4, '第一条　甲\n　　　^'],
    ['in ASCII', 'eId: art_9', 6, 'eId: art_9\n     ^'],
    ['in both', 'quote: 标准化', 9, 'quote: 标准化\n       　^'],
    ['beyond the end', '甲', 9, '甲\n　^'],
    ['in an empty line', '', 1, '\n^'],
    ['after a tab and a control character', 'a\t\u0007甲', 4, 'a  甲\n   ^'],
    ['after a character outside the BMP', '𠀀甲', 3, '𠀀甲\n　^'],
  ])('%s', (_, line, column, expected) => {
    expect(shown(line, column)).toBe(expected);
  });

  test('of a long line, the part around the place', () => {
    const { text } = excerptAt(`${'前'.repeat(100)}此${'后'.repeat(100)}`, 101);
    expect(text).toBe(`…${'前'.repeat(24)}此${'后'.repeat(35)}…`);
  });
});
