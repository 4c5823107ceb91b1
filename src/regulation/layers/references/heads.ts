/** Words that say whose provisions are meant: 本法, 该条例, 前款, 本条, 附件二. */
import { parseNumeral } from '../../numerals.ts';
import type { Unit } from './citation.ts';
import { countsThings, isWholeWord, LEVEL_NAME, levelOf, match, type Scanned } from './scan.ts';

const DOCUMENT_KIND =
  '法典|法|条例|办法|规定|决定|决议|细则|规则|解释|规范|规程|通则|准则|章程|公约|协定|议定书|修正案|意见|通知|公告|批复|纲要|规划|方案|守则|制度|指引|指南|预案|大纲|宪法|令|附件|附表|附录';
const QUALIFIER = '(?:实施|施行|暂行|试行|补充|管理|基本|若干|修订|处理|工作|有关){0,2}';

/** 本法, 本实施细则, 本暂行规定 */
const SELF = new RegExp(`本${QUALIFIER}(${DOCUMENT_KIND})`, 'y');
/** 本《实施细则》 */
const SELF_TITLE = /本《[^《》]{1,30}》/y;
/** 该条例第…, 同法第…, 上述办法第…: of the document named before */
const NAMED_LAW = new RegExp(`(?:[该同]|[上前]述)(?:${QUALIFIER})(?:${DOCUMENT_KIND})(?=[ \\u3000]?第)`, 'y');
/** 该条第二款, 同款第三项 */
const NAMED_UNIT = /[该同]([条款项])(?=[ \u3000]?(?:的|中的|规定的)?第)/y;
const HERE = new RegExp(`本(${LEVEL_NAME})`, 'y');
const BEFORE = new RegExp(`[前上]([一二两三四五六七八九十])?(${LEVEL_NAME})`, 'y');
const AFTER = /(?:下一?|后([一二两三四五六七八九十]))([条款项篇章节])/y;
const ATTACHMENT =
  /(附[件表录])[ \u3000]?(?:[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]|([一二三四五六七八九十]{1,3}|\d{1,2}))(?![\d.．年月日份个张式次])/y;

/** Words that swallow the first character of a head: 基本条件, 合同法第十条, 应该, 目前款式, 以上款项, 如下条件. */
const SWALLOWED: Readonly<Record<string, RegExp>> = {
  本: /[基日版文样副]/,
  同: /[合共相不如会]/,
  该: /[应]/,
  前: /[目先提当眼空]/,
  上: /[以之加网线马晚早]/,
  下: /[以如之旗名地乡天手项]/,
  后: /[最其今此之以前先随然事]/,
};

export function isSwallowed(text: string, at: number): boolean {
  return at > 0 && (SWALLOWED[text.charAt(at)]?.test(text.charAt(at - 1)) ?? false);
}

/** 本法 and its kind; `name` is the word after 本. */
export function selfAt(text: string, at: number): Scanned<string> | null {
  const title = match(SELF_TITLE, text, at);
  if (title !== null) return { value: title[0].slice(1), end: at + title[0].length };
  const found = match(SELF, text, at);
  if (found === null || match(/[院官医庭律]/y, text, at + found[0].length) !== null) return null;
  return { value: found[1] ?? '', end: at + found[0].length };
}

export function namedLawAt(text: string, at: number): number | null {
  const found = match(NAMED_LAW, text, at);
  return found === null ? null : at + found[0].length;
}

/** 本条, 前款, 前两款, 上一条, 下条, 后两款, 该条（第二款）; null when the word is part of another. */
export function relativeUnitAt(text: string, at: number): Scanned<Unit> | null {
  return hereAt(text, at) ?? beforeAt(text, at) ?? afterAt(text, at) ?? namedUnitAt(text, at);
}

function hereAt(text: string, at: number): Scanned<Unit> | null {
  return scanLevel(match(HERE, text, at), text, 1, () => ({ kind: 'here' }));
}

function beforeAt(text: string, at: number): Scanned<Unit> | null {
  return scanLevel(match(BEFORE, text, at), text, 2, ([, count]) => ({ kind: 'before', count: countOf(count) }));
}

/** 前两款 → 2, 前款 → 1 */
const countOf = (numeral: string | undefined): number => parseNumeral(numeral ?? '') ?? 1;

function afterAt(text: string, at: number): Scanned<Unit> | null {
  return scanLevel(match(AFTER, text, at), text, 2, ([, count]) => ({ kind: 'after', count: countOf(count) }));
}

function namedUnitAt(text: string, at: number): Scanned<Unit> | null {
  return scanLevel(match(NAMED_UNIT, text, at), text, 1, () => ({ kind: 'named' }));
}

function scanLevel(
  found: RegExpExecArray | null,
  text: string,
  group: number,
  pick: (found: RegExpExecArray) => Unit['pick'],
): Scanned<Unit> | null {
  const name = found?.[group] ?? '';
  const level = levelOf(name);
  if (found === null || level === null) return null;
  const end = found.index + found[0].length;
  // 依照本章程序 is 本章; 本章程 is the document
  const isChapterProcedure = name === '章' && text.startsWith('程序', end);
  const isUnit = isChapterProcedure || (isWholeWord(text, name, end) && !countsThings(text, level, end));
  return isUnit ? { value: { level, pick: pick(found) }, end } : null;
}

const NAMED_PART =
  /((?:(?![第本该和与及])[\u4E00-\u9FFF]){1,8}编)(?=[ \u3000]?第)|([总分]则)(?=[ \u3000]?第[^条]{1,5}[章节])/y;
const LONGEST_NAMED_PART = 9;

/** A 编 by its title: （民法典）合同编第八章, （刑法）分则第三章. */
export function namedPartAt(text: string, at: number): Scanned<Unit> | null {
  const found = match(NAMED_PART, text, at);
  if (found === null) return null;
  const title = found[2] ?? found[0].slice(0, -1);
  return { value: { level: 'part', pick: { kind: 'titled', title } }, end: at + found[0].length };
}

/** The readings of such a title that ends at `end`, shortest first; `end` of the results is where they begin. */
export function namedPartsEndingAt(text: string, end: number): readonly Scanned<Unit>[] {
  if (!/[编则]/.test(text.charAt(end - 1))) return [];
  return Array.from({ length: LONGEST_NAMED_PART - 1 }, (_, index) => end - 2 - index).flatMap((start) => {
    const part = namedPartAt(text, start);
    return part?.end === end ? [{ value: part.value, end: start }] : [];
  });
}

/** 附件二, 附表1, 附录（三） */
export function attachmentAt(text: string, at: number): Scanned<Unit> | null {
  const found = match(ATTACHMENT, text, at);
  const [whole = '', word = '', ...numerals] = found ?? [];
  const value = parseNumeral(numerals.find((numeral) => numeral !== undefined) ?? '');
  if (value === null) return null;
  const pick: Unit['pick'] = { kind: 'labelled', word, number: String(value) };
  return { value: { level: 'attachment', pick }, end: at + whole.length };
}
