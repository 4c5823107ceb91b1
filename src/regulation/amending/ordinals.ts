/** Labels as decisions print them, counted: 第十条之一, 第二款, 第（三）项. */
import { ARABIC_DIGITS, CHINESE_DIGITS, formatNumeral, parseNumeral } from '../numerals.ts';

export const N = `[${CHINESE_DIGITS}${ARABIC_DIGITS}百千]+`;

/** What a label counts: 第十条之二 is the second of those put in behind the tenth. */
export interface Ordinal {
  readonly number: number;
  /** Null where nothing is printed. */
  readonly branch: number | null;
  /** 条, 款, 项; empty where none is printed. */
  readonly unit: string;
}

const LABEL = new RegExp(`^第?[（(]?(${N})[)）]?((?:(?!之)\\p{L})*)(?:之(${N}))?$`, 'u');

/** The number of a label; null where it has none. */
export function ordinalOf(label: string): Ordinal | null {
  const [, printed = '', unit = '', inserted] = LABEL.exec(label) ?? [];
  const number = parseNumeral(printed);
  const branch = inserted === undefined ? null : parseNumeral(inserted);
  return number === null || (inserted !== undefined && branch === null) ? null : { number, branch, unit };
}

export const ordinalLabel = ({ number, branch, unit }: Ordinal): string =>
  `第${formatNumeral(number)}${unit}${branch === null ? '' : `之${formatNumeral(branch)}`}`;

/** 第十条之一, 第十条之三 → 第十条之二; 第九条, 第十条之二 → 第十条, 第十条之一. How many were put in behind one that is passed over is not known. */
export function labelsBetween(from: string, to: string): readonly string[] {
  const [first, last] = [ordinalOf(from), ordinalOf(to)];
  if (first === null || last === null) return [];
  const { unit, number, branch } = last;
  const isSame = first.number === number;
  const whole = countFrom(first.number + 1, branch === null ? number : number + 1);
  const inserted = countFrom(isSame ? (first.branch ?? 0) + 1 : 1, branch ?? 0);
  return [
    ...whole.map((each) => ordinalLabel({ number: each, branch: null, unit })),
    ...inserted.map((each) => ordinalLabel({ number, branch: each, unit })),
  ];
}

/** All from `first` to the one before `end`; none where they are more than a law has (第一条至第999999999条 is a slip). */
const countFrom = (first: number, end: number): readonly number[] =>
  Array.from({ length: end - first > MOST ? 0 : Math.max(0, end - first) }, (_, i) => first + i);

const MOST = 9_999;

/** What an item begins with: （三） */
export const ITEM_LABEL = new RegExp(`^[（(][${CHINESE_DIGITS}]+[)）]`, 'u');

/** （一）甲：⏎1.乙；⏎（二）丙。 → two items without their labels, each with the lines that it runs over. */
export function itemsOf(lines: readonly string[]): readonly string[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (ITEM_LABEL.test(line) || items.length === 0) items.push([line.replace(ITEM_LABEL, '')]);
    else items.at(-1)?.push(line);
  }
  return items.map((item) => item.join('\n'));
}
