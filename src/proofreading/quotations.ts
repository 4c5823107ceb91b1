/** What a draft quotes, and what it borrows without marks: where it stands, in which edition, and how it differs. */
import { ARABIC_DIGITS, CHINESE_DIGITS } from '../regulation/numerals.ts';
import type { TextRange } from '../regulation/ranges.ts';
import { ruleTable } from '../regulation/rules.ts';
import type { DifferenceKind } from './align.ts';
import { type CitedClause, isCited, otherEdition, referenceFinding, todayOf } from './citations.ts';
import type { Quoted } from './draft.ts';
import type { FindingSubject, ProofFinding, Remark } from './findings.ts';
import {
  type Fit,
  fitIn,
  fitNear,
  fitsOf,
  isLike,
  lettersIn,
  MOST_CANDIDATES,
  placesOf,
  type Shelf,
  type Workbench,
  weightOf,
} from './fit.ts';
import { articleToday, type Clausula, provisionHolding } from './library.ts';
import { standsNowhere } from './places.ts';

/** A borrowing of fewer letters is a phrase that laws and drafts share. */
const SHORTEST_BORROWING = 12;
/** One that is not exact must be longer: with a few faults any phrase is like some other. */
const SHORTEST_INEXACT = 16;
/** Below this many letters it may have one fault. */
const LONG_INEXACT = 24;
/** Of a regulation that the draft does not speak of: what all officials say stands in some regulation, nearly so. */
const STRANGE = { shortest: 28, like: 0.08 } as const;
/** A quotation that nobody says whose it is; one so short may have one fault, where the draft speaks of the regulation. */
const SHORTEST_UNSOURCED = 8;
const SHORTEST_QUOTATION = 4;
/** Share of what the words weigh that may differ. */
const LIKE_BORROWED = 0.2;
/** What one wrong character weighs, and what three do: with more, words that stand elsewhere are from there. */
const ONE_FAULT = 2;
const FEW_FAULTS = 6;

/** What was found of a stretch, and what becomes of the reference that says whose it is. */
export interface CheckedWords {
  readonly findings: readonly ProofFinding[];
  readonly misplaced?: readonly [CitedClause, ProofFinding];
}

/** Whose words they are, as the draft says; several in 第八条、第九条规定：“…”. */
interface CitedSource {
  readonly cites: readonly CitedClause[];
  /** The one next to the words. */
  readonly main: CitedClause;
}

export async function checkQuotation(
  quoted: Quoted,
  cited: readonly CitedClause[],
  bench: Workbench,
): Promise<CheckedWords> {
  const source = sourceOf(quoted, cited, bench);
  const findings: ProofFinding[] = [];
  let misplaced: CheckedWords['misplaced'];
  for (const part of quoted.parts) {
    const letters = lettersIn(bench.draft.text.slice(part.start, part.end));
    if (letters < (source ? SHORTEST_QUOTATION : SHORTEST_UNSOURCED)) continue;
    const placed = await placeOf(part, source, letters, cited, bench);
    const remarks: readonly Remark[] = source === null ? [{ kind: 'unsourced' }] : [];
    if (placed.fit !== null) {
      findings.push(await described('quotation', part, placed.fit, remarks, source, bench));
      const isThere = placed.isAtCited && !isPartly(source);
      const reference = source === null || isThere ? null : await misplacedReference(source, placed.fit, bench);
      if (source && reference) misplaced = [source.main, reference];
    } else if (source && source.main.documents.length > 0 && letters >= SHORTEST_UNSOURCED) {
      findings.push(absentQuotation(part, source.main, placed.near, bench));
    }
  }
  return misplaced ? { findings, misplaced } : { findings };
}

/** The article that is cited is there, its 款 or 项 is not. */
const isPartly = (source: CitedSource | null): boolean =>
  source?.main.found.some(({ kind }) => kind === 'partly') === true;

type Placed =
  | { readonly fit: Fit; readonly isAtCited: boolean }
  /** Nothing is alike; what stands at the place cited. */
  | { readonly fit: null; readonly near: Fit | null };

