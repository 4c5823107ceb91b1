/** What a draft cites, looked up: whether it is called so, whether it has such a clause, and what its time is. */
import { isLegalTitle } from '../regulation/layers/references/lexicon.ts';
import { withoutEdition } from '../regulation/nouns.ts';
import type { TextRange } from '../regulation/ranges.ts';
import { ruleTable } from '../regulation/rules.ts';
import { fold } from '../search/fold.ts';
import type { EditionTimes, WorkTimes } from '../search/index/times.ts';
import { isPageOf, type TypedClause } from '../search/query/clauses.ts';
import { nameKey, numbered } from '../search/query/names.ts';
import type { DraftCitation } from './draft.ts';
import type { FindingKind, ProofFinding, Remark } from './findings.ts';
import type { Workbench } from './fit.ts';
import { clausePart, numberBeside, numberRemarks, numeralRemark } from './form.ts';
import {
  articleToday,
  attachedTitle,
  type ClauseFound,
  type Clausula,
  clauseInEdition,
  clauseOf,
  clausula,
  documentsCalled,
  localTitles,
  nearestTitle,
} from './library.ts';

/** What a place of the draft cites. */
export interface CitedClause {
  readonly cited: DraftCitation;
  /** Documents that are called so. */
  readonly documents: readonly number[];
  readonly found: readonly ClauseFound[];
  readonly times: WorkTimes | null;
  /** The edition the draft names, where it is not the one in force. */
  readonly edition: EditionTimes | null;
  readonly finding: ProofFinding | null;
}

/** 函, 请示: what offices write to one another is no regulation. */
const LETTERS = ruleTable({ name: '核稿：不作依据的公文', frame: (words) => `${words}$` }, [
  {
    is: '函|请示|报告|纪要',
    yes: ['关于修渡船的函', '关于修渡船的复函', '关于修渡船的请示', '渡船检查报告', '渡船工作会议纪要'],
    no: ['关于修渡船的通知', '渡船办法'],
  },
]);

export const referenceFinding = (
  { start, end }: TextRange,
  kind: FindingKind,
  clausula: Clausula | null,
  remarks: readonly Remark[],
): ProofFinding => ({ start, end, kind, subject: 'reference', clausula, official: '', differences: [], remarks });

export async function citedClause(cited: DraftCitation, bench: Workbench): Promise<CitedClause> {
  const { index, draft } = bench;
  const named = documentsCalled(cited.title, index.catalogue);
  const called = named.length > 0 ? named : await documentsNumbered(cited.title, index);
  const near = called.length > 0 ? null : nearestTitle(cited.title, index.catalogue);
  const documents = near === null ? called : [near];
  const [document] = documents;
  const form = formRemarks(cited, bench);
  const beside = numberBeside(cited, draft.text);
  if (document === undefined) {
    const isLaw =
      cited.clauses.length > 0 || beside !== null || (isLegalTitle(cited.title) && !LETTERS.pattern.test(cited.title));
    const local = localTitles(cited.title, index.catalogue);
    const remarks: readonly Remark[] = [
      ...(local.length === 0 ? [] : [{ kind: 'local', titles: local } as const]),
      ...(beside === null ? [] : numberRemarks(cited, beside, null, draft.text)),
      ...form,
    ];
    const finding = isLaw ? referenceFinding(cited, 'unknown', null, remarks) : null;
    return { cited, documents, found: [], times: null, edition: null, finding };
  }
  const slug = index.catalogue.documents[document]?.slug ?? '';
  const times = await index.loadTimes(slug);
  const edition = editionMeant(cited, times?.editions ?? []);
  const found = await foundIn(documents, cited.clauses, edition, bench);
  const whole = wholeOf(document, edition, bench);
  const numbers = await index.loadDocumentNumbers();
  const facts: readonly Remark[] = [
    ...(near === null && isSignedSo(cited, document, bench) ? [] : [{ kind: 'title', title: whole.title } as const]),
    ...yearRemark(cited, document, times, bench),
    ...(beside === null ? [] : numberRemarks(cited, beside, numbers[slug] ?? null, draft.text)),
    ...form,
  ];
  const [kind, clause, remarks] = await verdict({ cited, document, found, times, edition, whole }, bench);
  const isWrong = kind === 'reference' && facts.some((remark) => WRONG.has(remark.kind));
  const finding = referenceFinding(cited, isWrong ? 'wrong-reference' : kind, clause, [...remarks, ...facts]);
  return { cited, documents, found, times, edition, finding };
}

/** 中发〔2017〕24号 for the document that bears the number. */
async function documentsNumbered(title: string, index: Workbench['index']): Promise<readonly number[]> {
  if (!/\d{4}.*号$/u.test(title)) return [];
  const named = numbered(title, await index.loadDocumentNumbers(), index.catalogue);
  return named.flatMap(({ document, exact }) => (exact ? [document] : []));
}

