/**
 * The lexical half of the grammar: units with their numbers. Every pattern is sticky and bounded, so that reading a unit
 * takes constant time wherever it is tried.
 */
import { ARABIC_DIGITS, CHINESE_DIGITS, parseNumeral } from '../../numerals.ts';
import { depthBelow, type Interval, type Level, numbered, single, type Unit } from './citation.ts';

/** Something read, and the offset where it ends. */
export interface Scanned<Value> {
  readonly value: Value;
  readonly end: number;
}

const GAP = '[ \\t\\u00A0\\u2002\\u2003\\u3000]{0,3}';
const NUMERAL = `(?:[${CHINESE_DIGITS}](?:${GAP}[${CHINESE_DIGITS}]){0,11}|[${ARABIC_DIGITS}]{1,4})`;
/** （三）, (三), 三 */
const NUMBER = `(?:[（(]${GAP}${NUMERAL}${GAP}[）)]|${NUMERAL})`;
/** （四） right after （三）: 第（三）（四）项 */
const BRACKETED = `[（(]${GAP}${NUMERAL}${GAP}[）)]`;
export const LEVEL_NAME = '分编|部分|[编篇章节条款项目]';
const TO = '(?:至|到|—{1,2}|－|-|～|~)';
const AND = '(?:、|和|及|与|或者|或)';

const LEVEL_OF: Readonly<Record<string, Level>> = {
  编: 'part',
  篇: 'part',
  部分: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
  目: 'subitem',
};

/** The level a word names; null when it names none. */
export const levelOf = (name: string): Level | null => LEVEL_OF[name] ?? null;

/**
 * Words that begin with the name of a level: 第一条款, 第二项目, 第一目标. The unit's name is not followed by these.
 * 条之一 is read before, 款 after 条 only in 第五条第二款.
 */
const NOT_A_UNIT: Readonly<Record<string, RegExp>> = {
  条: /[件例约目文理款]/y,
  款: /[项式物额]/y,
  项: /[目链圈]/y,
  目: /[标的录前]/y,
  章: /[程鱼节]/y,
  节: /[目点日假水能约课]|车厢/y,
  编: /[制号码辑写组审]/y,
  篇: /[文章论报幅]/y,
};

/** Whether the name of a level that ends at `end` stands for itself: 前款规定, not 前款项. */
export function isWholeWord(text: string, name: string, end: number): boolean {
  // 本项第1目的规定, 第一目的: 目 before 的 is a unit when a number in 第 was read with it, which callers check.
  return match(NOT_A_UNIT[name] ?? /$^/y, text, end) === null;
}

/** What 条, 款 and 项 count elsewhere: 第三条道路, 第一款车型, 前三项指标. A 前款 can be about products, a bare 第一款产品 hardly. */
const COUNTED: Partial<Record<Level, RegExp>> = {
  article:
    /[线道路街河渠沟腿]|[通管渠轨跑隧]道|(?:高速|城市|跨.)?(?:公路|铁路|地铁|轻轨|通道)|(?:供.|输.|运输|地铁|公交|高压)线|[\u4E00-\u9FFF]{0,4}生产线|航线|战线|防线|裂缝|短信|消息|新闻|建议/y,
  paragraph: /[车机]型|(?:已|未)?[付结]清|(?<=第.款)(?:智能|国产|新)?(?:产品|手机|软件|游戏|应用|设备|疫苗|车)/y,
  item: /任务|污染|指标|荣誉|纪录|世界|国际|课题|议程|议题|(?<=第.项)工程/y,
};

/** Whether a unit that nothing before says more of counts things: 第三条道路, not 本法第三条道路. */
export function countsThings(text: string, level: Level, end: number): boolean {
  return match(COUNTED[level] ?? /$^/y, text, end) !== null;
}

/** 第十二条, 第（三）项, 第（三）（四）项, 第 一 百 条, 第12条, 第二、三条, 第九、第十一、第十三条, 第三至五项 */
const UNIT = new RegExp(
  `第${GAP}(${NUMBER}(?:${GAP}(?:${AND}|${TO})${GAP}第?${NUMBER}|${BRACKETED}){0,40})${GAP}(${LEVEL_NAME})(?:${GAP}之${GAP}(${NUMERAL}))?`,
  'y',
);
/** 四十九条 after 第四十八条、 or 至 */
const BARE_ARTICLE = new RegExp(`(${NUMERAL})(条)(?:之(${NUMERAL}))?`, 'y');
/** 一款 in 第二十四条一款规定 */
const BARE_PARAGRAPH = new RegExp(`(${NUMERAL})(款)(?=[第规所的之、，（(和或])`, 'y');
/** （一）项, （一） in 第五条（一）项、第六条（二）规定, （三）、（四）项 */
const BARE_ITEM = new RegExp(
  `(${BRACKETED}(?:${GAP}(?:${AND}|${TO})?${GAP}${BRACKETED}){0,40})(?:项|(?=规定|所[列称指]|情形|[的、，；]))`,
  'y',
);
const MEMBER = new RegExp(`(${AND}|${TO})?${GAP}第?[（(]?${GAP}(${NUMERAL})${GAP}[）)]?${GAP}`, 'y');
const RANGE = new RegExp(`${GAP}${TO}${GAP}`, 'y');
/** What may stand between a unit and a deeper one: 前款规定的第一项, 第十条的第二款 */
const GLUE = new RegExp(`${GAP}(?:(?:所?规定|所列|中)?的?)?${GAP}`, 'y');
/** 前三项 in 第三款前三项 */
const FIRST = /前([一二两三四五六七八九十])([款项])/y;

