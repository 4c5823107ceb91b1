/** Whether what a page shows is the official text: the reader's own check (校验), line by line against the published source file. */
import { splitLines } from './source-text.ts';

/** A line of the source file as a page shows it. In a table row the separators of its cells may be left out. */
export interface PageLine {
  /** From 1, in the file. */
  readonly line: number;
  readonly text: string;
  readonly isRow: boolean;
}

export interface Disagreement {
  readonly line: number;
  /** null where the file has no such line of official text. */
  readonly source: string | null;
  /** null where the page leaves the line out. */
  readonly shown: string | null;
}

/**
 * Lines that differ, in the order of the file. A page of one article is answerable for the lines from its first to its last, the whole
 * text for all after 法规正文：.
 */
export function disagreements(
  source: string,
  shown: readonly PageLine[],
  extent: 'article' | 'whole',
): readonly Disagreement[] {
  const lines = new Map(bodyLines(source));
  const pieces = new Map<number, PageLine[]>();
  for (const piece of shown) pieces.set(piece.line, [...(pieces.get(piece.line) ?? []), piece]);
  const numbers = [...pieces.keys()];
  const [from, to] = extent === 'whole' ? [0, Number.POSITIVE_INFINITY] : [Math.min(...numbers), Math.max(...numbers)];
  const expected = [...lines.keys()].filter((line) => from <= line && line <= to);
  return [...new Set([...expected, ...numbers])]
    .sort((a, b) => a - b)
    .flatMap((line): readonly Disagreement[] => {
      const official = lines.get(line) ?? null;
      const own = pieces.get(line);
      const text = own ? own.map((piece) => piece.text).join('') : null;
      const isRow = own?.some((piece) => piece.isRow) ?? false;
      if (official !== null && text !== null && comparable(official, isRow) === comparable(text, isRow)) return [];
      return [{ line, source: official, shown: text }];
    });
}

/** White space at the ends of a line is no part of the text: Unicode's, and what legacy files carry besides. */
const ENDS = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu;

const comparable = (text: string, isRow: boolean): string =>
  (isRow ? text.replace(/[|\s]/gu, '') : text).replace(ENDS, '');

/** The lines of official text that are not blank, by their numbers. */
function bodyLines(source: string): readonly (readonly [number: number, text: string])[] {
  const lines = splitLines(source).map(({ number, start, end }) => [number, source.slice(start, end)] as const);
  // e.g. `法规正文：`
  const opening = lines.findIndex(([, text]) => /^\s*法规正文\s*[：:]/u.test(text));
  return lines.slice(opening + 1).filter(([, text]) => text.replace(ENDS, '') !== '');
}

/**
 * The official text as every format gives it back: the body's characters in their order, without white space and the `|` between cells. Its
 * hash tells whether a file of any format holds the text as published (校验, `verify.py`).
 */
export const officialLetters = (body: string): string => body.replace(BETWEEN_LETTERS, '');

/** White space, what legacy files carry besides, and the separators of cells. */
const BETWEEN_LETTERS = /[\s\u200b\ufeff|]+/gu;
