/** 目录: the headings of the body listed before it. They are no body, and nothing in them heads anything. */
import { ruleTable } from '../rules.ts';
import { articleIn, divisionNumber, type Label, numberIn } from './label.ts';
import type { BodyLine } from './lines.ts';
import { entryTitle, isTitle, UNNUMBERED_CHAPTER } from './titles.ts';

/** Indices of the 目录 line and of its last entry, both inclusive. */
export interface TocSpan {
  readonly first: number;
  readonly last: number;
}

const TOC_TITLE = ruleTable({ name: '目录的标题', frame: (words) => `^[【［[〔]?${words}[】］\\]〕]?[：:]?$` }, [
  { is: '目\\s*[录錄次]', yes: ['目录', '目　　录', '目錄', '【目次】', '目录：'], no: ['条目', '目录索引'] },
]);
const ON_ONE_LINE = ruleTable({ name: '排在一行里的目录', frame: (words) => `^目\\s*[录錄次][\\s：:]\\s*${words}` }, [
  {
    is: '第\\s*[一1１]\\s*[编章][^。；]+$',
    yes: ['目录 第一章 总则 第二章 附则', '目次：第1编 总则', '目录：第１章 总则'],
    no: ['目录 第二章 附则', '目录：第一章是总则。', '目录 第一章；第二章'],
  },
]);

export const isTocTitle = (text: string): boolean => TOC_TITLE.pattern.test(text) || ON_ONE_LINE.pattern.test(text);

/** Every 目录 of a file: attached documents can have their own. */
export function findTocs(lines: readonly BodyLine[]): readonly TocSpan[] {
  const spans: TocSpan[] = [];
  const lastHeadings = new Map(lines.flatMap((line, i) => (isEntry(line) ? [[headingKey(line), i] as const] : [])));
  for (const [i, line] of lines.entries()) {
    if (i <= (spans.at(-1)?.last ?? -1)) continue;
    if (ON_ONE_LINE.pattern.test(line.text)) {
      spans.push({ first: i, last: i });
    } else if (TOC_TITLE.pattern.test(line.text)) {
      const last = lastWithArticles(lines, i + 1) ?? lastEntry(lines, i + 1);
      if (last > i) spans.push({ first: i, last });
    } else if (opensUntitled(lines, i, line, lastHeadings)) {
      spans.push({ first: i, last: lastEntry(lines, i) });
    }
  }
  return spans;
}

/**
 * Two or more headings in a row from 第一章, 一、 or 1 on, of which the first and the last come again: a 目录 that lost its title. The
 * first comes again right below, or, where chapters are listed, after the decision that amends the law.
 */
function opensUntitled(
  lines: readonly BodyLine[],
  index: number,
  first: BodyLine,
  lastHeadings: ReadonlyMap<string, number>,
): boolean {
  if (!isFirst(first.label)) return false;
  const last = lastEntry(lines, index);
  const comesAgain = (line: BodyLine | undefined): boolean =>
    line !== undefined && (lastHeadings.get(headingKey(line)) ?? 0) > last;
  const below = lines[last + 1];
  const isRepeated = below !== undefined && headingKey(below) === headingKey(first);
  const areChapters = first.label.form === 'division';
  return last > index && comesAgain(lines[last]) && (isRepeated || (areChapters && comesAgain(first)));
}

function isFirst(label: Label): boolean {
  if (label.form === 'division') return label.value === 1;
  if (label.form === 'decimal') return label.values.every((value) => value === 1);
  return numberIn(label, '一、') === 1;
}

/**
 * It ends before the line that repeats its first entry; where none does (第一条 stands before 第一章), at the first line that
 * cannot be an entry.
 */
function lastEntry(lines: readonly BodyLine[], from: number): number {
  const first = lines[from];
  if (first === undefined || !isEntry(first)) return from - 1;
  let last = from;
  for (let i = from + 1; ; i += 1) {
    const line = lines[i];
    if (line === undefined) return last;
    if (sameEntry(line, first)) return i - 1;
    if (!canStandInToc(line) || (OPENING.pattern.test(line.text) && first.label.form !== 'none')) return last;
    if (isEntry(line)) last = i;
  }
}

/** A 目录 that lists 条 by their titles is known by its first entry, which the body repeats; null when this is none. */
function lastWithArticles(lines: readonly BodyLine[], from: number): number | null {
  const first = lines[from];
  if (first === undefined || !(isEntry(first) || isTitledArticle(first))) return null;
  for (let i = from; ; i += 1) {
    const line = lines[i];
    if (line === undefined) return null;
    if (i > from && sameEntry(line, first)) return i - 1;
    if (!isTitledArticle(line) && !canStandInToc(line)) return null;
  }
}

/** `第一条 目的`: a title and no sentence. */
function isTitledArticle({ label, text }: BodyLine): boolean {
  return articleIn(label) !== null && isTitle(text, 'heading');
}

/** 序言 opens the text, so it is the first entry of a 目录 or none. */
export const OPENING = ruleTable({ name: '开篇的标题', frame: (words) => `^${words}$` }, [
  { is: '[序前引]\\s*言', yes: ['序言', '前　言', '引言'], no: '发言' },
  { is: '总\\s*纲', yes: ['总纲', '总　纲'], no: '大纲' },
]);
const UNNUMBERED = ruleTable({ name: '目录里没有编号的标题', frame: (words) => `^${words}$` }, [
  { is: '结\\s*语', yes: ['结语', '结　语'], no: '结论' },
  { is: '附\\s*[件表录图].{0,60}', yes: ['附件一　渡口名单', '附表', '附录A', '附 图'], no: '附　注' },
]);

function isEntry(line: BodyLine): boolean {
  if ([UNNUMBERED_CHAPTER, UNNUMBERED, OPENING].some(({ pattern }) => pattern.test(line.text))) return true;
  return line.label.form !== 'none' && articleIn(line.label) === null && isTitle(line.text, 'heading');
}

/** An entry or the second line of a long one; sentences and 条 are neither. */
function canStandInToc(line: BodyLine): boolean {
  return isEntry(line) || (line.label.form === 'none' && isTitle(line.text, 'numbered') && !line.text.includes('，'));
}

function sameEntry(line: BodyLine, first: BodyLine): boolean {
  const own = labelKey(line.label);
  const other = labelKey(first.label);
  if (own !== other) return false;
  return own !== null || sameTitle(line, first);
}

function headingKey(line: BodyLine): string {
  return `${labelKey(line.label)} ${entryTitle(line.text)}`;
}

function sameTitle(line: BodyLine, other: BodyLine): boolean {
  return entryTitle(line.text) === entryTitle(other.text);
}

function labelKey(label: Label): string | null {
  switch (label.form) {
    case 'division':
      return `${label.division}${divisionNumber(label)}`;
    case 'enumerator':
      // `1 总则` of the 目录 is `1．总则` in the body
      return label.style === '1.' ? String(label.value) : `${label.style}${label.value}`;
    case 'decimal':
      return label.values.join('.');
    case 'dash':
    case 'none':
      return null;
  }
}
