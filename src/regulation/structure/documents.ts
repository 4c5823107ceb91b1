/**
 * A file can hold several documents: an order and the regulation it issues, a notice and the rules attached to it, a
 * decision and the law as amended, annexes. This finds where each begins and which is the one the file is about.
 */

import { plainTitle } from '../nouns.ts';
import { ruleTable } from '../rules.ts';
import {
  adoptionNoteLength,
  isDateLine,
  isDistributionNote,
  isDocumentNumber,
  isImprint,
  isReleaseNote,
  readAttachmentLabel,
} from './frame.ts';
import { articleIn, lengthOf, numberIn } from './label.ts';
import type { BodyLine } from './lines.ts';
import { BROKEN_OFF, endsLikeTitle, entryTitle, isTitleLine } from './titles.ts';
import { isTocTitle, type TocSpan } from './toc.ts';

/** Half-open stretches of line indices, in order and without gaps. */
export interface Documents {
  /** What stands before it is an order, a notice of publication, or nothing. */
  readonly main: readonly [number, number];
  readonly attachments: readonly (readonly [number, number])[];
}

export function findDocuments(lines: readonly BodyLine[], tocs: readonly TocSpan[], title: string): Documents {
  const starts = mergeTitles(lines, boundaries(lines, tocs, title));
  const spans = starts.map((start, i) => [start, starts[i + 1] ?? lines.length] as const);
  const main = Math.max(
    0,
    spans.findLastIndex((span) => isAbout(lines, span, title)),
  );
  return {
    main: spans[main] ?? [0, lines.length],
    attachments: spans.slice(main + 1),
  };
}

function boundaries(lines: readonly BodyLine[], tocs: readonly TocSpan[], title: string): readonly number[] {
  const starts = [0];
  const listed = new Set<number>();
  for (const { first, last } of tocs) for (let i = first; i <= last; i++) listed.add(i);
  let start = 0;
  let numbered = false;
  let article = 0;
  for (const [i, line] of lines.entries()) {
    if (listed.has(i)) continue;
    if (beginsDocument(lines, i, line, { start, numbered, article, title })) {
      start = beginningOfTitle(lines, i, start);
      starts.push(start);
      numbered = false;
      article = 0;
    }
    numbered ||= isSecond(line);
    article = articleIn(line.label) ?? article;
  }
  return starts;
}

/** The document that a line stands in: where it began, whether it has numbers, its last 条 so far, and the title of the file. */
interface Current {
  readonly start: number;
  readonly numbered: boolean;
  readonly article: number;
  readonly title: string;
}

function beginsDocument(lines: readonly BodyLine[], index: number, line: BodyLine, current: Current): boolean {
  if (line.voice === 'quoted') return false;
  if (opensAttachment(lines, index, line) || isAppended(line.text)) return !articlesGoOn(lines, index, current.article);
  if (!isTitleLine(line) || belowBareLabel(lines, index)) return false;
  if (afterSignature(lines, index)) return true;
  if (!endsLikeTitle(line.text)) return false;
  return (
    (adoptionNoteLength(lines, index + 1) > 0 && lines.slice(current.start, index).some(isSentence)) ||
    (restartsBelow(lines, index) && (current.numbered || isAnnounced(lines, index, current)))
  );
}

/** 一般规定 below 第一章 is the title of the chapter. */
function belowBareLabel(lines: readonly BodyLine[], index: number): boolean {
  const before = lines[index - 1];
  return before !== undefined && lengthOf(before.label) === before.text.length;
}

/** 现将《示例办法》印发给你们 announces 示例办法; so does the title of the file: 关于印发示例办法的通知. */
function isAnnounced(lines: readonly BodyLine[], index: number, { start, title }: Current): boolean {
  const from = beginningOfTitle(lines, index, start);
  const own = joinedTitle(lines.slice(from, index + 1));
  const above = lines.slice(Math.max(start, from - LONGEST_ANNOUNCEMENT), from);
  if (own.length < 4 || !above.some(isSentence)) return false;
  return ownTitle(title).includes(own) || above.some(({ text }) => isNamed(own, text));
}

function isNamed(own: string, text: string): boolean {
  return [...text.matchAll(/《([^《》]{2,80})/g)].some(([, name = '']) => ownTitle(name) === own);
}

/** A notice or an order is short. */
const LONGEST_ANNOUNCEMENT = 12;

function joinedTitle(lines: readonly BodyLine[]): string {
  return ownTitle(lines.map(({ text }) => text).join(''));
}

/** What stands behind the annexes of a standard and belongs to none of them (GB/T 1.1). */
const APPENDED = ruleTable({ name: '附录之后另起的部分', frame: (words) => `^${words}$` }, [
  { is: '参\\s*考\\s*文\\s*献', yes: ['参考文献', '参 考 文 献'], no: '参考文献的著录' },
]);

export function isAppended(text: string): boolean {
  return APPENDED.pattern.test(text);
}

