/**
 * The library as programs ask for it: exact words, each with where it stands, in which edition, and the hash of the file it is from. What is
 * not held is said to be missing; nothing is paraphrased.
 */
import { proofIndex } from '../proofreading/library.ts';
import { proofread } from '../proofreading/proofread.ts';
import { proofFindings } from '../proofreading/report.ts';
import { noteSentences, summaryOf } from '../proofreading/wording.ts';
import { withEdition } from '../regulation/addresses.ts';
import { citationData, clauseReference } from '../regulation/citation.ts';
import { compareEditions, comparisonReport } from '../regulation/lineage/report.ts';
import { nameIn, namesOf, titleOf, titleText, workName } from '../regulation/names.ts';
import { oncePer } from '../regulation/once-per.ts';
import { linesOf, printed } from '../regulation/provisions.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { dayOf, editionName, lawOn, standingOf, stationsOf, type Work } from '../regulation/work.ts';
import { timesOf } from '../search/index/times.ts';
import { readClauses } from '../search/query/clauses.ts';
import { NO_FILTER, recordKind } from '../search/query/filter.ts';
import { jumpsFor } from '../search/query/jump.ts';
import { type SearchIndex, search } from '../search/query/search.ts';
import { absoluteUrl, addresses, divisionUrl, landingUrl, provisionUrl } from '../site/urls.ts';

/** A library open to questions. */
export interface Desk {
  readonly library: Library;
  readonly index: SearchIndex;
}

/** What cannot be answered, in words for the program that asked. */
export class Unanswerable extends Error {}

/** Whose words, and of when. */
interface Provenance {
  readonly title: string;
  readonly regulation: string;
  readonly edition: string | null;
  readonly documentNumber: string | null;
  /** 已废止, 尚未生效, as far as it is known. */
  readonly status: string | null;
  /** SHA-256 of the source file. */
  readonly hash: string;
  readonly url: string;
}

const sourceOf = (regulation: Regulation): Provenance => ({
  title: regulation.metadata.title,
  regulation: regulation.slug,
  edition: regulation.metadata.issuedOn ?? null,
  documentNumber: regulation.metadata.documentNumber ?? null,
  status: regulation.metadata.status ?? null,
  hash: regulation.sourceHash,
  url: addressOf(regulation, landingUrl(regulation)),
});

const addressOf = ({ metadata: { issuedOn } }: Regulation, url: string): string =>
  absoluteUrl(issuedOn ? withEdition(url, issuedOn) : url);

/** Every regulation that is held, its newest facts first. */
export const regulations = ({ library }: Desk): readonly Provenance[] => library.regulations.map(sourceOf);

/** Results of one page; more are asked for by `skip`. */
export const MOST_RESULTS = 50;

export interface SearchQuestion {
  readonly query: string;
  readonly regulation?: string | undefined;
  readonly kind?: string | undefined;
  readonly count: number;
  readonly skip: number;
}

export async function searchAnswer({ query, regulation, kind, count, skip }: SearchQuestion, { index, library }: Desk) {
  const within = regulation === undefined ? null : (await named(regulation, { index, library })).slug;
  const filter = { ...NO_FILTER, regulation: within, kind: recordKind(kind ?? null) };
  const answer = await search({ typed: query, filter, order: 'relevance', count, skip }, index);
  if (answer.kind === 'unsearchable') throw new Unanswerable(`检索词“${query}”中没有可以检索的文字。`);
  return {
    total: answer.total,
    hits: answer.hits,
    kind: answer.scope,
    readAs: answer.readAs,
    missing: answer.missing === null ? null : `库中没有《${answer.missing.title}》。`,
    results: answer.results.map(({ regulation: slug, eId, title, name, below, text, inexact, kind: recorded }) => {
      const held = library.regulations.find((each) => each.slug === slug);
      return {
        ...(held ? sourceOf(held) : { title, regulation: slug }),
        kind: recorded,
        eId,
        name: name + below,
        exact: inexact === null,
        text,
        ...(held && recorded === 'article' && { url: addressOf(held, provisionUrl(held, eId)) }),
      };
    }),
  };
}

