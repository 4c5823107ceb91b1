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
  noHead,
  type Role,
  roleOf,
} from './head.ts';
import { continuesHeading, type HeadingStyle, headingLength, isHeadingLike } from './heading.ts';
import type { BodyLine } from './lines.ts';
import { type NumberRole, readNumbers } from './policy-numbers.ts';
import { containerHead } from './statute.ts';

export function policyRoles(lines: readonly BodyLine[], listed: ReadonlySet<string>): readonly Role[] {
  const numbers = readNumbers(lines);
  const hasArticles = numbers.includes('article');
  const lead = hasArticles ? 'article' : 'section';
  const style = titlesLead(lines, numbers, lead) ? 'title before text' : 'title only';
  const roles: Role[] = [];
  for (const [i, line] of lines.entries()) {
    const titled = isBelowBareNumber(lines, i, numbers) ? headingLength(line.text, style) : 0;
    const end = continuesHeading(lines, i, roles[i - 1], listed) ? line.text.length : titled;
    if (end > 0) {
      roles.push({ form: 'heading', end, because: ['上一行只有编号或没有完的标题，这一行接着它。'] });
      continue;
    }
    roles.push(
      roleOf([classHead(lines, i), containerHead(line), numberedHead(lines, i, numbers, { hasArticles, style })]),
    );
  }
  return roles;
}

// e.g. "第一类　鼓励类"; not 第一类医疗器械
const CLASS = /^第([一二三四五六七八九十])类(?=[\s：:])/;

/** 第一类 above its own 一、 */
function classHead(lines: readonly BodyLine[], index: number): HeadReading {
  const text = lines[index]?.text ?? '';
  const below = lines[index + 1]?.label;
  const match = CLASS.exec(text);
  const value = parseNumeral(match?.[1] ?? '');
  if (match === null || value === null || !isHeadingLike(text)) return noHead();
  if (below?.form !== 'enumerator' || below.style !== '一、' || below.value !== 1) return noHead();
  return {
    head: { ...CONTAINERS.编, number: String(value), labelLength: match[0].length, headingEnd: text.length },
    because: [`“${match[0]}”是短标题，下一行是它的“一、”。`],
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
  if (line?.label.form !== 'enumerator') return noHead('不是条：行首没有一、（一）一类的编号。');
  const printed = line.text.slice(0, line.label.length);
  if (number === 'item') return noHead(`“${printed}”是列举的一项：它跟在冒号或列举的前一项之后，或者以分号结束。`);
  if (number === undefined || number === 'none') return noHead(`“${printed}”不接前面的一、（一），不另起条或部分。`);
  const { length, value } = line.label;
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
  return { head, because: [`“${printed}”接着前面的编号，前面没有引出列举的话，${role}。`] };
}

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
    above?.label.form === 'enumerator' &&
    above.label.length === above.text.length
  );
}

/** `title。text` is the manner of a document when most of its numbers begin so; a single short first sentence is none. */
function titlesLead(lines: readonly BodyLine[], numbers: readonly NumberRole[], lead: NumberRole): boolean {
  const leads = lines.flatMap((line, i) => {
    if (numbers[i] !== lead || line.label.form !== 'enumerator') return [];
    return isBelowBareNumber(lines, i + 1, numbers)
      ? [{ rest: lines[i + 1]?.text ?? '', below: numbers[i + 2] }]
      : [{ rest: line.text.slice(line.label.length), below: numbers[i + 1] }];
  });
  const titled = leads.filter(({ rest, below }) => {
    const heading = headingLength(rest, 'title before text');
    return heading > 0 && (heading < rest.length || !/[。：]$/.test(rest) || below === 'none' || below === 'item');
  });
  return titled.length >= Math.max(1, leads.length * 0.8);
}
