/**
 * Step two: completes citations by what stands before them and by where they stand. Members of a list inherit law, 条 and 款;
 * 前款 and 本条 are counted from the place; a bare 第一项 takes the last 款 the sentence has named.
 */
import {
  type Address,
  type Citation,
  depthBelow,
  LEVELS,
  type Level,
  type Step,
  single,
  type Unit,
} from './citation.ts';
import { neighbour, type Standpoint } from './place.ts';

/** What words mean in a stretch of text. The laws are full titles, null for the document itself. */
export interface Scope {
  readonly place: Standpoint;
  /** What 本法 means: in the quoted text of an amendment the amended law. */
  readonly selfLaw: string | null;
  /** What a bare 第十条 means: in an amendment the amended law. Undefined where only the line can tell: 对《…法》作出修改：将第三条…. */
  readonly bareLaw: string | null | undefined;
}

/** A citation and what it means; null when it points at something the sentence has not named. */
export interface Understood {
  readonly citation: Citation;
  readonly address: Address | null;
}

/** What earlier citations leave to later ones. */
interface Memory {
  readonly last: Address | null;
  /** Whether the one before is there: what hangs on a citation that dangles dangles with it. */
  readonly lastExists: boolean;
  /** The last article, or provision of one, named in this sentence. */
  readonly named: Address | null;
  /** The last 章, 节 … named in this sentence. */
  readonly container: Address | null;
  /** The last other law named in this line. */
  readonly law: string | null;
}

/**
 * `exists` decides between the possible readings of a vague citation (第一款 of this article, or of the one just named):
 * the first that exists is taken, else the first.
 */
export function inherit(
  citations: readonly Citation[],
  scope: Scope,
  exists: (address: Address) => boolean = () => true,
): readonly Understood[] {
  let memory: Memory = { last: null, lastExists: false, named: null, container: null, law: null };
  return citations.map((citation) => {
    if (citation.joint === 'apart') memory = { ...memory, last: null, named: null, container: null };
    const candidates = readings(citation, scope, memory);
    const hangsOnDangling = citation.joint === 'list' && memory.last !== null && !memory.lastExists;
    const found = (hangsOnDangling ? candidates.slice(0, 1) : candidates).find(exists);
    const address = found ?? candidates[0] ?? null;
    memory = remember(memory, citation, address, found !== undefined);
    return { citation, address };
  });
}

function remember(memory: Memory, citation: Citation, address: Address | null, lastExists: boolean): Memory {
  if (address === null) return { ...memory, last: null };
  const namesProvision = address.steps.some((step) => step.level === 'article');
  return {
    last: address,
    lastExists,
    named: namesProvision ? address : memory.named,
    container: namesProvision || address.steps.length === 0 ? memory.container : address,
    law: citation.head.kind === 'law' ? address.law : memory.law,
  };
}

/** The possible meanings, likeliest first. */
function readings(citation: Citation, scope: Scope, memory: Memory): readonly Address[] {
  const law = lawOf(citation, scope, memory);
  if (law === undefined) return [];
  const [first, ...rest] = citation.units;
  if (first === undefined) return [{ law, steps: [], until: null }];
  const laws = [law, ...lawBefore(citation, memory)];
  const all = laws.flatMap((law) => beginnings(citation, first, law, scope.place, memory));
  return all.flatMap(({ law, steps }): Address[] => {
    const all = [...steps, ...rest.flatMap((unit) => (isHere(first) ? backwards(unit, scope.place) : toStep(unit)))];
    return [{ law, steps: all, until: citation.until && completeEnd(all, citation.until.flatMap(toStep)) }];
  });
}

/** 依照刑法第二十条处罚；第二十一条另有规定的除外: where the document itself has no such article, it is the other law's. */
function lawBefore({ head, units, joint }: Citation, { named }: Memory): readonly string[] {
  const isBare = head.kind === 'none' && units[0]?.level === 'article' && units[0].pick.kind === 'numbers';
  return isBare && joint === 'sentence' && named?.law != null ? [named.law] : [];
}

/** Undefined when the citation names a law (该法) that nobody has named. */
function lawOf({ head, units, joint }: Citation, scope: Scope, memory: Memory): string | null | undefined {
  switch (head.kind) {
    case 'self':
      return scope.selfLaw;
    case 'law':
      return head.title;
    case 'named':
      return memory.law ?? undefined;
    case 'none': {
      if (units[0]?.pick.kind === 'named') return memory.named?.law;
      if (units[0] !== undefined && isRelative(units[0])) return scope.place.law;
      if (joint === 'list' && memory.last !== null) return memory.last.law;
      if (units[0]?.pick.kind === 'labelled') return scope.place.law;
      // 符合刑法第二十条的规定，且不属于第二十一条规定情形: the other law goes on to the end of the clause
      if (joint === 'clause' && memory.named !== null && memory.named.law !== null) return memory.named.law;
      return scope.bareLaw === undefined ? (memory.law ?? undefined) : scope.bareLaw;
    }
  }
}

const isRelative = ({ pick }: Unit): boolean => ['here', 'before', 'after', 'first'].includes(pick.kind);

interface Beginning {
  readonly law: string | null;
  /** The first unit with everything above it. */
  readonly steps: readonly Step[];
}

