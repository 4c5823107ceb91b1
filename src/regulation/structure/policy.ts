/**
 * Policy documents: 一、 with （一） below, either of them alone, both under 第一章 or 第一部分. （一） is an article (条), or an
 * item when it belongs to a list; 一、 is a part, or the article where it is the only numbered level.
 */
import { ARTICLE_LEVEL, CONTENT, type Head, type Role } from './head.ts';
import { continuesHeading, type HeadingStyle, headingLength, isHeadingLike } from './heading.ts';
import type { BodyLine } from './lines.ts';

const CHAPTERS = {
  编: { kind: 'part', level: 0 },
  分编: { kind: 'subpart', level: 1 },
  章: { kind: 'chapter', level: 2 },
  节: { kind: 'section', level: 3 },
} as const;

/** 一、 stands below chapters. */
const SECTION_LEVEL = 4;

type Number = 'section' | 'article' | 'item' | 'none';

export function policyRoles(lines: readonly BodyLine[], listed: ReadonlySet<string>): readonly Role[] {
  const numbers = readNumbers(lines);
  const hasArticles = numbers.includes('article');
  const lead = hasArticles ? 'article' : 'section';
  const style = titlesLead(lines, numbers, lead) ? 'title before text' : 'title only';
  const roles: Role[] = [];
  for (const [i, line] of lines.entries()) {
    if (continuesHeading(lines, i, roles[i - 1], listed)) {
      roles.push({ form: 'heading' });
      continue;
    }
    const head = chapterHead(line) ?? numberedHead(lines, i, numbers, { hasArticles, style });
    roles.push(head === null ? CONTENT : { form: 'head', head });
  }
  return roles;
}

function chapterHead(line: BodyLine): Head | null {
  const { label } = line;
  if (label.form !== 'division' || label.division === '条' || !isHeadingLike(line.text)) return null;
  return {
    ...CHAPTERS[label.division],
    number: String(label.value),
    labelLength: label.length,
    headingEnd: line.text.length,
  };
}

interface Manner {
  readonly hasArticles: boolean;
  readonly style: HeadingStyle;
}

function numberedHead(
  lines: readonly BodyLine[],
  index: number,
  numbers: readonly Number[],
  manner: Manner,
): Head | null {
  const line = lines[index];
  const number = numbers[index];
  if (line?.label.form !== 'enumerator' || (number !== 'section' && number !== 'article')) return null;
  const { length, value } = line.label;
  const isArticle = number === 'article' || !manner.hasArticles;
  return {
    kind: isArticle ? 'article' : 'part',
    level: isArticle ? ARTICLE_LEVEL : SECTION_LEVEL,
    number: String(value),
    labelLength: length,
    headingEnd:
      length + headingLength(line.text.slice(length), isArticle ? manner.style : sectionStyle(numbers, index, manner)),
  };
}

/** A part above （一） is a title even when it ends in 。; one with text of its own follows the manner of the document. */
function sectionStyle(numbers: readonly Number[], index: number, manner: Manner): HeadingStyle {
  return numbers[index + 1] === 'article' ? 'title before text' : manner.style;
}

/** What each line's number is. */
function readNumbers(lines: readonly BodyLine[]): readonly Number[] {
  const numbers: Number[] = [];
  let section = 0;
  let article = 0;
  let item = 0;
  for (const [i, line] of lines.entries()) {
    const number = ((): Number => {
      if (line.label.form !== 'enumerator') return 'none';
      const { style } = line.label;
      if (style === '一、') return opensSection(lines, i, section) ? 'section' : 'none';
      if (style !== '（一）') return 'none';
      return isListItem(lines, i, numbers, { article, item }) ? 'item' : 'article';
    })();
    if (line.label.form === 'enumerator') {
      if (number === 'section') {
        section = line.label.value;
        item = 0;
      }
      if (number === 'article') {
        article = line.label.value;
        item = 0;
      }
      if (number === 'item') item = line.label.value;
    }
    numbers.push(number);
  }
  return numbers;
}

/** 一、 opens a section when it follows the one before, or begins anew and no list is announced by the line before. */
function opensSection(lines: readonly BodyLine[], index: number, last: number): boolean {
  const label = lines[index]?.label;
  if (label?.form !== 'enumerator') return false;
  if (label.value > last && label.value <= last + 3) return true;
  return label.value === 1 && !announcesList(lines[index - 1]?.text ?? '');
}

/** Trap 7 of the grammar: an item follows a line that ends in ：, ends itself in ；, or goes on with such a list. */
function isListItem(
  lines: readonly BodyLine[],
  index: number,
  numbers: readonly Number[],
  last: { readonly article: number; readonly item: number },
): boolean {
  const line = lines[index];
  if (line?.label.form !== 'enumerator') return false;
  const before = lines[index - 1];
  if (line.label.value === 1)
    return (before !== undefined && announcesItems(lines, index, before, numbers)) || /[；;]$/.test(line.text);
  if (last.item === 0 || line.label.value !== last.item + 1)
    return /[；;]$/.test(line.text) && last.article !== line.label.value - 1;
  const listGoesOn = /[；;，,]$/.test(before?.text ?? '') || /[；;]$/.test(line.text);
  return listGoesOn || line.label.value !== last.article + 1;
}

/** The ： of a title announces nothing; that of a paragraph above 一项一段的标题 (重点抓好以下工作：) announces articles. */
function announcesItems(
  lines: readonly BodyLine[],
  index: number,
  before: BodyLine,
  numbers: readonly Number[],
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
  for (let i = index; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined || isSectionLabel(line)) break;
    if (/[；;]$/.test(line.text)) return false;
    if (line.label.form !== 'enumerator' || line.label.style !== '（一）') continue;
    if (line.label.value !== members + 1) break;
    members += 1;
    const rest = line.text.slice(line.label.length);
    const heading = headingLength(rest, 'title before text');
    const textBelow = lines[i + 1]?.label.form === 'none' && (lines[i + 1]?.text.length ?? 0) > 40;
    if (heading > 0 && (heading < rest.length || textBelow)) titled += 1;
  }
  return titled >= 2 && titled >= members * 0.8;
}

function isSectionLabel({ label }: BodyLine): boolean {
  return label.form === 'enumerator' && label.style === '一、';
}

function announcesList(text: string): boolean {
  return /[：:]$/.test(text);
}

/** 主要任务： heads a section although it ends in ：. */
function isShortTitle(line: BodyLine): boolean {
  const label = line.label.form === 'none' ? 0 : line.label.length;
  return line.text.length - label <= 16 && !/下列|以下|如下|，/.test(line.text);
}

/** `title。text` is the manner of a document when most of its numbers begin so; a single short first sentence is none. */
function titlesLead(lines: readonly BodyLine[], numbers: readonly Number[], lead: Number): boolean {
  const leads = lines.flatMap((line, i) =>
    numbers[i] === lead && line.label.form === 'enumerator'
      ? [{ rest: line.text.slice(line.label.length), below: numbers[i + 1] }]
      : [],
  );
  const titled = leads.filter(({ rest, below }) => {
    const heading = headingLength(rest, 'title before text');
    return heading > 0 && (heading < rest.length || !/[。：]$/.test(rest) || below === 'none' || below === 'item');
  });
  return titled.length >= Math.max(1, leads.length * 0.8);
}
