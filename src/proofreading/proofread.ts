/**
 * Checks a draft against the library: what it quotes, what it borrows without marks, what it cites. Nothing is sent anywhere: the index that
 * answers searches says where words may come from, then the texts of these places alone are compared, to the character.
 */
import { isLegalTitle } from '../regulation/layers/references/lexicon.ts';
import type { TextRange } from '../regulation/ranges.ts';
import { SIGN } from '../search/fold.ts';
import { simplified } from '../search/query/synonyms.ts';
import { align, type Difference, type Simplified, type WordAlignment } from './align.ts';
import { type DraftCitation, type Quoted, type QuotingDraft, readDraft } from './draft.ts';
import {
  type ClauseFound,
  type Clausula,
  clauseOf,
  divisionAt,
  documentsCalled,
  type IndexedPassage,
  nearestTitle,
  type ProofIndex,
  passageOf,
  provisionHolding,
} from './library.ts';
import { type CandidatePlace, candidatesOf, rememberingLookup, type WordLookup } from './places.ts';

/** As the desk's list names them (docs: 核稿). */
export type FindingKind = 'exact' | 'differs' | 'reference' | 'wrong-reference' | 'superseded' | 'unknown';

export type FindingSubject = 'quotation' | 'borrowing' | 'reference';

/** What else is to be said of a finding. */
export type Remark =
  /** Words in quotation marks, and nothing says whose. */
  | { readonly kind: 'unsourced' }
  /** A regulation's words, longer than a phrase, without quotation marks. */
  | { readonly kind: 'unmarked' }
  /** The words stand in another clause than the one cited. */
  | { readonly kind: 'elsewhere'; readonly cited: string; readonly actual: Clausula }
  /** The words stand nowhere in what is cited. */
  | { readonly kind: 'absent'; readonly cited: string }
  /** They stand in the preamble, which is no clause; or an editor's note or term says them, no regulation. */
  | { readonly kind: 'preamble' }
  | { readonly kind: 'editorial' }
  /** The article is there, the 款 or 项 is not. */
  | { readonly kind: 'partly' }
  /** The law has no such article. */
  | { readonly kind: 'no-clause'; readonly title: string }
  /** No law is called so; one is called nearly so. */
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'traditional' };

export interface ProofFinding extends TextRange {
  readonly kind: FindingKind;
  readonly subject: FindingSubject;
  /** Where it stands in the library; null where it does not. */
  readonly clausula: Clausula | null;
  /** What the words stand for, as the official text has it; empty where nothing is compared. */
  readonly official: string;
  /** Their offsets are in the draft, and in `official`. */
  readonly differences: readonly Difference[];
  readonly remarks: readonly Remark[];
}

export interface Proof {
  /** In the order of the draft. */
  readonly findings: readonly ProofFinding[];
  /** The draft is written in traditional characters, and was read as simplified. */
  readonly traditional: boolean;
}

export interface ProofOptions {
  readonly signal?: AbortSignal;
  /** Share of the work that is done, 0 to 1; what it returns is waited for. */
  readonly onProgress?: (done: number) => void | Promise<void>;
}

/** A borrowing of fewer letters is a phrase that laws and drafts share. */
const SHORTEST_BORROWING = 12;
/** One that is not exact must be longer: with a few faults any phrase is like some other. */
const SHORTEST_INEXACT = 16;
/** A quotation that nobody says whose it is. */
const SHORTEST_UNSOURCED = 8;
const SHORTEST_QUOTATION = 4;
/** Share of what the words weigh that may differ. */
const LIKE = 0.34;
const LIKE_BORROWED = 0.2;
/** What three wrong characters weigh: with more, words that stand elsewhere are from there. */
const FEW_FAULTS = 6;
/** Places that are looked at for one stretch. */
const MOST_CANDIDATES = 8;

interface Desk {
  readonly index: ProofIndex;
  readonly lookup: WordLookup;
  readonly draft: QuotingDraft;
  /** The draft as written; `draft.text` is in simplified characters. */
  readonly written: string;
  readonly forms: Simplified;
}

