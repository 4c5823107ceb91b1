/**
 * Policy documents: 一、 with （一） below, either of them alone, both under 第一章 or 第一部分. （一） is an article (条), or an
 * item when it belongs to a list; 一、 is a part, or the article where it is the only numbered level.
 */
import { parseNumeral } from '../numerals.ts';
import {
  ARTICLE_LEVEL,
  CONTAINERS,
  GROUP_LEVEL,
  type Head,
  type HeadReading,
  NO_HEAD,
  noHead,
  type Role,
  reason,
  roleOf,
  titleHead,
} from './head.ts';
import { type EnumeratorStyle, lengthOf, numberIn } from './label.ts';
import type { BodyLine } from './lines.ts';
import { containerHead } from './statute.ts';
import { ANNOUNCEMENT, continuesHeading, type HeadingStyle, headingLength, isTitle } from './titles.ts';

/** `isAttached`: 1. 2. 3. on a form are notes on how to fill it in, and no articles. */
export function policyRoles(
  lines: readonly BodyLine[],
  listed: ReadonlySet<string>,
  isAttached: boolean,
): readonly Role[] {
  const numbers = readNumbers(lines, isAttached);
  const hasArticles = numbers.includes('article');
  const lead = hasArticles ? 'article' : 'section';
  const style = titlesLead(lines, numbers, lead) ? 'title before text' : 'title only';
  const romanParts = romanPartsAmong(lines);
  const roles: Role[] = [];
  for (const [i, line] of lines.entries()) {
    const titled = isBelowBareNumber(lines, i, numbers) ? headingLength(line.text, style) : 0;
    const end = continuesHeading(lines, i, roles[i - 1], listed) ? line.text.length : titled;
    if (end > 0) {
      roles.push({ form: 'heading', end, because: GOES_ON });
      continue;
    }
    roles.push(
      roleOf([
        classHead(line, lines[i + 1]),
        romanParts.has(line) ? partHead(line) : NO_HEAD,
        containerHead(line),
        numberedHead(lines, i, numbers, { hasArticles, style }),
      ]),
    );
  }
  return roles;
}

const GOES_ON = reason('上一行只有编号或没有完的标题，这一行接着它。');

// e.g. "第一类　鼓励类"; not 第一类医疗器械
const CLASS = /^第([一二三四五六七八九十])类(?=[\s：:])/;

/** 第一类 above its own 一、 */
function classHead(line: BodyLine, below: BodyLine | undefined): HeadReading {
  const [printed, numeral = ''] = CLASS.exec(line.text) ?? [];
  const value = parseNumeral(numeral);
  if (printed === undefined || value === null || !isTitle(line.text, 'heading')) return NO_HEAD;
  if (numberIn(below?.label, '一、') !== 1) return NO_HEAD;
  return {
    head: titleHead(CONTAINERS.编, value, printed.length, line),
    because: () => [`“${printed}”是短标题，下一行是它的“一、”。`],
  };
}

/** Ⅰ、总体要求 above 一、 or （一）: titles that are numbered from Ⅰ on, at least two, the first number of all. */
function romanPartsAmong(lines: readonly BodyLine[]): ReadonlySet<BodyLine> {
  const parts = new Set<BodyLine>();
  for (const line of lines) {
    const isNext = numberIn(line.label, 'I.') === parts.size + 1;
    if (isNext && isTitle(line.text.slice(lengthOf(line.label)), 'numbered')) parts.add(line);
    if (parts.size === 0 && line.label.form !== 'none') break;
  }
  const isAboveOthers = lines.some(({ label }) => numberIn(label, '一、', '（一）') !== null);
  return parts.size > 1 && isAboveOthers ? parts : new Set();
}

function partHead(line: BodyLine): HeadReading {
  const printed = line.text.slice(0, lengthOf(line.label));
  return {
    head: titleHead(CONTAINERS.编, numberIn(line.label, 'I.') ?? 0, printed.length, line),
    because: () => [`“${printed}”是短标题，从Ⅰ起接连编号，在全文所有编号之上。`],
  };
}

interface Manner {
  readonly hasArticles: boolean;
  readonly style: HeadingStyle;
}

