/** What a query opens directly: a regulation by any of its names, a clause of one; and the law it names that is not here. */
import { editionPath } from '../../regulation/addresses.ts';
import { workId } from '../../regulation/edition.ts';
import { type Catalogue, type CatalogueGroup, type Levels, lastAtMost } from '../catalogue.ts';
import { fold } from '../fold.ts';
import { isOtherEdition, MAY_HAVE_LEVELS } from '../record.ts';
import { isPageOf, provisionOn, readClauses, type TypedClause, type TypedClauses } from './clauses.ts';
import {
  type DocumentNumbers,
  isNumberLike,
  isPinyin,
  type NamedWork,
  namedBy,
  nameKey,
  numbered,
  regulationsOf,
  type SpelledNames,
  spelled,
} from './names.ts';
import { locate, type ShardLoader, urlWithin } from './result.ts';

export interface Jump {
  readonly url: string;
  /** Slug. */
  readonly regulation: string;
  /** Empty for the whole regulation. */
  readonly eId: string;
  readonly title: string;
  /** 第十二条; empty for the whole regulation. */
  readonly label: string;
  readonly heading: string;
  /** What the article is called where nothing is printed over it: 引言. */
  readonly name: string;
  /** What the clause adds to the article: 第一款第二项. */
  readonly below: string;
  /** What tells it from others: of a regulation who issued it and when, of a clause the regulation. */
  readonly facts: string;
  /** It is called so, and does not only hold what was typed. */
  readonly exact: boolean;
}

/** A law that the library cites and does not hold. */
export interface Missing {
  readonly title: string;
  /** Articles that cite it, and some of them. */
  readonly count: number;
  readonly citing: readonly Jump[];
}

export interface Jumps {
  readonly jumps: readonly Jump[];
  readonly missing: Missing | null;
  /** Many regulations have such an article: which one is meant was not said. */
  readonly nameless: boolean;
  /** 公司法 责任: the words behind the name, to be searched in that regulation. */
  readonly within: { readonly regulation: string; readonly title: string; readonly typed: string } | null;
}

/** Laws outside the library, by `nameKey`: what the title is, how many articles cite it, and the first of them by slug and eId. */
export type CitedLaws = Readonly<
  Record<
    string,
    { readonly title: string; readonly count: number; readonly citing: readonly (readonly [string, string])[] }
  >
>;

export interface JumpIndex {
  readonly catalogue: Catalogue;
  readonly loadShard: ShardLoader;
  /** The site's base path. */
  readonly base: string;
  loadDocumentNumbers(): Promise<DocumentNumbers>;
  /** Asked for only when Latin letters were typed. */
  loadSpelledNames(typed: string): Promise<SpelledNames>;
  /** Asked for only when what was typed may be a law that is not here; of a large library those that begin with the same character. */
  loadCitedLaws(key: string): Promise<CitedLaws>;
}

export interface Wanted {
  readonly typed: string;
  /** Slug of the only regulation that is searched. */
  readonly within: string | null;
  /** Slug of the regulation read last. */
  readonly lastRead: string | null;
  /** Stands in the title of a regulation, as it was typed. */
  readonly isInTitles?: boolean;
}

/** Longer lists help nobody. */
const MOST = 8;
/** Regulations of a large library in which an article is looked for, when many are called alike. */
const MOST_LOOKED = 24;
/** An article without a law's name is listed from so many regulations; of more only the one read last. */
const MOST_NAMELESS = 5;
/** Articles shown that cite a law which is not here. */
const MOST_CITING = 5;

