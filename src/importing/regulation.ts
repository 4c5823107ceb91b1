/** The one place of importing that knows how regulations are written: title, 文号, 题注, 目录, header, furniture. */

import { CHINESE_DIGITS } from '../regulation/numerals.ts';
import { ruleTable } from '../regulation/rules.ts';
import { headerless } from '../regulation/source/source-text.ts';
import {
  adoptionNoteLength,
  isAddressee,
  isDateLine,
  isDocumentNumber,
  readAttachmentLabel,
} from '../regulation/structure/frame.ts';
import { type BodyLine, bodyLines } from '../regulation/structure/lines.ts';
import { canBeSignatory, endsLikeTitle, isTitleLine } from '../regulation/structure/titles.ts';
import { findTocs, isTocTitle } from '../regulation/structure/toc.ts';
import type { Met, Pages, StatedMetadata } from './blocks.ts';
import { dateIn, type Evidence, type Fields, fieldsOf } from './fields.ts';
import { isAbout, isAbove, isBelow, letterheadOf } from './furniture.ts';
import { isLabel, pairsIn, statedBy } from './labels.ts';
import { type Line, linesOfBlocks } from './lines.ts';

export interface ImportedText {
  readonly fields: Fields;
  /** The body, a line each. */
  readonly lines: readonly Line[];
  readonly met: readonly Met[];
  /** The regulations of the file where there are several of their own; the one that was taken is marked by `part`. */
  readonly parts: readonly string[];
}

/** `part`, from 1, takes one of several regulations of a file. */
export function regulationOf(pages: Pages, part: number | null): ImportedText {
  const met = [...pages.met];
  const drop = (line: Line): void => {
    met.push({ kind: 'page-furniture', text: line.text });
  };
  const [told, written] = withoutLabels(withoutFurniture(linesOfBlocks(pages.blocks), drop), drop);
  const lines = withoutLetterhead(written, drop);
  const all = withoutPageNumbers(joinTitles(lines), met);
  const body = read(all);
  const starts = beginnings(body);
  const parts = starts.map((start) => titleAt(all, start));
  const [from, to] =
    part === null || starts.length < 2 ? [0, all.length] : [starts[part - 1] ?? 0, starts[part] ?? all.length];
  const metadata = part === null || part === 1 ? { ...told, ...pages.metadata } : {};
  return { ...assemble(all.slice(from, to), body.slice(from, to), metadata, drop), met, parts };
}

/** What the lines are, as the parser will see them. */
function read(lines: readonly Line[]): readonly BodyLine[] {
  const text = lines.map((line) => line.text.replace(/^\t+$/, '　')).join('\n');
  const body = bodyLines(headerless(text));
  // Rows without any text are no lines of the body
  const byNumber = new Map(body.map((line) => [line.number, line]));
  const [blank] = body;
  return lines.flatMap(({ text: own }, i) => {
    const line =
      byNumber.get(i + 1) ??
      (blank === undefined ? undefined : { ...blank, text: own, cells: [], label: { form: 'none' as const } });
    return line === undefined ? [] : [line];
  });
}

function withoutFurniture(lines: readonly Line[], drop: (line: Line) => void): readonly Line[] {
  const end = endOf(lines);
  for (const line of lines.slice(end)) drop(line);
  const above = linesAbove(lines.slice(0, end));
  return lines.slice(0, end).filter((line, i) => {
    // What is said above a text stands among its first lines
    if (i >= Math.min(above, 12) || line.row !== null || !isAbove(line.text)) return true;
    drop(line);
    return false;
  });
}

/** 发文机关：某某市人民政府: lines that were copied along with a text stand above it. */
function withoutLabels(lines: readonly Line[], drop: (line: Line) => void): readonly [StatedMetadata, readonly Line[]] {
  const above = linesAbove(lines);
  const head = lines.slice(0, Math.min(above, MOST_LABELS)).map((line) => ({ line, pairs: pairsIn(line.text) }));
  const isTold = ({ line, pairs }: (typeof head)[number]): boolean =>
    pairs.length > 0 &&
    !line.text.includes('。') &&
    line.text.split('\t').every((cell, i, row) => cell === '' || pairsIn(cell).length > 0 || isLabel(row[i - 1] ?? ''));
  const isAlone = ({ row }: Line): boolean =>
    row === null ||
    head.filter((one) => one.line.row?.table === row.table && isTold(one)).length === row.table.rows.length;
  const told = head.filter((one) => isTold(one) && isAlone(one.line));
  const stated = statedBy(told.flatMap(({ pairs }) => pairs));
  if (Object.keys(stated).length < 2) return [{}, lines];
  const left = new Set(told.map(({ line }) => line));
  for (const line of left) drop(line);
  return [stated, lines.filter((line) => !left.has(line))];
}

