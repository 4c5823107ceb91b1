/** Words that say whose provisions are meant: 本法, 该条例, 前款, 本条, （民法典）合同编. */
import { levelNamed } from '../../levels.ts';
import { nounRows } from '../../nouns.ts';
import { parseNumeral } from '../../numerals.ts';
import { each, ruleTable } from '../../rules.ts';
import type { Unit } from './citation.ts';
import { QUALIFIERS } from './lexicon.ts';
import { countsThings, isWholeWord, LEVEL_NAME, match, type Scanned } from './scan.ts';

/** Words that only begin like a noun for documents. */
const NO_NOUN = ruleTable({ name: '引用：本法院等不是自称' }, [
  { is: '[院官医庭律]', yes: ['本法‸院', '本法‸官', '本法‸医', '本法‸庭', '本法‸律'], no: '本法‸第三条' },
]);

/** 本法, 本实施细则, 本暂行规定; the group is the noun. */
const SELF = ruleTable(
  { name: '引用：文件自称', frame: (nouns) => `本${QUALIFIERS}(${nouns})(?!${NO_NOUN.pattern.source})`, flags: 'y' },
  nounRows(
    'self',
    (noun) => `依照‸⟦本${noun}⟧第三条`,
    (noun) => `依照‸该${noun}第三条`,
  ),
);
const NOUN = SELF.rows.map(({ is }) => is).join('|');
/** 本《实施细则》 */
const SELF_TITLE = /本《([^《》]{1,30})》/y;
/** 该条例第…, 同法第…, 上述办法第…: of the document named before */
const NAMED_LAW = new RegExp(`(?:[该同]|[上前]述)${QUALIFIERS}(?:${NOUN})(?=[ \\u3000]?第)`, 'y');
/** 该条第二款, 同款第三项 */
const NAMED_UNIT = /[该同]([条款项])(?=[ \u3000]?(?:的|中的|规定的)?第)/y;
const HERE = new RegExp(`本(${LEVEL_NAME})`, 'y');
// 上部分 and 前部分 are the end of 地上部分, 验收前部分
const BEFORE = new RegExp(`[前上](?:([一二两三四五六七八九十])(${LEVEL_NAME})|(分编|[编篇章节条款项目]))`, 'y');
const AFTER = /(?:下一?|后([一二两三四五六七八九十]))([条款项篇章节])/y;

/** Words that swallow the first character of a head: 基本条件, 合同法第十条, 应该, 目前款式, 以上款项, 如下条件. */
const SWALLOWED = ruleTable({ name: '引用：本、前、上等字属于前面的词', flags: 'y' }, [
  {
    is: '(?<=[基日版文样副])本',
    yes: ['基‸本条件', '日‸本法', '版‸本条目', '文‸本条款', '样‸本条目', '副‸本项'],
    no: '依照‸本条',
  },
  {
    is: '(?<=[合共相不如会])同',
    yes: ['合‸同条款', '共‸同条款', '相‸同条款', '不‸同条款', '如‸同条款', '会‸同法院'],
    no: '依照‸同条第二款',
  },
  { is: '(?<=应)该', yes: '应‸该条件', no: '依照‸该条第二款' },
  {
    is: '(?<=[目先提当眼空])前',
    yes: ['目‸前款式', '先‸前条件', '提‸前项目', '当‸前条件', '眼‸前条件', '空‸前条件'],
    no: '依照‸前款',
  },
  {
    is: '(?<=[以之加网线马晚早])上',
    yes: ['以‸上款项', '之‸上条款', '加‸上款项', '网‸上条目', '线‸上条目', '马‸上条件', '晚‸上条件', '早‸上条件'],
    no: '依照‸上款',
  },
  {
    is: '(?<=[以如之旗名地乡天手项])下',
    yes: each(`
      以‸下条件 如‸下条件 之‸下条件 旗‸下条目 名‸下款项 地‸下条件 乡‸下条件 天‸下条件 手‸下条件
      项‸下款项
    `),
    no: '依照‸下条',
  },
  {
    is: '(?<=[最其今此之以前先随然事])后',
    yes: each(`
      最‸后两款 其‸后两款 今‸后两项 此‸后两项 之‸后两项 以‸后两项 前‸后两条 先‸后两条 随‸后两项
      然‸后两项 事‸后两项
    `),
    no: '依照‸后两款',
  },
]);

export const isSwallowed = (text: string, at: number): boolean => match(SWALLOWED.pattern, text, at) !== null;

/** 本法 and its kind; `name` is the word after 本. */
export function selfAt(text: string, at: number): Scanned<string> | null {
  const found = match(SELF_TITLE, text, at) ?? match(SELF.pattern, text, at);
  return found && { value: found[1] ?? '', end: at + found[0].length };
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
  const found = match(HERE, text, at);
  return scanLevel(found, text, found?.[1], { kind: 'here' });
}

function beforeAt(text: string, at: number): Scanned<Unit> | null {
  const found = match(BEFORE, text, at);
  return scanLevel(found, text, found?.[2] ?? found?.[3], { kind: 'before', count: countOf(found?.[1]) });
}

/** 前两款 → 2, 前款 → 1 */
const countOf = (numeral: string | undefined): number => parseNumeral(numeral ?? '') ?? 1;

function afterAt(text: string, at: number): Scanned<Unit> | null {
  const found = match(AFTER, text, at);
  return scanLevel(found, text, found?.[2], { kind: 'after', count: countOf(found?.[1]) });
}

function namedUnitAt(text: string, at: number): Scanned<Unit> | null {
  const found = match(NAMED_UNIT, text, at);
  return scanLevel(found, text, found?.[1], { kind: 'named' });
}

function scanLevel(
  found: RegExpExecArray | null,
  text: string,
  name: string | undefined,
  pick: Unit['pick'],
): Scanned<Unit> | null {
  const level = levelNamed(name ?? '');
  if (found === null || level === null) return null;
  const end = found.index + found[0].length;
  // 依照本章程序 is 本章; 本章程 is the document
  const isChapterProcedure = name === '章' && text.startsWith('程序', end);
  const isUnit = isChapterProcedure || (isWholeWord(text, end) && !countsThings(text, end));
  return isUnit ? { value: { level, pick }, end } : null;
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