export async function jumpsFor({ typed, within, lastRead, isInTitles }: Wanted, index: JumpIndex): Promise<Jumps> {
  const { catalogue } = index;
  const levels = MAY_HAVE_LEVELS && catalogue.levels;
  const text = fold(typed).trim();
  if (levels) await prepare(text, isInTitles === true, levels);
  const names = await regulationsNamed(text, index);
  const only = within === null ? -1 : catalogue.documents.findIndex(({ slug }) => slug === within);
  const allowed = ({ document }: NamedWork) => only < 0 || document === only;
  const { clauses, head, rest } = names.some(({ exact }) => exact)
    ? { clauses: null, head: text, rest: '' }
    : partsOf(text, catalogue);
  if (clauses && nameKey(clauses.name) === '') return namelessJumps(clauses, only, lastRead, index);
  const name = (clauses?.name ?? head).trim();
  const everywhere = await regulationsNamed(name, index, clauses && 'clause');
  const called = everywhere.filter(allowed);
  const exact = called.filter((named) => named.exact);
  const [first] = exact;
  const missing = first ? null : await missingLaw(name, clauses, everywhere, index);
  const meant = first ? exact : missing ? [] : called;
  const found = clauses ? await clauseJumps(clauses, meant, index) : [];
  // Of a law that has no such article the law itself
  const whole = clauses ? exact : called.filter((named) => named.exact || isTelling(name, catalogue));
  const jumps =
    found.length > 0 ? found : await Promise.all(whole.slice(0, MOST).map((named) => regulationJump(named, index)));
  if (levels && first && rest !== '') await levels.reachDocuments([first.document]);
  const scope =
    first && rest !== '' && regulationsOf(catalogue).size > 1 ? catalogue.documents[first.document] : undefined;
  return {
    jumps: jumps.slice(0, MOST),
    missing,
    nameless: false,
    within: scope ? { regulation: scope.slug, title: scope.title, typed: rest } : null,
  };
}

/** Loads the names of a large library's regulations if one of them can be meant: what was typed stands in a title, or ends as one does. */
async function prepare(text: string, isInTitles: boolean, levels: Levels): Promise<void> {
  const read = headsOf(text).map((head) => ({ head, clauses: readClauses(head) }));
  const before = read.flatMap(({ clauses }) => (clauses ? [clauses.name] : []));
  if ([text, ...before].some((name) => isNumberLike(name) || isPinyin(name))) await levels.openAll();
  const isNamed = read.some(({ clauses }) => clauses && !clauses.bare && nameKey(clauses.name) !== '');
  const ends = read.map(({ head, clauses }) => nameKey(clauses?.name ?? head).slice(-1));
  if (isInTitles || isNamed || ends.some((end) => end !== '' && levels.tails.includes(end))) await levels.nameAll();
}

/** `公司法 第二十条 责任`, `公司法 第二十条`, `公司法`. */
function headsOf(text: string): readonly string[] {
  const words = text.split(' ');
  return words.map((_, without) => words.slice(0, words.length - without).join(' '));
}

/** What names a regulation or a clause, and the words behind it: `公司法 第二十条 责任`, `公司法 责任`. */
function partsOf(text: string, catalogue: Catalogue): { clauses: TypedClauses | null; head: string; rest: string } {
  for (const head of headsOf(text)) {
    const rest = text.slice(head.length + 1);
    const clauses = readClauses(head);
    if (clauses && (rest === '' || (!clauses.bare && nameKey(clauses.name) !== ''))) return { clauses, head, rest };
    if (namedBy(head, catalogue).some(({ exact }) => exact)) return { clauses: null, head, rest };
  }
  return { clauses: null, head: text, rest: '' };
}

/** In a library of one, a word of its title leads nowhere new. */
const isTelling = (text: string, catalogue: Catalogue): boolean =>
  regulationsOf(catalogue).size > 1 || isNumberLike(text) || nameKey(text).length > 3;

async function regulationsNamed(
  name: string,
  index: JumpIndex,
  before: 'clause' | null = null,
): Promise<readonly NamedWork[]> {
  const { catalogue } = index;
  const [byName, byNumber, byPinyin] = await Promise.all([
    namedBy(name, catalogue, before),
    isNumberLike(name) ? index.loadDocumentNumbers().then((numbers) => numbered(name, numbers, catalogue)) : [],
    isPinyin(name) ? index.loadSpelledNames(name).then((names) => spelled(name, names, catalogue)) : [],
  ]);
  const all = [...byNumber, ...byName, ...byPinyin];
  const seen = new Set<number>();
  return [...all.filter(({ exact }) => exact), ...all.filter(({ exact }) => !exact)].filter(
    ({ document }) => !seen.has(document) && seen.add(document),
  );
}

