/** Automatic numbers as Word writes them: levels, restarts, `startOverride`, levels by style. A law without its numbers is no law. */
import { formatNumeral } from '../../regulation/numerals.ts';
import { childOf, childrenOf, type Element, valOf } from '../xml.ts';

interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** `第%1条`, `%1.%2`. */
  readonly text: string;
  readonly suffix: string;
  /** The level after which this one begins again, counted from 1; 0 is never, null after any above it. */
  readonly restart: number | null;
  readonly arabic: boolean;
  readonly style: string | undefined;
}

interface List {
  readonly id: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Levels that this list begins anew when it is first used. */
  readonly starts: ReadonlyMap<number, number>;
}

export interface ListNumbering {
  readonly lists: ReadonlyMap<string, List>;
}

export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

export function readListNumbering(
  root: Element | null,
  listOfStyle: (style: string) => string | undefined,
): ListNumbering {
  const abstracts = new Map(childrenOf(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'], one]));
  const nums = new Map(childrenOf(root, 'w:num').map((num) => [num.attributes['w:numId'] ?? '', num]));
  const lists = new Map<string, List>();
  for (const [id, num] of nums) {
    const abstract = linkedTo(abstracts.get(valOf(num, 'w:abstractNumId')), abstracts, nums, listOfStyle);
    if (abstract === undefined) continue;
    const overrides = childrenOf(num, 'w:lvlOverride').map((one) => [Number(one.attributes['w:ilvl']), one] as const);
    const levels = levelsOf(childrenOf(abstract, 'w:lvl'));
    for (const [level, { children }] of overrides) {
      const own = children.find((child) => typeof child !== 'string' && child.name === 'w:lvl');
      if (own !== undefined && typeof own !== 'string') levels[level] = levelOf(own);
    }
    const starts = overrides.flatMap(([level, override]) => {
      const start = valOf(override, 'w:startOverride');
      return start === undefined ? [] : [[level, Number(start)] as const];
    });
    lists.set(id, { id: abstract.attributes['w:abstractNumId'] ?? '', levels, starts: new Map(starts) });
  }
  return { lists };
}

/** A list may say only that it is the one of a style. */
function linkedTo(
  abstract: Element | undefined,
  abstracts: ReadonlyMap<string | undefined, Element>,
  nums: ReadonlyMap<string, Element>,
  listOfStyle: (style: string) => string | undefined,
): Element | undefined {
  const style = valOf(abstract, 'w:numStyleLink');
  if (style === undefined) return abstract;
  const list = listOfStyle(style);
  return abstracts.get(valOf(list === undefined ? null : nums.get(list), 'w:abstractNumId')) ?? abstract;
}

function levelsOf(elements: readonly Element[]): (ListLevel | undefined)[] {
  const levels: (ListLevel | undefined)[] = [];
  for (const element of elements) levels[Number(element.attributes['w:ilvl'])] = levelOf(element);
  return levels;
}

function levelOf(element: Element): ListLevel {
  const restart = valOf(element, 'w:lvlRestart');
  return {
    start: Number(valOf(element, 'w:start') ?? 0),
    format: valOf(element, 'w:numFmt') ?? 'decimal',
    text: valOf(element, 'w:lvlText') ?? '',
    suffix: valOf(element, 'w:suff') ?? 'tab',
    restart: restart === undefined ? null : Number(restart),
    arabic: isOn(childOf(element, 'w:isLgl')),
    style: valOf(element, 'w:pStyle'),
  };
}

/** `<w:vanish/>` and `<w:vanish w:val="1"/>`, but not `w:val="0"`. */
export function isOn(element: Element | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off|none)$/.test(element.attributes['w:val'] ?? '1');
}

/** The level that a list gives to a style. */
export function levelOfStyle({ lists }: ListNumbering, list: string, style: string): number | undefined {
  const level = lists.get(list)?.levels.findIndex((one) => one?.style === style);
  return level === undefined || level < 0 ? undefined : level;
}

/** Counts the numbered paragraphs of a document in their order. */
export function numberer({ lists }: ListNumbering): (place: ListPlace) => { label: string; suffix: string } | null {
  /** By list, the last number of each level. Lists of one kind count on. */
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return ({ list: id, level }) => {
    const list = lists.get(id);
    const own = list?.levels[level];
    if (list === undefined || own === undefined) return null;
    const numbers = counts.get(list.id) ?? [];
    counts.set(list.id, numbers);
    if (!begun.has(id)) {
      begun.add(id);
      for (const [at, start] of list.starts) numbers[at] = start - 1;
    }
    numbers[level] = (numbers[level] ?? own.start - 1) + 1;
    for (let deeper = level + 1; deeper < list.levels.length; deeper++) {
      const restart = list.levels[deeper]?.restart ?? null;
      if (restart === null || (restart > 0 && level < restart)) numbers[deeper] = undefined;
    }
    const shown = own.format === 'bullet' || own.format === 'none' ? own.text.replace(/%\d/g, '') : own.text;
    const label = shown.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = list.levels[at];
      if (other === undefined) return '';
      // A level above that never came counts as its first
      const number = numbers[at] ?? other.start;
      numbers[at] = number;
      return formatNumber(number, own.arabic && at <= level ? 'decimal' : other.format);
    });
    return { label, suffix: own.suffix };
  };
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const LEGAL: Readonly<Record<string, string>> = {
  零: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
  万: '万',
};

/** A number in one of the formats of ST_NumberFormat; those of other scripts as digits. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'koreanCounting':
      return chinese(value);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return String(value).replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? digit);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return chinese(value)
        .replace(/^十/, '一十')
        .replace(/./gu, (character) => LEGAL[character] ?? character);
    case 'ideographTraditional':
      return letterOf(value, STEMS);
    case 'ideographZodiac':
      return letterOf(value, BRANCHES);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return repeatedLetter(value);
    case 'lowerLetter':
      return repeatedLetter(value).toLowerCase();
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case 'decimalEnclosedParen':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2473 + value) : `(${value})`;
    case 'decimalEnclosedFullstop':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2487 + value) : `${value}.`;
    case 'ideographEnclosedCircle':
      return value >= 1 && value <= 10 ? String.fromCodePoint(0x327f + value) : chinese(value);
    case 'none':
      return '';
    default:
      return String(value);
  }
}

const chinese = (value: number): string => (value >= 0 && value < 100_000_000 ? formatNumeral(value) : String(value));

const letterOf = (value: number, letters: string): string =>
  value >= 1 && value <= letters.length ? (letters[value - 1] ?? '') : String(value);

/** 27 → AA, 28 → BB. */
function repeatedLetter(value: number): string {
  if (value < 1 || value > 26 * 30) return String(value);
  return String.fromCodePoint(0x41 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let left = value;
  let out = '';
  for (const [unit, letters] of ROMAN)
    while (left >= unit) {
      out += letters;
      left -= unit;
    }
  return out;
}
