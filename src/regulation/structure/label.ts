/**
 * What the beginning of a line says by itself, without its neighbours: 第十二条, （一）, 一、, 1., 5.1.2, ——. Whether it is
 * a number of a provision or running text is for the schemes to say. Every pattern is anchored and bounded, so a line
 * of any length costs the same.
 */
import {
  ARABIC_DIGITS,
  CHINESE_DIGITS,
  parseNumeral,
  parseRoman,
  ROMAN_DIGITS,
  ROMAN_NUMERAL,
  SMALL_ROMAN_DIGITS,
} from '../numerals.ts';
import { ruleTable } from '../rules.ts';

export type DivisionWord = '卷' | '编' | '分编' | '章' | '节' | '分节' | '目' | '条';

export type EnumeratorStyle =
  | '一、'
  | '（一）'
  | '1.' // 1. 1． 1、
  | '（1）' // （1） 1）
  | '①'
  | 'a)' // （a） a)
  | 'a.' // a. b、
  | 'A)' // （A） A)
  | 'A.' // A. B、
  | 'i)' // （i） ii) （ⅲ）
  | 'i.' // i. ⅱ、
  | 'I.' // I. Ⅱ、
  | '（I）' // （Ⅲ）
  | '甲、'
  | '（甲）';

/** Lengths are UTF-16 units from the line's first character. */
export type Label =
  /** 第十二条, 第一百二十条之一, 第二分编, 第61.3条, A章. `after` says what follows the label. */
  | {
      readonly form: 'division';
      readonly division: DivisionWord;
      readonly value: number;
      /** 之一, or the 3 of 第61.3条; null where there is none. */
      readonly inserted: number | null;
      readonly length: number;
      readonly after: 'end' | 'space' | 'bracket' | 'text';
    }
  | { readonly form: 'enumerator'; readonly style: EnumeratorStyle; readonly value: number; readonly length: number }
  /** 5.1.2 of emergency plans, and their first level: `1 总则`. In 附录A of a standard, A.1.2 has the letter A and the values 1, 2. */
  | {
      readonly form: 'decimal';
      readonly letter: string | null;
      readonly values: readonly number[];
      readonly length: number;
    }
  /** —— of policy documents. */
  | { readonly form: 'dash'; readonly length: number }
  | { readonly form: 'none' };

const N = `[${CHINESE_DIGITS}${ARABIC_DIGITS}]`;

