/**
 * Step two: completes citations by what stands before them and by where they stand. Members of a list inherit law, 条 and 款;
 * 前款 and 本条 are counted from the place; a bare 第一项 takes the last 款 the sentence has named, or the article its lead-in has.
 */
import { depthBelow, type Level } from '../../levels.ts';
import { type Address, type Citation, type Step, single, type Unit } from './citation.ts';
import { above, backwards, completeEnd, isOwnItem, numberStep, placeSteps, type Standpoint, toSteps } from './place.ts';

/** What words mean in a stretch of text. The laws are full titles, null for the document itself. */
export interface Scope {
  readonly place: Standpoint;
  /** What 本法 means: in the quoted text of an amendment the amended law. */
  readonly selfLaw: string | null;
  /** What a bare 第十条 means: in an amendment the amended law. Undefined where only the line can tell: 对《…》作出修改：将第三条…. */
  readonly bareLaw: string | null | undefined;
  /** What the text above has cited. */
  readonly above: TextAbove;
}

/** An article that a lead-in cites: what is broken, or (依照第五条处罚) what is done then. */
export interface LeadIn {
  readonly address: Address;
  readonly isApplied: boolean;
}

export interface TextAbove {
  /** Articles that the lead-ins of this item cite, 违反本条例第二条规定的，按照下列规定处罚：, the likeliest first. */
  readonly leadIn: readonly LeadIn[];
  /** The last article, or provision of one, that the same article has named. */
  readonly named: Address | null;
  /** The law that is being quoted, article by article: 《…法》第五条规定：“…。”第九条规定：“…. */
  readonly quoted: string | null;
}

export const NOTHING_ABOVE: TextAbove = { leadIn: [], named: null, quoted: null };

/** A citation and what it means. */
export interface Understood {
  readonly citation: Citation;
  /** Null when it points at something that is not there, or that nobody has named. */
  readonly address: Address | null;
  /** Of those without an address: whether what it points at should be there, 前款 in a first 款, and not only somewhere unsaid. */
  readonly isMissing: boolean;
}

/** What earlier citations leave to later ones. */
interface Memory {
  readonly last: Address | null;
  /** Whether the one before is there: what hangs on a citation that dangles dangles with it. */
  readonly lastExists: boolean;
  /** The last article, or provision of one, named in this sentence. */
  readonly named: Address | null;
  /** The same of the sentences before it. */
  readonly namedBefore: Address | null;
  /** The last 章, 节 … named in this sentence. */
  readonly container: Address | null;
  /** The last other law named in this line. */
  readonly law: string | null;
  readonly quoted: string | null;
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
  const { named: namedBefore, quoted } = scope.above;
  let memory: Memory = {
    last: null,
    lastExists: false,
    named: null,
    namedBefore,
    container: null,
    law: null,
    quoted,
  };
  return citations.map((citation) => {
    if (citation.joint === 'apart') {
      memory = { ...memory, last: null, named: null, namedBefore: memory.named ?? memory.namedBefore, container: null };
    }
    const candidates = readings(citation, scope, memory);
    const hangsOnDangling = citation.joint === 'list' && memory.last !== null && !memory.lastExists;
    const found = (hangsOnDangling ? candidates.slice(0, 1) : candidates).find(exists);
    const address = found ?? candidates.find(({ steps }) => !steps.some(isAllOf)) ?? null;
    const isMissing = address === null && pointsAtMissing(citation, scope);
    memory = remember(memory, citation, address, found !== undefined);
    return { citation, address, isMissing };
  });
}

function remember(memory: Memory, citation: Citation, address: Address | null, lastExists: boolean): Memory {
  const quoted = quotedAfter(memory, citation, address);
  if (address === null) return { ...memory, last: null, quoted };
  const namesProvision = address.steps.some((step) => step.level === 'article');
  return {
    last: address,
    lastExists,
    named: namesProvision ? address : memory.named,
    namedBefore: memory.namedBefore,
    container: namesProvision || address.steps.length === 0 ? memory.container : address,
    law: citation.head.kind === 'law' ? address.law : memory.law,
    quoted,
  };
}

