/**
 * Step one: the citations of a line as written, `[law|self|relative] unit (glue unit)* [to unit]`.
 * Nothing is inherited and nothing is looked up here; citations come in order and never overlap.
 */
import { depthBelow, type Level } from '../../levels.ts';
import { each, ruleTable } from '../../rules.ts';
import { attachmentAt } from './attachments.ts';
import type { Citation, CitationHead, Interval, Joint, Unit } from './citation.ts';
import { isSwallowed, namedLawAt, namedPartAt, namedPartsEndingAt, relativeUnitAt, selfAt } from './heads.ts';
import { asOf, isGenericName, isLegalTitle, type Lexicon, titleEnds } from './lexicon.ts';
import {
  afterGlue,
  bareArticleAt,
  bareLowerUnitAt,
  countsThings,
  DECIMAL,
  deeperUnits,
  isWholeWord,
  match,
  rangeEndAt,
  type Scanned,
  unitAt,
} from './scan.ts';

/** A citation before it is known how it hangs on its neighbours. */
type Written = Omit<Citation, 'joint' | 'quotes' | 'isBroken' | 'isApplied'>;

/** A line being read: its text, its 《…》, the names it may use, the citation before, and the end of what has been read. */
interface Unread {
  readonly text: string;
  readonly titles: ReadonlyMap<number, number>;
  readonly lexicon: Lexicon;
  readonly previous: Citation | undefined;
  readonly readUpTo: number;
}

