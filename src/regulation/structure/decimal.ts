/**
 * Emergency plans and standards: 1 总则 > 1.1 编制目的 > 1.1.1. The second level is the article, deeper ones are items in it. The
 * third is where the second is a 节: below 第一节, or throughout a text that fills it with nought (1.0.1, then 3.1 > 3.1.1).
 */
import { ARTICLE_LEVEL, CONTENT, type Head, type Role } from './head.ts';
import { headingLength } from './heading.ts';
import type { Label } from './label.ts';
import type { BodyLine } from './lines.ts';

/** Where a line stands: the part it is in, and how many numbers make an article there. */
interface Place {
  readonly part: number;
  readonly depth: 2 | 3;
}

export function decimalRoles(lines: readonly BodyLine[]): readonly Role[] {
  const usual = lines.some(({ label }) => isFilled(label)) ? 3 : 2;
  let place: Place = { part: 0, depth: usual };
  return lines.map((line, i) => {
    const part = partHead(line, place);
    const section = part === null ? sectionHead(line, place) : null;
    const head = part ?? section ?? articleHead(line, place, lines[i + 1]);
    if (head === null) return CONTENT;
    if (part !== null) place = { part: Number(part.number), depth: usual };
    else if (section !== null) place = { ...place, depth: depthBelow(lines, i) };
    else place = { ...place, part: Number(head.number?.split('-')[0]) };
    return { form: 'head', head };
  });
}

/** 1.0.1: part 1 has no 1.1. */
function isFilled(label: Label): boolean {
  return label.form === 'decimal' && label.values.length === 3 && label.values[1] === 0;
}

/** By the first number below a 节. */
function depthBelow(lines: readonly BodyLine[], index: number): Place['depth'] {
  const first = lines
    .slice(index + 1, index + 1 + LONGEST_OPENING)
    .find(({ label }) => label.form === 'decimal')?.label;
  return first?.form === 'decimal' && first.values.length === 2 ? 2 : 3;
}

/** Lines above the first number of a 节. */
const LONGEST_OPENING = 8;

/** 1.1 and 1.2, or 1.1 and 2.1, or 2.1 and 2.2 below 1 and 2: at least two numbers of the second level, the first of its part. */
export function isDecimal(lines: readonly BodyLine[]): boolean {
  const heads = decimalRoles(lines).flatMap((role) => (role.form === 'head' ? [role.head] : []));
  const articles = heads.filter(({ kind }) => kind === 'article');
  return articles.length >= 2 && articles[0]?.number?.endsWith('-1') === true;
}

/** `1 总则`, `1. 总则`, `1、总则`, `1.0 总则`, `第1章 总则` above 1.1: a title that follows the one before. */
function partHead({ label, text }: BodyLine, { part }: Place): Head | null {
  const isChapter = label.form === 'division' && label.division === '章';
  const value = isChapter || (label.form === 'enumerator' && label.style === '1.') ? label.value : topOf(label);
  if (value !== part + 1 || label.form === 'none' || !isTitle(text.slice(label.length))) return null;
  return {
    kind: isChapter ? 'chapter' : 'part',
    level: 0,
    number: String(value),
    labelLength: label.length,
    headingEnd: text.length,
  };
}

/** 第一节 below 第一章, and 3.1 above 3.1.1. */
function sectionHead({ label, text }: BodyLine, place: Place): Head | null {
  const value = sectionNumber(label, place);
  if (value === undefined || label.form === 'none' || !isTitle(text.slice(label.length))) return null;
  return { kind: 'section', level: 1, number: String(value), labelLength: label.length, headingEnd: text.length };
}

function sectionNumber(label: Label, { part, depth }: Place): number | undefined {
  if (label.form === 'division') return label.division === '节' && part > 0 ? label.value : undefined;
  const isSection = label.form === 'decimal' && label.values.length === 2 && depth === 3 && label.values[0] === part;
  return isSection ? label.values[1] : undefined;
}

function isTitle(text: string): boolean {
  return headingLength(text, 'title only') > 0 && !/[。：:]$/.test(text);
}

/** 1 of 1 and of 1.0. */
function topOf(label: Label): number | undefined {
  return label.form === 'decimal' && isTop(label.values) ? label.values[0] : undefined;
}

function isTop(values: readonly number[]): boolean {
  return values.length === 1 || (values.length === 2 && values[1] === 0);
}

/** `1.1 编制目的`: below its own part, which need not be printed: 2.1 can follow 1.3. */
function articleHead({ label, text }: BodyLine, { part, depth }: Place, below: BodyLine | undefined): Head | null {
  if (label.form !== 'decimal' || label.values.length !== depth || isTop(label.values)) return null;
  const [own = 0] = label.values;
  if (own !== Math.max(part, 1) && !(own > part && own <= part + MOST_MISSING && label.values.at(-1) === 1))
    return null;
  return {
    kind: 'article',
    level: ARTICLE_LEVEL,
    number: label.values.join('-'),
    labelLength: label.length,
    headingEnd: label.length + titleLength(text.slice(label.length), below),
  };
}

/** `编制目的。` above its text is a title; `证券交易，适用本规则。` is all the text there is. */
function titleLength(text: string, below: BodyLine | undefined): number {
  const length = headingLength(text, 'title before text');
  const isSentence = length === text.length && text.endsWith('。');
  return isSentence && (text.includes('，') || below?.label.form !== 'none') ? 0 : length;
}

/** Parts whose title is no title, as `4 应当符合：`; what is below them is there. */
const MOST_MISSING = 3;