/** @throws the signal's reason when it is aborted */
export async function proofread(written: string, index: ProofIndex, options: ProofOptions = {}): Promise<Proof> {
  const forms = await index.loadTraditional();
  const traditional = isTraditional(written, forms);
  const draft = readDraft(traditional ? simplified(written, forms) : written);
  const desk: Desk = {
    index,
    lookup: rememberingLookup(index.find),
    draft,
    written,
    forms: traditional ? forms : new Map(),
  };
  const cited: CitedClause[] = [];
  for (const each of draft.cited) cited.push(await citedClause(each, desk));
  const findings: ProofFinding[] = [];
  const misplaced = new Map<CitedClause, ProofFinding>();
  const work = [
    ...draft.quoted.map((quoted) => async () => {
      const found = await checkQuotation(quoted, cited, desk);
      findings.push(...found.findings);
      if (found.misplaced) misplaced.set(...found.misplaced);
    }),
    ...stretchesOf(draft, cited).map((range) => async () => {
      findings.push(...(await checkBorrowing(range, desk)));
    }),
  ];
  for (const [done, step] of work.entries()) {
    options.signal?.throwIfAborted();
    await step();
    await options.onProgress?.((done + 1) / work.length);
  }
  findings.push(...cited.flatMap((each) => misplaced.get(each) ?? each.finding ?? []));
  return { findings: findings.sort((a, b) => a.start - b.start || b.end - a.end), traditional };
}

function isTraditional(text: string, forms: Simplified): boolean {
  const letters = text.match(/\p{Script=Han}/gu) ?? [];
  return letters.filter((letter) => forms.has(letter)).length > Math.max(2, letters.length / 20);
}

/** What a place of the draft cites, looked up. */
interface CitedClause {
  readonly cited: DraftCitation;
  /** Documents that are called so. */
  readonly documents: readonly number[];
  readonly found: readonly ClauseFound[];
  readonly finding: ProofFinding | null;
}

async function citedClause(cited: DraftCitation, { index, draft }: Desk): Promise<CitedClause> {
  const { start, end, title, clauses } = cited;
  const called = documentsCalled(title, index.catalogue);
  const near = called.length > 0 ? null : nearestTitle(title, index.catalogue);
  const documents = near === null ? called : [near];
  const of = (kind: FindingKind, clausula: Clausula | null, remarks: readonly Remark[]): ProofFinding => ({
    start,
    end,
    kind,
    subject: 'reference',
    clausula,
    official: '',
    differences: [],
    remarks,
  });
  const [document] = documents;
  if (document === undefined) {
    const isLaw = clauses.length > 0 || isLegalTitle(title);
    return { cited, documents, found: [], finding: isLaw ? of('unknown', null, []) : null };
  }
  // Several may be called so: those that have such clauses are meant
  const all = await Promise.all(
    documents.map((each) => Promise.all(clauses.map((clause) => clauseOf(each, clause, index)))),
  );
  const having = all.filter((found) => found.every(({ kind }) => kind === 'there'));
  const found = (having.length > 0 ? having : all.slice(0, 1)).flat();
  const number = await wrongNumber(document, end, draft.text, index);
  const missing = found.find(({ kind }) => kind !== 'there');
  const first = found.find((each) => each.kind !== 'nowhere');
  const clausula = first?.kind === 'there' || first?.kind === 'partly' ? first.clausula : null;
  const whole = wholeOf(document, index);
  const remarks: readonly Remark[] = [
    ...(near === null ? [] : [{ kind: 'title', title: whole.title } as const]),
    ...(number === null ? [] : [{ kind: 'number', number } as const]),
  ];
  if (missing) {
    const what: Remark = missing.kind === 'partly' ? { kind: 'partly' } : { kind: 'no-clause', title: whole.title };
    return { cited, documents, found, finding: of('wrong-reference', clausula ?? whole, [what, ...remarks]) };
  }
  const kind = remarks.length === 0 ? 'reference' : 'wrong-reference';
  return { cited, documents, found, finding: of(kind, clausula ?? whole, remarks) };
}

function wholeOf(document: number, { catalogue }: ProofIndex): Clausula {
  const { slug = '', title = '' } = catalogue.documents[document] ?? {};
  return { regulation: slug, title, eId: '', name: '', url: '', text: '' };
}