// e.g. "第十二条", "第 一 章", "第二分编", "第1条", "第一部分", "第三篇", "第一卷", "第二分节", "第一目", "第Ⅱ章", "第IV部分"
const DIVISION = new RegExp(
  String.raw`^第\s{0,3}(${N}(?:\s{0,2}${N}){0,14}|${ROMAN_NUMERAL})\s{0,3}(卷|分编|编|篇|部分|章|分节|节|目|条)`,
);
// e.g. "之一" of "第一百二十条之一　…", of "第二章之一　年检"
const INSERTED = new RegExp(String.raw`^\s{0,2}之\s{0,2}(${N}{1,4})(?=\s|$|[（(【［〔[])`);
// e.g. "之二" of "第三条之二违反…"; not the 之 of 第十条之规定
const INSERTED_ARTICLE = /^\s{0,2}之\s{0,2}([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])/;
// e.g. "第61.3条", "第121.417条": civil aviation numbers 条 within the 部 of its rules
const POINTED = /^第\s?(\d{1,3})[.．](\d{1,4})\s?条/;
// e.g. "A章 总则", "D 章"
const LETTERED = /^([A-Z])\s?章(?=\s|$)/;
const NUMERAL = String.raw`[${CHINESE_DIGITS}](?:\s?[${CHINESE_DIGITS}]){0,6}`;
// e.g. "一、", "二十一 、", "十 二、", "三．"
const SECTION = new RegExp(String.raw`^(${NUMERAL})\s{0,2}(?:、|[．.](?![${ARABIC_DIGITS}]))`);
// e.g. "（一）", "(十二)", "（ 三 )", "（ 十 一 ）", "（二）、"
const BRACKETED = new RegExp(String.raw`^[（(]\s{0,2}(${NUMERAL})\s{0,2}[）)](?!、[（(])、?`);
// e.g. "5.1.2", "1.1", "2.1."; not of "1.5%", "3.5亿元", "7.0级以上"
const DECIMAL = /^(\d{1,2}(?:[.．]\d{1,2}){1,4})[.．]?(?![\d.．%％‰])/;
// e.g. "1" of "1 总则", "4 个人信息安全", "3组织体系"; not of "3个月内"
// e.g. "A.1", "B.2.3": clauses of 附录A, 附录B; not of "A.1型渡船"
const LETTERED_DECIMAL = /^([A-Z])[.．](\d{1,2}(?:[.．]\d{1,2}){0,3})(?![\d.．型类级])/;
const DECIMAL_TOP = /^(\d{1,2})(?=\s{1,4}\p{Script=Han}|\p{Script=Han})/u;
// e.g. "1.", "2．", "3、", "１．"
const ARABIC = /^([0-9０-９]{1,3})\s?[.．、](?![0-9０-９])/;
// e.g. "（1）", "(12)", "3）"
const ARABIC_BRACKETED = /^[（(]?\s?([0-9０-９]{1,3})\s?[）)]/;
// e.g. "（a）", "b)", "（C）"; not of "(A)类渡船"
const LATIN = /^[（(]?([a-z])[）)]/;
const CAPITAL = /^[（(]?([A-Z])[）)](?![方类级种型])/;
// e.g. "a.", "B、"; not of "A、B级", "a.m."
const LATIN_POINTED = /^([a-z])[.．、](?![A-Za-z\d])/;
const CAPITAL_POINTED = /^([A-Z])[.．、](?![A-Za-z\d])/;
// e.g. "（i）", "ii)", "ⅲ."
const SMALL_ROMAN = new RegExp(`^[（(]?([${SMALL_ROMAN_DIGITS}]{1,6})[）)]`);
const SMALL_ROMAN_POINTED = new RegExp(`^([${SMALL_ROMAN_DIGITS}]{1,6})[.．、](?![A-Za-z\\d])`);
// e.g. "IV.", "Ⅱ、"; not of "Ⅰ、Ⅱ级响应"
const ROMAN = new RegExp(`^([${ROMAN_DIGITS}]{1,6})\\s?[.．、](?!\\s?[\\d${ROMAN_DIGITS}])`);
// e.g. "（Ⅲ）"
const ROMAN_BRACKETED = new RegExp(`^[（(]([${ROMAN_DIGITS}]{1,6})[）)]`);
/** Numbers of items in older texts: 甲、乙、丙、. */
export const STEMS = '甲乙丙丁戊己庚辛壬癸';
// e.g. "甲、"; not of "甲、乙双方"
const STEM = new RegExp(`^([${STEMS}])\\s?、(?![${STEMS}])`);
// e.g. "（乙）"; not of "（甲）方", "（乙）类渡船"
const STEM_BRACKETED = new RegExp(`^[（(]([${STEMS}])[）)](?![方类级种])`);
const DASH = /^(?:[—―－─–]{2}|-{2}|⸺)/;

/** Where a label can end at most: what is looked at of a line. */
const REACH = 64;

export function readLabel(line: string): Label {
  const readers = READERS.get(line.charAt(0));
  if (readers === undefined) return NO_LABEL;
  const text = line.slice(0, REACH);
  for (const read of readers) {
    const label = read(text);
    if (label !== null) return label;
  }
  return NO_LABEL;
}

export const NO_LABEL: Label = { form: 'none' };

/** The number of 第十二条, without its 之一; null of every other label. */
export function articleIn(label: Label | undefined): number | null {
  return label?.form === 'division' && label.division === '条' ? label.value : null;
}

