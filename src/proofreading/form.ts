/**
 * 公文 cite by rules of form (党政机关公文处理工作条例, GB/T 9704): 先引标题，后引发文字号; the year of a number in 〔〕; the full title at the first
 * mention; the numbers of clauses as the law prints them.
 */
import { formatNumeral } from '../regulation/numerals.ts';
import type { TextRange } from '../regulation/ranges.ts';
import { ruleTable } from '../regulation/rules.ts';
import type { DraftCitation, QuotingDraft } from './draft.ts';
import type { Mending, Remark } from './findings.ts';

/** 发文字号 as drafts write it: what issues, the year in any brackets, the number. */
const NUMBER = '[\\u4E00-\\u9FFF]{1,12}[〔［[（(【]\\d{4}[〕］\\]）)】] ?第?\\d+号';

const BEFORE_TITLE = ruleTable({ name: '核稿：标题之前的发文字号', frame: (words) => `${words}(?=《)`, flags: 'g' }, [
  {
    is: `${NUMBER}(?:文件?)?[，、]?`,
    yes: [
      '⟦国发〔2019〕5号⟧《渡船办法》',
      '⟦国发［2019］5号文⟧《渡船办法》',
      '⟦国发[2019]5号文件，⟧《渡船办法》',
      '⟦国发（2019）5号、⟧《渡船办法》',
      '⟦国发(2019)5号⟧《渡船办法》',
      '⟦国发【2019】 第5号⟧《渡船办法》',
    ],
    no: ['《渡船办法》（国发〔2019〕5号）', '2019年第5号《渡船办法》', '国发〔2019〕5号和《渡船办法》'],
    source: '党政机关公文处理工作条例：引用公文应当先引标题，后引发文字号',
  },
]);

const BEHIND_TITLE = new RegExp(`^》?\\s*[（(](?<number>${NUMBER})[）)]`, 'u');

/** Words before a number that are not the issuer's. */
const LEADING = ruleTable({ name: '核稿：发文字号之前的词', frame: (words) => `^.*${words}` }, [
  {
    is: '根据|依据|依照|按照|遵照|参照|贯彻|落实|执行|印发|转发|关于|[和及与]',
    yes: [
      '⟦根据⟧国发',
      '⟦依据⟧国发',
      '⟦依照⟧国发',
      '⟦按照⟧国发',
      '⟦遵照⟧国发',
      '⟦参照⟧国发',
      '⟦贯彻⟧国发',
      '⟦落实⟧国发',
      '⟦执行⟧国发',
      '⟦印发⟧国发',
      '⟦转发⟧国发',
      '⟦关于⟧国发',
      '⟦和⟧国发',
      '⟦及⟧国发',
      '⟦与⟧国发',
    ],
    no: ['国发', '市监质监发'],
  },
]);

/** A document number beside a title. */
export interface NumberBeside extends TextRange {
  /** As written, without the words before it. */
  readonly number: string;
  readonly isBefore: boolean;
}

/** The number that stands before or behind what is cited. */
export function numberBeside({ start, end }: TextRange, text: string): NumberBeside | null {
  const behind = BEHIND_TITLE.exec(text.slice(end, end + 48));
  const number = behind?.groups?.number;
  if (behind && number !== undefined) {
    const from = end + behind[0].indexOf(number);
    return { start: from, end: from + number.length, number, isBefore: false };
  }
  const from = Math.max(0, start - 40);
  const before = [...text.slice(from, start + 1).matchAll(BEFORE_TITLE.pattern)].at(-1);
  if (before === undefined || from + before.index + before[0].length !== start) return null;
  const lead = LEADING.pattern.exec(before[0])?.[0].length ?? 0;
  const written = before[0].slice(lead).replace(/号.*$/u, '号');
  return {
    start: from + before.index + lead,
    end: from + before.index + before[0].length,
    number: written,
    isBefore: true,
  };
}

/** 国发[2019]5号 → 国发〔2019〕5号 */
const wellWritten = (number: string): string => number.replace(/[〔［[（(【](\d{4})[〕］\])）】] ?第?/u, '〔$1〕');

/** @param right the number the library knows of it, where it does */
export function numberRemarks(
  cited: DraftCitation,
  beside: NumberBeside,
  right: string | null,
  text: string,
): readonly Remark[] {
  const { start, end, number, isBefore } = beside;
  const proper = wellWritten(number);
  const isWrong = right !== null && bareNumber(right) !== bareNumber(number);
  const clauses = clausePart(cited, text);
  const [title, named] = [text.slice(cited.start, clauses.start), text.slice(clauses.start, cited.end)];
  const swapped: Mending = { start, end: cited.end, text: `${title}（${right ?? proper}）${named}` };
  return [
    ...(isWrong ? [{ kind: 'number', number: right, written: { start, end } } as const] : []),
    ...(isBefore ? [{ kind: 'form', rule: 'number-first', mending: swapped } as const] : []),
    ...(!isWrong && !isBefore && proper !== number
      ? [{ kind: 'form', rule: 'brackets', mending: { start, end, text: proper } } as const]
      : []),
  ];
}

/** 国发[2019]第5号 and 国发〔2019〕5号 are one. */
const bareNumber = (number: string): string => number.replace(/[^\p{L}\p{N}]|第/gu, '');

/** 第 and Arabic digits, 第 and Chinese ones, as a reference names clauses. */
const ARABIC = /第?[（(]?\d+[）)]?(?=[、至到]|[条款项目])/u;
const CHINESE = /第[（(]?[一二三四五六七八九十百千〇零]/u;

/** What a reference says behind the name of the law. */
export function clausePart({ start, end }: TextRange, text: string): TextRange {
  const slice = text.slice(start, end);
  const at = /[》]/u.test(slice)
    ? slice.lastIndexOf('》') + 1
    : Math.max(0, slice.search(/第|[（(][一二三四五六七八九十百\d]/u));
  return { start: start + at, end };
}

/** References whose numbers are Arabic where others of the draft, or of the reference itself, are Chinese. */
export function numeralRemark(cited: DraftCitation, { text, cited: all }: QuotingDraft): readonly Remark[] {
  const of = (each: TextRange): string => {
    const part = clausePart(each, text);
    return text.slice(part.start, part.end);
  };
  if (cited.clauses.length === 0 || !ARABIC.test(of(cited))) return [];
  if (!all.some((each) => each.clauses.length > 0 && CHINESE.test(of(each)))) return [];
  const part = clausePart(cited, text);
  const mended = of(cited).replace(/\d+/gu, (digits) => formatNumeral(Number(digits)));
  return [{ kind: 'form', rule: 'numerals', mending: { ...part, text: mended } }];
}