export interface ProvisionQuestion {
  readonly regulation: string;
  readonly eId?: string | undefined;
  readonly clause?: string | undefined;
  /** Its day. */
  readonly edition?: string | undefined;
  readonly date?: string | undefined;
}

/** The text of a provision, or of the whole regulation's contents, in an edition, or the one that was in force on a day. */
export async function provisionAnswer(question: ProvisionQuestion, desk: Desk) {
  const regulation = editionMeant(await named(question.regulation, desk), question, desk);
  const eId =
    question.eId ?? (question.clause === undefined ? null : await clauseIn(question.clause, regulation, desk));
  if (eId === null) return { ...sourceOf(regulation), contents: contentsOf(regulation) };
  const { text } = regulation;
  const provision = text.byEId.get(eId);
  if (provision === undefined)
    throw new Unanswerable(`${workName(regulation.metadata.title)}${editionText(regulation)}中没有 ${eId}。`);
  return {
    ...sourceOf(regulation),
    eId,
    name: nameIn(namesOf(text), eId),
    citation: citationOf(regulation, eId, desk),
    label: printed(text.source, provision, 'label').trim(),
    text: [printed(text.source, provision, 'label').trim(), ...linesOf(text, provision)]
      .filter((line) => line !== '')
      .join('\n'),
    url: addressOf(regulation, provisionUrl(regulation, eId)),
  };
}

function citationOf(regulation: Regulation, eId: string, { library }: Desk): string {
  const work = library.works.find(({ slug }) => slug === regulation.slug);
  return clauseReference(citationData(regulation, work && editionName(work, regulation)), { eId });
}

const contentsOf = ({ text }: Regulation) =>
  text.divisions
    .filter(({ role, provision }) => role !== 'frame' && provision.kind !== 'toc')
    .map(({ eId, provision }) => ({ eId, title: titleText(titleOf(provision, text.source)) }));

const editionText = ({ metadata: { issuedOn } }: Regulation): string => (issuedOn ? `（${issuedOn}）` : '');

/** 沿革: what an article was in each edition, and how it came to be so. */
export async function historyAnswer({ regulation: name, eId, clause }: ProvisionQuestion, desk: Desk) {
  const regulation = await named(name, desk);
  const own = eId ?? (clause === undefined ? null : await clauseIn(clause, regulation, desk));
  const work = desk.library.works.find(({ slug }) => slug === regulation.slug);
  const editions = editionsOf(regulation, desk).map((edition) => ({
    ...sourceOf(edition),
    name: work ? editionName(work, edition) : null,
    standing: work ? standingOf(work, edition) : 'current',
    effectiveOn: edition.metadata.effectiveOn ?? null,
    decision: edition.metadata.decision?.title ?? null,
  }));
  if (own === null || work === undefined) return { ...sourceOf(regulation), editions };
  const { stations, deletedIn } = stationsOf(work, regulation, own);
  return {
    ...sourceOf(regulation),
    eId: own,
    editions,
    stations: stations.map(({ edition, eId: at, label, descent }) => ({
      edition: dayOf(edition),
      eId: at,
      label,
      kind: descent?.kind ?? null,
      url: addressOf(edition, divisionUrl(edition, at)),
    })),
    deletedIn: deletedIn === null ? null : dayOf(deletedIn),
  };
}

export interface CompareQuestion {
  readonly regulation: string;
  readonly old: string;
  readonly new: string;
}

/** Article by article, as `npm run compare` prints it. */
export async function compareAnswer({ regulation: name, old, new: next }: CompareQuestion, desk: Desk) {
  const regulation = await named(name, desk);
  const [from, to] = [old, next].map((day) => editionDated(regulation, day, desk));
  if (from === undefined || to === undefined) throw new Unanswerable('要比较两个版本，请给出它们的日期。');
  return { ...sourceOf(to), old: sourceOf(from), ...comparisonReport(compareEditions(from.text, to.text, null)) };
}

