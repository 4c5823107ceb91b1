/** An official file to a source text, with a report of what was met. Pure but for the reader of PDF, which is loaded when it is needed. */

import { say } from '../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import type { Span } from '../regulation/layers/tables/check.ts';
import type { RegulationText } from '../regulation/model.ts';
import { readSource } from '../regulation/source/read.ts';
import { isDocumentNumber } from '../regulation/structure/frame.ts';
import { parse } from '../regulation/structure/parse.ts';
import { endsLikeTitle } from '../regulation/structure/titles.ts';
import type { Met, Pages, Table } from './blocks.ts';
import { readDocx } from './docx/read.ts';
import type { Fields } from './fields.ts';
import { type Format, formatOf } from './format.ts';
import { readHtml } from './html/read.ts';
import { cellLines } from './lines.ts';
import { readMarkdown } from './markdown.ts';
import { readPlain } from './plain.ts';
import { type ImportedText, regulationOf } from './regulation.ts';

export interface ImportOptions {
  /** For messages. */
  readonly file: string;
  /** Which regulation of the file, from 1. */
  readonly part?: number | undefined;
  /** A title that a person gives because the file has none. */
  readonly title?: string | undefined;
}

export interface ImportedTable {
  /** Of its first row in the text, from 1. */
  readonly line: number;
  readonly rows: readonly (readonly { readonly text: string; readonly rowspan: number; readonly colspan: number }[])[];
}

export interface Imported {
  readonly ok: true;
  readonly format: Format['kind'];
  /** What the file says of the regulation; null of a source text, whose header says it. */
  readonly fields: Fields | null;
  /** A source text, header and body. */
  readonly text: string;
  readonly tables: readonly ImportedTable[];
  /** Merged cells, as tables.yaml has them. */
  readonly spans: readonly Span[];
  readonly met: readonly Met[];
  readonly diagnostics: readonly Diagnostic[];
  /** The text as it is read; null where it cannot be, for want of a title. */
  readonly regulation: RegulationText | null;
}

export type Importing =
  | Imported
  | { readonly ok: false; readonly met: readonly Met[]; readonly diagnostics: readonly Diagnostic[] };

export async function importFile(bytes: Uint8Array, options: ImportOptions): Promise<Importing> {
  const format = formatOf(bytes);
  const reading = await readPages(bytes, format, options.file);
  if (!reading.ok) return { ok: false, met: [], diagnostics: reading.diagnostics };
  if (reading.pages === null) return asItIs(reading.text, bytes, options.file);
  const { pages, diagnostics } = reading;
  const imported = regulationOf(pages, options.part ?? null);
  const problem = refusal(imported, format.kind, options);
  if (problem !== null) return { ok: false, met: imported.met, diagnostics: [problem, ...diagnostics] };
  return written(imported, format.kind, diagnostics, options);
}