function beginnings(
  { head, joint }: Citation,
  unit: Unit,
  law: string | null,
  place: Standpoint,
  { last, named, container }: Memory,
): readonly Beginning[] {
  if (unit.pick.kind === 'named') return namedBeginning(unit.level, named);
  const steps = placedSteps(unit, place);
  if (steps.length === 0) return [];
  const ownLaw = law === place.law;
  const own: Beginning = { law, steps: [...(ownLaw ? above(placeSteps(place), unit.level) : []), ...steps] };
  if (unit.pick.kind !== 'numbers') return [own];
  if (joint === 'list' && head.kind === 'none' && last !== null) {
    const inherited = above(last.until ?? last.steps, unit.level);
    const needsParent = depthBelow(unit.level, 'article') > 0;
    if (inherited.length > 0 || !needsParent) return [{ law, steps: [...inherited, ...steps] }, own];
  }
  if (head.kind === 'law' || head.kind === 'named') return [{ law, steps }];
  if (depthBelow(unit.level, 'article') < 0 && container !== null && container.law === law) {
    // 宪法第三章中增加一节，作为第七节
    return [{ law, steps: [...above(container.steps, unit.level), ...steps] }, own, { law, steps }];
  }
  if (depthBelow(unit.level, 'article') <= 0) return [own, { law, steps }];
  const ofNamed: readonly Beginning[] =
    named === null ? [] : [{ law: named.law, steps: [...above(named.steps, unit.level), ...steps] }];
  const ownOnes = [
    { ...own, law: place.law, steps: [...above(placeSteps(place), unit.level), ...steps] },
    ...earlierParagraphs(unit, steps, place),
  ];
  return prefersNamed(unit, place) ? [...ofNamed, ...ownOnes] : [...ownOnes, ...ofNamed];
}

/** 同款第三项: the provision named in the sentence, down to that level. */
function namedBeginning(level: Level, named: Address | null): readonly Beginning[] {
  const steps = named?.steps.filter((step) => depthBelow(step.level, level) <= 0) ?? [];
  return named !== null && steps.at(-1)?.level === level ? [{ law: named.law, steps }] : [];
}

/**
 * A bare 第一款 means the article it stands in when it looks back (the own 款 is a later one); a bare 第二款 in a first 款 goes on
 * about the article just named: 违反本法第五十条第一款规定的…；违反第二款规定的…. A bare 第一项 takes what was named.
 */
function prefersNamed(unit: Unit, place: Standpoint): boolean {
  if (unit.level !== 'paragraph' || unit.pick.kind !== 'numbers') return true;
  const cited = Number(unit.pick.intervals[0]?.from ?? 0);
  return cited >= Number(place.numbers.paragraph ?? 0);
}

/** The items of earlier 款, nearest first: 第二款 may speak of 第一项 of the list in 第一款. */
function earlierParagraphs(unit: Unit, steps: readonly Step[], place: Standpoint): readonly Beginning[] {
  if (unit.level !== 'item') return [];
  const article = above(placeSteps(place), 'paragraph');
  const own = Number(place.numbers.paragraph ?? 1);
  return Array.from({ length: Math.min(own - 1, 12) }, (_, index) => ({
    law: place.law,
    steps: [...article, numbers('paragraph', String(own - 1 - index)), ...steps],
  }));
}

const numbers = (level: Level, number: string): Step => ({ kind: 'numbers', level, intervals: [single(number)] });

/** The place itself as steps, outermost first. */
const placeSteps = (place: Standpoint): readonly Step[] =>
  LEVELS.flatMap((level) => {
    const number = place.numbers[level];
    return number === undefined ? [] : [numbers(level, number)];
  });

/** What a unit of `level` keeps of the steps before it: the containers of a container; the 条 and 款 of a 项, but no containers. */
function above(steps: readonly Step[], level: Level): readonly Step[] {
  const isContainer = depthBelow(level, 'article') < 0;
  return steps.filter(
    (step) =>
      depthBelow(step.level, level) < 0 &&
      (isContainer || depthBelow(step.level, 'article') >= 0 || step.level === 'attachment'),
  );
}

/** A first unit counted from the place; empty when the place has no such number. */
function placedSteps(unit: Unit, place: Standpoint): readonly Step[] {
  const { level, pick } = unit;
  switch (pick.kind) {
    case 'here':
      return rangeAround(place, level, 0, 0);
    case 'before':
      return rangeAround(place, level, -pick.count, -1);
    case 'after':
      return rangeAround(place, level, 1, pick.count);
    default:
      return toStep(unit);
  }
}

function rangeAround(place: Standpoint, level: Level, first: number, last: number): readonly Step[] {
  const from = neighbour(place, level, first);
  const to = neighbour(place, level, last);
  return from === null || to === null ? [] : [{ kind: 'numbers', level, intervals: [{ from, to }] }];
}

const isHere = ({ pick }: Unit): boolean => pick.kind === 'here';

/** 本条前两款 are the two before the own one; 第三款前三项 are the first three. */
function backwards(unit: Unit, place: Standpoint): readonly Step[] {
  if (unit.pick.kind !== 'first') return toStep(unit);
  const counted = rangeAround(place, unit.level, -unit.pick.count, -1);
  return counted.length > 0 ? counted : toStep(unit);
}

function toStep({ level, pick }: Unit): readonly Step[] {
  switch (pick.kind) {
    case 'numbers':
      return [{ kind: 'numbers', level, intervals: pick.intervals }];
    case 'first':
      return [{ kind: 'first', level, count: pick.count }];
    case 'labelled':
      return [{ kind: 'labelled', level: 'attachment', word: pick.word, number: pick.number }];
    case 'titled':
      return [{ kind: 'titled', level, title: pick.title }];
    default:
      return [];
  }
}

/** The far end of a range takes from the near end what stands above it: 第五条第二款至第四款. */
function completeEnd(start: readonly Step[], end: readonly Step[]): readonly Step[] {
  const first = end[0];
  return first === undefined ? start : [...above(start, first.level), ...end];
}