const MOST_LABELS = 30;

/** The page's own head of an official document goes with its paper; its number stays. */
function withoutLetterhead(lines: readonly Line[], drop: (line: Line) => void): readonly Line[] {
  const head = letterheadOf(lines.map(({ text }) => text));
  const [number, ...below] = lines.slice(head?.lines ?? 0);
  if (head === null || number === undefined) return lines;
  for (const line of lines.slice(0, head.lines)) drop(line);
  if (number.text !== head.number) drop({ ...number, text: number.text.slice(head.number.length).trim() });
  return [{ ...number, text: head.number, row: null }, ...below];
}

/** How many lines stand above the text: above its provisions or, where it has none, above its first sentence. */
function linesAbove(lines: readonly Line[]): number {
  const isNumbered = ({ label }: BodyLine): boolean => label.form !== 'none';
  const near = read(lines.slice(0, 60)).findIndex(isNumbered);
  const first = near >= 0 ? near : read(lines).findIndex(isNumbered);
  if (first >= 0) return first;
  const sentence = lines.findIndex(({ text }) => /[。；]$/.test(text));
  return sentence >= 0 ? sentence : lines.length;
}

/** Lines that a site adds stand together at the end, short ones among them. */
const LONGEST_TAIL = 40;

function endOf(lines: readonly Line[]): number {
  let end = lines.length;
  for (let i = lines.length - 1; i >= Math.max(1, lines.length - LONGEST_TAIL); i--) {
    const line = lines[i];
    if (line === undefined || line.row !== null) break;
    if (isBelow(line.text)) end = i;
    else if (/[。；]$/.test(line.text) || end - i > 3) break;
  }
  return end;
}

/** A title broken by soft breaks is one; below it may begin its 题注, number or date. */
function joinTitles(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const goesOn =
      line.continues &&
      before !== undefined &&
      before.row === null &&
      !/^[（(].{0,40}\d{4}年/.test(line.text) &&
      !isDocumentNumber(line.text) &&
      !isDateLine(line.text);
    if (goesOn) joined[joined.length - 1] = { ...before, text: before.text + line.text };
    else joined.push(line);
  }
  return joined;
}

// e.g. "第一章　总则……………1", "第一章 总则 (3)", "附则　12"
const PAGE = /(?:[\s.．…⋯·•・─—_-]{2,}|[\s　])[（(]?\d{1,4}[）)]?$|[.．…⋯·•・─—_-]{2,}\d{0,4}$/;

/** Of a 目录 whose entries have them, most at least. */
function withoutPageNumbers(lines: readonly Line[], met: Met[]): readonly Line[] {
  const heading = lines.findIndex(({ text }) => isTocTitle(text));
  if (heading < 0) return lines;
  const stripped = lines.map((line, i) =>
    i > heading && line.row === null && line.text.length <= 80 ? { ...line, text: line.text.replace(PAGE, '') } : line,
  );
  const span = findTocs(read(stripped)).find(({ first }) => first === heading);
  if (span === undefined) return lines;
  const entries = lines.slice(heading + 1, span.last + 1);
  const numbered = entries.filter(({ text }) => PAGE.test(text));
  if (numbered.length * 2 < entries.length) return lines;
  met.push(...numbered.map(({ text }): Met => ({ kind: 'page-number', text })));
  return lines.map((line, i) => (i > heading && i <= span.last ? (stripped[i] ?? line) : line));
}

/**
 * Where regulations of their own begin, the first at 0: a title with its 题注, its 目录 or its 第一条 right below, where the text above has
 * articles and no 附件 announces it.
 */
function beginnings(body: readonly BodyLine[]): readonly number[] {
  const starts = [0];
  let articles = false;
  for (const [i, line] of body.entries()) {
    if (readAttachmentLabel(line) !== null) return starts;
    const isFirst = line.label.form === 'division' && line.label.division === '条' && line.label.value === 1;
    if (isFirst || (articles && isFirstChapter(line))) {
      const title = articles ? titleAbove(body, i) : null;
      if (title !== null && title > (starts.at(-1) ?? 0) && body.slice(starts.at(-1), title).some(isArticle))
        starts.push(title);
    }
    if (isArticle(line)) articles = true;
  }
  return starts;
}

