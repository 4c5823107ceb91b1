/** A draft as it is meant: traditional characters as simplified ones, digits of any width as digits, and what a scan took for letters as numerals. */
import { type Rule, ruleTable } from '../regulation/rules.ts';
import { fold } from '../search/fold.ts';

/** Traditional characters and their simplified forms; empty where nothing traditional was written. */
export type Simplified = ReadonlyMap<string, string>;

interface LookAlike extends Rule {
  /** The one character that is meant. */
  readonly meant: string;
}

/** Written 数 in the rules. */
const CHINESE = '[〇一二三四五六七八九十百]';
const withDigits = (words: string): string => words.replaceAll('数', CHINESE);

/** What scans read for numerals, by what stands around it. */
const LOOK_ALIKES = ruleTable<LookAlike>({ name: '核稿：识别错的数字', frame: withDigits, flags: 'g' }, [
  {
    is: '[oO○◯](?=数)|(?<=数)[oO○◯]',
    meant: '〇',
    yes: ['⟦o⟧一七年', '⟦O⟧九年', '⟦○⟧五年', '⟦◯⟧三年', '二⟦o⟧年', '二⟦O⟧年', '二⟦○⟧年', '二⟦◯⟧年'],
    no: ['APP o版', '○ 备注'],
  },
  {
    is: '(?<=\\d)[oO](?=[\\d年条款项号〕])',
    meant: '0',
    yes: ['2⟦o⟧17年', '2⟦o⟧年', '2⟦O⟧条', '2⟦o⟧款', '2⟦o⟧项', '2⟦o⟧号', '2⟦o⟧〕'],
    no: ['5o型', '2O版'],
  },
  {
    is: '(?<=第|\\d)[lI|](?=[\\d年条款项号〕])',
    meant: '1',
    yes: ['第⟦l⟧条', '第⟦I⟧款', '第⟦|⟧项', '20⟦l⟧7年', '202⟦l⟧年', '202⟦l⟧〕', '2⟦l⟧号'],
    no: ['5l装', '第l章'],
  },
  {
    is: '(?<=第数+)[lI丨](?=数*[条款项])',
    meant: '一',
    yes: ['第十⟦l⟧条', '第十⟦I⟧款', '第十⟦丨⟧项', '第二十⟦l⟧条'],
    no: ['十l条', '第十l名'],
  },
]);

const PATTERNS = LOOK_ALIKES.rows.map(({ is, meant }) => ({ pattern: new RegExp(withDigits(is), 'gu'), meant }));

/** The same text with the numerals that are meant; of the same length. */
export const withNumerals = (text: string): string =>
  /[oO○◯lI|丨]/u.test(text) ? PATTERNS.reduce((read, { pattern, meant }) => read.replace(pattern, meant), text) : text;

/** What is compared and looked up; of the same length. */
export const asMeant = (written: string, forms: Simplified): string =>
  withNumerals(
    withPlainDigits(forms.size === 0 ? written : Array.from(written, (letter) => forms.get(letter) ?? letter).join('')),
  );

const withPlainDigits = (text: string): string => text.replace(/[０-９]/gu, fold);

/** Characters of a line: what was copied out of a PDF or a letter ends its lines where the paper did. */
const WIDTHS = { least: 16, most: 60 } as const;
/** Characters by which lines of one width differ: signs are pushed to the next. */
const RAGGED = 3;

/** What begins a paragraph: white space, （一）, 一、, 第二条, 1., ——. */
const BEGINS =
  /^(?:\s|[（(]?[一二三四五六七八九十\d]+[）)、.．]|第[一二三四五六七八九十百千〇零\d]+[条章节]|——|附件|抄送)/u;

/** The text with blanks for the line ends within its paragraphs, where its lines end at one width; of the same length. */
export function unwrapped(text: string): string {
  const lines = text.split('\n');
  const filled = lines.map((line) => line.trimEnd().length).filter((length) => length > 0);
  const width = filled.reduce((most, length) => Math.max(most, length), 0);
  const isFull = (length: number) => length >= width - RAGGED;
  const isWrapped =
    width >= WIDTHS.least &&
    width <= WIDTHS.most &&
    filled.filter(isFull).length * 3 >= filled.length &&
    filled.length > 3;
  if (!isWrapped) return text;
  return lines.reduce((joined, line, at) => {
    const before = lines[at - 1] ?? '';
    if (at === 0) return line;
    const mayEnd = /[。；：！？”」』…]\s*$/u.test(before);
    const goesOn = isFull(before.trimEnd().length) && line.trim() !== '' && !(mayEnd && BEGINS.test(line));
    return joined + (goesOn ? ' ' : '\n') + line;
  }, '');
}
