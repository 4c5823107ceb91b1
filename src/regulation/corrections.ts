/** 更正: the official text changes only on record. What was changed, when, and on whose authority: `corrections` of regulation.yaml. */
import { z } from 'zod';
import { dateField, textField } from './fields.ts';
import type { TextRange } from './model.ts';
import type { SourceText } from './source/source-text.ts';

export const correctionSchema = z
  .strictObject({
    date: dateField.describe('更正的日期'),
    line: z.int().min(1).describe('更正所在的行（文本现在的行号，从 1 起）'),
    from: z.string().describe('原来的文字，一字不差，须在行内恰好出现一次；整行是新加的写空文字 ""'),
    to: z.string().describe('更正后的文字；整行删去的写空文字 ""'),
    authority: textField.describe('依据，例如“国务院公报2017年第28号”'),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: '与 from 相同' })
  .describe('对官方文字的一处更正');

export type Correction = z.output<typeof correctionSchema>;

/** A correction in the text as it is now: `range` is what was put in, empty where something was taken out. */
export interface PlacedCorrection {
  readonly correction: Correction;
  readonly range: TextRange;
}

/** Where a correction stands, or why it cannot be found: there is no such line, or it says something else now. */
export type CorrectionPlacing =
  | ({ readonly ok: true } & PlacedCorrection)
  | { readonly ok: false; readonly correction: Correction; readonly reason: 'line' | 'text' };

export function placeCorrection(source: Pick<SourceText, 'text' | 'lines'>, correction: Correction): CorrectionPlacing {
  const line = source.lines[correction.line - 1];
  if (!line) return { ok: false, correction, reason: 'line' };
  const at = source.text.slice(line.start, line.end).indexOf(correction.to);
  if (at < 0) return { ok: false, correction, reason: 'text' };
  const start = line.start + at;
  return { ok: true, correction, range: { start, end: start + correction.to.length } };
}

/**
 * The official text of a file, line by line: what a record answers for. Blank lines and white space at the ends of lines are no official
 * text, TABs are: they are the empty cells of a table.
 */
export function officialLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/^[^\S\t]+|[^\S\t]+$/g, '')).filter((line) => line.trim() !== '');
}

/**
 * The lines of a text as they were before some corrections, the last of all that were made. Taken back from the last line up and the
 * latest first, so that lines put back or taken out do not move those above: every correction names its line as of now.
 */
export function undoCorrections(lines: readonly string[], corrections: readonly Correction[]): readonly string[] {
  const result = [...lines];
  for (const { line, from, to } of [...corrections].reverse().sort((a, b) => b.line - a.line)) {
    const current = result[line - 1];
    if (to === '') result.splice(line - 1, 0, from);
    else if (current === undefined || !occursOnce(current, to)) continue;
    else if (from !== '') result[line - 1] = current.replace(to, () => from);
    else if (current.trim() === to.trim()) result.splice(line - 1, 1);
  }
  return result;
}

const occursOnce = (text: string, part: string): boolean => {
  const first = text.indexOf(part);
  return first >= 0 && text.indexOf(part, first + 1) < 0;
};
