/** Results as a table, every hit a row: for a spreadsheet. */
import type { Result } from '../query/result.ts';
import { concordance } from './kwic.ts';
import { INEXACT, KIND_NAMES } from './wording.ts';

const COLUMNS = ['法规', '类别', '编章', '条', '标题', '位置', '匹配', '前文', '命中', '后文', '全段', '链接'] as const;

/** With this mark Excel and WPS read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

function rowsOf(results: readonly Result[], origin: string): readonly (readonly string[])[] {
  const rows = concordance(results, Number.POSITIVE_INFINITY).map(({ before, hit, after, result }) => [
    result.title,
    KIND_NAMES[result.kind],
    result.part,
    result.label,
    result.heading,
    result.eId,
    result.inexact === null ? '一致' : INEXACT[result.inexact],
    before,
    hit,
    after,
    result.text,
    new URL(result.url, origin).href,
  ]);
  return [COLUMNS, ...rows].map((row) => row.map(harmless));
}

/** A file for Excel and WPS (RFC 4180: CRLF, quotes doubled). */
export function csvOf(results: readonly Result[], origin: string): string {
  const lines = rowsOf(results, origin).map((row) => `${row.map(quoted).join(',')}\r\n`);
  return BYTE_ORDER_MARK + lines.join('');
}

/** For the clipboard: pasted into a spreadsheet, each value goes to its own cell. */
export function tsvOf(results: readonly Result[], origin: string): string {
  return rowsOf(results, origin)
    .map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, as spreadsheets themselves write it. */
function harmless(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