/** Characters a citation can begin with, or its first unit when a bare name of a law stands before it; 、 only right behind another. */
const TRIGGER = /[第本前上下后该同附《宪（(]/g;
/** The same in a document that cites its clauses by their numbers alone. */
const TRIGGER_WITH_NUMBERS = /[第本前上下后该同附《宪（(]|(?<![\dA-Za-z.．])[A-Z\d](?=[\d.．])/g;
/** What introduces a short name. */
const CALLED = ruleTable({ name: '引用：简称的说明' }, [
  { is: '简称', yes: '（以下⟦简称⟧条例）', no: '（以下同）' },
  { is: '[统下]称', yes: ['（以上⟦统称⟧证件）', '（⟦下称⟧条例）'], no: '（自称）' },
]);
/** （以下简称《条例》）: the words of a definition cite nothing. */
const DEFINITION = new RegExp(
  `[（(][^（）()]{0,60}${CALLED.pattern.source}(?:[^（）()]|[（(][^（）()]{1,3}[）)]){0,60}[）)]`,
  'y',
);
/** What stands in brackets between a name and 第: …法（以下简称…）第五条, …条例（2030年修订）第五条, 《…通知》（某发〔2030〕5号）第五条 */
const BRACKET_BEFORE = /[（(〔](?:[^（）()〔〕[\]]|[（(〔[][^（）()〔〕[\]]{1,4}[）)〕\]]){3,120}[）)〕]$/;
const LONGEST_BRACKET = 130;
/** Between a name and 第 */
const BEHIND_NAME = /的$|\s+$/;
/** 宪法 is cited by its bare name alone, but not in 宪法宣誓, 宪法修正案 and 宪法和法律委员会. */
const CONSTITUTION = ruleTable(
  { name: '引用：单用的“宪法”之后', frame: (words) => `宪法(?!和法律委员会)(?=${words})`, flags: 'y' },
  [
    { is: '的?规定', yes: ['依照‸⟦宪法⟧规定', '依照‸⟦宪法⟧的规定'], no: '‸宪法宣誓' },
    {
      is: '[、，。；]',
      yes: ['依照‸⟦宪法⟧、法律', '依照‸⟦宪法⟧，', '遵守‸⟦宪法⟧。', '遵守‸⟦宪法⟧；'],
      no: '‸宪法修正案',
    },
    {
      is: '[和及与或]|以及',
      yes: ['‸⟦宪法⟧和本法', '‸⟦宪法⟧及本法', '‸⟦宪法⟧与法律', '‸⟦宪法⟧或法律', '‸⟦宪法⟧以及法律'],
      no: '‸宪法和法律委员会',
    },
  ],
);
/** 本法所附《…税则》: an annex of the law */
const ANNEXED = '所附';
/** 罪（第237条第1款）: articles after the name of a crime are those of the criminal law. */
const CRIME = /罪[（(]$/;
const CRIMINAL_LAW = '刑法';
/** What says that the number alone is a clause, 符合5.1.2的规定, tried on the words before it. */
const CITES_CLAUSE = ruleTable({ name: '引用：条文号之前', frame: (words) => `${words}[ \\u3000]?$` }, [
  {
    is: '符合|满足|违反|遵守|执行|适用',
    yes: ['应符合', '应满足', '不应违反', '应遵守', '应执行', '可适用'],
    no: ['不小于', '长度'],
  },
  {
    is: '按照?|依照|依据|根据|参照|(?<!意)见',
    yes: ['应按', '应按照', '依照', '依据', '根据', '参照', '参见', '（见'],
    no: ['按下', '提出意见'],
  },
  {
    is: '本(?:规范|标准|规程|规定|文件|方案|预案)(?:的?第)?',
    yes: ['本规范', '本标准', '本规程', '本规定', '本文件', '本方案', '本预案', '本规范第', '本标准的第'],
    no: '本市第',
  },
]);
/** What makes a number a measure, tried behind it: 5.2米. */
const MEASURES = ruleTable({ name: '引用：数字之后的计量单位', flags: 'y' }, [
  { is: '[%％‰℃°Ωμ]', yes: ['5.2‸%', '5.2‸％', '5.2‸‰', '5.2‸℃', '5.2‸°', '5.2‸Ω', '5.2‸μm'], no: '5.2‸的规定' },
  { is: ' ?[a-zA-Z]', yes: ['5.2‸mm', '5.2‸ kg', '5.2‸MPa'], no: '5.2‸ 条' },
  {
    is: ' ?(?:[米升克吨元倍度天年月日人亩万亿个次级]|[千毫厘]|平方|立方|小时|分钟|公里|公斤|公顷)',
    yes: each(`
      5.2‸米 5.2‸升 5.2‸克 5.2‸吨 5.2‸元 5.2‸倍 5.2‸度 5.2‸天 5.2‸年 5.2‸月 5.2‸日 5.2‸人 5.2‸亩
      5.2‸万元 5.2‸亿元 5.2‸个 5.2‸次 5.2‸级 5.2‸千米 5.2‸毫米 5.2‸厘米 5.2‸平方米 5.2‸立方米 5.2‸小时
      5.2‸分钟 5.2‸公里 5.2‸公斤 5.2‸公顷
    `),
    no: '5.2‸规定',
  },
]);
const CLAUSE = new RegExp(`(${DECIMAL})(?![\\d.．])(条|款|节)?`, 'y');

export function recognise(text: string, lexicon: Lexicon): readonly Citation[] {
  const titles = titleEnds(text);
  const citations: Citation[] = [];
  const trigger = lexicon.clauses.size > 0 ? TRIGGER_WITH_NUMBERS : TRIGGER;
  let readUpTo = 0;
  let previous: Citation | undefined;
  const nextFrom = (from: number): number =>
    previous?.end === from && text.charAt(from) === '、' ? from : nextOf(trigger, text, from);
  for (let at = nextFrom(0); at >= 0; at = nextFrom(Math.max(at + 1, readUpTo))) {
    const written = citationAt({ text, titles, lexicon, previous, readUpTo }, at);
    if (written !== null) {
      const joint = previous === undefined ? 'apart' : jointBetween(text.slice(previous.end, written.start), previous);
      const quotes = match(QUOTES.pattern, text, written.end) !== null;
      const isBroken = BREAKS.pattern.test(text.slice(Math.max(0, written.start - LONGEST_BREACH), written.start));
      const isApplied =
        (joint === 'list' && previous?.isApplied === true) ||
        APPLIES.pattern.test(text.slice(Math.max(0, written.start - 2), written.start));
      previous = { ...written, joint, quotes, isBroken, isApplied };
      citations.push(previous);
    }
    readUpTo = written?.end ?? titles.get(at) ?? definitionEnd(text, at) ?? readUpTo;
  }
  return citations;
}

function nextOf(trigger: RegExp, text: string, from: number): number {
  trigger.lastIndex = from;
  return trigger.exec(text)?.index ?? -1;
}

function definitionEnd(text: string, at: number): number | null {
  const found = match(DEFINITION, text, at);
  return found === null ? null : at + found[0].length;
}

function citationAt(line: Unread, at: number): Written | null {
  const { text } = line;
  switch (text.charAt(at)) {
    case '《':
      return titleAt(line, at);
    case '第':
      return numberedAt(line, at);
    case '附':
      return annexAt(line, at);
    case '宪':
      return constitutionAt(line, at);
    case '（':
    case '(':
      return bareItemsAt(text, at);
    case '、':
      return elidedAt(line, at);
    case '本':
    case '该':
    case '同':
    case '前':
    case '上':
    case '下':
    case '后':
      return isSwallowed(text, at)
        ? null
        : (relativeAt(text, at) ?? selfCitationAt(line, at) ?? namedLawCitationAt(text, at));
    default:
      return clauseAt(line, at);
  }
}

/** 《…法》, 《…法》第八条, 所附《…税则》 */
function titleAt(line: Unread, at: number): Written | null {
  const end = line.titles.get(at);
  // 本《实施细则》 is the document itself
  if (end === undefined || line.text.charAt(at - 1) === '本') return null;
  const name = line.text.slice(at + 1, end - 1);
  if (line.text.startsWith(ANNEXED, at - ANNEXED.length)) {
    const annex: Unit = { level: 'attachment', pick: { kind: 'titled', title: name } };
    return { start: at, end, head: { kind: 'self', name: null }, units: [annex], until: null };
  }
  const head: CitationHead = { kind: 'law', title: asOf(line.text, at, line.lexicon.titleOf(name)) };
  const isLaw = line.lexicon.knows(name) || (isLegalTitle(name) && !isGenericName(name));
  const whole = isLaw ? wholeDocument(at, end, head) : null;
  return provisionsOf(line.text, at, end, head) ?? whole;
}

/** 第十条, 刑法第二十条 */
function numberedAt(line: Unread, at: number): Written | null {
  const { text } = line;
  const read = unitsAt(text, at);
  if (read === null) return null;
  const nameEnd = at - (BEHIND_NAME.exec(text.slice(Math.max(0, at - 4), at))?.[0].length ?? 0);
  const bracket = BRACKET_BEFORE.exec(text.slice(Math.max(0, nameEnd - LONGEST_BRACKET), nameEnd));
  const law =
    line.lexicon.endingAt(text, line.readUpTo, nameEnd) ??
    (bracket && line.lexicon.endingAt(text, 0, nameEnd - bracket[0].length));
  if (law !== null) {
    const start = law.end < line.readUpTo ? at : law.end;
    return { start, ...read, head: { kind: 'law', title: law.value } };
  }
  for (const part of namedPartsEndingAt(text, at)) {
    const law = line.lexicon.endingAt(text, line.readUpTo, part.end);
    if (law !== null) {
      return { start: law.end, ...read, units: [part.value, ...read.units], head: { kind: 'law', title: law.value } };
    }
  }
  if (CRIME.test(text.slice(Math.max(0, at - 2), at))) {
    return { start: at, ...read, head: { kind: 'law', title: line.lexicon.titleOf(CRIMINAL_LAW) } };
  }
  // 第一目 of nothing: a 目 is cited below its 项, or after another
  const [first, ...deeper] = read.units;
  const isLost = first?.level === 'subitem' && lastLevel(line) !== 'subitem';
  const isCounting = first !== undefined && deeper.length === 0 && countsThings(text, read.end);
  return isLost || isCounting ? null : { start: at, ...read, head: { kind: 'none' } };
}

/** （一）至（三）项 without 第 */
function bareItemsAt(text: string, at: number): Written | null {
  const unit = bareLowerUnitAt(text, at, 'item');
  const isItem = unit !== null && text.charAt(unit.end - 1) === '项' && isWholeWord(text, unit.end);
  return isItem ? { start: at, ...unitsAfter(text, unit), head: { kind: 'none' } } : null;
}

/** 附件二, 附件二第三条; 香港特别行政区基本法附件三 */
function annexAt(line: Unread, at: number): Written | null {
  const annex = attachmentAt(line.text, at);
  if (annex === null) return null;
  const law = line.lexicon.endingAt(line.text, line.readUpTo, at);
  const head: CitationHead = law === null ? { kind: 'none' } : { kind: 'law', title: law.value };
  return { start: law?.end ?? at, ...unitsAfter(line.text, annex), head };
}

/** 宪法 in 根据宪法和本法 */
function constitutionAt(line: Unread, at: number): Written | null {
  const found = match(CONSTITUTION.pattern, line.text, at);
  if (found === null) return null;
  const law = line.lexicon.endingAt(line.text, line.readUpTo, at + found[0].length);
  return law === null ? null : wholeDocument(law.end, at + found[0].length, { kind: 'law', title: law.value });
}

/** 本条第一款, 前款第三项, 前两款 */
function relativeAt(text: string, at: number): Written | null {
  const first = relativeUnitAt(text, at);
  if (first === null) return null;
  const read = unitsAfter(text, first);
  // 该条 alone is as vague as 其: only 该条第二款 cites
  const isVague = first.value.pick.kind === 'named' && read.units.length === 1;
  return isVague ? null : { start: at, ...read, head: { kind: 'none' } };
}

/** 本法第十条, 本《实施细则》第九条, 本法附件三, 制定本章程 */
function selfCitationAt(line: Unread, at: number): Written | null {
  const self = selfAt(line.text, at);
  if (self === null) return null;
  const head: CitationHead = { kind: 'self', name: self.value };
  return (
    provisionsOf(line.text, at, self.end, head) ?? (self.value === '章程' ? wholeDocument(at, self.end, head) : null)
  );
}

/** 该法第十条, 上述条例第十条 */
function namedLawCitationAt(text: string, at: number): Written | null {
  const end = namedLawAt(text, at);
  return end === null ? null : provisionsOf(text, at, end, { kind: 'named' });
}

/** 5.1.2 in 符合5.1.2的规定, and in 5.1.1、5.1.2 after it: a number the document prints before a clause, where it can be no measure. */
function clauseAt({ text, lexicon, previous }: Unread, at: number): Written | null {
  const found = match(CLAUSE, text, at);
  const label = found?.[1]?.replaceAll('．', '.') ?? '';
  if (found === null || !lexicon.clauses.has(label)) return null;
  const end = at + found[0].length;
  const goesOn = previous?.units[0]?.pick.kind === 'printed' && LIST.pattern.test(text.slice(previous.end, at));
  const isCited = goesOn || found[2] !== undefined || CITES_CLAUSE.pattern.test(text.slice(Math.max(0, at - 8), at));
  if (!isCited || match(MEASURES.pattern, text, end) !== null) return null;
  const unit: Unit = { level: 'article', pick: { kind: 'printed', label } };
  return { start: at, end, head: { kind: 'none' }, units: [unit], until: null };
}

const wholeDocument = (start: number, end: number, head: CitationHead): Written => ({
  start,
  end,
  head,
  units: [],
  until: null,
});

/** The provisions named right after a law: 第八条, 的第八条, 规定的第八条, 附件三, 合同编第八章. */
function provisionsOf(text: string, start: number, nameEnd: number, head: CitationHead): Written | null {
  const read = unitsAt(text, afterGlue(text, nameEnd));
  return read === null ? null : { start, ...read, head };
}

const lastLevel = ({ previous }: Unread): Level | undefined => previous?.units.at(-1)?.level;

/** 四十九条 in 第四十八条、四十九条; （二）项 in 第（一）项、（二）项 */
function elidedAt(line: Unread, at: number): Written | null {
  const level = lastLevel(line);
  if (level === undefined) return null;
  const unit = level === 'article' ? bareArticleAt(line.text, at + 1) : bareLowerUnitAt(line.text, at + 1, level);
  return unit === null ? null : { start: at + 1, ...unitsAfter(line.text, unit), head: { kind: 'none' } };
}

type ReadUnits = Pick<Written, 'units' | 'until' | 'end'>;

function unitsAt(text: string, at: number): ReadUnits | null {
  const first = attachmentAt(text, at) ?? namedPartAt(text, at) ?? unitAt(text, at);
  return first === null ? null : unitsAfter(text, first);
}

/** The first unit with the deeper ones after it and the far end of a range. */
function unitsAfter(text: string, first: Scanned<Unit>): ReadUnits {
  const rest = deeperUnits(text, first.end, first.value.level);
  const units = [first.value, ...rest.value];
  const last = units.at(-1) ?? first.value;
  const to = last.level === 'attachment' ? attachmentEndAt(text, rest.end) : rangeEndAt(text, rest.end, last.level);
  if (to === null) return { units, until: null, end: rest.end };
  const merged = mergeRange(last, to.value);
  return merged === null
    ? { units, until: to.value, end: to.end }
    : { units: [...units.slice(0, -1), merged], until: null, end: to.end };
}

/** 至附件三 after 附件一 */
function attachmentEndAt(text: string, at: number): Scanned<readonly Unit[]> | null {
  const to = /[至到]/.test(text.charAt(at)) ? attachmentAt(text, at + 1) : null;
  return to === null ? null : { value: [to.value], end: to.end };
}

/** 第一项至第四项: one unit with an interval, when both ends are single numbers of one level. */
function mergeRange(from: Unit, to: readonly Unit[]): Unit | null {
  const [end, ...deeper] = to;
  if (end === undefined || deeper.length > 0 || depthBelow(from.level, end.level) !== 0) return null;
  const first = intervalsOf(from);
  const last = intervalsOf(end).at(-1);
  const start = first.at(-1);
  if (last === undefined || start === undefined) return null;
  const intervals: readonly Interval[] = [...first.slice(0, -1), { from: start.from, to: last.to }];
  return {
    level: from.level,
    pick: from.pick.kind === 'labelled' ? { ...from.pick, intervals } : { kind: 'numbers', intervals },
  };
}

const intervalsOf = ({ pick }: Unit): readonly Interval[] => ('intervals' in pick ? pick.intervals : []);

/** What may stand between members of a list beside the conjunction. */
const LIST_WORD = ruleTable({ name: '引用：并列的引用之间的词', frame: (words) => `的?${words}的?` }, [
  {
    is: '规定|情形|行为|内容|要求',
    yes: ['⟦的规定⟧和', '⟦情形⟧、', '⟦的行为⟧和', '⟦内容⟧和', '⟦要求⟧，'],
    no: '的条件和',
  },
]);
/** 第一款、第二款; 第一款规定和第二款; 第十条的规定，以及第二十条 */
const LIST = ruleTable(
  {
    name: '引用：并列的引用之间',
    frame: (joints) => `^\\s{0,3}(?:${LIST_WORD.pattern.source})?\\s{0,3}${joints}\\s{0,3}$`,
  },
  [
    { is: '[、，,；]', yes: ['、', '，', ',', '；'], no: '：' },
    { is: '[、，]?(?:和|及|以及)', yes: ['和', '及', '以及', '、和', '，以及', '，及'], no: '不和' },
    { is: '与|并', yes: ['与', '并'], no: '，与其' },
    { is: '[、，]?或者?', yes: ['或', '或者', '、或者', '，或'], no: '或许' },
  ],
);
const CLAUSE_END = /[；;]/;
const SENTENCE_END = /[。！？]/;

/** How a citation hangs on the one before it, by the text between them. */
function jointBetween(between: string, previous: Written): Joint {
  if (SENTENCE_END.test(between)) return 'apart';
  if (previous.units.length > 0 && (between === '' || LIST.pattern.test(between))) return 'list';
  return CLAUSE_END.test(between) ? 'sentence' : 'clause';
}

/** What follows a citation whose words are quoted next. */
const QUOTES = ruleTable({ name: '引用：引出所引的原文', frame: (words) => `${words}[“「『]`, flags: 'y' }, [
  {
    is: '的?(?:明确)?规定(?:的是)?[：:，,]?',
    yes: each(`
      第五条‸规定：“ 第五条‸的规定:「 第五条‸明确规定，“ 第五条‸规定的是“ 第五条‸规定,“ 第五条‸规定“
    `),
    no: ['第五条‸规定的“', '第五条‸规定甲'],
  },
  {
    is: '(?:指出|载明|要求|内容为|原文为|如下)?[：:]?',
    yes: each(`
      第五条‸“ 第五条‸：“ 第五条‸指出:“ 第五条‸载明：“ 第五条‸要求：“ 第五条‸内容为：“ 第五条‸原文为：“
      第五条‸如下：『
    `),
    no: '第五条‸所称“',
  },
]);

/** What stands before a citation of what is broken. */
const BREAKS = ruleTable({ name: '引用：违反的条款之前', frame: (words) => `${words}(?:了|上述|前述|其中的?)?$` }, [
  { is: '违反|触犯|违背', yes: ['（一）违反', '触犯', '违背', '违反上述'], no: '依照' },
  { is: '有|属于?|实施', yes: ['（二）有', '属', '属于', '实施'], no: '除' },
]);
const LONGEST_BREACH = 6;

/** What stands before a citation of what is done. */
const APPLIES = ruleTable({ name: '引用：适用的条款之前', frame: (words) => `${words}$` }, [
  {
    is: '依照|按照?|依据|根据|参照|适用',
    yes: ['依照', '按照', '按', '依据', '根据', '参照', '适用'],
    no: ['违反', '遵照'],
  },
]);
