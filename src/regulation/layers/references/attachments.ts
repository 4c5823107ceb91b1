/** Attachments as they are cited and as their labels are printed: 附件二, 附表1-2, 附录A, 附件一之二. */
import { parseNumeral, ROMAN_DIGITS } from '../../numerals.ts';
import { each, ruleTable } from '../../rules.ts';
import type { Interval, Unit } from './citation.ts';
import { AND, match, type Scanned } from './scan.ts';

/** Numbers of attachments, 一之二, 1-2, A, （三）; a list or a range of them: 1、2, 1至3. */
const ATTACHMENT_NUMBER = `(?:[一二三四五六七八九十]{1,3}(?:之[一二三四五六七八九十]{1,2})?|\\d{1,2}(?:[-－—]\\d{1,2})?|(?:[A-Z]|[${ROMAN_DIGITS}]{1,5})(?![A-Za-z\\d.．]))`;
const MEMBER = `[ \\u3000]?(?:[（(](${ATTACHMENT_NUMBER})[）)]|(${ATTACHMENT_NUMBER}))`;
const FIRST = new RegExp(`()${MEMBER}`, 'y');
const NEXT = new RegExp(`(${AND}|[至到～~])${MEMBER}`, 'y');
const RANGE = /[至到～~]/;
/** Words that a number of an attachment only seems to begin. */
const NO_ATTACHMENT_NUMBER = ruleTable({ name: '引用：附件之后不是编号', flags: 'y' }, [
  {
    is: '[\\d.．年月日份个张式次级类期]',
    yes: each(`
      附件一、二‸级响应 附件一、三‸类 附件二、三‸期 附件20‸23 附表1‸.5 附表1‸．5 附件12‸年 附件3‸月 附件5‸日 附件一‸份 附件三‸个 附表两‸张
      附件一‸式两份 附件二‸次
    `),
    no: '附件一‸所列',
  },
  {
    is: '(?<=一)[并起同般样律致览旦部方些]',
    yes: each(`
      附件一‸并 附件一‸起 附件一‸同 附件一‸般 附件一‸样 附件一‸律 附件一‸致 附件一‸览表 附件一‸旦
      附件一‸部 附件一‸方 附件一‸些
    `),
    no: ['附件一‸第一条', '附件二‸并'],
  },
]);

/** The number of an attachment as it is looked up: 一之二 → `1-2`, 三 → `3`, A → `A`, Ⅱ → `II`. */
function numberOfAttachment(printed: string): string | null {
  const letters = printed.normalize('NFKC');
  if (/^[A-Z]+$/.test(letters)) return letters;
  const parts = printed.split(/[之\-－—]/).map(parseNumeral);
  return parts.includes(null) ? null : parts.join('-');
}

/** 二, （三）, 1、2 and 1至3 after 附件. */
function numbersAt(text: string, at: number): Scanned<readonly Interval[]> {
  const value: Interval[] = [];
  let end = at;
  for (;;) {
    const [whole = '', joint = '', bracketed, bare = ''] = match(value.length === 0 ? FIRST : NEXT, text, end) ?? [];
    const number = numberOfAttachment(bracketed ?? bare);
    if (number === null || match(NO_ATTACHMENT_NUMBER.pattern, text, end + whole.length) !== null) break;
    const from = RANGE.test(joint) ? value.pop()?.from : undefined;
    value.push({ from: from ?? number, to: number });
    end += whole.length;
  }
  return { value, end };
}

const WORD = /附[件表录]/y;
/** 附录第一条: the only one, of which a provision is cited. */
const OF_THE_ONLY_ONE = /[ \u3000]?(?:中的|的|中)?(?=第[^。；，]{1,12}?(?:部分|[编章节条款项]))/y;

/** 附件二, 附表1, 附录（三）, 附件1至附件3, and 附录 in 附录第一条 */
export function attachmentAt(text: string, at: number): Scanned<Unit> | null {
  const word = match(WORD, text, at)?.[0];
  if (word === undefined) return null;
  const behind = at + word.length;
  const { value: intervals, end } = numbersAt(text, behind);
  if (intervals.length === 0 && match(OF_THE_ONLY_ONE, text, behind) === null) return null;
  return { value: { level: 'attachment', pick: { kind: 'labelled', word, intervals } }, end };
}

/** The label an attachment is found by. `number` is null for a bare 附件. */
export interface CitedAttachment {
  readonly word: string;
  readonly number: string | null;
}

/** What is printed before the title of an attachment, its white space left out: 附件1, 附表1-2：, 附录A, 附件. */
export function readCitedAttachment(printed: string): CitedAttachment | null {
  const [, word, number = ''] = /^(附[件表录])[（(]?(.*?)[）)]?[：:、.．]?$/.exec(printed) ?? [];
  return word === undefined ? null : { word, number: numberOfAttachment(number) };
}