const isArticle = ({ label }: BodyLine): boolean => label.form === 'division' && label.division === '条';
const isFirstChapter = ({ label }: BodyLine): boolean =>
  label.form === 'division' && label.division === '章' && label.value === 1;

/** The title of what begins at a line: above it, only 题注, 目录 and headings between. Null where there is none. */
function titleAbove(body: readonly BodyLine[], index: number): number | null {
  for (let i = index - 1; i >= Math.max(0, index - 60); i--) {
    const line = body[i];
    if (line === undefined || isArticle(line) || /[。；]$/.test(line.text)) return null;
    if (isTitleLine(line) && endsLikeTitle(line.text)) {
      let start = i;
      while (
        start > 0 &&
        body[start - 1] !== undefined &&
        isTitleLine(body[start - 1] ?? line) &&
        !endsLikeTitle(body[start - 1]?.text ?? '')
      )
        start -= 1;
      return start;
    }
  }
  return null;
}

const titleAt = (lines: readonly Line[], start: number): string => lines[start]?.text ?? '';

/** 中华人民共和国国务院令, 某某部公告: what publishes stands above the title. */
const ORDER = ruleTable(
  {
    name: '公布法规的令',
    frame: (words) =>
      `^\\p{Script=Han}[\\p{Script=Han}、\\s]{1,60}${words}(?:[\\s（(]*第?\\s*[\\d${CHINESE_DIGITS}]+\\s*号[）)]?)?$`,
  },
  [
    {
      is: '令',
      yes: ['中华人民共和国国务院令', '某某市人民政府 令', '某某部令第5号'],
      no: ['令', '命令书', '某某部令第五次'],
    },
    { is: '公\\s*告', yes: ['某某部公告', '某某部 公　告', '某某部公告（第五号）'], no: '公告栏' },
  ],
);

function assemble(
  lines: readonly Line[],
  body: readonly BodyLine[],
  metadata: Pages['metadata'],
  drop: (line: Line) => void,
): { readonly fields: Fields; readonly lines: readonly Line[] } {
  const pageTitle = cleanTitle(metadata.title ?? '');
  const [begin, order] = orderSpan(body);
  const isAbove = begin > 0 && endsLikeTitle(joinedTitle(lines.slice(0, begin).map(({ text }) => text)));
  const printed = isAbove ? ([0, begin] as const) : titleSpan(lines, body, order, pageTitle);
  const title = isAbove ? printed : withRepeated(printed, lines);
  const texts = lines.slice(...printed).map(({ text }) => text);
  const own = editedTitle(joinedTitle(texts));
  const isKept = (order > 0 && !isAbove) || lines.slice(0, title[0]).some(({ text }) => !isDocumentNumber(text));
  const about = introduction(lines, body, own || pageTitle);
  for (const line of about) drop(line);
  const isLeft = lines.map(
    (line, i) => (i < title[0] || i >= title[1] || isKept || line.row !== null) && !about.includes(line),
  );
  const kept = lines.filter((_, i) => isLeft[i]);
  const below = body.filter((_, i) => isLeft[i]);
  const note = adoptionNote(below);
  const signature = signatureOf(below);
  // A notice that is signed above the 题注 of what it brings has a day of its own
  const isBrought = order === 0 && signature !== null && signature.index < note.index;
  const evidence: Evidence = {
    title: own || (order > 0 ? titleInOrder(lines.slice(0, order)) : '') || pageTitle,
    metadata,
    order: lines.slice(isAbove ? begin : 0, order).map(({ text }) => text),
    adoption: isBrought ? '' : note.text,
    about: about.map(({ text }) => text),
    number: below.slice(0, 15).find(({ text }) => isDocumentNumber(text))?.text ?? '',
    closing: below.findLast(({ text }) => CLOSING.test(text))?.text ?? '',
    signature,
  };
  return { fields: fieldsOf(evidence), lines: withDocumentNumber(kept, metadata.documentNumber ?? '') };
}

// e.g. "《某某法》已由某某会议于2031年6月29日通过，现予公布，自2032年1月1日起施行。": the order without its head
const ANNOUNCES = /^《.{2,200}?》已.{4,200}(?:现予|予以)[公发]布/;