async function regulationJump({ document, exact }: NamedWork, { catalogue, base }: JumpIndex): Promise<Jump> {
  if (MAY_HAVE_LEVELS) await catalogue.levels?.reachDocuments([document]);
  const { slug = '', title = '', issuers = [], issuedOn = null } = catalogue.documents[document] ?? {};
  const url = base + editionPath({ slug: workId(slug), date: null });
  const facts = [issuers.slice(0, 2).join('、'), issuedOn === null ? '' : `${issuedOn.slice(0, 4)}年`].filter(
    (fact) => fact !== '',
  );
  return {
    url,
    regulation: slug,
    eId: '',
    title,
    label: '',
    heading: '',
    name: '',
    below: '',
    facts: facts.join(' '),
    exact,
  };
}

async function namelessJumps(
  clauses: TypedClauses,
  only: number,
  lastRead: string | null,
  index: JumpIndex,
): Promise<Jumps> {
  const { documents } = index.catalogue;
  const levels = MAY_HAVE_LEVELS && index.catalogue.levels;
  // In a large library nearly every article is in many: of those the last one read is looked at
  const one = levels && only < 0 ? await levels.open(lastRead) : only;
  const all = documents
    .flatMap((each, document) => (isOtherEdition(each) ? [] : [{ document, exact: true }]))
    .filter(({ document }) => (one < 0 && !levels) || document === one);
  const everywhere = pagesOf(clauses.clauses, all, index.catalogue);
  const numbered = clauses.asPolicy ? policies(index.catalogue) : null;
  const printedSo = everywhere.filter(({ document }) => numbered?.has(document));
  const pages = printedSo.length > 0 && documentsOf(everywhere).size > MOST_NAMELESS ? printedSo : everywhere;
  const last = documents.findIndex(({ slug }) => slug === lastRead);
  const many = documentsOf(pages).size > MOST_NAMELESS || (levels && only < 0);
  const meant = many
    ? pages.filter(({ document }) => document === last)
    : [...pages.filter(({ document }) => document === last), ...pages.filter(({ document }) => document !== last)];
  const found = await located(meant.slice(0, MOST), index);
  // A document that numbers in parts may still print 第三条
  const jumps = pages === printedSo ? found.filter(({ label }) => !label.startsWith('第')) : found;
  return { jumps, missing: null, nameless: many || (found.length > 0 && jumps.length === 0), within: null };
}

const documentsOf = (pages: readonly Page[]): ReadonlySet<number> => new Set(pages.map(({ document }) => document));

/** Documents that number as policies do: in parts, 一、, and without chapters. */
function policies({ groups }: Catalogue): ReadonlySet<number> {
  const having = (step: string) =>
    groups.filter(({ eIds }) => eIds.some((eId) => eId.includes(step))).map(({ document }) => document);
  const chaptered = new Set(having('chp_'));
  return new Set(having('part_').filter((document) => !chaptered.has(document)));
}

interface Page {
  readonly document: number;
  /** The first record of the division. */
  readonly record: number;
  readonly clause: TypedClause;
  readonly exact: boolean;
}

async function clauseJumps(
  { clauses }: TypedClauses,
  named: readonly NamedWork[],
  index: JumpIndex,
): Promise<readonly Jump[]> {
  const levels = MAY_HAVE_LEVELS && index.catalogue.levels;
  const looked = levels ? named.slice(0, MOST_LOOKED) : named;
  if (levels) await levels.reachDocuments(looked.map(({ document }) => document));
  return located(pagesOf(clauses, looked, index.catalogue).slice(0, MOST), index);
}

