/** The library as a draft is held against it: what its regulations are called, which clauses they have, and what stands there. */
import { parentEId } from '../regulation/eid.ts';
import { fullTitle } from '../regulation/layers/references/law-names.ts';
import { oncePer } from '../regulation/once-per.ts';
import { type Catalogue, lastAtMost, type ShardDivision, type ShardRecord } from '../search/catalogue.ts';
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
}

/** Of an index whose words are looked up as searches do. */
export const proofIndex = (index: SearchIndex): ProofIndex => ({ ...index, find: index.postings.word });

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
}

/** A provision: what it is called, where it is read, what stands there. */
export interface Clausula {
  readonly regulation: string;
  readonly title: string;
  readonly eId: string;
  /** 第十二条第二款 */
  readonly name: string;
  readonly url: string;
  readonly text: string;
}

export async function passageOf(ordinal: number, index: ProofIndex): Promise<IndexedPassage> {
  const { catalogue, loadShard } = index;
  const first = firstRecordOf(ordinal, catalogue);
  const { division } = await locate(first, catalogue, loadShard);
  const group = catalogue.groups[catalogue.divisionGroups[ordinal] ?? 0];
  const document = group?.document ?? 0;
  const starts = [0];
  for (const { text } of division.records) starts.push((starts.at(-1) ?? 0) + text.length);
  return {
    document,
    kind: group?.kind ?? 'article',
    regulation: catalogue.documents[document]?.slug ?? '',
    title: catalogue.documents[document]?.title ?? '',
    division,
    ordinal,
    start: catalogue.starts[first] ?? 0,
    text: division.records.map(({ text }) => text).join(''),
    starts,
  };
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

export function clausula({ regulation, title, division, text }: IndexedPassage, eId: string): Clausula {
  const below = division.records.filter((record) => isWithin(record.eId, eId));
  return {
    regulation,
    title,
    eId,
    name: (division.name ?? division.label) + nameBelow(division, below, eId),
    url: urlWithin(division, eId),
    text: below.length > 0 ? below.map((record) => record.text).join('') : text,
  };
}

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
    for (const key of new Set([title, ...shortTitles].map(nameKey)))
      byKey.set(key, [...(byKey.get(key) ?? []), document]);
  }
  return { byKey, keys: [...byKey.keys()] };
});

/** Documents that are called so: 《产品质量法》, 产品质量法, 中华人民共和国产品质量法. */
export function documentsCalled(title: string, catalogue: Catalogue): readonly number[] {
  const { byKey } = titlesOf(catalogue);
  return byKey.get(nameKey(title)) ?? byKey.get(nameKey(fullTitle(title))) ?? [];
}

/** Titles of fewer characters are too like each other. */
const SHORTEST_NEAR = 5;

/** The one title that differs from this in a character or two, in words that laws are not told apart by. */
export function nearestTitle(title: string, catalogue: Catalogue): number | null {
  const key = nameKey(title);
  if (key.length < SHORTEST_NEAR) return null;
  const allowed = key.length < 10 ? 1 : 2;
  const near = titlesOf(catalogue).keys.filter(
    (other) => Math.abs(other.length - key.length) <= allowed && distance(key, other) <= allowed,
  );
  const [only, ...others] = near;
  return only === undefined || others.length > 0 ? null : (titlesOf(catalogue).byKey.get(only)?.[0] ?? null);
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

export async function clauseOf(document: number, clause: TypedClause, index: ProofIndex): Promise<ClauseFound> {
  const pages = pagesOfDocument(index.catalogue).get(document) ?? [];
  const named = pages.filter(({ eId }) => isPageOf(eId, clause));
  const isAttached = clause.steps[0]?.kind === 'attachment';
  const own = named.find(({ eId }) => isAttached || !eId.startsWith('att_')) ?? named[0];
  if (!own) return { kind: 'nowhere' };
  const passage = await passageOf(own.ordinal, index);
  const eIds = passage.division.records.map(({ eId }) => eId);
  const eId = provisionOn(own.eId, eIds, clause);
  const isWhole = eId !== own.eId || !hasBelow(clause);
  return { kind: isWhole ? 'there' : 'partly', clausula: clausula(passage, eId), passage };
}

const BELOW = new Set(['paragraph', 'item', 'subitem']);
const hasBelow = ({ steps }: TypedClause): boolean => steps.some(({ kind }) => BELOW.has(kind));
