/** Emergency plans and standards: 1 总则 > 1.1 编制目的 > 1.1.1. The second level is the article, deeper ones are items in it. */
import { ARTICLE_LEVEL, CONTENT, type Head, type Role } from './head.ts';
import { headingLength } from './heading.ts';
import type { BodyLine } from './lines.ts';

export function decimalRoles(lines: readonly BodyLine[]): readonly Role[] {
  let top = 0;
  return lines.map((line) => {
    const head = topHead(line, top) ?? chapterHead(line, top) ?? articleHead(line, top);
    if (head !== null) top = Number(head.number?.split('-')[0]);
    return head === null ? CONTENT : { form: 'head', head };
  });
}

/** 1.1 and 1.2, or 1.1 and 2.1, or 2.1 and 2.2 below 1 and 2: at least two numbers of the second level, the first of its part. */
export function isDecimal(lines: readonly BodyLine[]): boolean {
  const heads = decimalRoles(lines).flatMap((role) => (role.form === 'head' ? [role.head] : []));
  const articles = heads.filter(({ kind }) => kind === 'article');
  return articles.length >= 2 && articles[0]?.number?.endsWith('-1') === true;
}

/** `1 总则`, `1. 总则`, `1、总则`, `1.0 总则`: a title that follows the one before. */
function topHead(line: BodyLine, last: number): Head | null {
  const { label } = line;
  const value =
    label.form === 'decimal' && isTop(label.values)
      ? label.values[0]
      : label.form === 'enumerator' && label.style === '1.'
        ? label.value
        : undefined;
  if (value !== last + 1 || label.form === 'none') return null;
  if (headingLength(line.text.slice(label.length), 'title only') === 0 || /[。：:]$/.test(line.text)) return null;
  return { kind: 'part', level: 0, number: String(value), labelLength: label.length, headingEnd: line.text.length };
}

/** `第1章 总则` above 1.1, as technical rules print it. */
function chapterHead(line: BodyLine, last: number): Head | null {
  const { label, text } = line;
  if (label.form !== 'division' || label.division !== '章' || label.value !== last + 1) return null;
  if (headingLength(text.slice(label.length), 'title only') === 0) return null;
  return { kind: 'chapter', level: 0, number: String(label.value), labelLength: label.length, headingEnd: text.length };
}

/** 1 or 1.0 */
function isTop(values: readonly number[]): boolean {
  return values.length === 1 || (values.length === 2 && values[1] === 0);
}

/** `1.1 编制目的`: below its own part, which need not be printed: 2.1 can follow 1.3. */
function articleHead(line: BodyLine, top: number): Head | null {
  const { label } = line;
  if (label.form !== 'decimal' || label.values.length !== 2 || isTop(label.values)) return null;
  const [part = 0, number] = label.values;
  if (part !== Math.max(top, 1) && !(part === top + 1 && number === 1)) return null;
  const heading = headingLength(line.text.slice(label.length), 'title before text');
  return {
    kind: 'article',
    level: ARTICLE_LEVEL,
    number: label.values.join('-'),
    labelLength: label.length,
    headingEnd: label.length + heading,
  };
}
