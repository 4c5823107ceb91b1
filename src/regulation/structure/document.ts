/** One document of a file: preface, 目录, preamble, numbered body, conclusions; and how it is numbered. */
import type { Scheme } from '../model.ts';
import { ruleTable } from '../rules.ts';
import { closingStart, signatureStart } from './closing.ts';
import { readContents } from './contents.ts';
import { decimalRoles, isDecimal } from './decimal.ts';
import { type Draft, wholeLine } from './draft.ts';
import { adoptionNoteLength, isAddressee, isDateLine, isDocumentNumber, isReleaseNote } from './frame.ts';
import { type Because, CONTENT, type Head, type ReadLine, type Role, reason } from './head.ts';
import { numberIn } from './label.ts';
import type { BodyLine } from './lines.ts';
import { buildOutline } from './outline.ts';
import { policyRoles } from './policy.ts';
import { statuteRoles } from './statute.ts';
import { endsLikeTitle, isTitleLine } from './titles.ts';
import { OPENING } from './toc.ts';

export interface DocumentLines {
  /** Lines before the document's own title, e.g. an order; shown with the preface. */
  readonly front: readonly BodyLine[];
  readonly lines: readonly BodyLine[];
  /** Indices in `lines` of the 目录, half-open; empty at the beginning when there is none. */
  readonly toc: readonly [number, number];
  /** Of the lines below the 目录. */
  readonly numbering: Numbering;
}

export function readDocument({ front, lines, toc, numbering: { scheme, below } }: DocumentLines): readonly Draft[] {
  const beforeToc = lines.slice(0, toc[0]).map((line) => ({ ...line, role: CONTENT }));
  const listed = lines.slice(...toc);
  const firstHead = below.findIndex(({ role }) => role.form === 'head');
  const lastHead = below.findLastIndex(({ role }) => role.form === 'head');
  const bodyStart = firstHead < 0 ? below.length : firstHead;
  const framed = listed.length === 0 ? prefaceLength(below.slice(0, bodyStart)) : 0;
  // A form or a list below the title of an annex is all its text
  const preface = framed === below.length ? 0 : framed;
  const bodyEnd = conclusionsStart(below, lastHead, scheme);
  const notes = notesStart(below, lastHead, bodyEnd);
  const body = buildOutline(below.slice(bodyStart, notes), scheme);
  const text = below.slice(preface, Math.min(bodyStart, bodyEnd));
  // Running text above the 目录 is the preamble when none stands below it; signed, it is the order that publishes the text
  const isOrder = signatureStart(beforeToc) < beforeToc.length;
  const opening = text.length > 0 || isOrder ? beforeToc.length : prefaceLength(beforeToc);
  return [
    ...frame('preface', [...front, ...beforeToc.slice(0, opening), ...below.slice(0, preface)]),
    ...textProvision('preamble', beforeToc.slice(opening)),
    ...frame('toc', listed),
    ...textProvision(body.length > 0 ? 'preamble' : 'body', text),
    ...body,
    ...textProvision('notes', below.slice(notes, bodyEnd)),
    ...textProvision('conclusions', below.slice(Math.max(bodyEnd, preface))),
  ];
}

/** Lines that a title takes, the document number above it included. */
export function titleLength(lines: readonly BodyLine[]): number {
  const other = lines.slice(0, LONGEST_TITLE).findIndex((line) => !isTitleLine(line) && !isDocumentNumber(line.text));
  return other < 0 ? Math.min(lines.length, LONGEST_TITLE) : other;
}

/** In lines. */
const LONGEST_TITLE = 12;

/** Title, document number, addressees, note of adoption: up to the first running text. */
function prefaceLength(lines: readonly BodyLine[]): number {
  let length = 0;
  while (length < lines.length) {
    const line = lines[length];
    const note = adoptionNoteLength(lines, length);
    if (line === undefined || OPENING.pattern.test(line.text)) break;
    if (note > 0) length += note;
    else if (isFrameLine(line)) length += 1;
    else break;
  }
  return length;
}

function isFrameLine(line: BodyLine): boolean {
  const { text } = line;
  return (
    isTitleLine(line) ||
    isDocumentNumber(text) ||
    isAddressee(text) ||
    isDateLine(text) ||
    isReleaseNote(text) ||
    (text.length <= 80 &&
      line.cells === null &&
      line.label.form === 'none' &&
      endsLikeTitle(text) &&
      !/[。；]/.test(text))
  );
}

/** Titles are headings; a 题注 is none, the later lines of one that is broken over several included. */
function frame(kind: 'preface' | 'toc', lines: readonly BodyLine[]): readonly Draft[] {
  if (lines.length === 0) return [];
  let noteEnd = 0;
  const pieces = lines.map((line, i) => {
    noteEnd = Math.max(noteEnd, i + adoptionNoteLength(lines, i));
    return wholeLine(line, i >= noteEnd && isTitleLine(line) ? 'heading' : 'text');
  });
  return [{ kind, number: null, pieces, children: [], because: reason(SECTIONS[kind]) }];
}

function textProvision(
  kind: 'preamble' | 'body' | 'notes' | 'conclusions',
  lines: readonly ReadLine[],
): readonly Draft[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  if (kind === 'preamble' && OPENING.pattern.test(first.text)) {
    const because = reason('整行是序言、前言、总纲一类的标题。');
    return [{ kind, number: null, pieces: [wholeLine(first, 'heading')], children: readContents(rest), because }];
  }
  return [{ kind, number: null, pieces: [], children: readContents(lines), because: reason(SECTIONS[kind]) }];
}

