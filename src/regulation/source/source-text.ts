import { lastBeginningBy, type TextRange } from '../ranges.ts';

/** A line without its terminator. */
export interface SourceLine extends TextRange {
  /** From 1. */
  readonly number: number;
}

/** A header line: `法规标题：…`. */
export interface HeaderField extends TextRange {
  readonly name: string;
  /** Trimmed; may be empty. `start` and `end` are its range. */
  readonly value: string;
  readonly line: number;
}

export type Encoding = 'UTF-8' | 'GB18030' | 'UTF-16LE' | 'UTF-16BE';

/** A source file read: header understood, body untouched, every position kept. */
export interface SourceText {
  /** Path for messages. */
  readonly file: string;
  /** The decoded file without its BOM; nothing else is changed. */
  readonly text: string;
  readonly encoding: Encoding;
  /** All lines of the file, header and blank ones included; `lines[n - 1].number === n`. */
  readonly lines: readonly SourceLine[];
  /** Known and unknown header fields in file order. */
  readonly header: readonly HeaderField[];
  /** 法规标题. */
  readonly title: string;
  /** 颁布时间 as `YYYY-MM-DD`; null when the header leaves it empty. */
  readonly issuedOn: string | null;
  /** 颁布主体; null when the header leaves it empty. */
  readonly issuer: string | null;
  /** Number of the first line after 法规正文：. */
  readonly firstBodyLine: number;
}

/** A place in a file as editors count: both from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** All lines of a text, ended by LF or CRLF; the last may lack its end. */
export function splitLines(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  while (start <= text.length) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed;
    const end = next > start && text[next - 1] === '\r' ? next - 1 : next;
    lines.push({ number: lines.length + 1, start, end });
    start = next + 1;
  }
  return lines;
}

/** A text without a header, all of it body: what a draft or an official file is before anything is known of it. */
export function headerless(text: string): SourceText {
  return {
    file: '',
    text,
    encoding: 'UTF-8',
    lines: splitLines(text),
    header: [],
    title: '',
    issuedOn: null,
    issuer: null,
    firstBodyLine: 1,
  };
}

/** The place of an offset; offsets outside the text are clamped to it. */
export function positionAt({ lines }: Pick<SourceText, 'lines'>, offset: number): Position {
  const line = lines[lastBeginningBy(lines, offset)];
  return line === undefined
    ? { line: 1, column: 1 }
    : { line: line.number, column: Math.max(0, offset - line.start) + 1 };
}
