/** Emergency plans and standards: 1 总则 > 1.1 编制目的 > 1.1.1. The second level is the article, deeper ones are items in it. */
import { ARTICLE_LEVEL, CONTENT, type Head, type Role } from './head.ts';
import { headingLength } from './heading.ts';
import type { BodyLine } from './lines.ts';

export function decimalRoles(lines: readonly BodyLine[]): readonly Role[] {
  let top = 0;
  return lines.map((line) => {
    const head = topHead(line, top) ?? articleHead(line, top);
    if (head?.kind === 'part') top = Number(head.number);
    return head === null ? CONTENT : { form: 'head', head };
  });
}

/** `1 总则`, `1. 总则`, `1、总则`: a title that follows the one before. */
function topHead(line: BodyLine, last: number): Head | null {
  const { label } = line;
  const value =
    label.form === 'decimal' && label.values.length === 1
      ? label.values[0]
      : label.form === 'enumerator' && label.style === '1.'
        ? label.value
        : undefined;
  if (value !== last + 1 || label.form === 'none') return null;
  if (headingLength(line.text.slice(label.length), 'title only') === 0 || /[。：:]$/.test(line.text)) return null;
  return { kind: 'part', level: 0, number: String(value), labelLength: label.length, headingEnd: line.text.length };
}

/** `1.1 编制目的`: below its own part. */
function articleHead(line: BodyLine, top: number): Head | null {
  const { label } = line;
  if (label.form !== 'decimal' || label.values.length !== 2 || label.values[0] !== Math.max(top, 1)) return null;
  const heading = headingLength(line.text.slice(label.length), 'title before text');
  return {
    kind: 'article',
    level: ARTICLE_LEVEL,
    number: label.values.join('-'),
    labelLength: label.length,
    headingEnd: label.length + heading,
  };
}
