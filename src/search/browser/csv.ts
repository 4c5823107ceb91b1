import type { Result } from '../query/result.ts';
import { concordance } from './kwic.ts';
import { KIND_NAMES } from './wording.ts';

const COLUMNS = ['法规', '类别', '编章', '条', '标题', '位置', '前文', '命中', '后文', '全段', '链接'] as const;

/** With this mark Excel and WPS read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** Every hit a line (RFC 4180: CRLF, quotes doubled). */
export function csvOf(results: readonly Result[], origin: string): string {
  const rows = concordance(results, Number.POSITIVE_INFINITY).map(({ before, hit, after, result }) => [
    result.title,
    KIND_NAMES[result.kind],
    result.part,
    result.label,
    result.heading,
    result.eId,
    before,
    hit,
    after,
    result.text,
    new URL(result.url, origin).href,
  ]);
  return BYTE_ORDER_MARK + [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, as spreadsheets themselves write it. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