/** Where a quotation is from: the place that is cited, unless it stands elsewhere word for word or far more alike; else another edition. */
async function placeOf(
  part: TextRange,
  source: CitedSource | null,
  letters: number,
  cited: readonly CitedClause[],
  bench: Workbench,
): Promise<Placed> {
  const atCited = source ? atCitedPlace(part, source, bench) : null;
  const best = (await isSettled(part, atCited, bench)) ? null : bestOf(await fitsOf(part, bench.shelf, bench), source);
  const isFarBetter = isLike(part, best, bench) && atCited !== null && isBetter(best, atCited, source);
  const hasCited = isLike(part, atCited, bench) && !isFarBetter;
  const isFound = isLike(part, best, bench) && isSure(best, letters, cited);
  const chosen = hasCited ? atCited : isFound ? best : null;
  if (chosen !== null && chosen.alignment.cost === 0) return { fit: chosen, isAtCited: hasCited };
  const other = await inOtherEditions(part, source, chosen, cited, bench);
  const isNamed = other !== null && other.passage.other?.edition === source?.main.edition;
  if (other !== null && (isNamed || other.alignment.cost === 0 || chosen === null))
    return { fit: other, isAtCited: false };
  return chosen === null ? { fit: null, near: atCited } : { fit: chosen, isAtCited: hasCited };
}

/** Whether no other place can be better than one: see `isBetter`. Most quotations are right, or nearly, and need no search. */
async function isSettled(range: TextRange, fit: Fit | null, bench: Workbench): Promise<boolean> {
  if (!isLike(range, fit, bench) || fit.alignment.cost > FEW_FAULTS) return false;
  if (fit.alignment.cost === 0) return true;
  const fault = fit.alignment.differences.find(({ kind }) => isOfLetters(kind));
  const own = bench.draft.text.slice(range.start, range.end);
  return fault !== undefined && standsNowhere(own, fault, bench.shelf.find);
}

const isOfLetters = (kind: DifferenceKind): boolean =>
  kind === 'substituted' || kind === 'missing' || kind === 'added' || kind === 'order';

/** Few letters with a fault are like some other words by chance. */
const isSure = ({ alignment: { cost }, passage }: Fit, letters: number, cited: readonly CitedClause[]): boolean =>
  cost === 0 ||
  letters >= SHORTEST_BORROWING ||
  (letters >= SHORTEST_UNSOURCED &&
    cost <= ONE_FAULT &&
    cited.some(({ documents }) => documents.includes(passage.document)));

/** Less than any other cost decides between texts that differ in the width of a sign. */
const unlikeness = ({ alignment: { cost, differences } }: Fit): number =>
  cost + Math.min(differences.length, 99) / 1000;

/** What is elsewhere word for word in the same law, or far more alike, is from there. */
function isBetter(best: Fit, { alignment }: Fit, source: CitedSource | null): boolean {
  const isSameLaw = source?.main.documents.includes(best.passage.document) === true;
  const isWordForWord = best.alignment.cost === 0 && alignment.cost > 0 && isSameLaw;
  return isWordForWord || alignment.cost > 2 * best.alignment.cost + FEW_FAULTS;
}

/** The place that costs least; of equal ones one in the clause or the law that is cited, then a regulation before what editors say, then the first. */
function bestOf(fits: readonly Fit[], source: CitedSource | null): Fit | null {
  const order = (fit: Fit) =>
    unlikeness(fit) * 8 + (fit.passage.kind === 'article' ? 0 : 4) + strangeness(fit.passage, source);
  return fits.toSorted((a, b) => order(a) - order(b) || a.passage.ordinal - b.passage.ordinal)[0] ?? null;
}

/** How far a passage is from what the draft says: 0 the clause it cites, 1 the law. */
function strangeness({ document, division }: Fit['passage'], source: CitedSource | null): number {
  const own = source?.cites.filter(({ documents }) => documents.includes(document)) ?? [];
  return own.length === 0 ? 2 : own.some((each) => isCited(each, division.eId)) ? 0 : 1;
}

