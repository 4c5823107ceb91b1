/**
 * The lexical half of the grammar: units with their numbers. Every pattern is sticky and bounded, so that reading a unit
 * takes constant time wherever it is tried.
 */
import { depthBelow, type Level, levelNamed } from '../../levels.ts';
import {
  ARABIC_DIGITS,
  CHINESE_DIGITS,
  formatNumeral,
  parseNumeral,
  parseRoman,
  ROMAN_NUMERAL,
} from '../../numerals.ts';
import { each, ruleTable } from '../../rules.ts';
import { type Interval, numberedUnit, type Unit } from './citation.ts';

/** Something read, and the offset where it ends. */
export interface Scanned<Value> {
  readonly value: Value;
  readonly end: number;
}

const GAP = '[ \\t\\u00A0\\u2002\\u2003\\u3000]{0,3}';
/** A 两 that counts what was listed is no digit: 第一、二两款. */
const DIGIT = `(?:(?!两[卷编篇章节条款项目])[${CHINESE_DIGITS}])`;
const NUMERAL = `(?:${DIGIT}(?:${GAP}${DIGIT}){0,11}|[${ARABIC_DIGITS}]{1,4}|${ROMAN_NUMERAL})`;
/** （三）, (三), 三 */
const NUMBER = `(?:[（(]${GAP}${NUMERAL}${GAP}[）)]|${NUMERAL})`;
/** （四） right after （三）: 第（三）（四）项 */
const BRACKETED = `[（(]${GAP}${NUMERAL}${GAP}[）)]`;
/** 5.1.2, B.3, A.2.1: numbers of technical documents */
export const DECIMAL = '(?:[A-Z][.．])?\\d{1,3}(?:[.．]\\d{1,3}){1,4}|[A-Z][.．]\\d{1,3}';
export const LEVEL_NAME = '分编|分节|部分|[卷编篇章节条款项目]';
const TO = '(?:至|到|—{1,2}|－|-|～|~)';
export const AND = '(?:、|和|及|与|或者|或)';

/** Words that begin with the name of a level, 条款 in 第一条款, tried behind the name. 条之一 is read before, 款 after 条 only in 第五条第二款. */
const LONGER_WORD = ruleTable({ name: '引用：条、款等字只是词的一半', flags: 'y' }, [
  {
    is: '(?<=条)[件例约目文理款]',
    yes: ['第一条‸件', '本条‸例', '本条‸约', '本条‸目', '本条‸文', '第二条‸理由', '第一条‸款'],
    no: ['第一条‸规定', '约定的‸件数'],
  },
  { is: '(?<=款)[项式物额]', yes: ['前款‸项', '第一款‸式样', '上款‸物', '前款‸额'], no: ['前款‸规定', '前三‸项'] },
  { is: '(?<=项)[目链圈]', yes: ['前三项‸目', '第二项‸链', '前项‸圈'], no: ['前项‸规定', '第二‸目'] },
  { is: '(?<=目)[标的录前]', yes: ['第一目‸标', '本目‸的', '本目‸录', '上目‸前'], no: '本目‸规定' },
  { is: '(?<=章)[程鱼节]', yes: ['本章‸程', '前章‸鱼', '前章‸节'], no: ['本章‸规定', '第一‸节'] },
  {
    is: '(?<=节)(?:[目点日假水能约课]|车厢)',
    yes: ['本节‸目', '本节‸点', '前节‸日', '前节‸假日', '本节‸水', '本节‸能', '本节‸约', '第三节‸课', '第三节‸车厢'],
    no: ['本节‸规定', '第一‸目'],
  },
  {
    is: '(?<=编)[制号码辑写组审]',
    yes: ['本编‸制', '本编‸号', '本编‸码', '本编‸辑', '本编‸写', '本编‸组', '本编‸审'],
    no: ['本编‸规定', '本部分‸制度'],
  },
  {
    is: '(?<=卷)[宗烟材本帙]',
    yes: ['第一卷‸宗', '第二卷‸烟厂', '本卷‸材料', '第三卷‸本', '上卷‸帙'],
    no: ['本卷‸规定', '第一‸卷'],
  },
  {
    is: '(?<=篇)[文章论报幅]',
    yes: ['第三篇‸文', '本篇‸章', '本篇‸论', '第二篇‸报道', '本篇‸幅'],
    no: ['本篇‸规定', '第二‸章'],
  },
]);

/** Whether the name of a level that ends at `end` stands for itself: 前款规定, not 前款项. */
export const isWholeWord = (text: string, end: number): boolean => match(LONGER_WORD.pattern, text, end) === null;

