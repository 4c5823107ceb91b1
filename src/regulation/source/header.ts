/** The header of a source file: the lines `名称：值` down to 法规正文：. Order is free, colons can be half width, other names may occur. */
import type { HeaderField, SourceLine } from './source-text.ts';

export const REQUIRED_FIELDS = ['法规标题', '颁布时间', '颁布主体', '通过会议', '法规正文'] as const;
export type FieldName = (typeof REQUIRED_FIELDS)[number];

export interface Header {
  readonly fields: readonly HeaderField[];
  /** Non-blank lines before 法规正文： that are no `名称：值`. */
  readonly stray: readonly SourceLine[];
  /** Number of the first line after 法规正文：, null when that line is missing. */
  readonly firstBodyLine: number | null;
}

// e.g. "法规标题：中华人民共和国标准化法", "  颁布时间: 20171104"
const FIELD = /^\s*([^\s：:，。；]{1,12})\s*[：:]/;

/** A header is short; without 法规正文： the search for it ends here so that a body is not taken apart as header. */
const LONGEST_HEADER = 100;

export function readHeader(text: string, lines: readonly SourceLine[]): Header {
  const fields: HeaderField[] = [];
  const stray: SourceLine[] = [];
  for (const line of lines.slice(0, LONGEST_HEADER)) {
    const content = text.slice(line.start, line.end);
    if (content.trim() === '') continue;
    const match = FIELD.exec(content.slice(0, 200));
    if (match?.[1] === undefined) {
      stray.push(line);
      continue;
    }
    fields.push(field(match[1], match[0].length, line, content));
    if (match[1] === '法规正文') return { fields, stray, firstBodyLine: line.number + 1 };
  }
  return { fields, stray, firstBodyLine: null };
}

function field(name: string, valueAt: number, line: SourceLine, content: string): HeaderField {
  const raw = content.slice(valueAt);
  const value = raw.trim();
  const start = line.start + valueAt + (value === '' ? 0 : raw.indexOf(value));
  return { name, value, line: line.number, start, end: start + value.length };
}

// e.g. "20170905", "2017-09-05", "2017年9月5日"
const DATE = /^(\d{4})(?:(\d{2})(\d{2})|-(\d{1,2})-(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;

/** `YYYY-MM-DD` of a printed date; null when the calendar has no such day. */
export function readDate(value: string): string | null {
  const match = DATE.exec(value);
  if (match === null) return null;
  const [year, month, day] = match
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
