/**
 * Emergency plans and standards: 1 总则 > 1.1 编制目的 > 1.1.1. The second level is the article, deeper ones are items in it. The
 * third is where the second is a 节: below 第一节, or throughout a text that fills it with nought (1.0.1, then 3.1 > 3.1.1).
 */
import { ruleTable } from '../rules.ts';
import {
  ARTICLE_LEVEL,
  type Head,
  type HeadReading,
  NO_HEAD,
  noHead,
  type Role,
  reason,
  roleOf,
  titleHead,
} from './head.ts';
import { type Label, lengthOf, numberIn } from './label.ts';
import type { BodyLine } from './lines.ts';
import { type HeadingStyle, headingLength, isTitle } from './titles.ts';

/** Where a line stands: the part it is in, and how many numbers make an article there. */
interface PartPlace {
  readonly part: number;
  readonly depth: 2 | 3;
}

export function decimalRoles(lines: readonly BodyLine[]): readonly Role[] {
  const usual = lines.some(({ label }) => isFilled(label)) ? 3 : 2;
  const style = titlesLead(lines) ? 'title before text' : 'title only';
  const first = lines.find(({ label }) => label.form === 'decimal')?.label;
  // B.2 amid the 1.1 of a text is the name of something
  const isAnnex = first?.form === 'decimal' && first.letter !== null;
  let place: PartPlace = { part: 0, depth: usual };
  return lines.map((line, i) => {
    const role = roleOf([
      partHead(line, place),
      sectionHead(line, place),
      isNumbered(line.label, place, isAnnex) ? articleHead(line, lines[i + 1], style) : noArticle(place),
    ]);
    if (role.form !== 'head') return role;
    const { kind, number } = role.head;
    if (kind === 'section') place = { ...place, depth: depthBelow(lines, i) };
    else if (kind === 'article') place = { ...place, part: Number(number?.split('-')[0]) };
    else place = { part: Number(number), depth: usual };
    return role;
  });
}

/** What a technical code says instead of naming it: 结构应…, 不得…; not 应急, 响应. */
const RULES = ruleTable({ name: '技术条文：是规定而不是标题' }, [
  {
    is: '(?<![响供适效])应(?![急对用])',
    yes: '渡船应有灯具。',
    no: ['应急响应。', '供应保障。', '适应性。', '效应。', '应对措施。', '应用范围。'],
  },
  {
    is: '严禁|不[得宜]|宜采用',
    yes: ['严禁超载。', '夜间不得摆渡。', '渡口不宜封闭。', '灯具宜采用防水型。'],
    no: '适宜水位。',
  },
  { is: '，', yes: '为了安全，制定本规范。', no: '总则。' },
]);

/** 1.0.1: part 1 has no 1.1. */
function isFilled(label: Label): boolean {
  return label.form === 'decimal' && label.values.length === 3 && label.values[1] === 0;
}

/** `title。text` is the manner of a document when most of its numbers begin so; the clauses of a technical code are sentences. */
function titlesLead(lines: readonly BodyLine[]): boolean {
  const rests = lines.flatMap(({ label, text }) =>
    label.form === 'decimal' && label.values.length > 1 ? [text.slice(label.length)] : [],
  );
  const titled = rests.filter((rest) => {
    const heading = headingLength(rest, 'title before text');
    return heading > 0 && !RULES.pattern.test(rest.slice(0, heading));
  });
  return titled.length >= rests.length * 0.8;
}

/** By the first number below a 节. */
function depthBelow(lines: readonly BodyLine[], index: number): PartPlace['depth'] {
  const first = lines
    .slice(index + 1, index + 1 + LONGEST_OPENING)
    .find(({ label }) => label.form === 'decimal')?.label;
  return first?.form === 'decimal' && first.values.length === 2 ? 2 : 3;
}

/** Lines above the first number of a 节. */
const LONGEST_OPENING = 8;

/** 1.1 and 1.2, or 1.1 and 2.1, or 2.1 and 2.2 below 1 and 2: at least two numbers of the second level, the first of its part. */
export function isDecimal(heads: readonly Head[]): boolean {
  const articles = heads.filter(({ kind }) => kind === 'article');
  return articles.length >= 2 && /^(?:.*-)?1$/.test(articles[0]?.number ?? '');
}