/** What 条, 款 and 项 count elsewhere, tried behind the name: 第三条道路, 第一款车型, 前三项指标. A 前款 can be about products, a bare 第一款产品 hardly. */
const COUNTED = ruleTable({ name: '引用：条、款、项作量词', flags: 'y' }, [
  {
    is: '(?<=条)[线道路街河渠沟腿]',
    yes: ['第一条‸线', '第二条‸道', '第三条‸路', '第三条‸街', '第一条‸河', '第二条‸渠', '第一条‸沟', '第三条‸腿'],
    no: ['第三条‸规定', '前款‸道路'],
  },
  {
    is: '(?<=条)(?:[通管轨跑隧]道|航线|[战防]线)',
    yes: each(`
      第二条‸通道 第二条‸管道 第一条‸轨道 第二条‸跑道 第三条‸隧道 第一条‸航线 第二条‸战线 第一条‸防线
    `),
    no: '第三条‸通过',
  },
  {
    is: '(?<=条)(?:高速|城市|跨.)?(?:公路|铁路|地铁|轻轨)',
    yes: ['第一条‸高速公路', '第二条‸城市轻轨', '第一条‸跨江地铁', '第三条‸铁路'],
    no: '第三条‸高速增长',
  },
  {
    is: '(?<=条)(?:(?:供.|输.|运输|公交|高压)线|[\\u4E00-\\u9FFF]{0,4}生产线)',
    yes: ['第一条‸供电线路', '第二条‸输油线', '第一条‸运输线', '第二条‸公交线', '第一条‸高压线', '第三条‸样品生产线'],
    no: '第三条‸生产者',
  },
  {
    is: '(?<=条)(?:裂缝|短信|消息|新闻|建议)',
    yes: ['第三条‸裂缝', '第一条‸短信', '上一条‸消息', '第二条‸新闻', '上一条‸建议'],
    no: '第三条‸短期',
  },
  {
    is: '(?<=款)(?:[车机]型|[已未]?[付结]清)',
    yes: ['上款‸车型', '第一款‸机型', '前款‸未付清', '前款‸已结清', '上款‸付清'],
    no: ['第二款‸货物', '第三条‸车型'],
  },
  {
    is: '(?<=第.款)(?:智能|国产|新)?(?:产品|手机|软件|游戏|应用|设备|疫苗|车)',
    yes: each(`
      第一款‸智能产品 第一款‸国产手机 第二款‸新软件 第三款‸游戏 第一款‸应用 第二款‸设备 第一款‸疫苗
      第二款‸车
    `),
    no: ['前款‸产品', '第一款‸新增'],
  },
  {
    is: '(?<=项)(?:任务|污染|指标|荣誉|纪录|世界|国际|课题|议程|议题)',
    yes: each(`
      第一项‸任务 前三项‸污染物 前两项‸指标 第二项‸荣誉 第一项‸纪录 第一项‸世界纪录 第二项‸国际标准
      第一项‸课题 第二项‸议程 第三项‸议题
    `),
    no: ['第一项‸规定', '前款‸指标'],
  },
  { is: '(?<=第.项)工程', yes: '第二项‸工程', no: '前项‸工程' },
]);

/** Whether a unit that nothing before says more of counts things: 第三条道路, not 本法第三条道路. */
export const countsThings = (text: string, end: number): boolean => match(COUNTED.pattern, text, end) !== null;

/** Behind 第二章之 and a number: 第二章之一般规定, 第二章之二十日期限 are of the whole chapter. */
const COUNTS_ELSE = ruleTable({ name: '引用：章节后“之”和数字不是“之几”的下文', frame: (words) => `^(?:${words})` }, [
  {
    is: '般|切(?!实)|些|样(?!品)|定(?!期(?!限))',
    yes: each('般规定 切事项 些规定 样做法 定期限'),
    no: ['切实保护', '样品检验', '定期检验', '规定', '、之二'],
  },
  {
    is: '日(?!常)|天(?!然)|[年月](?!度)|个(?!人)',
    yes: each('日期限 天期限 年期限 月期限 个事项'),
    no: ['日常管理', '天然气', '年度报告', '月度报告', '个人信息', '办理'],
  },
]);

