/**
 * The one tokenizer, shared by the index and the query: the word at a position is its character together with the one that
 * follows it (an overlapping bigram). A text of n characters has n words, and word k stands at position k, so what Pagefind
 * reports as a word's location is a character offset.
 *
 *     质量提升  →  质量 量提 提升 升■
 *
 * The last one takes an end mark. So every word is exactly two characters long and none is the beginning of another, which
 * matters because Pagefind matches prefixes: a search for 质量 finds 质量 and nothing longer, and where it does not occur,
 * Pagefind's fallback, the longest word that 质量 begins with, does not exist.
 *
 * To find a phrase it is enough to look up every second word: 质量 at p and 提升 at p + 2 leave no character open.
 */
import { fold } from './fold.ts';

/**
 * Pagefind takes words apart at punctuation, digits, case and emoji, and decomposes some characters. Letters of the Yi
 * script have none of that, so whatever is no plain Han character is spelled with them before Pagefind sees it.
 * - a Han character U+3400..U+9FFF stands for itself
 * - any other UTF-16 unit is two letters of 1,024 and 64: U+A000.. and U+A400..
 */
const YI_HIGH = 0xa000;
const YI_LOW = 0xa400;

function spell(unit: number): string {
  if (unit >= 0x3400 && unit <= 0x9fff) return String.fromCharCode(unit);
  return String.fromCharCode(YI_HIGH + (unit >> 6), YI_LOW + (unit & 63));
}

/** The characters, folded, that letters of words spell: 质量 of 质量, + of its two letters. */
export const charactersOf = (letters: string): string =>
  letters.replace(/([\ua000-\ua3ff])(.)/gu, (_, high: string, low: string) =>
    String.fromCharCode(((high.charCodeAt(0) - YI_HIGH) << 6) + low.charCodeAt(0) - YI_LOW),
  );

/** The last letter of the Yi block, which `spell` never uses. */
const END = '\ua48c';

/** The word at a position of a text that is folded. */
export function wordAt(folded: string, position: number): string {
  const next = position + 1 < folded.length ? spell(folded.charCodeAt(position + 1)) : END;
  return spell(folded.charCodeAt(position)) + next;
}

/**
 * A word as a number, of its two characters, folded; words are in the same order as their numbers.
 * @param second -1 for the word at the end of a text
 */
export const wordNumber = (first: number, second: number): number =>
  rankOf(first) * RANKS + (second < 0 ? RANKS - 1 : rankOf(second));

/** The word of a number that `wordNumber` gave. */
export function numberedWord(number: number): string {
  const [first, second] = [Math.floor(number / RANKS), number % RANKS];
  return spell(first % 0x10000) + (second === RANKS - 1 ? END : spell(second % 0x10000));
}

/** Plain Han characters stand for themselves and before all others, and the end behind. */
const RANKS = 0x20001;
const rankOf = (unit: number): number => (spell(unit).length === 1 ? unit : 0x10000 + unit);

/** One word for every UTF-16 unit of the text, in order. Words never reach into the next text. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return Array.from({ length: folded.length }, (_, position) => wordAt(folded, position));
}

/** A word of the index and how far behind the phrase's beginning it must stand. */
export interface PhraseWord {
  readonly word: string;
  readonly offset: number;
}

/** How a phrase is looked up: as whole words, or, for a single character, as everything that begins with it. */
export type Lookup =
  | { readonly kind: 'words'; readonly words: readonly PhraseWord[]; readonly length: number }
  | { readonly kind: 'prefix'; readonly prefix: string; readonly length: 1 };

/** The words that together leave no character of the phrase open: at offsets 0, 2, 4 … and the last pair. */
export function lookupOf(phrase: string): Lookup {
  const folded = fold(phrase);
  if (folded.length === 0) throw new RangeError('empty phrase');
  if (folded.length === 1) return { kind: 'prefix', prefix: spell(folded.charCodeAt(0)), length: 1 };
  const last = folded.length - 2;
  const words: PhraseWord[] = [];
  for (let offset = 0; offset < last; offset += 2) words.push({ word: wordAt(folded, offset), offset });
  words.push({ word: wordAt(folded, last), offset: last });
  return { kind: 'words', words, length: folded.length };
}
