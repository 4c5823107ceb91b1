/** The library as a draft is held against it: what its regulations are called, which clauses they have, and what stands there, today and in other editions. */
import { parentEId } from '../regulation/eid.ts';
import { fullTitle, WELL_KNOWN_LAWS } from '../regulation/layers/references/law-names.ts';
import { withoutEdition } from '../regulation/nouns.ts';
import { oncePer } from '../regulation/once-per.ts';
import { ruleTable } from '../regulation/rules.ts';
import { type Catalogue, lastAtMost, type ShardDivision, type ShardRecord } from '../search/catalogue.ts';
import type { EditionTimes, OtherArticle, WorkTimes } from '../search/index/times.ts';
import { isPageOf, provisionOn, type TypedClause } from '../search/query/clauses.ts';
import type { JumpIndex } from '../search/query/jump.ts';
import { nameKey, regulationsOf } from '../search/query/names.ts';
import { locate, urlWithin } from '../search/query/result.ts';
import type { SearchIndex } from '../search/query/search.ts';
import type { RecordKind } from '../search/record.ts';
import type { WordLookup } from './places.ts';

/** What of a search index a draft is checked with. */
export interface ProofIndex extends Pick<JumpIndex, 'catalogue' | 'loadShard' | 'loadDocumentNumbers'> {
  readonly find: WordLookup;
  loadTraditional(): Promise<ReadonlyMap<string, string>>;
  /** Other times of a work; null where there is nothing to say of any. Asked for only of works that the draft speaks of. */
  loadTimes(slug: string): Promise<WorkTimes | null>;
}

/** Of an index whose words are looked up as searches do. */
export const proofIndex = (index: SearchIndex, times: ReadonlyMap<string, WorkTimes> = new Map()): ProofIndex => ({
  ...index,
  find: index.postings.word,
  loadTimes: async (slug) => times.get(slug) ?? null,
});

/** An article, note or term with its text end to end, as it lies in the index. */
export interface IndexedPassage {
  readonly document: number;
  readonly kind: RecordKind;
  /** Slug. */
  readonly regulation: string;
  readonly title: string;
  readonly division: ShardDivision;
  /** Ordinal of the division. */
  readonly ordinal: number;
  /** Where its text begins in the index. */
  readonly start: number;
  readonly text: string;
  /** Where each record begins in the text, and its end. */
  readonly starts: readonly number[];
  /** Of an edition that is not in force which one, and which of its articles. */
  readonly other: OtherPlace | null;
}

export interface OtherPlace {
  readonly edition: EditionTimes;
  readonly article: OtherArticle;
}

/** A provision: what it is called, where it is read, what stands there. */
export interface Clausula {
  readonly regulation: string;
  readonly title: string;
  /** Of another edition than the one in force its day, and what it is called: 2012年公布. */
  readonly edition: { readonly date: string; readonly name: string } | null;
  readonly eId: string;
  /** 第十二条第二款 */
  readonly name: string;
  readonly url: string;
  /** Of the article; its first text begins with it. */
  readonly heading: string;
  readonly text: string;
}

export async function passageOf(ordinal: number, index: ProofIndex): Promise<IndexedPassage> {
  const { catalogue, loadShard } = index;
  const first = firstRecordOf(ordinal, catalogue);
  const { division } = await locate(first, catalogue, loadShard);
  const group = catalogue.groups[catalogue.divisionGroups[ordinal] ?? 0];
  const document = group?.document ?? 0;
  return {
    ...workOf(document, catalogue),
    ...textOf(division),
    kind: group?.kind ?? 'article',
    ordinal,
    start: catalogue.starts[first] ?? 0,
    other: null,
  };
}

function workOf(document: number, { documents }: Catalogue): Pick<IndexedPassage, 'document' | 'regulation' | 'title'> {
  return { document, regulation: documents[document]?.slug ?? '', title: documents[document]?.title ?? '' };
}