/** The number of an enumerator of one of these styles; null of every other label. */
export function numberIn(label: Label | undefined, ...styles: readonly EnumeratorStyle[]): number | null {
  return label?.form === 'enumerator' && styles.includes(label.style) ? label.value : null;
}

/** How much of its line a label takes. */
export function lengthOf(label: Label): number {
  return label.form === 'none' ? 0 : label.length;
}

const DIVISIONS: Readonly<Record<string, DivisionWord>> = {
  卷: '卷',
  篇: '编',
  部分: '编',
  编: '编',
  分编: '分编',
  章: '章',
  节: '节',
  分节: '分节',
  目: '目',
  条: '条',
};

function division(text: string): DivisionLabel | null {
  const match = DIVISION.exec(text);
  const kind = DIVISIONS[match?.[2] ?? ''];
  const printed = match?.[1] ?? '';
  const value = parseNumeral(printed) ?? parseRoman(printed);
  if (match === null || kind === undefined || value === null) return null;
  const rest = text.slice(match[0].length);
  const insertion = INSERTED.exec(rest) ?? (kind === '条' ? INSERTED_ARTICLE.exec(rest) : null);
  const length = match[0].length + (insertion?.[0].length ?? 0);
  const label = divisionLabel(text, length, kind, value, parseNumeral(insertion?.[1] ?? ''));
  // 第二目标区, 第三卷烟厂: these two begin words, so only what sets them apart makes them units
  return (kind === '卷' || kind === '目') && label.after === 'text' ? null : label;
}

function pointedArticle(text: string): Label | null {
  const match = POINTED.exec(text);
  return match && divisionLabel(text, match[0].length, '条', Number(match[1]), Number(match[2]));
}

function letteredChapter(text: string): Label | null {
  const match = LETTERED.exec(text);
  return match && divisionLabel(text, match[0].length, '章', text.charCodeAt(0) - 0x40, null);
}

export type DivisionLabel = Extract<Label, { form: 'division' }>;

/** As in an eId: 12, 120-1. */
export function divisionNumber({ value, inserted }: DivisionLabel): string {
  return inserted === null ? String(value) : `${value}-${inserted}`;
}

function divisionLabel(
  text: string,
  length: number,
  kind: DivisionWord,
  value: number,
  inserted: number | null,
): DivisionLabel {
  return { form: 'division', division: kind, value, inserted, length, after: follower(text[length]) };
}