function opensAttachment(lines: readonly BodyLine[], index: number, line: BodyLine): boolean {
  const label = readAttachmentLabel(line);
  if (label === null) return false;
  const below = lines.slice(index + 1, index + 1 + LONGEST_LIST);
  if (below[0] === undefined) return false;
  const listed = below.findIndex(({ text }) => isDateLine(text) || isImprint(text));
  const isList = listed >= 0 && below.slice(0, listed).every((entry) => canBeListed(entry));
  // 附件1：… and 附件2：… right above 抄送：: nothing is attached here
  const noted = below.findIndex((entry) => readAttachmentLabel(entry) === null);
  const isNoted = isDistributionNote(below[noted]?.text ?? '');
  const next = below[0].label;
  // 附件： above 1., 附件：1.… above 2.
  const enumerates = label.colon && next.form === 'enumerator' && (!label.titled || next.value === 2);
  return !isList && !isNoted && readAttachmentLabel(below[0]) === null && !enumerates;
}

/** 附图 between 第一条 and 第二条 is a figure of the text, and no document behind it; 第二条 and 第九条 below it are an excerpt. */
function articlesGoOn(lines: readonly BodyLine[], index: number, last: number): boolean {
  if (last === 0) return false;
  const below = lines.slice(index + 1, index + 1 + LONGEST_FIGURE).flatMap(({ label }) => articleIn(label) ?? []);
  const [first, second = last + 2] = below;
  return first === last + 1 && second <= last + 2;
}

/** Lines of a figure or a table between articles. */
const LONGEST_FIGURE = 60;

/** Lists of attachments before the signature are short. */
const LONGEST_LIST = 24;

function canBeListed(line: BodyLine): boolean {
  return line.text.length <= 80 && !/[。]$/.test(line.text);
}

/** Behind the date of a signature and what is noted under it. */
function afterSignature(lines: readonly BodyLine[], index: number): boolean {
  const before = lines[index - 1]?.text ?? '';
  const beforeThat = lines[index - 2]?.text ?? '';
  return isDateLine(before) || (isReleaseNote(before) && isDateLine(beforeThat));
}

/** Titles are broken over lines: 全国人民代表大会常务委员会关于 / 《…》 / …的决定; or 某某法院 / 关于审理… / 若干规定, which is named above. */
function beginningOfTitle(lines: readonly BodyLine[], index: number, start: number): number {
  for (let i = Math.max(start + 1, index - 3); i < index; i += 1) {
    if (!lines.slice(i, index).every(isTitleLine)) continue;
    const isBroken = BROKEN_OFF.pattern.test(lines[i]?.text ?? '') || lines[i + 1]?.text.startsWith('关于') === true;
    if (isBroken || isNamedBefore(lines, i, index, start)) return i;
  }
  return index;
}

/** Whether lines `from` to `index` are together the name of a document in 《》 above. */
function isNamedBefore(lines: readonly BodyLine[], from: number, index: number, start: number): boolean {
  const own = joinedTitle(lines.slice(from, index + 1));
  return lines.slice(start, Math.min(from, start + LONGEST_ANNOUNCEMENT)).some(({ text }) => isNamed(own, text));
}

function isSentence({ text, label }: BodyLine): boolean {
  return /[。：；]$/.test(text) || label.form !== 'none';
}

/** Does numbering begin anew within a few lines: 第一条, 第一章, 一、, 目录? */
function restartsBelow(lines: readonly BodyLine[], index: number): boolean {
  const label = lines
    .slice(index + 1, index + 1 + LONGEST_OPENING)
    .find((line) => line.label.form !== 'none' || isTocTitle(line.text))?.label;
  if (label === undefined) return false;
  if (label.form === 'none') return true;
  if (label.form === 'division') return label.value === 1;
  return numberIn(label, '一、') === 1;
}

/** Title, note of adoption and preamble before the first number. */
const LONGEST_OPENING = 8;

/** A document that is numbered has at least a second 条, 章, 一、 or （一）. */
function isSecond({ label }: BodyLine): boolean {
  const number = label.form === 'division' ? label.value : numberIn(label, '一、', '（一）');
  return number !== null && number >= 2;
}

/** A title alone is no document: it belongs to the next. */
function mergeTitles(lines: readonly BodyLine[], starts: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const [i, start] of starts.entries()) {
    const before = lines.slice(kept.at(-1) ?? 0, start);
    const line = lines[start];
    const labelled = line !== undefined && readAttachmentLabel(line) !== null;
    // e.g. 附： stands above the title of what is attached
    const hasText = before.some((each) => isSentence(each) && !isAttachmentLabel(each));
    if (i === 0 || hasText || (labelled && before.some(isAttachmentLabel))) kept.push(start);
  }
  return kept;
}

function isAttachmentLabel(line: BodyLine): boolean {
  return readAttachmentLabel(line) !== null;
}

/** The title of a document against the one in the header: equal, or one ends like the other (颁布机关 before, 文号 before). */
function isAbout(lines: readonly BodyLine[], [start, end]: readonly [number, number], title: string): boolean {
  const wanted = ownTitle(title);
  const opening = lines.slice(start, end);
  const titleLength = opening.findIndex((line) => !isTitleLine(line) || isTocTitle(line.text));
  const own = joinedTitle(opening.slice(0, titleLength).filter(({ text }) => !isDocumentNumber(text)));
  if (Math.min(own.length, wanted.length) < 4) return false;
  return own.endsWith(wanted) || (wanted.endsWith(own) && own.length > wanted.length / 2);
}

// e.g. "法释〔2022〕11号" before a title
const NUMBER_BEFORE = /^\p{Script=Han}{1,8}[〔[（(]\d{4}[〕\])）]\d+号/u;

/** As it is compared with the title of the file. */
function ownTitle(text: string): string {
  return plainTitle(entryTitle(text).replace(NUMBER_BEFORE, ''));
}