const timesIn = oncePer((library: Library) => timesOf(library, addresses));

export async function draftAnswer(draft: string, { index, library }: Desk) {
  const proof = await proofread(draft, proofIndex(index, timesIn(library)));
  return {
    summary: summaryOf(proof),
    notes: noteSentences(proof.notes, draft),
    findings: proofFindings({ name: '', text: draft, proof }).map((finding) => {
      const held = library.regulations.find(({ slug }) => slug === finding.regulation);
      return held ? { ...finding, source: sourceOf(held) } : finding;
    }),
  };
}

/** The source text of the edition in force. */
export async function wholeText(slug: string, desk: Desk): Promise<string> {
  return (await named(slug, desk)).text.source.text;
}

/** @throws Unanswerable when no regulation, or more than one, is called so */
async function named(name: string, { library, index }: Desk): Promise<Regulation> {
  const bySlug = library.regulations.find(({ slug }) => slug === name);
  if (bySlug) return bySlug;
  const { jumps } = await jumpsFor({ typed: name, within: null, lastRead: null }, index);
  const whole = jumps.filter((jump) => jump.eId === '');
  const called = (exact: boolean) => {
    const slugs = new Set(whole.filter((jump) => jump.exact === exact).map(({ regulation }) => regulation));
    return library.regulations.filter(({ slug }) => slugs.has(slug));
  };
  const [only, ...others] = called(true);
  if (only && others.length === 0) return only;
  const listed = (found: readonly Regulation[]): string =>
    found.map(({ slug, metadata }) => `${workName(metadata.title)}（${slug}）`).join('、');
  if (only) throw new Unanswerable(`叫“${name}”的不止一部：${listed([only, ...others])}。请用括号里的简称。`);
  const near = called(false);
  const alike = near.length > 0 ? `，名称相近的有${listed(near)}` : '';
  throw new Unanswerable(`库中没有“${name}”${alike}。没有收录不等于没有这部法规，请查官方来源。`);
}

const workOf = ({ slug }: Regulation, { library }: Desk): Work<Regulation> | undefined =>
  library.works.find((work) => work.slug === slug);

const editionsOf = (regulation: Regulation, desk: Desk): readonly Regulation[] =>
  workOf(regulation, desk)?.editions ?? [regulation];

function editionMeant(regulation: Regulation, { edition, date }: ProvisionQuestion, desk: Desk): Regulation {
  if (edition !== undefined && date !== undefined) throw new Unanswerable('edition 和 date 只能写一样。');
  if (edition !== undefined) return editionDated(regulation, edition, desk);
  return date === undefined ? regulation : editionOn(regulation, date, desk);
}

/** The words of another day are none: before the first edition there is nothing to say. */
function editionOn(regulation: Regulation, date: string, desk: Desk): Regulation {
  const editions = editionsOf(regulation, desk);
  const found = lawOn(editions, date);
  if (found) return found;
  const title = workName(regulation.metadata.title);
  throw new Unanswerable(`库中没有${title} ${date} 有效的版本，有：${editions.map(dayOf).join('、')}。`);
}

function editionDated(regulation: Regulation, day: string, desk: Desk): Regulation {
  const editions = editionsOf(regulation, desk);
  const found = editions.find((each) => dayOf(each) === day);
  if (found) return found;
  const days = editions.map(dayOf).join('、');
  throw new Unanswerable(`${workName(regulation.metadata.title)}没有 ${day} 的版本，有：${days}。`);
}

async function clauseIn(clause: string, regulation: Regulation, { index }: Desk): Promise<string> {
  const title = workName(regulation.metadata.title);
  if (readClauses(clause) === null) throw new Unanswerable(`看不懂“${clause}”，请写成第十条第二款，或给出 eId。`);
  const { jumps } = await jumpsFor({ typed: clause, within: regulation.slug, lastRead: regulation.slug }, index);
  const [first] = jumps.filter((jump) => jump.regulation === regulation.slug);
  if (first) return first.eId;
  throw new Unanswerable(`${title}中没有${clause}。`);
}