/** Departments that publish together stand one below the other above their 令. */
const MOST_ISSUERS = 15;

/** The lines of the order that publishes, `[from, to)`, above the title or right below it; the same twice where there is none. */
function orderSpan(body: readonly BodyLine[]): readonly [number, number] {
  const joint = body
    .slice(0, MOST_ISSUERS)
    .findIndex(({ text }) => /^(?:令|公\s*告)(?:\s*第?\s*\d+\s*号)?$/.test(text));
  const isJoint =
    joint > 0 && body.slice(0, joint).every(({ text, label }) => label.form === 'none' && canBeSignatory(text));
  const start = isJoint
    ? joint
    : body.slice(0, 3).findIndex(({ text }) => ORDER.pattern.test(text) || ANNOUNCES.test(text));
  if (start < 0) return [0, 0];
  // It ends with its date, or with its number where it says no more
  const first = body.findIndex(
    ({ label, text }, i) =>
      i > start && (label.form === 'division' || isTocTitle(text) || adoptionNoteLength(body, i) > 0),
  );
  const head = body.slice(0, first < 0 ? Math.min(body.length, 30) : first);
  const date = head.findLastIndex(({ text }) => isDateLine(text));
  const begin = isJoint ? 0 : start;
  if (date > start) return [begin, date + 1];
  const number = head.findLastIndex(({ text }) => isDocumentNumber(text));
  return [begin, Math.max(start, number) + 1];
}

/** Of a page's title, what its site adds: 某某条例_部门_某某网. */
function cleanTitle(title: string): string {
  return title.split(/\s*(?:_{1,2}|\||｜|--|——|\s-\s|-(?=[^-]{2,12}$))\s*/)[0]?.replace(/[\s　]+/g, '') ?? '';
}

/** A title is broken over no more lines. */
const MOST_TITLE_LINES = 6;

/** Lines of the title, `[from, to)`; the same twice where there is none. */
function titleSpan(
  lines: readonly Line[],
  body: readonly BodyLine[],
  order: number,
  pageTitle: string,
): readonly [number, number] {
  const head = headLength(body, order);
  const plain = (text: string): string => text.replace(/[\s　]+/g, '');
  if (pageTitle !== '')
    for (let from = order; from < head; from++)
      for (let to = from + 1; to <= Math.min(head, from + 6); to++)
        if (
          plain(
            lines
              .slice(from, to)
              .map(({ text }) => text)
              .join(''),
          ) === pageTitle
        )
          return [from, to];
  for (let from = order; from < head; from++) {
    const line = body[from];
    if (
      line === undefined ||
      !isTitleLine(line) ||
      isDocumentNumber(line.text) ||
      isAddressee(line.text) ||
      /^附\s*[件表录][：:]?$/.test(line.text)
    )
      continue;
    let to = from + 1;
    while (to < head && to - from < MOST_TITLE_LINES && goesOn(lines, body, from, to)) to += 1;
    const isSet = lines[from]?.align === 'center' || lines[from]?.level !== null;
    const joined = lines
      .slice(from, to)
      .map(({ text }) => text)
      .join('');
    if (endsLikeTitle(editedTitle(joined)) || isSet) return [from, to];
    if (from === 0) return [from, from + 1];
  }
  return [order, order];
}

/** A page has the title, and its text has it again right below. */
function withRepeated([from, to]: readonly [number, number], lines: readonly Line[]): readonly [number, number] {
  const words = (start: number, end: number): string =>
    lines
      .slice(start, end)
      .map(({ text }) => text.replace(/[\s　]+/g, ''))
      .join('');
  for (let end = to + 1; to > from && end <= Math.min(lines.length, to + MOST_TITLE_LINES); end++)
    if (words(to, end) === words(from, to)) return [from, end];
  return [from, to];
}

/** Lines above the text itself. */
function headLength(body: readonly BodyLine[], order: number): number {
  const end = body.findIndex(
    ({ label, text, cells }, i) =>
      i >= order &&
      (label.form !== 'none' ||
        cells !== null ||
        isTocTitle(text) ||
        adoptionNoteLength(body, i) > 0 ||
        (isAddressee(text) && !/^附/.test(text)) ||
        /[。；]$/.test(text)),
  );
  return Math.min(end < 0 ? body.length : end, order + 12);
}