const NUMBER_BEHIND = /^》?\s*[（(](?<number>[^（）()\n]{1,16}[〔［[]\d{4}[〕］\]]\s*\d+\s*号)[）)]/u;

/** The document number that is right, where another one stands behind a title. */
async function wrongNumber(document: number, end: number, text: string, index: ProofIndex): Promise<string | null> {
  const written = NUMBER_BEHIND.exec(text.slice(end, end + 48))?.groups?.number;
  if (written === undefined) return null;
  const numbers = await index.loadDocumentNumbers();
  const right = numbers[index.catalogue.documents[document]?.slug ?? ''];
  return right === undefined || bare(right) === bare(written) ? null : right;
}

const bare = (number: string): string => number.replace(/[^\p{L}\p{N}]/gu, '');

/** A place in the library that a stretch was laid against. */
interface Fit {
  readonly passage: IndexedPassage;
  readonly alignment: WordAlignment;
}

interface Checked {
  readonly findings: readonly ProofFinding[];
  readonly misplaced?: readonly [CitedClause, ProofFinding];
}

async function checkQuotation(quoted: Quoted, cited: readonly CitedClause[], desk: Desk): Promise<Checked> {
  const source = sourceOfQuotation(quoted, cited, desk.draft.text);
  const findings: ProofFinding[] = [];
  let misplaced: readonly [CitedClause, ProofFinding] | undefined;
  for (const part of quoted.parts) {
    const letters = lettersIn(desk.draft.text.slice(part.start, part.end));
    if (letters < (source ? SHORTEST_QUOTATION : SHORTEST_UNSOURCED)) continue;
    const best = await bestFit(part, source, desk);
    const atCited = source ? await fitAtCited(part, source, desk) : null;
    const length = weightOf(letters);
    const isLike = (each: Fit | null): each is Fit => each !== null && each.alignment.cost <= LIKE * length;
    const isFarBetter = isLike(best) && atCited !== null && isBetter(best, atCited);
    if (source && isLike(atCited) && !isFarBetter) {
      findings.push(compared('quotation', part, atCited, []));
    } else if (isLike(best) && (best.alignment.cost === 0 || letters >= SHORTEST_BORROWING)) {
      const remarks: readonly Remark[] = source ? [] : [{ kind: 'unsourced' }];
      const finding = compared('quotation', part, best, remarks);
      findings.push(finding);
      const isInNamed =
        source !== null && source.found.length === 0 && source.documents.includes(best.passage.document);
      if (source?.finding && finding.clausula && source.documents.length > 0 && !isInNamed)
        misplaced = [source, misplacedReference(source, finding.clausula, desk)];
    } else if (source && source.documents.length > 0 && letters >= SHORTEST_UNSOURCED) {
      findings.push(absentQuotation(part, source, atCited, desk));
    }
  }
  return misplaced ? { findings, misplaced } : { findings };
}

/** What is elsewhere word for word in the same law, or far more alike, is from there. */
function isBetter(best: Fit, { alignment, passage }: Fit): boolean {
  const isWordForWord = best.alignment.cost === 0 && alignment.cost > 0 && best.passage.document === passage.document;
  return isWordForWord || alignment.cost > 2 * best.alignment.cost + FEW_FAULTS;
}

/** Words between a citation and what it introduces. */
const LONGEST_INTRODUCTION = 40;