function numberedHead(
  lines: readonly BodyLine[],
  index: number,
  numbers: readonly NumberRole[],
  manner: Manner,
): HeadReading {
  const line = lines[index];
  const number = numbers[index];
  if (line?.label.form !== 'enumerator') return NOT_NUMBERED;
  const printed = line.text.slice(0, line.label.length);
  if (number === 'item')
    return noHead(() => [`“${printed}”是列举的一项：它跟在冒号或列举的前一项之后，或者以分号结束。`]);
  if (number === undefined || number === 'none')
    return noHead(() => [`“${printed}”不接前面的一、（一），不另起条或部分。`]);
  const { length, value, style } = line.label;
  const isArticle = number === 'article' || !manner.hasArticles;
  const head: Head = {
    kind: isArticle ? 'article' : 'part',
    level: isArticle ? ARTICLE_LEVEL : GROUP_LEVEL,
    number: String(value),
    labelLength: length,
    headingEnd:
      length + headingLength(line.text.slice(length), isArticle ? manner.style : sectionStyle(numbers, index, manner)),
  };
  const role = isArticle ? '是条' : '是统领下面各条的部分';
  return { head, because: () => [`“${printed}”${GROUNDS[style] ?? '接着前面的编号'}，${role}。`] };
}

const GROUNDS: Readonly<Partial<Record<EnumeratorStyle, string>>> = {
  '（一）': '接着前面的编号，前面没有引出列举的话',
  '1.': '的编号从 1 起贯通全文，它上面只有标题，或没有别的编号',
};

const NOT_NUMBERED = noHead(reason('不是条：行首没有一、（一）一类的编号。'));

/** A part above （一） is a title even when it ends in 。; one with text of its own follows the manner of the document. */
function sectionStyle(numbers: readonly NumberRole[], index: number, manner: Manner): HeadingStyle {
  return numbers[index + 1] === 'article' ? 'title before text' : manner.style;
}

/** （一） alone on its line has its title and text on the next. */
function isBelowBareNumber(lines: readonly BodyLine[], index: number, numbers: readonly NumberRole[]): boolean {
  const above = lines[index - 1];
  const isNumber = numbers[index - 1] === 'article' || numbers[index - 1] === 'section';
  return (
    isNumber &&
    lines[index]?.label.form === 'none' &&
    above !== undefined &&
    lengthOf(above.label) === above.text.length
  );
}

/** `title。text` is the manner of a document when most of its numbers begin so; a single short first sentence is none. */
function titlesLead(lines: readonly BodyLine[], numbers: readonly NumberRole[], lead: NumberRole): boolean {
  const leads = lines.flatMap((line, i) => {
    if (numbers[i] !== lead) return [];
    return isBelowBareNumber(lines, i + 1, numbers)
      ? [{ rest: lines[i + 1]?.text ?? '', below: numbers[i + 2] }]
      : [{ rest: line.text.slice(lengthOf(line.label)), below: numbers[i + 1] }];
  });
  const titled = leads.filter(({ rest, below }) => {
    const heading = headingLength(rest, 'title before text');
    return heading > 0 && (heading < rest.length || !/[。：]$/.test(rest) || below === 'none' || below === 'item');
  });
  return titled.length >= Math.max(1, leads.length * 0.8);
}

export type NumberRole = 'section' | 'article' | 'item' | 'none';

/** The last number of each role; a section or an article ends the list before it. */
interface Last {
  readonly section: number;
  readonly article: number;
  readonly item: number;
}

/** What the number at the beginning of each line is. */
export function readNumbers(lines: readonly BodyLine[], isAttached: boolean): readonly NumberRole[] {
  const numbers: NumberRole[] = [];
  let last: Last = { section: 0, article: 0, item: 0 };
  for (const [i, line] of lines.entries()) {
    const role = numberRole(lines, i, numbers, last);
    last = after(last, role, line);
    numbers.push(role);
  }
  return withArabicArticles(lines, numbers, isAttached);
}

/**
 * 1. is the article where 一、 are titles and 1. numbers on through them, as in interpretations of the courts: 一、甲 1. 2. 二、乙 3. 4.
 * Lists within a section begin anew in each. Where nothing stands above them they are articles when all of them are sentences.
 */
function withArabicArticles(
  lines: readonly BodyLine[],
  numbers: readonly NumberRole[],
  isAttached: boolean,
): readonly NumberRole[] {
  if (numbers.some((number) => number === 'article' || number === 'item')) return numbers;
  const arabic = lines.flatMap(({ label }, i) => (numberIn(label, '1.') === null ? [] : [i]));
  const sections = lines.flatMap((line, i) => (numbers[i] === 'section' ? [{ line, i }] : []));
  const runsOn = arabic.every((i, n) => numberIn(lines[i]?.label, '1.') === n + 1);
  const areTitles = sections.every(
    ({ line, i }) =>
      arabic.includes(i + 1) &&
      lengthOf(line.label) < line.text.length &&
      isTitle(line.text.slice(lengthOf(line.label)), 'numbered'),
  );
  const areArticles =
    sections.length === 0
      ? !isAttached && runsOn && areSentences(lines, arabic)
      : sections.length > 1 && runsOn && areTitles;
  if (!areArticles) return numbers;
  const articles = new Set(arabic);
  return numbers.map((number, i) => (articles.has(i) ? 'article' : number));
}

