/**
 * Step one: the citations of a line as written, `[law|self|relative] unit (glue unit)* [to unit]`.
 * Nothing is inherited and nothing is looked up here; citations come in order and never overlap.
 */
import { type Citation, depthBelow, type Head, type Interval, type Joint, type Level, type Unit } from './citation.ts';
import {
  attachmentAt,
  isSwallowed,
  namedLawAt,
  namedPartAt,
  namedPartsEndingAt,
  relativeUnitAt,
  selfAt,
} from './heads.ts';
import { asOf, isGenericName, isLegalTitle, type Lexicon, titleEnds } from './lexicon.ts';
import {
  bareArticleAt,
  bareLowerUnitAt,
  countsThings,
  deeperUnits,
  match,
  rangeEndAt,
  type Scanned,
  unitAt,
} from './scan.ts';

/** A citation before it is known how it hangs on its neighbour. */
type Written = Omit<Citation, 'joint'>;

/** A line being read: its text, its 《…》, the names it may use, the citation before, and the end of what has been read. */
interface Unread {
  readonly text: string;
  readonly titles: ReadonlyMap<number, number>;
  readonly lexicon: Lexicon;
  readonly previous: Citation | undefined;
  readonly readUpTo: number;
}

/** Characters a citation can begin with, or its first unit when a bare name of a law stands before it. */
const TRIGGER = /[第本前上下后该同附《宪（(、]/g;
/** （以下简称《条例》）: the words of a definition cite nothing. */
const DEFINITION = /[（(][^（）()]{0,60}(?:简称|统称|下称)(?:[^（）()]|[（(][^（）()]{1,3}[）)]){0,60}[）)]/y;
/** 民法典（以下简称民法典）第五百条 */
const DEFINED_BEFORE = /[（(][^（）()]{0,60}(?:简称|下称)(?:[^（）()]|[（(][^（）()]{1,3}[）)]){0,60}[）)]\s?$/;
const LONGEST_DEFINITION = 130;
/** Between a law's name and a provision of it: 《…法》的第八条 */
const OF = /[ \u3000]?(?:中的|的|中)?[ \u3000]?/y;
/** 宪法 is cited by its bare name alone, but not in 宪法宣誓, 宪法修正案 and 宪法和法律委员会. */
const CONSTITUTION = /宪法(?!和法律委员会)(?=的?规定|[、，。；]|[和及与或]|以及)/y;
/** 本法所附《…税则》: an annex of the law */
const ANNEXED = '所附';
/** 罪（第237条第1款）: articles after the name of a crime are those of the criminal law. */
const CRIME = /罪[（(]$/;
const CRIMINAL_LAW = '刑法';

export function recognise(text: string, lexicon: Lexicon): readonly Citation[] {
  const titles = titleEnds(text);
  const citations: Citation[] = [];
  let readUpTo = 0;
  for (let at = nextTrigger(text, 0); at >= 0; at = nextTrigger(text, Math.max(at + 1, readUpTo))) {
    const previous = citations.at(-1);
    const line: Unread = { text, titles, lexicon, previous, readUpTo };
    const found = citationAt(line, at) ?? elidedAt(line, at);
    if (found !== null) {
      const joint = previous === undefined ? 'apart' : jointBetween(text.slice(previous.end, found.start), previous);
      citations.push({ ...found, joint });
    }
    readUpTo = found?.end ?? titles.get(at) ?? definitionEnd(text, at) ?? readUpTo;
  }
  return citations;
}

function nextTrigger(text: string, from: number): number {
  TRIGGER.lastIndex = from;
  return TRIGGER.exec(text)?.index ?? -1;
}

function definitionEnd(text: string, at: number): number | null {
  const found = match(DEFINITION, text, at);
  return found === null ? null : at + found[0].length;
}

function citationAt(line: Unread, at: number): Written | null {
  const { text } = line;
  if (isSwallowed(text, at)) return null;
  switch (text.charAt(at)) {
    case '《':
      return titleAt(line, at);
    case '第':
      return numberedAt(line, at);
    case '附':
      return annexAt(line, at);
    case '宪':
      return constitutionAt(line, at);
    case '本':
      return relativeAt(text, at) ?? selfCitationAt(line, at);
    case '该':
    case '同':
    case '前':
    case '上':
      return relativeAt(text, at) ?? namedLawCitationAt(text, at);
    case '下':
    case '后':
      return relativeAt(text, at);
    default:
      return null;
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
    return { start: at, end, head: { kind: 'self' }, units: [annex], until: null };
  }
  const head: Head = { kind: 'law', title: asOf(line.text, at, line.lexicon.titleOf(name)) };
  const isLaw = line.lexicon.knows(name) || (isLegalTitle(name) && !isGenericName(name));
  const whole = isLaw ? wholeDocument(at, end, head) : null;
  return provisionsOf(line.text, at, end, head) ?? whole;
}

/** 第十条, 刑法第二十条 */
function numberedAt(line: Unread, at: number): Written | null {
  const { text } = line;
  const read = unitsAt(text, at);
  if (read === null) return null;
  const definition = DEFINED_BEFORE.exec(text.slice(Math.max(0, at - LONGEST_DEFINITION), at));
  if (definition !== null) {
    const defined = line.lexicon.endingAt(text, 0, at - definition[0].length);
    if (defined !== null) return { start: at, ...read, head: { kind: 'law', title: defined.value } };
  }
  const nameEnd = text.charAt(at - 1) === '的' ? at - 1 : text.slice(0, at).trimEnd().length;
  const law = line.lexicon.endingAt(text, line.readUpTo, nameEnd);
  if (law !== null) return { start: law.end, ...read, head: { kind: 'law', title: law.value } };
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
  const isCounting = first !== undefined && deeper.length === 0 && countsThings(text, first.level, read.end);
  return isLost || isCounting ? null : { start: at, ...read, head: { kind: 'none' } };
}

/** 附件二, 附件二第三条; 香港特别行政区基本法附件三 */
function annexAt(line: Unread, at: number): Written | null {
  const annex = attachmentAt(line.text, at);
  if (annex === null) return null;
  const law = line.lexicon.endingAt(line.text, line.readUpTo, at);
  const head: Head = law === null ? { kind: 'none' } : { kind: 'law', title: law.value };
  return { start: law?.end ?? at, ...unitsAfter(line.text, annex), head };
}

/** 宪法 in 根据宪法和本法 */
function constitutionAt(line: Unread, at: number): Written | null {
  const found = match(CONSTITUTION, line.text, at);
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
  const head: Head = { kind: 'self' };
  return (
    provisionsOf(line.text, at, self.end, head) ?? (self.value === '章程' ? wholeDocument(at, self.end, head) : null)
  );
}

/** 该法第十条, 上述条例第十条 */
function namedLawCitationAt(text: string, at: number): Written | null {
  const end = namedLawAt(text, at);
  return end === null ? null : provisionsOf(text, at, end, { kind: 'named' });
}

const wholeDocument = (start: number, end: number, head: Head): Written => ({
  start,
  end,
  head,
  units: [],
  until: null,
});

/** The provisions named right after a law: 第八条, 的第八条, 附件三, 合同编第八章. */
function provisionsOf(text: string, start: number, nameEnd: number, head: Head): Written | null {
  const at = nameEnd + (match(OF, text, nameEnd)?.[0].length ?? 0);
  const read = unitsAt(text, at);
  return read === null ? null : { start, ...read, head };
}

const lastLevel = ({ previous }: Unread): Level | undefined => previous?.units.at(-1)?.level;

/** 四十九条 in 第四十八条、四十九条; （二）项 in 第（一）项、（二）项 */
function elidedAt(line: Unread, at: number): Written | null {
  const level = lastLevel(line);
  if (line.text.charAt(at) !== '、' || line.previous?.end !== at || level === undefined) return null;
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
  const to = rangeEndAt(text, rest.end, last.level);
  if (to === null) return { units, until: null, end: rest.end };
  const merged = mergeRange(last, to.value);
  return merged === null
    ? { units, until: to.value, end: to.end }
    : { units: [...units.slice(0, -1), merged], until: null, end: to.end };
}

/** 第一项至第四项: one unit with an interval, when both ends are single numbers of one level. */
function mergeRange(from: Unit, to: readonly Unit[]): Unit | null {
  const [end, ...deeper] = to;
  if (end === undefined || deeper.length > 0 || depthBelow(from.level, end.level) !== 0) return null;
  const first = intervalsOf(from);
  const last = intervalsOf(end)?.at(-1);
  const start = first?.at(-1);
  if (first === null || last === undefined || start === undefined) return null;
  return {
    level: from.level,
    pick: { kind: 'numbers', intervals: [...first.slice(0, -1), { from: start.from, to: last.to }] },
  };
}

const intervalsOf = ({ pick }: Unit): readonly Interval[] | null => (pick.kind === 'numbers' ? pick.intervals : null);

/** 第一款、第二款; 第一款规定和第二款; 第十条的规定，以及第二十条 */
const LIST =
  /^\s{0,3}(?:的?(?:规定|情形|行为|内容|要求)的?)?\s{0,3}(?:、|，|,|；|和|及|与|或者?|以及|并|，(?:以及|和|或者?|及)|、(?:以及|和|或者?|及))\s{0,3}$/;
/** 《…法》（以下简称…）第八条, 《…法》（2020年修订）的第八条, 《…通知》（国发〔2010〕5号）第八条 */
const PARENTHESIS = /^\s{0,3}[（(〔](?:[^（）()〔〕[\]]|[〔[]\d{1,4}[〕\]]){0,80}[）)〕]\s{0,3}(?:中的|的|中)?$/;
const CLAUSE_END = /[；;]/;
const SENTENCE_END = /[。！？]/;

/** How a citation hangs on the one before it, by the text between them. `isWholeLaw`: the one before names no provision. */
export function jointBetween(between: string, previous: { readonly units: readonly unknown[] }): Joint {
  if (SENTENCE_END.test(between)) return 'apart';
  const isWholeLaw = previous.units.length === 0;
  const joins = isWholeLaw ? PARENTHESIS.test(between) : between === '' || LIST.test(between);
  if (joins) return 'list';
  return CLAUSE_END.test(between) ? 'sentence' : 'clause';
}