function textOf(division: ShardDivision): Pick<IndexedPassage, 'division' | 'text' | 'starts'> {
  const starts = [0];
  for (const { text } of division.records) starts.push((starts.at(-1) ?? 0) + text.length);
  return { division, text: division.records.map(({ text }) => text).join(''), starts };
}

/** The articles of other editions that the one in force has not so, end to end. */
export function otherPassages(
  document: number,
  { editions }: WorkTimes,
  { catalogue }: Pick<ProofIndex, 'catalogue'>,
): readonly IndexedPassage[] {
  let start = 0;
  return editions.flatMap((edition) =>
    edition.articles.flatMap((article): readonly IndexedPassage[] => {
      if (article.division === null) return [];
      const text = textOf(article.division);
      const passage = { ...workOf(document, catalogue), ...text, ordinal: 0, start, other: { edition, article } };
      start += text.text.length;
      return [{ ...passage, kind: 'article' }];
    }),
  );
}

/** Ordinal of the division that a place of the index lies in. */
export const divisionAt = (place: number, { starts, divisions }: Catalogue): number =>
  divisions[lastAtMost(starts, place)] ?? 0;

const firstRecordOf = (division: number, { divisions }: Catalogue): number =>
  division === 0 ? 0 : lastAtMost(divisions, division - 1) + 1;

/** The innermost provision that holds the whole range of the passage's text. */
export function provisionHolding(passage: IndexedPassage, start: number, end: number): Clausula {
  const { division, starts } = passage;
  const records = division.records.filter((_, index) => (starts[index] ?? 0) < end && (starts[index + 1] ?? 0) > start);
  const eId = records.map((record) => record.eId).reduce(commonAncestor, records[0]?.eId ?? division.eId);
  return clausula(passage, eId.startsWith(division.eId) ? eId : division.eId);
}

export function clausula({ regulation, title, division, text, other }: IndexedPassage, eId: string): Clausula {
  const below = division.records.filter((record) => isWithin(record.eId, eId));
  return {
    regulation,
    title,
    edition: other === null ? null : editionOf(other.edition),
    eId,
    name: (division.name ?? division.label) + nameBelow(division, below, eId),
    url: urlWithin(division, eId),
    heading: division.heading,
    text: below.length > 0 ? below.map((record) => record.text).join('') : text,
  };
}

const editionOf = ({ date, name }: EditionTimes): NonNullable<Clausula['edition']> => ({ date, name });

function nameBelow({ records }: ShardDivision, below: readonly ShardRecord[], eId: string): string {
  const own = records.find((record) => record.eId === eId) ?? below[0];
  return own?.eId === eId ? (own.name ?? '') : '';
}

const isWithin = (eId: string, above: string): boolean => eId === above || eId.startsWith(`${above}__`);

function commonAncestor(a: string, b: string): string {
  let above: string | null = a;
  while (above !== null && !isWithin(b, above)) above = parentEId(above);
  return above ?? '';
}

interface Titles {
  /** Documents by `nameKey` of each of their names; several may be called alike. */
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly keys: readonly string[];
}

const titlesOf = oncePer((catalogue: Catalogue): Titles => {
  const byKey = new Map<string, number[]>();
  for (const document of regulationsOf(catalogue)) {
    const { title = '', shortTitles = [] } = catalogue.documents[document] ?? {};
    for (const key of new Set([title, ...attachedTitle(title), ...shortTitles].map(nameKey)))
      byKey.set(key, [...(byKey.get(key) ?? []), document]);
  }
  return { byKey, keys: [...byKey.keys()] };
});