/** A law is quoted until the document speaks of itself, or quotes another. */
function quotedAfter({ quoted }: Memory, { head, quotes }: Citation, address: Address | null): string | null {
  if (head.kind === 'self') return null;
  return quotes ? (address?.law ?? null) : quoted;
}

/** The possible meanings, likeliest first. */
function readings(citation: Citation, scope: Scope, memory: Memory): readonly Address[] {
  const law = lawOf(citation, scope, memory);
  if (law === undefined) return [];
  const [first, ...rest] = citation.units;
  if (first === undefined) return [{ law, steps: [], until: null }];
  const laws = [law, ...lawBefore(citation, memory)];
  const placed = (unit: Unit): readonly Step[] => toSteps(unit, scope.place);
  const below = rest.flatMap((unit) => (first.pick.kind === 'here' ? backwards(unit, scope.place) : placed(unit)));
  return laws
    .flatMap((law) => beginnings(citation, first, law, scope, memory))
    .map((beginning): Address => {
      const steps = [...beginning.steps, ...below];
      const until = citation.until && completeEnd(steps, citation.until.flatMap(placed));
      return { law: beginning.law, steps, until };
    });
}

/** 依照刑法第二十条处罚；第二十一条另有规定的除外: where the document itself has no such article, it is the other law's. */
function lawBefore({ head, units }: Citation, { named }: Memory): readonly string[] {
  const isBare = head.kind === 'none' && units[0]?.level === 'article' && units[0].pick.kind === 'numbers';
  return isBare && named?.law != null ? [named.law] : [];
}

/** Undefined when the citation names a law (该法) that nobody has named. */
function lawOf(citation: Citation, scope: Scope, memory: Memory): string | null | undefined {
  const { head, units, joint, quotes } = citation;
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
      // 《…规则》第五条规定：“…。”第三条规定：“…。”
      if (quotes && memory.quoted !== null && units[0]?.level === 'article') return memory.quoted;
      // 符合刑法第二十条的规定，且不属于第二十一条规定情形: the other law goes on to the end of the clause
      if (joint === 'clause' && memory.named !== null && memory.named.law !== null) return memory.named.law;
      return scope.bareLaw === undefined ? (memory.law ?? undefined) : scope.bareLaw;
    }
  }
}

const isRelative = ({ pick }: Unit): boolean => ['here', 'before', 'after', 'first'].includes(pick.kind);

/** 前款 in a first 款 of the document itself; not 前三项 where nothing is an item, nor 该条 of nothing named. */
function pointsAtMissing({ head, units }: Citation, { place }: Scope): boolean {
  const [unit] = units;
  if (unit === undefined || place.law !== null || head.kind !== 'none') return false;
  // 前编 in an 附则 without a number is the one above, whichever that is
  if (isRelative(unit)) return /^\d/.test(place.numbers[unit.level] ?? '');
  return unit.level === 'item' && unit.pick.kind === 'numbers';
}

interface Beginning {
  readonly law: string | null;
  /** The first unit with everything above it. */
  readonly steps: readonly Step[];
}

