/** 一、 and （一） of policy documents: which are sections, which articles, which items of a list (trap 7 of the grammar). */
import { ANNOUNCEMENT, headingLength } from './heading.ts';
import type { BodyLine } from './lines.ts';

export type NumberRole = 'section' | 'article' | 'item' | 'none';

/** The last number of each role; a section or an article ends the list before it. */
interface Last {
  readonly section: number;
  readonly article: number;
  readonly item: number;
}

/** What the number at the beginning of each line is. */
export function readNumbers(lines: readonly BodyLine[]): readonly NumberRole[] {
  const numbers: NumberRole[] = [];
  let last: Last = { section: 0, article: 0, item: 0 };
  for (const [i, line] of lines.entries()) {
    const role = roleOf(lines, i, numbers, last);
    if (line.label.form === 'enumerator') last = after(last, role, line);
    numbers.push(role);
  }
  return withArabicArticles(lines, numbers);
}

/**
 * 1. is the article where 一、 are titles and 1. numbers on through them, as in interpretations of the courts: 一、甲 1. 2. 二、乙 3. 4.
 * Lists within a section begin anew in each.
 */
function withArabicArticles(lines: readonly BodyLine[], numbers: readonly NumberRole[]): readonly NumberRole[] {
  if (numbers.some((number) => number === 'article' || number === 'item')) return numbers;
  const arabic = lines.flatMap(({ label }, i) => (label.form === 'enumerator' && label.style === '1.' ? [i] : []));
  const sections = lines.flatMap((line, i) => (numbers[i] === 'section' ? [{ line, i }] : []));
  const runsOn = arabic.every((i, n) => numberAt(lines[i]) === n + 1);
  const areTitles = sections.every(
    ({ line, i }) =>
      arabic.includes(i + 1) &&
      headingLength(line.text.slice(line.label.form === 'enumerator' ? line.label.length : 0), 'title only') > 0,
  );
  if (sections.length < 2 || !runsOn || !areTitles) return numbers;
  const articles = new Set(arabic);
  return numbers.map((number, i) => (articles.has(i) ? 'article' : number));
}

function numberAt(line: BodyLine | undefined): number {
  return line?.label.form === 'enumerator' ? line.label.value : 0;
}

function roleOf(lines: readonly BodyLine[], index: number, numbers: readonly NumberRole[], last: Last): NumberRole {
  const label = lines[index]?.label;
  if (label?.form !== 'enumerator') return 'none';
  if (label.style === '一、') return opensSection(lines, index, last.section) ? 'section' : 'none';
  if (label.style !== '（一）') return 'none';
  return isListItem(lines, index, numbers, last) ? 'item' : 'article';
}

function after(last: Last, role: NumberRole, line: BodyLine): Last {
  const value = line.label.form === 'enumerator' ? line.label.value : 0;
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
  return label.form === 'enumerator' && /^\s?[（(]\s?一\s?[）)]/.test(text.slice(label.length));
}

/** 一、 opens a section when it follows the one before, or begins anew and no list is announced by the line before. */
function opensSection(lines: readonly BodyLine[], index: number, last: number): boolean {
  const label = lines[index]?.label;
  if (label?.form !== 'enumerator') return false;
  if (label.value > last && label.value <= last + 3) return true;
  return label.value === 1 && !announcesList(lines[index - 1]?.text ?? '');
}

/** No heading but an item: it follows a line that ends in ：, ends itself in ；, or goes on with such a list. */
function isListItem(lines: readonly BodyLine[], index: number, numbers: readonly NumberRole[], last: Last): boolean {
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
  return line.text.length - label <= 16 && !ANNOUNCEMENT.pattern.test(line.text) && !line.text.includes('，');
}