function follower(character: string | undefined): 'end' | 'space' | 'bracket' | 'text' {
  if (character === undefined) return 'end';
  if (/\s/.test(character)) return 'space';
  return /[（(【［〔[]/.test(character) ? 'bracket' : 'text';
}

function decimal(text: string): Label | null {
  const match = DECIMAL.exec(text);
  if (match !== null)
    return MEASURE.pattern.test(text.slice(match[0].length)) ? null : decimalLabel(match, null, match[1]);
  const top = DECIMAL_TOP.exec(text);
  return top === null || COUNTER.pattern.test(text.slice(top[0].length)) ? null : decimalLabel(top, null, top[1]);
}

function letteredDecimal(text: string): Label | null {
  const match = LETTERED_DECIMAL.exec(text);
  return match && decimalLabel(match, match[1] ?? null, match[2]);
}

function decimalLabel(match: RegExpExecArray, letter: string | null, numbers = ''): Label {
  return { form: 'decimal', letter, values: numbers.split(/[.．]/).map(Number), length: match[0].length };
}

/** Behind a decimal that is a quantity: 3.5亿元, 7.0级以上. */
const MEASURE = ruleTable({ name: '小数之后：是数量', frame: (words) => `^${words}` }, [
  { is: '亿', yes: '亿元', no: '一般要求' },
  { is: '[万千百]?[元吨米克]', yes: ['元以下', '吨以上', '米', '克', '万元', '千克', '百米'], no: '百分比' },
  { is: '公[里斤顷]', yes: ['公里', '公斤', '公顷'], no: '公示' },
  { is: '倍', yes: '倍以下', no: '一般' },
  { is: '个(?!人|体|案)', yes: '个月以上', no: ['个人信息', '个体渡船', '个案'] },
  { is: '级(?!别)', yes: '级以上', no: '级别' },
]);

/** Behind a number that counts something: 3个月内. A blank between them makes it a number of its own. */
const COUNTER = ruleTable({ name: '数字之后：是量词', frame: (words) => `^${words}` }, [
  {
    is: '[个年月日天周次项款号件人名位级类倍亿万元]',
    yes: [...'个年月日天周次项款号件人名位级类倍亿万元'],
    no: '总则',
  },
]);

interface Enumerator {
  readonly pattern: RegExp;
  readonly style: EnumeratorStyle;
  readonly toValue: (number: string) => number | null;
}

const ENUMERATORS = {
  section: { pattern: SECTION, style: '一、', toValue: parseNumeral },
  bracketed: { pattern: BRACKETED, style: '（一）', toValue: parseNumeral },
  arabic: { pattern: ARABIC, style: '1.', toValue: parseNumeral },
  arabicBracketed: { pattern: ARABIC_BRACKETED, style: '（1）', toValue: parseNumeral },
  smallRoman: { pattern: SMALL_ROMAN, style: 'i)', toValue: parseRoman },
  smallRomanPointed: { pattern: SMALL_ROMAN_POINTED, style: 'i.', toValue: parseRoman },
  latin: { pattern: LATIN, style: 'a)', toValue: letterValue },
  latinPointed: { pattern: LATIN_POINTED, style: 'a.', toValue: letterValue },
  roman: { pattern: ROMAN, style: 'I.', toValue: parseRoman },
  romanBracketed: { pattern: ROMAN_BRACKETED, style: '（I）', toValue: parseRoman },
  capital: { pattern: CAPITAL, style: 'A)', toValue: letterValue },
  capitalPointed: { pattern: CAPITAL_POINTED, style: 'A.', toValue: letterValue },
  stem: { pattern: STEM, style: '甲、', toValue: stemValue },
  stemBracketed: { pattern: STEM_BRACKETED, style: '（甲）', toValue: stemValue },
} as const satisfies Readonly<Record<string, Enumerator>>;

/** Behind a number that begins a sentence: a provision is spoken of. */
const SPOKEN_OF = ruleTable(
  {
    name: '编号之后：说的是某项',
    frame: (words) => `^\\s?${words.replaceAll('数', `\\s?${NUMERAL}\\s?`)}`,
    flags: '',
  },
  [
    {
      is: '项(?![目链圈下])',
      yes: ['项所列渡船', ' 项规定的渡船'],
      no: ['项目资金', '项链、首饰', '项圈', '项下资金'],
    },
    {
      is: '[至到和及或与、]\\s?(?:第?[（(]数[）)]|第数[项款])',
      yes: [
        '至（三）项所列渡船',
        '到（三）项',
        '和（二）项',
        '及(二)项',
        '或（二）项',
        '与（二）项',
        '、 （二）项',
        '至第（三）项',
        '至第三项所列渡船',
        '及第三款',
      ],
      no: ['至迟三月底', '和渡口（一处）', '与第三人串通的', '及第三方未到场的', '与（境）外机构合作的'],
    },
  ],
);

const enumerator =
  ({ pattern, style, toValue }: Enumerator): Reader =>
  (text) => {
    const match = pattern.exec(text);
    const value = toValue(match?.[1] ?? '');
    if (match === null || value === null || isSpokenOf(text, match[0].length)) return null;
    return { form: 'enumerator', style, value, length: match[0].length };
  };

/** a and A → 1, b and B → 2. */
export function letterValue(letter: string): number {
  return letter.toLowerCase().charCodeAt(0) - 0x60;
}

function stemValue(stem: string): number {
  return STEMS.indexOf(stem) + 1;
}

function isSpokenOf(text: string, length: number): boolean {
  return SPOKEN_OF.pattern.test(text.slice(length));
}

/** The （一） of 〜项所列, （一）至（三）项: a number that begins a line and numbers nothing; null where there is none. */
export function spokenOf(line: string): string | null {
  const text = line.slice(0, REACH);
  const number = Object.values(ENUMERATORS).flatMap(({ pattern }) => pattern.exec(text)?.[0] ?? [])[0];
  return number !== undefined && isSpokenOf(text, number.length) ? number : null;
}

/** One character that is a number: ㈠ → 1, ⑴ → 1, ⒈ → 1, ① → 1. */
const ENCLOSED: readonly (readonly [characters: string, style: EnumeratorStyle])[] = [
  [charactersFrom('㈠', '㈩'), '（一）'],
  [charactersFrom('⒈', '⒛'), '1.'],
  [charactersFrom('⑴', '⒇'), '（1）'],
  [charactersFrom('①', '⑳'), '①'],
];

const enclosed =
  (characters: string, style: EnumeratorStyle): Reader =>
  (text) => ({ form: 'enumerator', style, value: characters.indexOf(text.charAt(0)) + 1, length: 1 });

function dash(text: string): Label | null {
  const match = DASH.exec(text);
  return match && { form: 'dash', length: match[0].length };
}

type Reader = (text: string) => Label | null;

function charactersFrom(first: string, last: string): string {
  const from = first.charCodeAt(0);
  return String.fromCharCode(...Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, i) => from + i));
}