function beginnings(
  citation: Citation,
  unit: Unit,
  law: string | null,
  { place, above: textAbove }: Scope,
  memory: Memory,
): readonly Beginning[] {
  const { head, joint } = citation;
  const { last, named, container } = memory;
  if (unit.pick.kind === 'named') return namedBeginning(unit.level, named);
  const steps = toSteps(unit, place);
  if (steps.length === 0) return itemsAbove(unit, place);
  const ownLaw = law === place.law;
  const own: Beginning = { law, steps: [...(ownLaw ? above(placeSteps(place), unit.level) : []), ...steps] };
  const isBelowArticle = depthBelow(unit.level, 'article') > 0;
  const of = ({ law, steps: parents }: Address): Beginning => ({
    law,
    steps: [...above(parents, unit.level), ...steps],
  });
  if (unit.pick.kind === 'printed') {
    return [...(named === null || !isBelowArticle ? [] : [of(named)]), own, { law, steps }];
  }
  if (unit.pick.kind !== 'numbers') return [own];
  if (joint === 'list' && head.kind === 'none' && last !== null) {
    const inherited = above(last.until ?? last.steps, unit.level);
    if (inherited.length > 0 || !isBelowArticle) {
      return [{ law, steps: [...inherited, ...steps] }, own].filter(
        ({ law, steps }) => law !== place.law || !isOwnItem(steps, place),
      );
    }
  }
  if (head.kind === 'law' || head.kind === 'named') return [{ law, steps }];
  if (depthBelow(unit.level, 'article') < 0 && container !== null && container.law === law) {
    // 宪法第三章中增加一节，作为第七节
    return [of({ ...container, law }), own, { law, steps }];
  }
  if (!isBelowArticle) return [own, { law, steps }];
  const ofNamed = named === null ? [] : [of(named)];
  const ofLeadIn = textAbove.leadIn.map(({ address }) => of(address));
  const ofBefore = memory.namedBefore === null ? [] : [of(memory.namedBefore)];
  const ownOnes = [
    { ...own, law: place.law, steps: [...above(placeSteps(place), unit.level), ...steps] },
    ...(unit.level === 'item' ? earlierParagraphs(steps, place) : []),
  ].filter(({ steps }) => !isOwnItem(steps, place));
  // A 第一款 that looks back is the document's own, whatever law was named before
  if (!prefersNamed(unit, place))
    return [...ownOnes, ...ofNamed, ...ofLeadIn, ...ofBefore.filter(({ law }) => law === place.law)];
  // 违反第二款规定的 in a second 款 goes on about the article that the first 款 has punished
  if (unit.level === 'paragraph' && citation.isBroken) return [...ofNamed, ...ofLeadIn, ...ofBefore, ...ownOnes];
  // （二）违反第一项规定的 punishes what the article of the lead-in forbids; （三）除第一项规定以外 looks back at the own list
  if (unit.level !== 'item') return [...ofNamed, ...ofLeadIn, ...ownOnes, ...ofBefore];
  // but 有下列情形之一的，依照第五条撤销登记：（三）有第一项情形 has only said what is done
  const ofPunished = textAbove.leadIn.flatMap(({ address, isApplied }) => (isApplied ? [] : [of(address)]));
  return citation.isBroken
    ? [...ofNamed, ...ofPunished, ...ownOnes, ...ofLeadIn, ...ofBefore]
    : [...ofNamed, ...ownOnes, ...ofLeadIn, ...ofBefore];
}

/** 前三项 is a reference only where the list is there. */
const isAllOf = ({ kind }: Step): boolean => kind === 'all';

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
  if (unit.level !== 'paragraph') return true;
  return firstNumber(unit) >= Number(place.numbers.paragraph ?? 0);
}

const firstNumber = ({ pick }: Unit): number => ('intervals' in pick ? Number(pick.intervals[0]?.from ?? 0) : 0);

/** The items of earlier 款, nearest first: 第二款 may speak of 第一项 of the list in 第一款. */
function earlierParagraphs(steps: readonly Step[], place: Standpoint): readonly Beginning[] {
  const article = above(placeSteps(place), 'paragraph');
  const own = Number(place.numbers.paragraph ?? 1);
  return Array.from({ length: Math.min(own - 1, 12) }, (_, index) => ({
    law: place.law,
    steps: [...article, numberStep('paragraph', single(String(own - 1 - index))), ...steps],
  }));
}

/** 前三项 in a 款 behind a list of three: the items of that list. */
function itemsAbove(unit: Unit, place: Standpoint): readonly Beginning[] {
  if (unit.level !== 'item' || unit.pick.kind !== 'before') return [];
  return earlierParagraphs([{ kind: 'all', level: unit.level, count: unit.pick.count }], place);
}