/** The likest place in other editions of the works that may be meant. */
async function inOtherEditions(
  range: TextRange,
  source: CitedSource | null,
  chosen: Fit | null,
  cited: readonly CitedClause[],
  bench: Workbench,
): Promise<Fit | null> {
  const named = source?.main.documents ?? (chosen ? [] : cited.flatMap(({ documents }) => documents));
  const works = new Set([...named, ...(chosen ? [chosen.passage.document] : [])]);
  const shelves = await Promise.all([...works].map((work) => bench.others(work)));
  const fits = await Promise.all(shelves.map(async (shelf) => (shelf ? fitsOf(range, shelf, bench) : [])));
  const order = ({ alignment, passage }: Fit) =>
    alignment.cost * 2 + (passage.other?.edition === source?.main.edition ? 0 : 1);
  const [first = null] = fits
    .flat()
    .filter((fit) => isLike(range, fit, bench))
    .toSorted((a, b) => order(a) - order(b) || newest(b) - newest(a));
  return first;
}

const newest = ({ passage }: Fit): number => Date.parse(passage.other?.edition.date ?? '') || 0;

/** Words between a citation and what it introduces. */
const LONGEST_INTRODUCTION = 100;

/** What may stand between a quotation and the citation behind it that says whose it is. */
const BEHIND = ruleTable({ name: '核稿：引文与其后的出处之间', frame: (words) => `^${words}$` }, [
  {
    is: '[”"」』][，。]?[（(]\\s*(?:参?见|引自|载于|出自)?',
    yes: ['”（', '」(', '』（见', '"（参见', '”。（引自', '”，（载于', '”（出自'],
    no: ['”', '”和（'],
  },
  {
    is: '[”"」』]，?(?:(?:这|均|都)?(?:是|系|为|出自|引自|见|见于|载于)|标注为|语出)',
    yes: ['”是', '”，这是', '”均系', '”都为', '”出自', '」引自', '』，见', '"见于', '”载于', '”，标注为', '”语出'],
    no: ['”要求', '”不是'],
  },
  {
    is: '[，。]?[（(]?(?:参?见|引自|载于|出自)',
    yes: ['，见', '。（参见', '（引自', '(载于', '，出自'],
    no: ['，', '（'],
  },
]);

/** 应当实施跟踪调查（《…》第八条）: what stands in brackets behind words says whose they are, marked or not. */
const isInBracketsBehind = ({ end }: TextRange, cited: TextRange, text: string): boolean =>
  /^[，。]?[（(]$/u.test(text.slice(end, cited.start)) && /^[）)]/u.test(text.slice(cited.end));

/** Quotations told one after another, of one source: 具备“甲”、“乙”和“丙”. */
const LISTED = /[“「『"][^“”「」『』"]*[”」』"](?:、|，|和|及|与|或|以及)?(?=[“「『"])/gu;