const BRACKETS = '（(';
const DIGITS = charactersFrom('0', '9');

/** What a label can be, by its first character: most lines begin with none of these, and are read no further. */
const READERS: ReadonlyMap<string, readonly Reader[]> = readersByFirst([
  ['第', division, pointedArticle],
  [charactersFrom('A', 'Z'), letteredChapter, letteredDecimal],
  [DIGITS, decimal],
  [CHINESE_DIGITS, enumerator(ENUMERATORS.section)],
  [BRACKETS, enumerator(ENUMERATORS.bracketed)],
  [DIGITS + charactersFrom('０', '９'), enumerator(ENUMERATORS.arabic)],
  [DIGITS + charactersFrom('０', '９') + BRACKETS, enumerator(ENUMERATORS.arabicBracketed)],
  [`ivx${charactersFrom('ⅰ', 'ⅻ')}${BRACKETS}`, enumerator(ENUMERATORS.smallRoman)],
  [`ivx${charactersFrom('ⅰ', 'ⅻ')}`, enumerator(ENUMERATORS.smallRomanPointed)],
  [charactersFrom('a', 'z') + BRACKETS, enumerator(ENUMERATORS.latin)],
  [charactersFrom('a', 'z'), enumerator(ENUMERATORS.latinPointed)],
  [`IVX${charactersFrom('Ⅰ', 'Ⅻ')}`, enumerator(ENUMERATORS.roman)],
  [STEMS, enumerator(ENUMERATORS.stem)],
  [BRACKETS, enumerator(ENUMERATORS.romanBracketed), enumerator(ENUMERATORS.stemBracketed)],
  [charactersFrom('A', 'Z') + BRACKETS, enumerator(ENUMERATORS.capital)],
  [charactersFrom('A', 'Z'), enumerator(ENUMERATORS.capitalPointed)],
  ...ENCLOSED.map(([characters, style]) => [characters, enclosed(characters, style)] as const),
  ['—―－─–-⸺', dash],
]);

function readersByFirst(
  rows: readonly (readonly [characters: string, ...readers: readonly Reader[]])[],
): ReadonlyMap<string, readonly Reader[]> {
  const readers = new Map<string, Reader[]>();
  for (const [characters, ...own] of rows)
    for (const character of characters) readers.set(character, [...(readers.get(character) ?? []), ...own]);
  return readers;
}
