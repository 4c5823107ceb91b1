import { expect, test, vi } from 'vitest';
import type { Card } from './cards.ts';

// Where bitmaps are kept; none is made here
vi.stubEnv('CACHE_FOLDER', 'unused');
const { drawCard } = await import('./cards.ts');

/** Every character is as wide as it is high; what is written is noted, line by line. */
const writing = () => {
  const all: string[] = [];
  const outlines = {
    widthOf: (text: string) => [...text].length,
    write: (text: string) => {
      all.push(text);
      return '';
    },
  };
  // The name of the site, which signs every card, stands last
  return { written: () => all.slice(0, -1), outlines };
};

const card = (more: Partial<Card>): Card => ({ over: '', title: '渡船办法', opening: '', foot: '', ...more });

test('a title breaks between its words', () => {
  const { written, outlines } = writing();
  drawCard(card({ title: '云溪人民政府关于开展渡船质量提升行动的指导意见' }), outlines);
  expect(written()).toEqual(['云溪人民政府关于开展渡船质量提升', '行动的指导意见']);
});

test('a word longer than a line breaks where the line ends', () => {
  const { written, outlines } = writing();
  drawCard(card({ title: 'x'.repeat(40) }), outlines);
  expect(written().join('')).toBe('x'.repeat(40));
  expect(written().length).toBeGreaterThan(1);
});

test('what follows the title ends in … where it does not fit, and no line begins with a stop', () => {
  const { written, outlines } = writing();
  drawCard(card({ opening: '渡船应当登记。'.repeat(30), foot: '某某部' }), outlines);
  expect(written().at(0)).toBe('渡船办法');
  expect(written().at(-1)).toBe('某某部');
  expect(written().at(-2)).toMatch(/…$/u);
  expect(written().filter((line) => /^[。，…]/u.test(line))).toEqual([]);
});
