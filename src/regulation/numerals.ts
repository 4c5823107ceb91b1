/**
 * Numbers as Chinese regulations print them: 十二, 一百零二, 一千二百六十, 二〇〇五, ２０１７.
 * 〇 ○ ◯ 零 all stand for nought, 两 for two, 廿 and 卅 for 二十 and 三十 (立法技术规范 numbers 条 in Chinese numerals).
 */
const DIGITS = new Map(
  [...'零一二三四五六七八九']
    .map((digit, value) => [digit, value] as const)
    .concat([
      ['〇', 0],
      ['○', 0],
      ['◯', 0],
      ['两', 2],
    ]),
);
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Characters of a Chinese numeral, for use inside a character class. */
export const CHINESE_DIGITS = '零〇○◯一二两三四五六七八九十廿卅百千万';
/** Arabic digits, half and full width, for use inside a character class. */
export const ARABIC_DIGITS = '0-9０-９';

/**
 * The value of a numeral, inner white space ignored; null when it is none.
 * `一百零二` → 102, `二〇〇五` → 2005, `１２` → 12, `一百二` → null (colloquial, never printed as a number of a provision).
 */
export function parseNumeral(text: string): number | null {
  const digit = DIGITS.get(text);
  if (digit !== undefined) return digit;
  const number = PLAIN.test(text) ? text : normalised(text);
  if (/^[0-9]{1,9}$/.test(number)) return Number(number);
  if (number === '' || number.length > 16) return null;
  return POSITIONAL.test(number) ? positional(number) : additive(number);
}

const PLAIN = /^[零〇一二三四五六七八九十百千万]+$/;
const POSITIONAL = new RegExp(`^[${[...DIGITS.keys()].join('')}]+$`);

function normalised(text: string): string {
  return text.replace(/\s+/g, '').normalize('NFKC').replace('廿', '二十').replace('卅', '三十');
}

/** Ⅳ, IV and iv → 4, up to XXXIX; null when it is none. Annexes and technical texts number so. */
export function parseRoman(text: string): number | null {
  const [whole, tens = '', ones = ''] = /^(X{0,3})(IX|IV|V?I{0,3})$/.exec(text.normalize('NFKC').toUpperCase()) ?? [];
  if (whole === undefined || whole === '') return null;
  return 10 * tens.length + ROMAN_ONES.indexOf(ones);
}

/** 4 → IV. Defined from 1 to 39. */
export function formatRoman(value: number): string {
  return 'X'.repeat(Math.floor(value / 10)) + (ROMAN_ONES[value % 10] ?? '');
}

const ROMAN_ONES = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

/** Characters of a Roman numeral, for use inside a character class. */
export const ROMAN_DIGITS = 'IVXⅠ-Ⅻ';
export const SMALL_ROMAN_DIGITS = 'ivxⅰ-ⅻ';
/** Behind 第. X alone is no ten: 第X条, 第XX章 are to be filled in. */
export const ROMAN_NUMERAL = `(?!X{1,6}(?![${ROMAN_DIGITS}]))[${ROMAN_DIGITS}]{1,6}`;

/** 二〇〇五 → 2005. */
function positional(characters: string): number | null {
  if (characters.length > 9) return null;
  let value = 0;
  for (const c of characters) value = value * 10 + (DIGITS.get(c) ?? 0);
  return value;
}

/** 一千二百六十 → 1260; 十二 → 12. Units must fall, and a digit must be followed by its unit unless it is the last. */
function additive(characters: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  let lastUnit = 10_000;
  let ceiling = Number.POSITIVE_INFINITY;
  for (const c of characters) {
    const unit = UNITS.get(c);
    const value = DIGITS.get(c);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (unit !== undefined) {
      if (unit >= lastUnit || digit === 0) return null;
      if (digit === null && unit !== 10) return null;
      sum += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
    } else if (c === '万' && ceiling === Number.POSITIVE_INFINITY) {
      const head: number = sum + (digit ?? 0);
      if (head === 0) return null;
      sum = head * 10_000;
      digit = null;
      lastUnit = 10_000;
      ceiling = 10_000;
    } else return null;
  }
  return sum + (digit ?? 0);
}

/** 12 → 十二, 102 → 一百零二, 1260 → 一千二百六十. Defined from 0 to 99,999,999. */
export function formatNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99_999_999)
    throw new RangeError(`no Chinese numeral for ${value}`);
  if (value === 0) return '零';
  const head = Math.floor(value / 10_000);
  const rest = value % 10_000;
  if (head === 0) return fourDigits(rest);
  const joint = rest > 0 && rest < 1000 ? '零' : '';
  return `${fourDigits(head)}万${joint}${rest === 0 ? '' : fourDigits(rest).replace(/^十/, '一十')}`;
}

function fourDigits(value: number): string {
  const names = '零一二三四五六七八九';
  let out = '';
  let pendingZero = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      pendingZero = out !== '';
      continue;
    }
    out += `${pendingZero ? '零' : ''}${names[digit]}${name}`;
    pendingZero = false;
  }
  return out.replace(/^一十/, '十');
}
