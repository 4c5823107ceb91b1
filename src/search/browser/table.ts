/** Results as a table, every hit a row, with what a clerk needs to quote it: for a spreadsheet. */
import { numberCited } from '../../regulation/document-number.ts';
import type { QuotedExcerpt } from '../../regulation/print/word-lists.ts';
import type { DocumentNumbers } from '../query/names.ts';
import type { Result } from '../query/result.ts';
import { concordance } from './kwic.ts';
import { INEXACT, KIND_NAMES } from './wording.ts';

export interface TableOptions {
  readonly numbers: DocumentNumbers;
  /** What an address says to mean the edition whose text is searched, `?edition=2017-09-05`, by slug. */
  readonly editions: Readonly<Record<string, string>>;
  /** With what stands before and after each hit, and the whole paragraph. */
  readonly context: boolean;
  /** Address of the page, for links from anywhere. */
  readonly origin: string;
}

/** What files are made of; `gathered` says where from and when. */
export interface FileRequest {
  readonly how: string;
  readonly results: readonly Result[];
  readonly options: TableOptions;
  readonly typed: string;
  readonly gathered: string;
}

/** The paragraphs that were found, each once, with where it stands. */
export const excerptsOf = (results: readonly Result[], options: TableOptions): readonly QuotedExcerpt[] =>
  results.map((result) => ({
    blocks: [result.text],
    citation: (result.kind === 'note' ? '编者注释：' : '') + citationOf(result, options) || result.heading,
    address: addressOf(result, options),
  }));

/** Whose number and address: of an edition that is not in force neither is that of the one in force. */
const workOf = ({ edition, regulation }: Result): string => (edition === null ? regulation : '');

/** A term of the glossary stands in no regulation. */
const citationOf = (result: Result, { numbers }: TableOptions): string =>
  result.kind === 'term' ? '' : `${result.cited}${numberCited(numbers[workOf(result)])}${result.name}${result.below}`;

const addressOf = (result: Result, { editions, origin }: TableOptions): string =>
  new URL(result.url, origin).href.replace(/(?=#|$)/u, editions[workOf(result)] ?? '');

/** Heads and cells, as text. */
export type ResultTable = readonly (readonly string[])[];

const HEAD = ['类别', '种类', '法规', '文号', '编章', '条', '款项', '标题', '命中', '匹配', '出处', '链接'] as const;
const CONTEXT = ['前文', '后文', '引文'] as const;

export function resultTable(results: readonly Result[], options: TableOptions): ResultTable {
  const { numbers, context } = options;
  const rows = concordance(results, Number.POSITIVE_INFINITY).map(({ before, hit, after, result }) => {
    const { kind, title, part, label, heading, name, below, inexact, text } = result;
    const number = numbers[workOf(result)] ?? '';
    const isTerm = kind === 'term';
    return [
      KIND_NAMES[kind],
      kind === 'note' ? label : '',
      isTerm ? '' : title,
      number,
      part,
      name,
      below,
      heading,
      hit,
      inexact === null ? '一致' : INEXACT[inexact],
      citationOf(result, options),
      addressOf(result, options),
      ...(context ? [before, after, text] : []),
    ];
  });
  return [[...HEAD, ...(context ? CONTEXT : [])], ...rows];
}

/** With this mark Excel and WPS read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** A file for Excel and WPS (RFC 4180: CRLF, quotes doubled). */
export function csvOf(table: ResultTable): string {
  return BYTE_ORDER_MARK + table.map((row) => `${row.map((cell) => quoted(harmless(cell))).join(',')}\r\n`).join('');
}

/** For the clipboard: pasted into a spreadsheet, each value goes to its own cell. */
export function tsvOf(table: ResultTable): string {
  return table.map((row) => row.map((cell) => harmless(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, as spreadsheets themselves write it. */
function harmless(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