/** 之一, 之一、之二, 之一至之六 */
const BRANCHES = `${GAP}之${GAP}(${NUMERAL}(?:${GAP}(?:${AND}|${TO})${GAP}之${GAP}${NUMERAL}){0,20})`;
/** 第十二条, 第（三）项, 第（三）（四）项, 第 一 百 条, 第12条, 第二、三条, 第九、第十一、第十三条, 第三至五项, 第一、二两款, 第Ⅱ部分 */
const UNIT = new RegExp(
  `第${GAP}(${NUMBER}(?:${GAP}(?:${AND}|${TO})${GAP}第?${NUMBER}|${BRACKETED}){0,40})${GAP}两?(${LEVEL_NAME})(?:${BRANCHES}(?=(.{0,3})))?`,
  'y',
);
/** 第2.1款, 第5.1.2条 */
const DECIMAL_UNIT = new RegExp(`第${GAP}(${DECIMAL})${GAP}([章节条款项目])`, 'y');
/** 四十九条 after 第四十八条、 or 至 */
const BARE_ARTICLE = new RegExp(`(${NUMERAL})(条)(?:${BRANCHES})?`, 'y');

/** What shows that 一款 is a unit: 第二十四条一款规定. */
const AFTER_BARE_PARAGRAPH = ruleTable(
  { name: '引用：省去“第”的款之后', frame: (words) => `(?=${words})`, flags: 'y' },
  [
    { is: '第|规定|所|的|之', yes: ['‸第二项', '‸规定', '‸所列', '‸的', '‸之规定'], no: '‸车型' },
    { is: '[、，（(和或]', yes: ['‸、三款', '‸，', '‸（二）项', '‸(二)项', '‸和三款', '‸或三款'], no: '‸资金' },
  ],
);
const BARE_PARAGRAPH = new RegExp(`(${NUMERAL})(款)${AFTER_BARE_PARAGRAPH.pattern.source}`, 'y');

/** What shows that （一） without 项 is a unit: 第六条（二）规定. */
const AFTER_BARE_ITEM = ruleTable({ name: '引用：省去“项”的项之后', frame: (words) => `(?=${words})`, flags: 'y' }, [
  { is: '规定|情形', yes: ['‸规定', '‸情形'], no: '‸下列' },
  { is: '所[列称指]', yes: ['‸所列', '‸所称', '‸所指'], no: '‸所有' },
  { is: '[的、，；]', yes: ['‸的', '‸、第七条', '‸，', '‸；'], no: '‸申请' },
]);
/** （一）项, （一） in 第五条（一）项、第六条（二）规定, （三）、（四）项 */
const BARE_ITEM = new RegExp(
  `(${BRACKETED}(?:${GAP}(?:${AND}|${TO})?${GAP}${BRACKETED}){0,40})(?:项|${AFTER_BARE_ITEM.pattern.source})`,
  'y',
);

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const STEM = new RegExp(`[${STEMS}]`, 'g');
/** 乙款 in 前条乙款, 甲、丙两款 in 第一条甲、丙两款: items of older statutes */
const STEM_ITEMS = new RegExp(`([${STEMS}](?:(?:${AND}|${TO})[${STEMS}]){0,9})(?:[两二三四五六七八九]?[款项目])`, 'y');

const MEMBER = new RegExp(`(${AND}|${TO})?${GAP}第?[（(]?${GAP}(${NUMERAL})`, 'g');
const IS_TO = new RegExp(TO);
const RANGE = new RegExp(`${GAP}${TO}${GAP}`, 'y');
const SPACE = new RegExp(GAP, 'y');
/** What may stand between a unit or the name of a law and a deeper unit. */
const GLUE = ruleTable({ name: '引用：条与款、项之间', frame: (words) => `${GAP}(?:${words})${GAP}`, flags: 'y' }, [
  {
    is: '中?所?规定的?',
    yes: ['前款⟦规定的⟧第一项', '前款⟦所规定的⟧第一项', '本办法⟦中规定的⟧第三条'],
    no: '前款‸所有的第一项',
  },
  { is: '所列的?', yes: '前款⟦所列⟧第一项', no: '前款‸列出第一项' },
  { is: '中的?', yes: ['第十条⟦中⟧第二款', '第十条⟦中的⟧第二款'], no: '第十条‸内第二款' },
  { is: '的', yes: '第十条⟦的⟧第二款', no: '第十条‸等第二款' },
]);
/** 前三项 in 第三款前三项 */
const FIRST = /前([一二两三四五六七八九十])([款项])/y;

/** `exec` of a sticky pattern at an offset. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Where the next unit can begin: behind 规定的, 所列, 中的, 的 or white space. */
export const afterGlue = (text: string, at: number): number =>
  at + ((match(GLUE.pattern, text, at) ?? match(SPACE, text, at))?.[0].length ?? 0);