/** `1 总则`, `1. 总则`, `1、总则`, `1.0 总则`, `第1章 总则` above 1.1: a title that follows the one before. */
function partHead(line: BodyLine, { part }: PartPlace): HeadReading {
  const { label } = line;
  const isChapter = label.form === 'division' && label.division === '章';
  const value = isChapter ? label.value : (numberIn(label, '1.') ?? topOf(label));
  const labelLength = lengthOf(label);
  if (value !== part + 1 || !hasTitle(line, labelLength))
    return noHead(() => [`不是第一层的标题：它要编号为 ${part + 1}，后面是没有句读的短语。`]);
  return {
    head: titleHead({ kind: isChapter ? 'chapter' : 'part', level: 0 }, value, labelLength, line),
    because: () => [`编号接着第 ${part} 部分，后面是没有句读的短语。`],
  };
}

/** 第一节 below 第一章, and 3.1 above 3.1.1. */
function sectionHead(line: BodyLine, place: PartPlace): HeadReading {
  const value = sectionNumber(line.label, place);
  const labelLength = lengthOf(line.label);
  if (value === undefined || !hasTitle(line, labelLength)) return NO_HEAD;
  const head = titleHead({ kind: 'section', level: 1 }, value, labelLength, line);
  return { head, because: reason('是节：下面的条多一层编号。') };
}

function hasTitle({ text }: BodyLine, labelLength: number): boolean {
  return labelLength < text.length && isTitle(text.slice(labelLength), 'numbered');
}

function sectionNumber(label: Label, { part, depth }: PartPlace): number | undefined {
  if (label.form === 'division') return label.division === '节' && part > 0 ? label.value : undefined;
  const isSection = label.form === 'decimal' && label.values.length === 2 && depth === 3 && label.values[0] === part;
  return isSection ? label.values[1] : undefined;
}

/** 1 of 1 and of 1.0. */
function topOf(label: Label): number | undefined {
  return label.form === 'decimal' && label.letter === null && isTop(label.values) ? label.values[0] : undefined;
}

function isTop(values: readonly number[]): boolean {
  return values.length === 1 || (values.length === 2 && values[1] === 0);
}

/** `1.1 编制目的`: below its own part, which need not be printed: 2.1 can follow 1.3. `A.1 一般规定` in an annex. */
function articleHead({ label, text }: BodyLine, below: BodyLine | undefined, style: HeadingStyle): HeadReading {
  if (label.form !== 'decimal') return NO_HEAD;
  const head: Head = {
    kind: 'article',
    level: ARTICLE_LEVEL,
    number: label.values.join('-'),
    labelLength: label.length,
    headingEnd: label.length + titleLength(text.slice(label.length), below, style),
  };
  return {
    head,
    because: () => [`编号“${text.slice(0, label.length)}”的层数与全文的条一致，第一个数是所在部分的编号。`],
  };
}

function noArticle({ depth }: PartPlace): HeadReading {
  return noHead(() => [`不是条：条的编号有 ${depth} 层，第一个数是所在部分的编号。`]);
}

/** By as many numbers as an article has there, the first its part's or, where some parts are missing, one of the next. */
function isNumbered(label: Label, { part, depth }: PartPlace, isAnnex: boolean): boolean {
  if (label.form !== 'decimal') return false;
  const { letter, values } = label;
  if (letter !== null) return isAnnex && values.length === 1;
  if (values.length !== depth || isTop(values)) return false;
  const [own = 0] = values;
  return own === Math.max(part, 1) || (own > part && own <= part + MOST_MISSING && values.at(-1) === 1);
}

/** `编制目的。` above its text is a title; `证券交易，适用本规则。` is all the text there is. */
function titleLength(text: string, below: BodyLine | undefined, style: HeadingStyle): number {
  const length = headingLength(text, style);
  const isSentence = length === text.length && text.endsWith('。');
  return isSentence && (text.includes('，') || below?.label.form !== 'none') ? 0 : length;
}

/** Parts whose title is no title, as `4 应当符合：`; what is below them is there. */
const MOST_MISSING = 3;