/** At least three, beginning below the title or an announcement, none of them a title or an entry that ends in ；. */
function areSentences(lines: readonly BodyLine[], arabic: readonly number[]): boolean {
  const [first] = arabic;
  if (arabic.length < 3 || first === undefined || first > LONGEST_OPENING) return false;
  return arabic.every((i) => lines[i]?.cells === null && /[。：:]$/.test(lines[i]?.text ?? ''));
}

/** Title, addressees and announcement above the first number. */
const LONGEST_OPENING = 8;

function numberRole(lines: readonly BodyLine[], index: number, numbers: readonly NumberRole[], last: Last): NumberRole {
  const label = lines[index]?.label;
  const section = numberIn(label, '一、');
  if (section !== null) return opensSection(section, lines[index - 1], last.section) ? 'section' : 'none';
  const number = numberIn(label, '（一）');
  if (number === null) return 'none';
  return isListItem(number, lines, index, numbers, last) ? 'item' : 'article';
}

function after(last: Last, role: NumberRole, line: BodyLine): Last {
  const value = numberIn(line.label, '一、', '（一）') ?? 0;
  switch (role) {
    case 'section':
      return { ...last, section: value, item: beginsList(line) ? 1 : 0 };
    case 'article':
      return { ...last, article: value, item: 0 };
    case 'item':
      return { ...last, item: value };
    case 'none':
      return last;
  }
}

/** 一、（一）甲。 above （二）乙。 */
function beginsList({ label, text }: BodyLine): boolean {
  return /^\s?[（(]\s?一\s?[）)]/.test(text.slice(lengthOf(label)));
}

/** 一、 opens a section when it follows the one before, or begins anew and no list is announced by the line before. */
function opensSection(number: number, before: BodyLine | undefined, last: number): boolean {
  if (number > last && number <= last + 3) return true;
  return number === 1 && !announcesList(before?.text ?? '');
}

/** No heading but an item: it follows a line that ends in ：, ends itself in ；, or goes on with such a list. */
function isListItem(
  number: number,
  lines: readonly BodyLine[],
  index: number,
  numbers: readonly NumberRole[],
  last: Last,
): boolean {
  const goesOnBelow = /[；;]$/.test(lines[index]?.text ?? '');
  const before = lines[index - 1];
  if (number === 1) return goesOnBelow || (before !== undefined && announcesItems(lines, index, before, numbers));
  const isNextArticle = number === last.article + 1;
  if (last.item === 0 || number !== last.item + 1) return goesOnBelow && !isNextArticle;
  return goesOnBelow || !isNextArticle || /[；;，,]$/.test(before?.text ?? '');
}

/** The ： of a title announces nothing; that of a paragraph above 一项一段的标题 (重点抓好以下工作：) announces articles. */
function announcesItems(
  lines: readonly BodyLine[],
  index: number,
  before: BodyLine,
  numbers: readonly NumberRole[],
): boolean {
  if (!announcesList(before.text)) return false;
  const atSection = numbers[index - 1] === 'section';
  if (atSection) return !isShortTitle(before);
  return !isRunOfTitles(lines, index);
}

/** （一）title。text or （一）title with paragraphs below, at least twice, and no ； at any end: what is listed is no item. */
function isRunOfTitles(lines: readonly BodyLine[], index: number): boolean {
  let titled = 0;
  let members = 0;
  for (let i = index; ; i += 1) {
    const line = lines[i];
    if (line === undefined || numberIn(line.label, '一、') !== null) break;
    if (/[；;]$/.test(line.text)) return false;
    const number = numberIn(line.label, '（一）');
    if (number === null) continue;
    if (number !== members + 1) break;
    members += 1;
    const rest = line.text.slice(lengthOf(line.label));
    const heading = headingLength(rest, 'title before text');
    const textBelow = lines[i + 1]?.label.form === 'none' && (lines[i + 1]?.text.length ?? 0) > 40;
    if (heading > 0 && (heading < rest.length || textBelow)) titled += 1;
  }
  return titled >= 2 && titled >= members * 0.8;
}

function announcesList(text: string): boolean {
  return /[：:]$/.test(text);
}

/** 主要任务： heads a section although it ends in ：. */
function isShortTitle(line: BodyLine): boolean {
  return isTitle(line.text.slice(lengthOf(line.label)), 'lead') && !ANNOUNCEMENT.pattern.test(line.text);
}