/** Whether the signs within the title are its own: 《修理、更换、退货规定》 is not 《修理更换退货规定》. Marks of quotations and brackets change by rule, and between issuers may stand a space. */
function isSignedSo(cited: DraftCitation, document: number, { index: { catalogue }, draft }: Workbench): boolean {
  const own = writtenTitle(cited, draft.text);
  const { title = '', shortTitles = [] } = catalogue.documents[document] ?? {};
  const names = [title, ...attachedTitle(title), ...shortTitles].filter(
    (name) => own !== undefined && nameKey(name) === nameKey(own),
  );
  const forms = (name: string) => ['、', ''].map((space) => signed(name.replace(/\s+/gu, space)));
  return (
    own === undefined ||
    names.length === 0 ||
    names.some((name) => forms(name).some((each) => forms(own).includes(each)))
  );
}

const signed = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}、，]/gu, '')
    .replace(/^中华人民共和国(?=.)/u, '');

/** The one whose year is named; of what was before the newest that is past. */
const editionMeant = ({ year, isFormer }: DraftCitation, editions: readonly EditionTimes[]): EditionTimes | null =>
  editions.find(({ date }) => date.startsWith(`${year?.year}-`)) ??
  (isFormer ? editions.findLast(({ standing }) => standing === 'past') : null) ??
  null;

const WRONG: ReadonlySet<Remark['kind']> = new Set(['title', 'number', 'year']);

/** In the edition named, else in force. Several may be called so: those that have such clauses are meant. */
async function foundIn(
  documents: readonly number[],
  clauses: readonly TypedClause[],
  edition: EditionTimes | null,
  { index }: Workbench,
): Promise<readonly ClauseFound[]> {
  const of = (document: number) => (clause: TypedClause) =>
    edition === null ? clauseOf(document, clause, index) : clauseInEdition(document, clause, edition, index);
  const all = await Promise.all(documents.map((document) => Promise.all(clauses.map(of(document)))));
  const having = all.filter((found) => found.every(({ kind }) => kind === 'there'));
  return (having.length > 0 ? having : all.slice(0, 1)).flat();
}

interface LookedUp extends Pick<CitedClause, 'cited' | 'found' | 'times' | 'edition'> {
  readonly document: number;
  readonly whole: Clausula;
}

type Verdict = readonly [FindingKind, Clausula, readonly Remark[]];

async function verdict(looked: LookedUp, bench: Workbench): Promise<Verdict> {
  const { cited, document, found, times, edition, whole } = looked;
  const missing = found.findIndex(({ kind }) => kind !== 'there');
  const first = found.find((each) => each.kind !== 'nowhere');
  const clause = first?.clausula ?? whole;
  const gone: readonly Remark[] = times === null ? [] : standingRemarks(times);
  if (missing >= 0) {
    const other = await inOtherEdition(cited.clauses[missing], looked, bench);
    if (other) return ['superseded', other[0], [other[1], ...gone]];
    const title = whole.title;
    const what: Remark = found[missing]?.kind === 'partly' ? { kind: 'partly' } : { kind: 'no-clause', title };
    return ['wrong-reference', clause, [what, ...gone]];
  }
  const isOver = gone.some((remark) => remark.kind !== 'repealed' || remark.standing === 'past');
  if (edition !== null) {
    const articles = found.flatMap((each) => (each.kind === 'there' ? (each.passage.other?.article ?? []) : []));
    const today = await todayOf(document, articles[0]?.today[0], bench);
    const now = today ?? (found.length === 0 ? { ...whole, edition: null } : null);
    // What is named with its year, and is the same today, may be cited so
    const isSame =
      edition.standing === 'past' && articles.every((each) => each.division === null && each.today.includes(each.eId));
    return [
      !cited.isFormer && (isOver || !isSame) ? 'superseded' : 'reference',
      clause,
      [otherEdition(edition, now), ...gone],
    ];
  }
  return [isOver && !cited.isFormer ? 'superseded' : 'reference', clause, [...gone, ...pendingRemarks(looked)]];
}

/** Of the whole work: it is repealed, or not yet law. */
const standingRemarks = ({ repealed, from }: WorkTimes): readonly Remark[] => [
  ...(repealed === null ? [] : [{ kind: 'repealed', ...repealed } as const]),
  ...(from === null ? [] : [{ kind: 'not-yet', from } as const]),
];

/** A clause that the edition in force has not: the newest that has it says what it is. */
async function inOtherEdition(
  clause: TypedClause | undefined,
  { document, times, edition }: LookedUp,
  bench: Workbench,
): Promise<readonly [Clausula, Remark] | null> {
  if (clause === undefined || edition !== null) return null;
  for (const each of times?.editions.toReversed() ?? []) {
    const found = await clauseInEdition(document, clause, each, bench.index);
    if (found.kind !== 'there') continue;
    const today = await todayOf(document, found.passage.other?.article.today[0], bench);
    return [found.clausula, otherEdition(each, today)];
  }
  return null;
}