/** 《…》第八条规定：“…”, “…”（《…》第八条）, “…”，系《…》第八条. */
function sourceOf(
  { start, end }: TextRange,
  cited: readonly CitedClause[],
  { draft: { text } }: Workbench,
): CitedSource | null {
  const behind = cited.find(
    ({ cited: each }) =>
      each.start > end &&
      (BEHIND.pattern.test(text.slice(end, each.start)) || isInBracketsBehind({ start, end }, each, text)),
  );
  if (behind) return { cites: [behind], main: behind };
  const last = cited.findLastIndex(({ cited: each }) => each.end <= start);
  const main = cited[last];
  if (main === undefined || start - main.cited.end > LONGEST_INTRODUCTION) return null;
  const between = text.slice(main.cited.end, start).replace(/\n(?=\s*[“"「『]?$)/u, '');
  // A quotation of its own comes between; one that this goes on from does not
  if (/[。；！？\n]/u.test(between) || /[”」』]/u.test(between.replace(LISTED, ''))) return null;
  const cites = [main];
  for (let at = last - 1; at >= 0; at -= 1) {
    const [each, next] = [cited[at], cites[0]];
    if (!each || !next || !/^[、，和及与或以]{0,3}$/u.test(text.slice(each.cited.end, next.cited.start))) break;
    cites.unshift(each);
  }
  return { cites, main };
}

function atCitedPlace(range: TextRange, { cites }: CitedSource, bench: Workbench): Fit | null {
  const found = cites.flatMap((each) => each.found.flatMap((clause) => (clause.kind === 'nowhere' ? [] : [clause])));
  const fits = found.flatMap(({ passage, clausula }) => {
    const fit = fitIn(range, passage, bench);
    if (!fit) return [];
    const holding = provisionHolding(passage, fit.alignment.start, fit.alignment.end).eId;
    const isThere = [holding, clausula.eId].some((eId, at, both) => {
      const other = both[1 - at] ?? '';
      return eId === other || eId.startsWith(`${other}__`);
    });
    return isThere ? [fit] : [];
  });
  return fits.sort((a, b) => unlikeness(a) - unlikeness(b))[0] ?? null;
}

/** What is said of a stretch that stands, or nearly stands, in the library. Words of another edition are held against what they are today. */
async function described(
  subject: FindingSubject,
  range: TextRange,
  fit: Fit,
  remarks: readonly Remark[],
  source: CitedSource | null,
  bench: Workbench,
): Promise<ProofFinding> {
  const { other, document } = fit.passage;
  if (other === null) return compared(subject, range, fit, remarks);
  const { edition, article } = other;
  const today = await todayOf(document, article.today[0], bench);
  const said = [...remarks, otherEdition(edition, today)];
  if (source?.main.edition?.date === edition.date) return compared(subject, range, fit, said);
  const passage = article.today[0] === undefined ? null : await articleToday(document, article.today[0], bench.index);
  const now = passage && fitIn(range, passage, bench);
  if (isLike(range, now, bench) && !isCut(range, now)) return compared(subject, range, now, said);
  return { ...compared(subject, range, fit, said), kind: 'superseded' };
}

/** Words at an end that the text has nothing of: it is another text. */
const isCut = ({ start, end }: TextRange, { alignment: { differences } }: Fit): boolean =>
  differences.some(({ kind, ...each }) => kind === 'added' && (each.start === 0 || each.end === end - start));

function compared(
  subject: FindingSubject,
  range: TextRange,
  { passage, alignment }: Fit,
  remarks: readonly Remark[],
): ProofFinding {
  const clausula = provisionHolding(passage, alignment.start, alignment.end);
  const traditional = alignment.differences.some(({ kind }) => kind === 'traditional');
  const differences = alignment.differences.filter(({ kind }) => kind !== 'traditional');
  return {
    start: range.start,
    end: range.end,
    kind: passage.kind !== 'article' ? 'wrong-reference' : differences.length === 0 ? 'exact' : 'differs',
    subject,
    clausula,
    official: passage.text.slice(alignment.start, alignment.end),
    differences: differences.map((each) => ({
      ...each,
      start: each.start + range.start,
      end: each.end + range.start,
      officialStart: each.officialStart - alignment.start,
      officialEnd: each.officialEnd - alignment.start,
    })),
    remarks: [
      ...remarks,
      ...(passage.kind === 'article' ? [] : [{ kind: 'editorial' } as const]),
      ...(clausula.eId === 'preamble' || clausula.eId.startsWith('preamble__') ? [{ kind: 'preamble' } as const] : []),
      ...(traditional ? [{ kind: 'traditional' } as const] : []),
    ],
  };
}

/**
 * What is wrong with a reference whose words stand elsewhere: they are in another clause, or the number is that of another edition; null where
 * nothing is.
 */
async function misplacedReference(
  { main }: CitedSource,
  { passage, alignment }: Fit,
  bench: Workbench,
): Promise<ProofFinding | null> {
  const { cited, documents, found, finding, times } = main;
  const actual = provisionHolding(passage, alignment.start, alignment.end);
  // The law alone is named, and it is there
  if (finding === null || documents.length === 0 || (found.length === 0 && documents.includes(passage.document)))
    return null;
  // What is coming of the article that bears the number today says nothing of the one that is meant
  const others = finding.remarks.filter(({ kind }) => kind !== 'pending' && kind !== 'other-edition');
  const superseded = (remark: Remark): ProofFinding =>
    referenceFinding(cited, 'superseded', finding.clausula, [...others, remark]);
  if (passage.other !== null) {
    const { article, edition } = passage.other;
    if (finding.kind === 'superseded' || article.today.some((eId) => isCited(main, eId))) return null;
    const today = await todayOf(passage.document, article.today[0], bench);
    if (isCited(main, article.eId)) return superseded(otherEdition(edition, today));
    return elsewhere(main, finding, today ?? actual, bench);
  }
  const eId = passage.division.eId;
  const former = times?.editions.findLast(({ articles }) =>
    articles.some((article) => article.today.includes(eId) && isCited(main, article.eId)),
  );
  if (former && !isCited(main, eId) && documents.includes(passage.document))
    return superseded(otherEdition(former, await todayOf(passage.document, eId, bench)));
  return elsewhere(main, finding, actual, bench);
}

function elsewhere(
  { cited }: CitedClause,
  finding: ProofFinding,
  actual: Clausula,
  { draft }: Workbench,
): ProofFinding {
  const remark: Remark = { kind: 'elsewhere', cited: draft.text.slice(cited.start, cited.end), actual };
  return referenceFinding(cited, 'wrong-reference', finding.clausula, [...finding.remarks, remark]);
}

function absentQuotation(
  range: TextRange,
  { cited, finding }: CitedClause,
  near: Fit | null,
  { draft }: Workbench,
): ProofFinding {
  const clausula = finding?.clausula ?? null;
  return {
    start: range.start,
    end: range.end,
    kind: 'differs',
    subject: 'quotation',
    clausula,
    official: near === null ? '' : (clausula?.text ?? ''),
    differences: [],
    remarks: [{ kind: 'absent', cited: draft.text.slice(cited.start, cited.end) }],
  };
}

/**
 * Own words, without what is cited: titles stand in other laws, too; and without what is quoted, but for the few marked words of which
 * nothing was found: 开展“中国品牌日”活动.
 */
export function ownStretches(
  { draft: { text, paragraphs, quoted } }: Workbench,
  cited: readonly CitedClause[],
  findings: readonly ProofFinding[],
): readonly TextRange[] {
  const isQuotation = (each: TextRange) =>
    lettersIn(text.slice(each.start, each.end)) >= SHORTEST_BORROWING ||
    findings.some(({ subject, start, end }) => subject === 'quotation' && start < each.end && each.start < end);
  const marked = quoted.filter(isQuotation).map(({ start, end }) => ({ start: start - 1, end: end + 1 }));
  const taken = [...cited.map((each) => each.cited), ...marked].sort((a, b) => a.start - b.start);
  return paragraphs.flatMap(({ start, end }) => {
    const ranges: TextRange[] = [];
    let from = start;
    for (const each of taken) {
      if (each.end <= from || each.start >= end) continue;
      ranges.push({ start: from, end: each.start });
      from = Math.max(from, each.end);
    }
    return [...ranges, { start: from, end }].filter((range) => range.end - range.start >= SHORTEST_BORROWING);
  });
}

/** Own words that are, or nearly are, a regulation's: of those that lie over one another the longest and likest. */
export async function checkBorrowing(
  range: TextRange,
  cited: readonly CitedClause[],
  bench: Workbench,
): Promise<CheckedWords> {
  const works = new Set(cited.flatMap(({ documents }) => documents));
  const others = (await Promise.all([...works].map((work) => bench.others(work)))).filter((shelf) => shelf !== null);
  const found = (
    await Promise.all([bench.shelf, ...others].map((shelf) => borrowedFrom(shelf, range, cited, bench)))
  ).flat();
  const order = ({ gain, fit, source }: Borrowed) =>
    gain * 8 - strangeness(fit.passage, source) - (fit.passage.other ? 3 : 0);
  const findings: ProofFinding[] = [];
  let misplaced: CheckedWords['misplaced'];
  for (const each of found.toSorted((a, b) => order(b) - order(a) || a.fit.passage.ordinal - b.fit.passage.ordinal)) {
    const { source } = each;
    if (findings.some(({ start, end }) => start < each.range.end && each.range.start < end)) continue;
    const { range: own, fit } = each.fit.alignment.differences.length === 0 ? tidied(each, bench) : each;
    const isSourced = source !== null || isNamedBeside(own, fit.passage.document, cited, bench);
    const remarks: readonly Remark[] = [{ kind: 'unmarked', isSourced }];
    const finding = await described('borrowing', own, fit, remarks, source, bench);
    if (isInlined(finding)) continue;
    findings.push(finding);
    if (source && !misplaced && isIntroduced(own, source, bench)) {
      const isThere =
        fit.passage.other === null &&
        !isPartly(source) &&
        source.cites.some((cite) => isCited(cite, fit.passage.division.eId));
      const reference = isThere ? null : await misplacedReference(source, fit, bench);
      if (reference) misplaced = [source.main, reference];
    }
  }
  return misplaced ? { findings, misplaced } : { findings };
}

/** Items told one after another, in words of one's own: 用于城市绿化、道路清扫 for 用于：（一）城市绿化；（二）道路清扫. */
const isInlined = ({ differences, official }: ProofFinding): boolean =>
  differences.some(({ kind }) => kind !== 'sign') &&
  differences.every(
    ({ kind, officialStart, officialEnd }) =>
      kind === 'sign' || ITEM_LABEL.test(official.slice(officialStart, officialEnd)),
  );

const ITEM_LABEL = /^[：；，、]?（[一二三四五六七八九十]{1,3}）$/u;

interface Borrowed {
  readonly range: TextRange;
  readonly fit: Fit;
  readonly source: CitedSource | null;
  /** Weighs what is the same against what is not. */
  readonly gain: number;
}

function tidied({ range, fit }: Borrowed, bench: Workbench): Pick<Borrowed, 'range' | 'fit'> {
  const own = withoutFragments(range, bench.draft.text);
  const again = fitIn(own, fit.passage, bench);
  return again?.alignment.cost === 0 ? { range: own, fit: again } : { range, fit };
}

async function borrowedFrom(
  shelf: Shelf,
  range: TextRange,
  cited: readonly CitedClause[],
  bench: Workbench,
): Promise<readonly Borrowed[]> {
  const places = (await placesOf(range, shelf, bench))
    .filter(({ pieces }) => pieces >= 3)
    .slice(0, 4 * MOST_CANDIDATES);
  const found: Borrowed[] = [];
  for (const place of places) {
    const own = { start: range.start + place.from, end: range.start + place.to };
    // What lies within a longer one that is word for word the same is not looked at again
    if (
      found.some(
        ({ range: { start, end }, fit }) =>
          fit.alignment.cost === 0 &&
          fit.passage.other === null &&
          start <= own.start &&
          own.end <= end &&
          end - start > own.end - own.start + 8,
      )
    )
      continue;
    const weigh = async (wider: TextRange): Promise<Pick<Borrowed, 'range' | 'fit'> | null> => {
      const whole = await fitNear(wider, place, shelf, bench);
      const own = whole === null ? wider : withoutForeignEnds(wider, whole, bench.draft.text);
      const fit = own.start === wider.start && own.end === wider.end ? whole : await fitNear(own, place, shelf, bench);
      const gain = fit === null ? null : gainOf(own, fit, cited, bench);
      if (fit !== null && gain !== null) found.push({ range: own, fit, source: sourceOf(own, cited, bench), gain });
      return fit && { range: own, fit };
    };
    for (const wider of widenings(own, range, bench.draft.text)) {
      const weighed = await weigh(wider);
      if (weighed?.fit.alignment.cost === 0)
        for (const over of overFaults(weighed.range, weighed.fit, range, bench.draft.text)) await weigh(over);
    }
  }
  return found;
}

/** @returns null where it is too short or too little alike */
function gainOf(
  { start, end }: TextRange,
  { passage, alignment: { cost, differences } }: Fit,
  cited: readonly CitedClause[],
  { draft }: Workbench,
): number | null {
  const letters = lettersIn(draft.text.slice(start, end));
  const weight = weightOf(letters);
  // Who passed it and when is a phrase that all laws have
  if (passage.kind !== 'article' || passage.division.eId === 'preface' || letters < SHORTEST_BORROWING) return null;
  if (isWithinNumber(start, draft.text) || isWithinNumber(end, draft.text)) return null;
  const isSpokenOf = cited.some(({ documents }) => documents.includes(passage.document));
  const isAlike = isSpokenOf
    ? cost <= allowedCost(letters)
    : differences.length === 0 || (letters >= STRANGE.shortest && cost <= STRANGE.like * weight);
  return isAlike ? weight - 2 * cost : null;
}

/** 十日内 of 二十日内 is another number. */
const isWithinNumber = (at: number, text: string): boolean => NUMBER_CUT.test(text.slice(at - 1, at + 1));

const NUMBER_CUT = new RegExp(`^[${CHINESE_DIGITS}${ARABIC_DIGITS}]{2}$`, 'u');

const allowedCost = (letters: number): number =>
  letters < SHORTEST_INEXACT ? 0 : letters < LONG_INEXACT ? ONE_FAULT : LIKE_BORROWED * weightOf(letters);

/** What introduces the words of a clause. */
const INTRODUCES = ruleTable(
  { name: '核稿：引出条文的词', frame: (words) => `^的?(?:[还也又均]|明确)?${words}(?:的是)?[，：:]?$` },
  [
    {
      is: '规定',
      yes: ['规定，', '的规定，', '还规定：', '也规定，', '又规定，', '均规定，', '明确规定，', '规定的是'],
      no: '规定的船东',
    },
    {
      is: '要求|提出|指出|载明|强调|明确',
      yes: ['要求，', '提出，', '指出：', '载明，', '强调，', '明确，'],
      no: ['之前，', '办理'],
    },
  ],
);

function isIntroduced({ start }: TextRange, { main }: CitedSource, { draft: { text } }: Workbench): boolean {
  if (main.cited.start >= start) return true;
  const between = text.slice(main.cited.end, start);
  const before = text.slice(Math.max(0, main.cited.start - 4), main.cited.start);
  return INTRODUCES.pattern.test(between) || (between === '，' && FOLLOWS.pattern.test(before));
}

/** 根据《…》第八条，应当…: the words are those of the clause. */
const FOLLOWS = ruleTable({ name: '核稿：直接引出条文的出处之前', frame: (words) => `${words}$` }, [
  { is: '根据|依据|按照|依照', yes: ['根据', '要依据', '应当按照', '依照'], no: ['违反', '除'] },
]);

/** Whether the sentence says whose the words are. */
function isNamedBeside(
  { start, end }: TextRange,
  document: number,
  cited: readonly CitedClause[],
  { draft: { text } }: Workbench,
): boolean {
  return cited.some(
    ({ cited: each, documents }) =>
      documents.includes(document) &&
      !/[。！？\n]/u.test(each.end <= start ? text.slice(each.end, start) : text.slice(end, each.start)),
  );
}

/** Characters up to the sign that ends a clause. */
const LONGEST_WIDENING = 10;

/** The range up to the signs around it, that a fault near its ends is seen; then on one side only, then as it is. */
function widenings(place: TextRange, within: TextRange, text: string): readonly TextRange[] {
  const { start, end } = withoutOuterSigns(place, text);
  const before =
    /[^。，；：、！？\s]*$/u.exec(text.slice(Math.max(within.start, start - LONGEST_WIDENING), start))?.[0].length ?? 0;
  const behind =
    /^[^。，；：、！？\s]*/u.exec(text.slice(end, Math.min(within.end, end + LONGEST_WIDENING)))?.[0].length ?? 0;
  return [
    { start: start - before, end: end + behind },
    { start, end: end + behind },
    { start: start - before, end },
    { start, end },
  ].filter((each, at, all) => all.findIndex(({ start: a, end: b }) => a === each.start && b === each.end) === at);
}

/** Clauses of a stretch, with the signs that end them. */
const clausesIn = ({ start, end }: TextRange, text: string): readonly TextRange[] =>
  Array.from(
    text.slice(start, end).matchAll(/[^，。；：！？]+[，。；：！？]*|[，。；：！？]+/gu),
    ({ 0: { length }, index }) => ({
      start: start + index,
      end: start + index + length,
    }),
  );

/** The range without the clauses at its ends most of which the text has not. */
function withoutForeignEnds(range: TextRange, { alignment: { differences } }: Fit, text: string): TextRange {
  const foreign = differences.filter(({ kind }) => kind === 'added' || kind === 'substituted');
  const isOwn = ({ start, end }: TextRange) => {
    const lengths = foreign.map(
      (each) => Math.min(each.end + range.start, end) - Math.max(each.start + range.start, start),
    );
    return lengths.reduce((sum, each) => sum + Math.max(0, each), 0) * 2 <= lettersIn(text.slice(start, end));
  };
  const clauses = clausesIn(range, text);
  const [first, last] = [clauses.find(isOwn), clauses.findLast(isOwn)];
  return first && last ? withoutOuterSigns({ start: first.start, end: last.end }, text) : range;
}

/** Letters of a clause's first or last words that go on otherwise: 减轻压力，真正[把…]. */
const LONGEST_FRAGMENT = 3;

/** The range without the few words at its ends that are part of another clause in the draft. */
function withoutFragments(range: TextRange, text: string): TextRange {
  const clauses = clausesIn(range, text);
  const [head, tail] = [clauses[0], clauses.at(-1)];
  if (head === undefined || tail === undefined || clauses.length < 2) return range;
  const isCut = ({ start, end }: TextRange, beside: string) =>
    lettersIn(text.slice(start, end)) <= LONGEST_FRAGMENT && /[\p{L}”」』》]/u.test(beside);
  const start = isCut(head, text.charAt(head.start - 1)) ? head.end : head.start;
  const end = isCut(tail, text.charAt(tail.end)) ? tail.start : tail.end;
  const own = withoutOuterSigns({ start, end }, text);
  return lettersIn(text.slice(own.start, own.end)) < SHORTEST_BORROWING ? range : own;
}

/** Letters of the draft, and of the text, that a fault takes; how many must be the same beyond it. */
const FAULTS = [
  { own: 1, official: 1, same: 1 },
  { own: 2, official: 2, same: 1 },
  { own: 1, official: 0, same: 2 },
  { own: 0, official: 1, same: 2 },
] as const;

/** The range, which is word for word the text, with a fault before it or behind it and what is the same beyond: 在[二]十日内 for 在[三]十日内. */
function overFaults(
  { start, end }: TextRange,
  { passage, alignment }: Fit,
  within: TextRange,
  text: string,
): readonly TextRange[] {
  const before = beyondFault(
    backwards(text.slice(within.start, start)),
    backwards(passage.text.slice(0, alignment.start)),
  );
  const behind = beyondFault(text.slice(end, within.end), passage.text.slice(alignment.end));
  return before + behind === 0 ? [] : [{ start: start - before, end: end + behind }];
}

const backwards = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => text.charAt(text.length - 1 - at)).join('');

/** How far the same words go on over a fault; 0 where they do not. */
function beyondFault(own: string, official: string): number {
  for (const fault of FAULTS) {
    const [mine, theirs] = [own.slice(fault.own), official.slice(fault.official)];
    let same = 0;
    while (same < LONGEST_WIDENING && mine.charAt(same) === theirs.charAt(same) && /\p{L}/u.test(mine.charAt(same)))
      same += 1;
    if (same >= fault.same) return fault.own + same;
  }
  return 0;
}

/** A borrowing begins with a word, and ends with one or with the sign that ends a sentence. */
function withoutOuterSigns({ start, end }: TextRange, text: string): TextRange {
  const slice = text.slice(start, end);
  const leading = /^[^\p{L}\p{N}（“]*/u.exec(slice)?.[0].length ?? 0;
  const trailing = /[，；：、\s]*$/u.exec(slice)?.[0].length ?? 0;
  return leading + trailing >= slice.length ? { start, end } : { start: start + leading, end: end - trailing };
}