/** What a notice brings is cited by its own name: 《甲办法》 of 关于印发《甲办法》的通知. */
const ATTACHING = ruleTable(
  {
    name: '核稿：题名中所附文件之前',
    frame: (words) => `(?:关于)?${words}[《〈](?<title>[^《》〈〉]+)[》〉]的(?:通知|公告|决定|令|函)$`,
  },
  [
    {
      is: '印发|发布|公布|颁布|转发|批转|下发',
      yes: [
        '⟦关于印发《渡船办法》的通知⟧',
        '⟦发布〈渡船办法〉的公告⟧',
        '某市⟦关于公布《渡船办法》的决定⟧',
        '⟦颁布《渡船办法》的令⟧',
        '⟦转发《渡船办法》的函⟧',
        '⟦关于批转《渡船办法》的通知⟧',
        '⟦下发《渡船办法》的通知⟧',
      ],
      no: ['关于修改《渡船办法》的决定', '关于废止《渡船办法》的决定', '关于贯彻《渡船办法》的通知'],
    },
  ],
);

export const attachedTitle = (title: string): readonly string[] => {
  const attached = ATTACHING.pattern.exec(title)?.groups?.title;
  return attached === undefined ? [] : [attached];
};

/** Documents that are called so: 《产品质量法》, 产品质量法, 中华人民共和国产品质量法. */
export function documentsCalled(title: string, catalogue: Catalogue): readonly number[] {
  const { byKey } = titlesOf(catalogue);
  return byKey.get(nameKey(title)) ?? byKey.get(nameKey(fullTitle(title))) ?? [];
}

/** Titles of fewer characters are too like each other. */
const SHORTEST_NEAR = 5;

/** What titles have or lack without another law being meant. */
const LITTLE_WORDS = ruleTable({ name: '核稿：题名里不区别法规的词', flags: 'g' }, [
  {
    is: '暂行|试行|若干|有关|进一步|[的和与及]',
    yes: [
      '渡船⟦暂行⟧办法',
      '渡船⟦试行⟧办法',
      '渡船⟦若干⟧规定',
      '渡船⟦有关⟧规定',
      '⟦进一步⟧加强渡船管理',
      '渡船⟦的⟧意见',
      '渡船⟦和⟧渡口',
      '渡船⟦与⟧渡口',
      '渡船⟦及⟧渡口',
    ],
    no: ['渡船管理办法', '渡船实施细则'],
  },
]);

/** Where a title says whose it is: another city's law is another law. */
const PLACE = ruleTable({ name: '核稿：题名里的地名', frame: (words) => `^.{1,8}?${words}` }, [
  {
    is: '[省市县区州盟旗]',
    yes: [
      '⟦甲自治区⟧渡口条例',
      '⟦甲省⟧条例',
      '⟦甲市⟧条例',
      '⟦甲县⟧条例',
      '⟦甲区⟧条例',
      '⟦甲州⟧条例',
      '⟦甲盟⟧条例',
      '⟦甲旗⟧条例',
    ],
    no: ['渡口管理条例', '渡船办法'],
  },
]);

/** 某市 of 某市渡口条例; empty where a title names no place. */
export const placeInTitle = (title: string): string => PLACE.pattern.exec(title)?.[0] ?? '';

/** The regulations that are called so but for a place before it; 《渡口条例》 may be that of the country. */
export const localTitles = (title: string, { documents }: Catalogue): readonly string[] =>
  title.length < SHORTEST_NEAR
    ? []
    : documents.flatMap((each) =>
        placeInTitle(each.title) + title === each.title && each.title !== title ? [each.title] : [],
      );

/**
 * The one title that is nearly this: little words apart, a character or two more or less, or one other character. Not a law that is known
 * to be another, nor the same of another place.
 */