function goesOn(lines: readonly Line[], body: readonly BodyLine[], from: number, to: number): boolean {
  const [first, before, line, next] = [lines[from], lines[to - 1], lines[to], body[to]];
  if (first === undefined || before === undefined || line === undefined || next === undefined) return false;
  if (isDocumentNumber(line.text) || isDateLine(line.text)) return false;
  if (/^[（(][^（()）]{1,20}[）)]$/.test(line.text)) return true;
  return (
    isTitleLine(next) &&
    line.align === first.align &&
    !endsLikeTitle(
      lines
        .slice(from, to)
        .map(({ text }) => text)
        .join(''),
    )
  );
}

/** Words that end in Latin letters on both sides keep apart. */
function joinedTitle(texts: readonly string[]): string {
  return texts.reduce(
    (title, text) =>
      title + (/[\p{Script=Latin}\d]$/u.test(title) && /^[\p{Script=Latin}]/u.test(text) ? ' ' : '') + text,
    '',
  );
}

/** （2019年3月1日起施行） and （全文） are added by who copied; （试行） is not. */
function editedTitle(title: string): string {
  return title
    .replace(/[（(](?:[^（()）]*施行|全文)[）)]$/, '')
    .replace(/^《([^《》]+)》$/, '$1')
    .trim();
}

/** 现公布《某某条例》: where the title itself is nowhere. */
function titleInOrder(lines: readonly Line[]): string {
  return /《([^《》]+(?:〈[^〉]*〉[^《》]*)*)》/.exec(lines.map(({ text }) => text).join(''))?.[1] ?? '';
}

/** What a site says of the law between its title and the law. */
function introduction(lines: readonly Line[], body: readonly BodyLine[], title: string): readonly Line[] {
  if (title === '') return [];
  const first = body.findIndex(({ label, text }) => label.form === 'division' || isTocTitle(text));
  return lines.slice(0, Math.max(0, first)).filter(({ text }) => text.includes(`《${title}》`) && isAbout(text));
}

/** The 题注 among the first lines, joined where it is broken or has several brackets. */
function adoptionNote(body: readonly BodyLine[]): { readonly index: number; readonly text: string } {
  const head = Math.min(body.length, 30);
  const first = body.slice(0, head).findIndex((_, i) => adoptionNoteLength(body, i) > 0);
  let end = Math.max(first, 0);
  for (let length = first < 0 ? 0 : adoptionNoteLength(body, end); length > 0; length = adoptionNoteLength(body, end))
    end += length;
  const text = body.slice(Math.max(first, 0), end).map((line) => line.text);
  return { index: first, text: text.join('') };
}

// e.g. "第三十条　本条例自2031年1月1日起施行。"
const CLOSING = /^(?:第.{1,9}条[\s　]*)?本.{1,8}自.{4,24}起(?:施行|实施|执行)/;

// e.g. 中华人民共和国主席　某某某, 省长: 某某
const PERSON = /(?:主席|总理|主任|书记|[部局署行院省市县区州]长)[\s　]*[：:\s　]\s*\p{Script=Han}/u;

function signatureOf(body: readonly BodyLine[]): (Evidence['signature'] & { readonly index: number }) | null {
  const date = body.findIndex(({ text, cells }, i) => cells === null && i > 0 && isDateLine(text));
  if (date < 0) return null;
  const above = body[date - 1];
  const issuer =
    above !== undefined && canBeSignatory(above.text) && above.label.form === 'none' && !PERSON.test(above.text)
      ? above.text.split(/[\s　]+/).join('、')
      : '';
  return { issuer, date: dateIn(body[date]?.text ?? ''), index: date };
}

/** 文号 is the first line of the body; a page that has it beside the text gives it. */
function withDocumentNumber(lines: readonly Line[], number: string): readonly Line[] {
  const plain = (text: string): string =>
    text
      .replace(/[\s　]+/g, '')
      .replace(/[［[]/g, '〔')
      .replace(/[］\]]/g, '〕');
  const digits = /第?\d+号$/.exec(plain(number))?.[0] ?? '';
  if (digits === '' || !isDocumentNumber(number)) return lines;
  const isThere = lines
    .slice(0, 15)
    .some(({ text }) => plain(text).includes(plain(number)) || plain(text).endsWith(digits.replace(/^第?/, '第')));
  const [first] = lines;
  if (isThere || first === undefined) return lines;
  return [{ text: number, align: 'start', level: null, continues: false, row: null }, ...lines];
}