/** Whose words they are, as the draft says: 《…》第八条规定：“…”, “…”（《…》第八条）. */
function sourceOfQuotation({ start, end }: Quoted, cited: readonly CitedClause[], text: string): CitedClause | null {
  const before = cited.findLast(
    ({ cited: each }) =>
      each.end <= start &&
      start - each.end <= LONGEST_INTRODUCTION &&
      !/[。！？\n]/u.test(text.slice(each.end, start).replace(/\n(?=\s*[“"「『]?$)/u, '')) &&
      !/[”」』]/u.test(text.slice(each.end, start).replace(/[”」』]和?(?=[“「『"]$)/u, '')),
  );
  const behind = cited.find(
    ({ cited: each }) => each.start > end && /^[”"」』][（(]\s*(?:见|参见|引自)?$/u.test(text.slice(end, each.start)),
  );
  return behind ?? before ?? null;
}

async function candidates(range: TextRange, desk: Desk): Promise<readonly CandidatePlace[]> {
  const found = await candidatesOf(desk.draft.text.slice(range.start, range.end), desk.lookup);
  return found.toSorted((a, b) => b.pieces - a.pieces || a.start - b.start).slice(0, MOST_CANDIDATES);
}

/** The place that costs least; of equal ones one in the law that is cited, then a regulation before what editors say, then the first. */
async function bestFit(range: TextRange, source: CitedClause | null, desk: Desk): Promise<Fit | null> {
  const fits = await Promise.all((await candidates(range, desk)).map((candidate) => fitNear(range, candidate, desk)));
  const order = ({ alignment, passage }: Fit) =>
    alignment.cost * 4 + (passage.kind === 'article' ? 0 : 2) + (source?.documents.includes(passage.document) ? 0 : 1);
  return (
    fits
      .filter((each) => each !== null)
      .sort((a, b) => order(a) - order(b) || a.passage.ordinal - b.passage.ordinal)[0] ?? null
  );
}

async function fitNear(range: TextRange, { start, end }: CandidatePlace, desk: Desk): Promise<Fit | null> {
  const passage = await passageOf(divisionAt(start, desk.index.catalogue), desk.index);
  const margin = range.end - range.start + MARGIN;
  const from = Math.max(0, start - passage.start - margin);
  return fitIn(range, passage, { start: from, end: Math.min(passage.text.length, end - passage.start + margin) }, desk);
}

/** Characters around a place that are compared with it. */
const MARGIN = 40;
/** Characters compared with each other at most: the text of an annex may be a book. */
const MOST_COMPARED = 12_000_000;

function fitIn(range: TextRange, passage: IndexedPassage, window: TextRange, { written, forms }: Desk): Fit | null {
  const stretch = written.slice(range.start, range.end);
  const text = passage.text.slice(window.start, window.end);
  if (stretch.length * text.length > MOST_COMPARED) return null;
  const alignment = align(stretch, text, forms);
  return alignment && { passage, alignment: shifted(withoutClosing(alignment, stretch, text), window.start) };
}

const shifted = ({ start, end, cost, differences }: WordAlignment, by: number): WordAlignment => ({
  start: start + by,
  end: end + by,
  cost,
  differences: differences.map((each) => ({
    ...each,
    officialStart: each.officialStart + by,
    officialEnd: each.officialEnd + by,
  })),
});

const whole = ({ text }: IndexedPassage): TextRange => ({ start: 0, end: text.length });

/** Who quotes half a sentence may end it: 。 for the ， or ； of the text is no fault. */
function withoutClosing(alignment: WordAlignment, stretch: string, text: string): WordAlignment {
  const last = alignment.differences.at(-1);
  const isClosing =
    last?.kind === 'sign' &&
    last.end === stretch.length &&
    stretch.slice(last.start) === '。' &&
    /^[，；、：]?$/u.test(text.slice(last.officialStart, last.officialEnd));
  return isClosing
    ? { ...alignment, cost: alignment.cost - 1, differences: alignment.differences.slice(0, -1) }
    : alignment;
}

async function fitAtCited(range: TextRange, source: CitedClause, desk: Desk): Promise<Fit | null> {
  const passages = source.found.flatMap((each) => (each.kind === 'nowhere' ? [] : [each]));
  const fits = passages.flatMap(({ passage, clausula }) => {
    const found = fitIn(range, passage, whole(passage), desk);
    if (!found) return [];
    const holding = provisionHolding(passage, found.alignment.start, found.alignment.end).eId;
    const isThere = [holding, clausula.eId].some((eId, at, both) => {
      const other = both[1 - at] ?? '';
      return eId === other || eId.startsWith(`${other}__`);
    });
    return isThere ? [found] : [];
  });
  return fits.sort((a, b) => a.alignment.cost - b.alignment.cost)[0] ?? null;
}

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

function misplacedReference({ cited, finding }: CitedClause, actual: Clausula, { draft }: Desk): ProofFinding {
  const text = draft.text.slice(cited.start, cited.end);
  return {
    start: cited.start,
    end: cited.end,
    subject: 'reference',
    official: '',
    differences: [],
    clausula: finding?.clausula ?? null,
    kind: 'wrong-reference',
    remarks: [...(finding?.remarks ?? []), { kind: 'elsewhere', cited: text, actual }],
  };
}

function absentQuotation(range: TextRange, source: CitedClause, near: Fit | null, { draft }: Desk): ProofFinding {
  const clausula = source.finding?.clausula ?? null;
  return {
    start: range.start,
    end: range.end,
    kind: 'differs',
    subject: 'quotation',
    clausula,
    official: near === null ? '' : (clausula?.text ?? ''),
    differences: [],
    remarks: [{ kind: 'absent', cited: draft.text.slice(source.cited.start, source.cited.end) }],
  };
}

/** Own words, without what is cited: titles stand in other laws, too. */
function stretchesOf({ own }: QuotingDraft, cited: readonly CitedClause[]): readonly TextRange[] {
  return own.flatMap(({ start, end }) => {
    const ranges: TextRange[] = [];
    let from = start;
    for (const { cited: each } of cited) {
      if (each.end <= from || each.start >= end) continue;
      ranges.push({ start: from, end: each.start });
      from = each.end;
    }
    return [...ranges, { start: from, end }].filter((range) => range.end - range.start >= SHORTEST_BORROWING);
  });
}

/** Own words that are, or nearly are, a regulation's. */
async function checkBorrowing(range: TextRange, desk: Desk): Promise<readonly ProofFinding[]> {
  const { text } = desk.draft;
  const stretch = text.slice(range.start, range.end);
  const found = (await candidatesOf(stretch, desk.lookup))
    .filter(({ pieces }) => pieces >= 3)
    .toSorted((a, b) => b.pieces - a.pieces || a.start - b.start)
    .slice(0, 4 * MOST_CANDIDATES);
  const findings: ProofFinding[] = [];
  const isTaken = ({ start, end }: TextRange) => findings.some((each) => each.start < end && start < each.end);
  for (const candidate of found) {
    const place = { start: range.start + candidate.from, end: range.start + candidate.to };
    if (isTaken(place)) continue;
    const fits = await Promise.all(
      widenings(place, range, text).map(async (wider) => ({
        range: wider,
        fit: await fitNear(wider, candidate, desk),
      })),
    );
    const findingsHere = fits.flatMap((each) => borrowingOf(each.range, each.fit, text));
    const [best] = findingsHere.sort((a, b) => b.gain - a.gain);
    if (best && !isTaken(best.finding)) findings.push(best.finding);
  }
  return findings;
}

/** @returns none where it is too short or too little alike; `gain` weighs what is the same against what is not */
function borrowingOf(
  range: TextRange,
  found: Fit | null,
  text: string,
): readonly { readonly finding: ProofFinding; readonly gain: number }[] {
  const letters = lettersIn(text.slice(range.start, range.end));
  const allowed = letters < SHORTEST_INEXACT ? 0 : LIKE_BORROWED * weightOf(letters);
  if (found?.passage.kind !== 'article' || letters < SHORTEST_BORROWING) return [];
  const { cost } = found.alignment;
  if (cost > allowed) return [];
  return [{ finding: compared('borrowing', range, found, [{ kind: 'unmarked' }]), gain: weightOf(letters) - 2 * cost }];
}

/** Characters up to the sign that ends a clause. */
const LONGEST_WIDENING = 10;

/** The range up to the signs around it, that a fault near its ends is seen; then on one side only, then as it is. */
function widenings({ start, end }: TextRange, within: TextRange, text: string): readonly TextRange[] {
  const before =
    /[^。，；：、！？\s]*$/u.exec(text.slice(Math.max(within.start, start - LONGEST_WIDENING), start))?.[0].length ?? 0;
  const behind =
    /^[^。，；：、！？\s]*/u.exec(text.slice(end, Math.min(within.end, end + LONGEST_WIDENING)))?.[0].length ?? 0;
  return [
    { start: start - before, end: end + behind },
    { start, end: end + behind },
    { start: start - before, end },
    { start, end },
  ];
}

const lettersIn = (text: string): number => Array.from(text).filter((letter) => !SIGN.test(letter)).length;
const weightOf = (letters: number): number => 2 * letters;
