import { eastAsianWidth } from 'get-east-asian-width';
import { decode } from '../../regulation/source/decode.ts';
import { splitLines } from '../../regulation/source/source-text.ts';
import { readContentFile } from '../read-file.ts';

/** A piece of a line around a place in it, and blanks as wide as what stands before the place, for a caret below. */
export interface Excerpt {
  readonly text: string;
  /** Prints as wide as the text before the column. */
  readonly indent: string;
}

/** In UTF-16 units: what fits into a terminal's line in double-width characters. */
const BEFORE = 24;
const AFTER = 36;

/** `column` counts from 1 in UTF-16 units; a place beyond the end of the line is its end. */
export function excerptAt(line: string, column: number): Excerpt {
  const at = Math.min(Math.max(0, column - 1), line.length);
  const start = whole(line, Math.max(0, at - BEFORE));
  const end = whole(line, Math.min(line.length, at + AFTER));
  const cut = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  const before = (start > 0 ? '…' : '') + cut(line.slice(start, at));
  return {
    text: before + cut(line.slice(at, end)) + (end < line.length ? '…' : ''),
    indent: [...before].map((character) => (isWide(character) ? '　' : ' ')).join(''),
  };
}

/** Moves off the middle of a surrogate pair. */
const whole = (line: string, at: number): number => (/[\uDC00-\uDFFF]/.test(line[at] ?? '') ? at + 1 : at);

const isWide = (character: string): boolean => eastAsianWidth(character.codePointAt(0) ?? 0) === 2;

/** Lines of the files that problems are in, each file read once; null where there is no text to show. */
export function lineReader(content: string): (file: string, line: number) => Promise<string | null> {
  const texts = new Map<string, Promise<readonly string[]>>();
  return async (file, line) => {
    let lines = texts.get(file);
    if (!lines) {
      lines = linesOf(content, file);
      texts.set(file, lines);
    }
    return (await lines)[line - 1] ?? null;
  };
}

/** What is refused as content is not shown either: a link could have any file of the machine quoted in a public report. */
async function linesOf(content: string, file: string): Promise<readonly string[]> {
  const reading = await readContentFile(content, file);
  const decoded = reading.ok ? decode(reading.bytes) : null;
  if (decoded?.kind !== 'text') return [];
  return splitLines(decoded.text).map(({ start, end }) => decoded.text.slice(start, end));
}