/** The pages of the clauses in each of the regulations, in the order of these. */
function pagesOf(clauses: readonly TypedClause[], named: readonly NamedWork[], catalogue: Catalogue): readonly Page[] {
  const order = new Map(named.map(({ document }, index) => [document, index]));
  const pages: (Page & { readonly attached: boolean; readonly clauseIndex: number })[] = [];
  let division = 0;
  for (const group of catalogue.groups) {
    const { document, kind, eIds } = group;
    const index = order.get(document);
    if (kind === 'article' && index !== undefined) {
      for (const [offset, eId] of eIds.entries()) {
        for (const [clauseIndex, clause] of clauses.entries()) {
          if (!isPageOf(eId, clause)) continue;
          const attached = eId.startsWith('att_') && clause.steps[0]?.kind !== 'attachment';
          pages.push({
            document,
            record: firstRecordOf(group, offset, division + offset, catalogue),
            clause,
            exact: named[index]?.exact ?? false,
            attached,
            clauseIndex,
          });
        }
      }
    }
    division += eIds.length;
  }
  // 第三条 is the regulation's, not that of its annex, if it has one itself
  const own = new Set(
    pages.filter(({ attached }) => !attached).map(({ document, clauseIndex }) => `${document} ${clauseIndex}`),
  );
  return pages
    .filter(({ attached, document, clauseIndex }) => !attached || !own.has(`${document} ${clauseIndex}`))
    .sort((a, b) => (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0) || a.clauseIndex - b.clauseIndex);
}

async function located(pages: readonly Page[], { catalogue, loadShard }: JumpIndex): Promise<readonly Jump[]> {
  const jumps = await Promise.all(
    pages.map(async ({ document, record, clause, exact }): Promise<Jump | null> => {
      const found = (await locate(record, catalogue, loadShard)).division;
      if (clause.enumerated && !found.label.endsWith('、')) return null;
      const eId = provisionOn(
        found.eId,
        found.records.map((record) => record.eId),
        clause,
      );
      const { slug = '', title = '' } = catalogue.documents[document] ?? {};
      return {
        url: urlWithin(found, eId),
        regulation: slug,
        eId,
        title,
        label: found.label,
        heading: found.heading,
        name: found.name ?? found.label,
        below: found.records.find((record) => record.eId === eId)?.name ?? '',
        facts: title,
        exact,
      };
    }),
  );
  return jumps.filter((jump) => jump !== null);
}

/** @param ordinal of the division among all; in a large library it is one of its group */
function firstRecordOf({ records }: CatalogueGroup, offset: number, ordinal: number, { divisions }: Catalogue): number {
  const first = MAY_HAVE_LEVELS ? records?.[offset] : undefined;
  return first ?? (ordinal === 0 ? 0 : lastAtMost(divisions, ordinal - 1) + 1);
}

/** Words that documents of law end in end so; more is known when the laws that are cited are here. */
const LAW_LIKE = /[法例定则见知要案划释约令）)]$/u;

/** What was typed, if it names a law: one that is cited, one in 《》, or one whose clause was asked for. */
async function missingLaw(
  name: string,
  clauses: TypedClauses | null,
  called: readonly NamedWork[],
  index: JumpIndex,
): Promise<Missing | null> {
  const [, quoted] = /^《([^《》]+)》$/u.exec(name) ?? [];
  const key = nameKey(name);
  if (key.length < 2 || (quoted === undefined && !LAW_LIKE.test(name))) return null;
  const cited = (await index.loadCitedLaws(key))[key];
  if (cited === undefined) {
    // 办法 2017 may be words and a year: what names no law by itself is one only where it is cited
    const named = quoted ?? (clauses && !clauses.bare && /[^本](?:法|条例|规定|办法|细则)$/u.test(name) ? name : null);
    return named === null || called.length > 0 ? null : { title: named, count: 0, citing: [] };
  }
  const shown = cited.citing.slice(0, MOST_CITING);
  if (MAY_HAVE_LEVELS) for (const [slug] of shown) await index.catalogue.levels?.open(slug);
  const citing = shown.flatMap(([slug, eId]) => pageAt(slug, eId, index.catalogue));
  return { title: cited.title, count: cited.count, citing: await located(citing, index) };
}

const WHOLE_PAGE: TypedClause = { steps: [], enumerated: false };

function pageAt(slug: string, eId: string, catalogue: Catalogue): readonly Page[] {
  const wanted = catalogue.documents.findIndex((document) => document.slug === slug);
  let division = 0;
  for (const group of catalogue.groups) {
    const { document, kind, eIds } = group;
    const offset = document === wanted && kind === 'article' ? eIds.indexOf(eId) : -1;
    const record = firstRecordOf(group, offset, division + offset, catalogue);
    if (offset >= 0) return [{ document, record, clause: WHOLE_PAGE, exact: true }];
    division += eIds.length;
  }
  return [];
}
