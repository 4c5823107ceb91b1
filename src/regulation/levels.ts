/** The levels of provisions, as laws cite them and readers type them. */
import type { NumberedKind } from './eid.ts';

/** Levels that a number can name, outermost first. */
export const LEVELS = [
  'attachment',
  'book',
  'part',
  'subpart',
  'chapter',
  'section',
  'subsection',
  'article',
  'paragraph',
  'item',
  'subitem',
] as const satisfies readonly NumberedKind[];

export type Level = (typeof LEVELS)[number];

/** By the words that name them; 段 is how readers call a 款 that has no number. */
const LEVEL_NAMED: Readonly<Record<string, Level>> = {
  卷: 'book',
  编: 'part',
  篇: 'part',
  部分: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
  分节: 'subsection',
  条: 'article',
  款: 'paragraph',
  段: 'paragraph',
  项: 'item',
  目: 'subitem',
};

/** The level a word names; null when it names none. */
export const levelNamed = (word: string): Level | null => LEVEL_NAMED[word] ?? null;

/** Positive when `a` lies inside `b`: an item is deeper than a paragraph. */
export const depthBelow = (a: Level, b: Level): number => LEVELS.indexOf(a) - LEVELS.indexOf(b);