/** An article of the edition in force, as it is cited. */
export async function todayOf(
  document: number,
  eId: string | undefined,
  { index }: Workbench,
): Promise<Clausula | null> {
  const passage = eId === undefined ? null : await articleToday(document, eId, index);
  return passage && clausula(passage, passage.division.eId);
}

export const otherEdition = ({ name, from, standing }: EditionTimes, today: Clausula | null): Remark => ({
  kind: 'other-edition',
  name,
  from,
  standing,
  today,
});

/** What an amendment that is promulgated will make of the clauses that are there. */
function pendingRemarks({ found, times }: LookedUp): readonly Remark[] {
  const next = times?.editions.find(({ standing }) => standing === 'future');
  if (next === undefined) return [];
  return found.flatMap((each): readonly Remark[] => {
    if (each.kind === 'nowhere') return [];
    const { division } = each.passage;
    const heir = next.articles.find(({ today }) => today.includes(division.eId));
    const { name, from } = next;
    const as = heir?.name ?? '';
    if (heir === undefined) return [{ kind: 'pending', name, from, becomes: 'deleted', as }];
    if (heir.division !== null) return [{ kind: 'pending', name, from, becomes: 'changed', as }];
    return heir.eId === division.eId ? [] : [{ kind: 'pending', name, from, becomes: 'renumbered', as }];
  });
}

function wholeOf(document: number, edition: EditionTimes | null, { index: { catalogue } }: Workbench): Clausula {
  const { slug = '', title = '' } = catalogue.documents[document] ?? {};
  const named = edition === null ? null : { date: edition.date, name: edition.name };
  return { regulation: slug, title, edition: named, eId: '', name: '', url: '', heading: '', text: '' };
}

/** 修正 of a year the library has no edition of; said of the title that the year stands with. */
function yearRemark(
  { start, year }: DraftCitation,
  document: number,
  times: WorkTimes | null,
  { index, draft }: Workbench,
): readonly Remark[] {
  if (year === null || !year.isAmended || draft.text.charAt(start - 1) === '）') return [];
  const own = index.catalogue.documents[document]?.issuedOn?.slice(0, 4);
  const held = [...(times?.editions.map(({ name }) => name) ?? []), times?.name || (own ? `${own}年` : '')]
    .filter((name) => name !== '')
    .sort();
  return held.length === 0 || held.some((name) => name.startsWith(year.year))
    ? []
    : [{ kind: 'year', year: year.year, held }];
}

/** What is wrong in the form of a reference itself. */
function formRemarks(cited: DraftCitation, { draft, written }: Workbench): readonly Remark[] {
  const part = clausePart(cited, draft.text);
  const meant = draft.text.slice(part.start, part.end);
  const own = written.slice(part.start, part.end);
  const isMisread = Array.from(own, (letter, at) => /[a-zA-Z|丨○◯]/u.test(letter) && letter !== meant.charAt(at)).some(
    Boolean,
  );
  return [
    ...(isMisread ? [{ kind: 'form', rule: 'look-alike', mending: { ...part, text: meant } } as const] : []),
    ...numeralRemark(cited, draft),
  ];
}

/** The first mention of each document that is cited by a short title before its full one, and what it should be. */
export function shortBefore(
  all: readonly CitedClause[],
  { index: { catalogue }, draft }: Workbench,
): ReadonlyMap<CitedClause, Remark> {
  const found = new Map<CitedClause, Remark>();
  for (const [document, mentions] of Map.groupBy(all, ({ documents }) => documents[0])) {
    const [first, ...later] = mentions;
    const title = document === undefined ? undefined : catalogue.documents[document]?.title;
    if (first === undefined || title === undefined) continue;
    const [own, ...others] = [first, ...later].map(({ cited }) => writtenTitle(cited, draft.text));
    if (own === undefined || [title, ...attachedTitle(title)].includes(own)) continue;
    if (first.finding?.kind === 'wrong-reference') continue;
    // 《产品质量法》 for its full name is fine, but not before it
    if (!others.includes(title) && nameKey(own) === nameKey(title)) continue;
    const at = draft.text.indexOf(own, first.cited.start);
    const mending =
      draft.text.charAt(first.cited.start) === '《' ? { start: at, end: at + own.length, text: title } : null;
    found.set(first, { kind: 'form', rule: 'short-first', mending });
  }
  return found;
}

/** What a citation calls the law; undefined where it does by 该法, or by nothing. */
function writtenTitle({ start, end }: TextRange, text: string): string | undefined {
  const slice = text.slice(start, end);
  const title = /^《([^《》]+(?:《[^》]*》[^《》]*)*)》/u.exec(slice)?.[1];
  return title && withoutEdition(title);
}

/** Whether a clause that is cited is this article. */
export const isCited = ({ cited }: CitedClause, eId: string): boolean =>
  cited.clauses.some((clause) => isPageOf(eId, clause));