/** Numbers of 二、三 / 三至五 / （四）、（五) as intervals; null when one is no numeral. */
function intervals(list: string): readonly Interval[] | null {
  const found: Interval[] = [];
  for (const [, joint = '', printed = ''] of list.matchAll(MEMBER)) {
    const value = parseNumeral(printed) ?? parseRoman(printed);
    if (value === null) return null;
    const from = IS_TO.test(joint) ? found.pop()?.from : undefined;
    found.push({ from: from ?? String(value), to: String(value) });
  }
  return found;
}

/** Adds the 之一 of 第一百二十条之一, the 之一至之六 of 第一百二十条之一至之六. */
function withBranches(list: readonly Interval[], printed: string | undefined): readonly Interval[] | null {
  if (printed === undefined) return list;
  const last = list.at(-1);
  const [first, ...others] = intervals(printed.replaceAll('之', '')) ?? [];
  if (first === undefined || last === undefined) return null;
  const inserted = ({ from, to }: Interval): Interval => ({ from: `${last.to}-${from}`, to: `${last.to}-${to}` });
  const own = inserted(first);
  return [
    ...list.slice(0, -1),
    { from: last.from === last.to ? own.from : last.from, to: own.to },
    ...others.map(inserted),
  ];
}

function toUnit(found: RegExpExecArray | null): Scanned<Unit> | null {
  if (found === null) return null;
  const [whole, list = '', name = '项', branches, behind = ''] = found;
  const level = levelNamed(name);
  const read = intervals(list);
  if (level === null || read === null) return null;
  const depth = depthBelow(level, 'article');
  const isCut = branches !== undefined && (depth > 0 || (depth < 0 && COUNTS_ELSE.pattern.test(behind)));
  const numbers = withBranches(read, isCut ? undefined : branches);
  if (numbers === null) return null;
  const end = found.index + (isCut ? whole.indexOf('之') : whole.length);
  return { value: numberedUnit(level, ...numbers), end };
}

/** A unit that begins with 第; null when there is none at the offset. */
export function unitAt(text: string, at: number): Scanned<Unit> | null {
  const unit = toUnit(match(UNIT, text, at));
  if (unit === null) return decimalUnitAt(text, at);
  return unit.value.level === 'subitem' || isWholeWord(text, unit.end) ? unit : null;
}

function decimalUnitAt(text: string, at: number): Scanned<Unit> | null {
  const [whole, label = '', name = ''] = match(DECIMAL_UNIT, text, at) ?? [];
  const level = levelNamed(name);
  if (whole === undefined || level === null || !isWholeWord(text, at + whole.length)) return null;
  return { value: { level, pick: { kind: 'printed', label: label.replaceAll('．', '.') } }, end: at + whole.length };
}

/** A 条 without its 第, possible after a 条 only: 第四十八条、四十九条. */
export const bareArticleAt = (text: string, at: number): Scanned<Unit> | null => toUnit(match(BARE_ARTICLE, text, at));

/** A 项 or 款 without its 第, possible after one of its level only: 第（一）项、（二）项; 第一款、三款. */
export function bareLowerUnitAt(text: string, at: number, level: Level): Scanned<Unit> | null {
  if (level === 'item') return toUnit(match(BARE_ITEM, text, at));
  return level === 'paragraph' ? toUnit(match(BARE_PARAGRAPH, text, at)) : null;
}

function stemItemsAt(text: string, at: number): Scanned<Unit> | null {
  const [whole, list = ''] = match(STEM_ITEMS, text, at) ?? [];
  const numbers = intervals(list.replace(STEM, (stem) => formatNumeral(STEMS.indexOf(stem) + 1)));
  return whole === undefined || numbers === null
    ? null
    : { value: numberedUnit('item', ...numbers), end: at + whole.length };
}

/** A unit below `level`: 第二款, 的第一项, 一款, （三）项, 前三项, 乙款. */
function deeperUnitAt(text: string, at: number, level: Level): Scanned<Unit> | null {
  const first = match(FIRST, text, at);
  const firstLevel = levelNamed(first?.[2] ?? '');
  if (first !== null && firstLevel !== null && depthBelow(firstLevel, level) > 0) {
    const count = parseNumeral(first[1] ?? '') ?? 0;
    return { value: { level: firstLevel, pick: { kind: 'first', count } }, end: at + first[0].length };
  }
  const holdsItems = level === 'article' || level === 'paragraph';
  const unit =
    unitAt(text, afterGlue(text, at)) ??
    (level === 'article' ? toUnit(match(BARE_PARAGRAPH, text, at)) : null) ??
    (holdsItems ? (toUnit(match(BARE_ITEM, text, at)) ?? stemItemsAt(text, at)) : null);
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