export function nearestTitle(title: string, catalogue: Catalogue): number | null {
  const key = nameKey(title);
  if (key.length < SHORTEST_NEAR || WELL_KNOWN_LAWS.has(title) || WELL_KNOWN_LAWS.has(withoutEdition(title)))
    return null;
  const allowed = key.length < 10 ? 1 : 2;
  const place = PLACE.pattern.exec(key)?.[0];
  const near = titlesOf(catalogue).keys.filter((other) => {
    const [own, theirs] = [key, other].map((each) => each.replace(LITTLE_WORDS.pattern, ''));
    if (own === theirs) return true;
    const isSubstituted = other.length === key.length;
    if (
      Math.abs(other.length - key.length) > allowed ||
      (isSubstituted && place !== undefined && !other.startsWith(place))
    )
      return false;
    return distance(key, other) <= (isSubstituted ? 1 : allowed);
  });
  const [only, ...others] = [...new Set(near.flatMap((each) => titlesOf(catalogue).byKey.get(each) ?? []))];
  return only === undefined || others.length > 0 ? null : only;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      row.push(Math.min((above[j] ?? 0) + (a[i] === b[j] ? 0 : 1), (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    above = row;
  }
  return above[b.length] ?? 0;
}

const pagesOfDocument = oncePer(
  ({ groups }: Catalogue): ReadonlyMap<number, readonly { eId: string; ordinal: number }[]> => {
    const pages = new Map<number, { eId: string; ordinal: number }[]>();
    let ordinal = 0;
    for (const { document, kind, eIds } of groups) {
      if (kind === 'article')
        pages.set(document, [
          ...(pages.get(document) ?? []),
          ...eIds.map((eId, offset) => ({ eId, ordinal: ordinal + offset })),
        ]);
      ordinal += eIds.length;
    }
    return pages;
  },
);

/** What a clause of a document is: its provision, or how far it is there. */
export type ClauseFound =
  | { readonly kind: 'there'; readonly clausula: Clausula; readonly passage: IndexedPassage }
  /** The article is there, the 款 or 项 is not. */
  | { readonly kind: 'partly'; readonly clausula: Clausula; readonly passage: IndexedPassage }
  | { readonly kind: 'nowhere' };

/** An article of the edition in force by its eId. */
export async function articleToday(document: number, eId: string, index: ProofIndex): Promise<IndexedPassage | null> {
  const page = pagesOfDocument(index.catalogue)
    .get(document)
    ?.find((each) => each.eId === eId);
  return page === undefined ? null : passageOf(page.ordinal, index);
}

/** What a clause is in an edition that is not in force. */
export async function clauseInEdition(
  document: number,
  clause: TypedClause,
  edition: EditionTimes,
  index: ProofIndex,
): Promise<ClauseFound> {
  const article = edition.articles.find(({ eId }) => isPageOf(eId, clause));
  const [todayEId = ''] = article?.today ?? [];
  const today = article?.division ? null : await articleToday(document, todayEId, index);
  const division = article?.division ?? today?.division;
  if (!article || !division) return { kind: 'nowhere' };
  // What is the same today bears the number it has there
  const own = {
    ...division,
    eId: article.eId,
    name: article.name,
    url: article.url,
    records: division.records.map((record) => ({ ...record, eId: record.eId.replace(division.eId, article.eId) })),
  };
  const passage: IndexedPassage = {
    ...workOf(document, index.catalogue),
    ...textOf(own),
    kind: 'article',
    ordinal: 0,
    start: 0,
    other: { edition, article },
  };
  return foundOn(passage, article.eId, clause);
}

export async function clauseOf(document: number, clause: TypedClause, index: ProofIndex): Promise<ClauseFound> {
  const pages = pagesOfDocument(index.catalogue).get(document) ?? [];
  const named = pages.filter(({ eId }) => isPageOf(eId, clause));
  const isAttached = clause.steps[0]?.kind === 'attachment';
  const own = named.find(({ eId }) => isAttached || !eId.startsWith('att_')) ?? named[0];
  if (!own) return { kind: 'nowhere' };
  return foundOn(await passageOf(own.ordinal, index), own.eId, clause);
}

function foundOn(passage: IndexedPassage, page: string, clause: TypedClause): ClauseFound {
  const eIds = passage.division.records.map(({ eId }) => eId);
  const eId = provisionOn(page, eIds, clause);
  const isWhole = eId !== page || !hasBelow(clause);
  return { kind: isWhole ? 'there' : 'partly', clausula: clausula(passage, eId), passage };
}

const BELOW = new Set(['paragraph', 'item', 'subitem']);
const hasBelow = ({ steps }: TypedClause): boolean => steps.some(({ kind }) => BELOW.has(kind));
