import type { TextRange } from '../model.ts';

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