const SECTIONS = {
  preface: '在正文之前：题名、文号、主送、题注或发布它的令，没有条款。',
  toc: '在“目录”标题和它列出的最后一个标题之间，不是正文。',
  preamble: '在第一个条或标题之前，是序言。',
  body: '这份文件没有成为条的编号，全文是一页正文。',
  notes: '最后一条之后以“注：”“备注：”或“说明：”开头，下面没有别的正文，是注。',
  conclusions: '在最后一条之后：结尾的话、落款、日期、附件清单或版记，不属于任何条。',
} as const;

const NOTES = ruleTable({ name: '文末的注', frame: (words) => `^${words}\\s*[：:]` }, [
  {
    is: '[附备]?注|说明',
    yes: ['注：①渡船包括木船。', '附注:渡船', '备注：渡口不包括码头。', '说明：'],
    no: ['备注', '注意：', '渡口说明：'],
  },
]);

/** Index of the notes that stand behind all of the text; `end` when there are none. Below a table 注： belongs to it. */
function notesStart(lines: readonly BodyLine[], lastHead: number, end: number): number {
  if (lastHead < 0) return end;
  const start = lines.findIndex((line, i) => i > lastHead && i < end && NOTES.pattern.test(line.text));
  return start < 0 || lines.slice(lastHead, start).some(({ cells }) => cells !== null) ? end : start;
}

/** Signature and list of attachments; in policy documents the closing paragraph before them too, if its article keeps some text. */
function conclusionsStart(lines: readonly ReadLine[], lastHead: number, scheme: Scheme): number {
  const signature = Math.max(signatureStart(lines), lastHead + 1);
  const last = lines[lastHead];
  if (last?.role.form !== 'head' || scheme !== 'policy') return signature;
  const { head } = last.role;
  // An article that is all heading keeps what may be its text, unless the one before has none either
  const needsText = head.headingEnd === last.text.length && !isHeadingOnly(lines[lastHead - 1], head);
  return closingStart(lines, signature, lastHead + (needsText ? 2 : 1));
}

/** 一、甲条例 above 二、乙条例; a （二） that is all heading says nothing of 三、 below it. */
function isHeadingOnly(line: ReadLine | undefined, { level }: Head): boolean {
  if (line?.role.form !== 'head') return false;
  const { head } = line.role;
  return head.kind === 'article' && head.level === level && head.headingEnd === line.text.length;
}

/** How a document is numbered: its lines below the 目录 with their roles, and by what evidence they have them. */
export interface Numbering {
  readonly scheme: Scheme;
  readonly because: Because;
  readonly below: readonly ReadLine[];
}

/** `listed`: the entries of the 目录, without white space; a heading broken over lines is whole there. */
export function readNumbering(lines: readonly BodyLine[], listed: ReadonlySet<string>, isAttached: boolean): Numbering {
  const numbering = (scheme: Scheme, roles: readonly Role[], because: string): Numbering => ({
    scheme,
    because: reason(because),
    below: lines.map((line, i) => ({ ...line, role: roles[i] ?? CONTENT })),
  });
  const statute = statuteRoles(lines, listed);
  if (isStatute(lines, statute)) return numbering('statute', statute, '有“第…条”，以条编号。');
  const decimal = decimalRoles(lines);
  if (isDecimal(headsOf(decimal)))
    return numbering('decimal', decimal, '没有“第…条”；至少有两个 1.1 一类的编号，第一个是所在部分的第一条。');
  const policy = policyRoles(lines, listed, isAttached);
  const heads = headsOf(policy);
  const because = '没有“第…条”和 1.1 一类的编号；';
  if (heads.some(({ kind }) => kind === 'article')) return numbering('policy', policy, `${because}以一、（一）编号。`);
  if (isPlan(heads)) return numbering('policy', policy, `${because}有篇、章、节的标题。`);
  return numbering('plain', [], `${because}也没有成为条的一、（一）。`);
}

function headsOf(roles: readonly Role[]): readonly Head[] {
  return roles.flatMap((role) => (role.form === 'head' ? [role.head] : []));
}

/** 条 make a statute, unless they are quoted without quotation marks: under the 一、 二、 of an amendment their numbers jump. */
function isStatute(lines: readonly BodyLine[], roles: readonly Role[]): boolean {
  const first = roles.findIndex((role) => role.form === 'head' && role.head.kind === 'article');
  if (first < 0) return false;
  const hasSections = lines.slice(0, first).some(({ label }) => numberIn(label, '一、') !== null);
  const numbers = headsOf(roles).flatMap(({ kind, number }) =>
    kind === 'article' && number?.includes('-') === false ? [Number(number)] : [],
  );
  const jumps = numbers.filter((number, i) => number !== (numbers[i - 1] ?? 0) + 1).length;
  return !(hasSections && jumps > numbers.length / 2);
}

/** 篇, 章, 节 without 条: a plan. At least two of a kind in sequence, from the first on. */
function isPlan(heads: readonly Head[]): boolean {
  const [first] = heads;
  return first?.number === '1' && heads.some(({ kind, number }) => kind === first.kind && number === '2');
}