type FormatReading =
  | { readonly ok: true; readonly pages: Pages; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: true; readonly pages: null; readonly text: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const place = (file: string) => ({ file, line: 1, column: 1 }) as const;

async function readPages(bytes: Uint8Array, format: Format, file: string): Promise<FormatReading> {
  const refused = (said: ReturnType<typeof say>): FormatReading => ({
    ok: false,
    diagnostics: [{ ...said, ...place(file) }],
  });
  const read = (pages: Pages): FormatReading => ({ ok: true, pages, diagnostics: [] });
  switch (format.kind) {
    case 'empty':
      return refused(say('import-empty', 'nothing', 0));
    case 'encrypted':
      return refused(say('import-encrypted'));
    case 'foreign':
      return refused(say('import-format', format.name));
    case 'undecodable':
      return format.decoded.kind === 'binary'
        ? refused(say('import-format', 'unknown'))
        : refused(
            say('encoding-invalid', { of: 'official', byte: format.decoded.byte, encoding: format.decoded.encoding }),
          );
    case 'source':
      return { ok: true, pages: null, text: format.text };
    case 'html':
      return read(readHtml(format.text, 'page'));
    case 'clipboard':
      return read(readHtml(format.text, 'fragment'));
    case 'markdown':
      return read(readMarkdown(format.text));
    case 'plain':
      return read(readPlain(format.text));
    case 'docx': {
      const reading = readDocx(bytes);
      switch (reading.kind) {
        case 'read':
          return read(reading.pages);
        case 'encrypted':
          return refused(say('import-encrypted'));
        case 'too-large':
          return refused(say('import-too-large', reading.bytes));
        case 'no-document':
          return refused(say('import-damaged', '.docx', '没有正文部分（word/document.xml），或者它是空的'));
        default:
          return refused(say('import-damaged', '.docx'));
      }
    }
    case 'pdf': {
      const { readPdf } = await import('./pdf/read.ts');
      const reading = await readPdf(bytes);
      switch (reading.kind) {
        case 'read':
          return {
            ok: true,
            pages: reading.pages,
            diagnostics: reading.tables.map(({ page, lines }) => ({
              ...say('import-pdf-table', page, lines),
              ...place(file),
            })),
          };
        case 'scan':
          return refused(say('import-scan', reading.pages));
        case 'letters':
          return refused(say('import-letters', reading.unknown, reading.all, reading.page));
        case 'encrypted':
          return refused(say('import-encrypted'));
        case 'damaged':
          return refused(say('import-damaged', 'PDF'));
      }
    }
  }
}

/** A source text already. */
function asItIs(text: string, bytes: Uint8Array, file: string): Importing {
  const { source, diagnostics } = readSource(bytes, file);
  if (source === null) return { ok: false, met: [], diagnostics };
  return {
    ok: true,
    format: 'source',
    fields: null,
    text,
    tables: [],
    spans: [],
    met: [],
    diagnostics,
    regulation: parse(source),
  };
}

/** Why nothing is made of a file; null where something is. */
function refusal(
  { lines, parts, met, fields }: ImportedText,
  format: Format['kind'],
  { file, part, title }: ImportOptions,
): Diagnostic | null {
  const refused = (said: ReturnType<typeof say>): Diagnostic => ({ ...said, ...place(file) });
  if (part !== undefined && (part < 1 || part > parts.length || !Number.isInteger(part)))
    return refused(say('import-part', part, parts.length));
  if (parts.length > 1 && part === undefined) return refused(say('import-several', parts));
  if (!lines.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    const count = (wanted: Met['kind']): number => met.filter(({ kind }) => kind === wanted).length;
    if (count('image') > 0) return refused(say('import-empty', 'images', count('image')));
    if (count('unreadable') > 0) return refused(say('import-empty', 'embedded', count('unreadable')));
    return refused(say('import-empty', format === 'html' ? 'page' : 'nothing', 0));
  }
  const texts = lines.map(({ text }) => text);
  const entries = texts.filter((text) => LISTED.test(text));
  const isNumbered = texts.some((text) => NUMBERED.test(text));
  const isSearch = texts.slice(0, 20).some((text) => RESULTS.test(text));
  if (!isNumbered && entries.length >= 5 && (isSearch || entries.length * 2 > texts.length * 0.6))
    return refused(say('import-not-regulation', 'list', entries));
  // The part of the page that was taken for the document is another one
  const isElsewhere = met.some(({ kind, text }) => kind === 'page-furniture' && FIRST.test(text.replace(/\s+/g, '')));
  if (format === 'html' && !isNumbered && isElsewhere) return refused(say('import-not-regulation', 'other', texts));
  const isOfOurs =
    isNumbered || endsLikeTitle(fields.title) || texts.slice(0, 5).some(isDocumentNumber) || fields.meeting !== '';
  const hasTitle = fields.title !== '' || title !== undefined;
  if (!isOfOurs && (format === 'html' || !hasTitle)) return refused(say('import-not-regulation', 'other', texts));
  return null;
}

// e.g. "共找到 12 条结果", "为您检索到相关结果约 300 个"
const RESULTS = /^(?:共|为您|已为您|系统)?(?:找到|检索到|查询到|搜索到)/;
// e.g. "某某市渡船条例 2018-11-20", "某某市渡船条例某某市人大2018-11-20", "2018-11-20"
const LISTED =
  /(?:[\s　[（(]|^|(?<=\p{Script=Han}))\d{4}[-./]\d{1,2}[-./]\d{1,2}[\])）]?$|[\s　[（(]\d{4}年\d{1,2}月\d{1,2}日[\])）]?$/u;
const NUMBERED =
  /^\s*(?:第[一二三四五六七八九十百千零〇\d]+[条章]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/;

// e.g. "第一条　为了规范……，制定本条例。第二条　……"
const FIRST = /第[一1]条.{4,400}第[二2]条/;

/** More rows make a page that no phone opens. */
const MOST_ROWS = 2000;

function written(
  imported: ImportedText,
  format: Format['kind'],
  given: readonly Diagnostic[],
  options: ImportOptions,
): Importing {
  const { fields, lines, met } = imported;
  const title = options.title ?? fields.title;
  const head = [
    `法规标题：${title}`,
    `颁布时间：${fields.issuedOn}`,
    `颁布主体：${fields.issuer}`,
    `通过会议：${fields.meeting}`,
    '法规正文：',
  ];
  const text = [...head, ...lines.map((line) => line.text), ''].join('\n');
  const { tables, spans } = tablesOf(
    lines.map(({ row }) => row),
    head.length,
  );
  const place = (line: number) => ({ file: options.file, line, column: 1 });
  const own = [
    ...(title === '' ? [{ ...say('import-title'), ...place(1) }] : []),
    ...(fields.issuedOnIs === 'adopted' ? [{ ...say('import-day', fields.issuedOn), ...place(2) }] : []),
    ...doubts(
      lines.map((line) => line.text),
      met,
    ).map(({ index, said }) => ({ ...said, ...place(index + head.length + 1) })),
    ...tables
      .filter(({ rows }) => rows.length > MOST_ROWS)
      .map(({ line, rows }) => ({ ...say('import-table-large', rows.length), ...place(line) })),
  ];
  const { source, diagnostics } = readSource(new TextEncoder().encode(text), options.file);
  const regulation = source === null ? null : parse(source);
  const known = title === '' ? diagnostics.filter(({ code }) => code !== 'title-empty') : diagnostics;
  return {
    ok: true,
    format,
    fields,
    text,
    tables,
    spans,
    met,
    regulation,
    diagnostics: [...given, ...own, ...known, ...(regulation?.diagnostics ?? [])],
  };
}

interface Doubt {
  /** Of the line in the body. */
  readonly index: number;
  readonly said: ReturnType<typeof say>;
}

const DOUBTFUL: Partial<Record<Met['kind'], string>> = { formula: '公式', unreadable: '不认识的符号或内容' };

/** What was met that a person must look at, with its line; the rest is told in the report. */
function doubts(texts: readonly string[], met: readonly Met[]): readonly Doubt[] {
  const found: Doubt[] = [];
  let from = 0;
  for (const { kind, text } of met) {
    if (kind === 'invisible-end') {
      const [before = '', after = ''] = text.split('\n');
      const index = texts.findIndex(
        (line, i) =>
          i >= from && (line.includes(before + after) || (line.endsWith(before) && texts[i + 1]?.startsWith(after))),
      );
      if (index < 0) continue;
      from = index;
      found.push({
        index,
        said: say('import-paragraph-end', before, after, texts[index]?.includes(before + after) === true),
      });
    }
    const what = DOUBTFUL[kind];
    if (what === undefined) continue;
    const index = text === '' ? -1 : texts.findIndex((line) => line.includes(text));
    found.push({ index: Math.max(0, index), said: say('import-doubtful', what, text) });
  }
  return found;
}

interface Rows {
  readonly table: Table;
  readonly index: number;
}

/** Tables with the line of each, and their merged cells. Rows without any text are no rows of the model. */
function tablesOf(
  rows: readonly (Rows | null)[],
  before: number,
): { readonly tables: readonly ImportedTable[]; readonly spans: readonly Span[] } {
  const tables: ImportedTable[] = [];
  const spans: Span[] = [];
  for (const [i, row] of rows.entries()) {
    if (row === null || row.index !== 0) continue;
    const line = before + i + 1;
    tables.push({
      line,
      rows: row.table.rows.map((cells) =>
        cells.map((cell) => ({ text: cellLines(cell).join('\n'), rowspan: cell.rowspan, colspan: cell.colspan })),
      ),
    });
    spans.push(...spansOf(row.table, line));
  }
  return { tables, spans };
}

function spansOf({ rows }: Table, line: number): readonly Span[] {
  const taken = rows.map(() => new Set<number>());
  const hasText = rows.map((cells) => cells.some((cell) => cellLines(cell).length > 0));
  const spans: Span[] = [];
  for (const [y, cells] of rows.entries()) {
    let x = 0;
    for (const { rowspan, colspan } of cells) {
      while (taken[y]?.has(x)) x += 1;
      for (let down = 0; down < rowspan; down++)
        for (let across = 0; across < colspan; across++) taken[y + down]?.add(x + across);
      const printed = hasText.slice(y, y + rowspan).filter(Boolean).length;
      if (hasText[y] && (printed > 1 || colspan > 1))
        spans.push({ line: line + y, column: x + 1, rows: Math.max(1, printed), columns: colspan });
      x += colspan;
    }
  }
  return spans;
}
