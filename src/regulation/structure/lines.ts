/** The body as the schemes see it: its non-blank lines, trimmed, each with what its beginning says. */

import type { TextRange } from '../model.ts';
import { quotedLines } from '../quotations.ts';
import { INVISIBLE } from '../source/characters.ts';
import type { SourceText } from '../source/source-text.ts';
import { type Label, readLabel } from './label.ts';
import { tableRows } from './table.ts';

const INVISIBLE_START = new RegExp(`^${INVISIBLE}{1,16}`);

export interface BodyLine {
  /** From 1, in the file. */
  readonly number: number;
  /** UTF-16 offsets of the trimmed line in the file. */
  readonly start: number;
  readonly end: number;
  /** The trimmed line. */
  readonly text: string;
  /** `none` inside quotation marks and in tables: there is no structure there. */
  readonly label: Label;
  /** Of a table row; null of any other line. */
  readonly cells: readonly TextRange[] | null;
}

export function bodyLines(source: SourceText): readonly BodyLine[] {
  const trimmed = source.lines.slice(source.firstBodyLine - 1).flatMap((line) => {
    const raw = source.text.slice(line.start, line.end);
    const text = raw.trim();
    if (text === '') return [];
    const start = line.start + raw.length - raw.trimStart().length;
    const printed = { start: line.start, end: line.end, text: raw };
    return [{ number: line.number, start, end: start + text.length, text, printed }];
  });
  const quoted = quotedLines(trimmed.map(({ text }) => text));
  const labelled = trimmed.map((line) => ({ ...line, label: visibleLabel(line.text) }));
  const rows = tableRows(labelled);
  return labelled.map(({ number, start, end, text, label }, i) => {
    const row = rows.get(i);
    const isPlain = quoted.has(i) || row?.unlabelled === true;
    return { number, start, end, text, label: isPlain ? { form: 'none' } : label, cells: row?.cells ?? null };
  });
}

/** Copies of web pages begin lines with characters that show nothing; they stay, and are reported. */
function visibleLabel(text: string): Label {
  const hidden = INVISIBLE_START.exec(text)?.[0].length ?? 0;
  const label = readLabel(text.slice(hidden));
  return hidden === 0 || label.form === 'none' ? label : { ...label, length: hidden + label.length };
}