/** `exec` of a sticky pattern at an offset. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Numbers of 二、三 / 三至五 / （四）、（五) as intervals; null when one is no numeral. */
function intervals(list: string): readonly Interval[] | null {
  const found: Interval[] = [];
  for (let at = 0; at < list.length; ) {
    const member = match(MEMBER, list, at);
    const value = parseNumeral(member?.[2] ?? '');
    if (member === null || value === null) return null;
    const number = String(value);
    const previous = found.at(-1);
    if (previous !== undefined && new RegExp(TO).test(member[1] ?? '')) {
      found[found.length - 1] = { from: previous.from, to: number };
    } else found.push(single(number));
    at = member.index + member[0].length;
  }
  return found;
}

/** Adds the 之一 of 第一百二十条之一. */
function withBranch(list: readonly Interval[], branch: string | undefined): readonly Interval[] | null {
  if (branch === undefined) return list;
  const value = parseNumeral(branch);
  const last = list.at(-1);
  if (value === null || last === undefined || last.from !== last.to) return null;
  return [...list.slice(0, -1), single(`${last.from}-${value}`)];
}

function toUnit(found: RegExpExecArray | null): Scanned<Unit> | null {
  if (found === null) return null;
  const [whole, list = '', name = '项', branch] = found;
  const level = levelOf(name);
  const read = intervals(list);
  const numbers = read && withBranch(read, level === 'article' ? branch : undefined);
  if (level === null || !numbers) return null;
  const branchIgnored = branch !== undefined && level !== 'article';
  const end = found.index + (branchIgnored ? whole.lastIndexOf('之') : whole.length);
  return { value: numbered(level, ...numbers), end };
}

/** A unit that begins with 第; null when there is none at the offset. */
export function unitAt(text: string, at: number): Scanned<Unit> | null {
  const found = match(UNIT, text, at);
  const unit = toUnit(found);
  if (unit === null || found?.[2] === undefined) return null;
  if (found[3] === undefined && found[2] !== '目' && !isWholeWord(text, found[2], unit.end)) {
    // 第五条一款 and 第五条款项 differ in what follows 款
    const isNested = found[2] === '条' && match(BARE_PARAGRAPH, text, unit.end) !== null;
    return isNested ? unit : null;
  }
  return unit;
}

/** A 条 without its 第, possible after a 条 only: 第四十八条、四十九条. */
export const bareArticleAt = (text: string, at: number): Scanned<Unit> | null => toUnit(match(BARE_ARTICLE, text, at));

/** A 项 or 款 without its 第, possible after one of its level only: 第（一）项、（二）项; 第一款、三款. */
export function bareLowerUnitAt(text: string, at: number, level: Level): Scanned<Unit> | null {
  if (level === 'item') return toUnit(match(BARE_ITEM, text, at));
  return level === 'paragraph' ? toUnit(match(BARE_PARAGRAPH, text, at)) : null;
}

/** A unit below `level`: 第二款, 的第一项, 一款, （三）项, 前三项. */
function deeperUnitAt(text: string, at: number, level: Level): Scanned<Unit> | null {
  const first = match(FIRST, text, at);
  const firstLevel = levelOf(first?.[2] ?? '');
  if (first !== null && firstLevel !== null && depthBelow(firstLevel, level) > 0) {
    const count = parseNumeral(first[1] ?? '') ?? 0;
    return { value: { level: firstLevel, pick: { kind: 'first', count } }, end: at + first[0].length };
  }
  const afterGlue = at + (match(GLUE, text, at)?.[0].length ?? 0);
  const unit =
    unitAt(text, afterGlue) ??
    (level === 'article' ? toUnit(match(BARE_PARAGRAPH, text, at)) : null) ??
    (level === 'article' || level === 'paragraph' ? toUnit(match(BARE_ITEM, text, at)) : null);
  if (unit === null || depthBelow(unit.value.level, level) <= 0) return null;
  return unit.value.level === 'subitem' && level !== 'item' ? null : unit;
}

/** The units below `first`: of 第三十三条第一款第一项 the last two. Empty when there are none. */
export function deeperUnits(text: string, at: number, first: Level): Scanned<readonly Unit[]> {
  const units: Unit[] = [];
  let end = at;
  let level = first;
  for (let next = deeperUnitAt(text, end, level); next !== null; next = deeperUnitAt(text, end, level)) {
    units.push(next.value);
    end = next.end;
    level = next.value.level;
  }
  return { value: units, end };
}

/** The far end of a range, 至第五十三条 or 至五十三条, when it ends on the level of `last` or above. */
export function rangeEndAt(text: string, at: number, last: Level): Scanned<readonly Unit[]> | null {
  const to = match(RANGE, text, at);
  if (to === null) return null;
  const start = at + to[0].length;
  const first = unitAt(text, start) ?? (last === 'article' ? bareArticleAt(text, start) : null);
  if (first === null || depthBelow(first.value.level, last) > 0) return null;
  const rest = deeperUnits(text, first.end, first.value.level);
  return { value: [first.value, ...rest.value], end: rest.end };
}
