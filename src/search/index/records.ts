/** What can be found: records of every text, and how they lie in the files that the search loads. */
import { createHash } from 'node:crypto';
import { editionPath } from '../../regulation/addresses.ts';
import { inferKind, KINDS, type Kind } from '../../regulation/kinds.ts';
import type { Division, Piece, Provision, RegulationText } from '../../regulation/model.ts';
import { type Names, nameIn, namesOf } from '../../regulation/names.ts';
import { withoutEdition } from '../../regulation/nouns.ts';
import { printed, subtree } from '../../regulation/provisions.ts';
import { allEditions, type Library, type PublishedNote, type Regulation } from '../../regulation/regulation.ts';
import { editionName, STANDINGS, standingOf } from '../../regulation/work.ts';
import {
  type CatalogueColumns,
  type CatalogueFile,
  type CatalogueGroup,
  CONTAINER,
  foldEIds,
  OPENS_DIVISION,
  type ShardDivision,
  type ShardFile,
  shardStarts,
} from '../catalogue.ts';
import type { SearchDivision, SearchDocument, SearchRecord } from '../record.ts';
import { encodeNumbers } from '../vlq.ts';
import { noteRecords, termRecords } from './editors-records.ts';

/** All that the records of a regulation, or of an edition of it, are made of: its own, and what `Told` says of it. */
type Recorded = Pick<Regulation, 'slug' | 'date' | 'text' | 'metadata' | 'notes'>;

/** Where what is found is read, with the site's base path. */
export interface ReadAt {
  readonly provision: (regulation: Recorded, eId: string) => string;
  readonly note: (regulation: Recorded, note: PublishedNote) => string;
  readonly term: (id: string) => string;
}

/** What an index holds of one regulation: in the index of all editions, those behind the one in force, too. */
export interface RecordedWork {
  readonly slug: string;
  readonly editions: readonly { readonly edition: Recorded; readonly told: Told }[];
}

/** The official texts, after each the notes on it; then the glossary. */
export const recordsOf = (
  library: Pick<Library, 'regulations' | 'glossary'>,
  readAt: ReadAt,
): readonly SearchRecord[] => recordsOfWorks(inForce(library), library, readAt);

export const recordsOfWorks = (
  works: readonly RecordedWork[],
  { glossary }: Pick<Library, 'glossary'>,
  readAt: ReadAt,
): readonly SearchRecord[] => [
  ...works.flatMap((work) => recordsOfWork(work, readAt)),
  ...termRecords(glossary, ({ id }) => readAt.term(id)),
];

/** Every regulation as it is in force. */
export const inForce = ({ regulations }: Pick<Library, 'regulations'>): readonly RecordedWork[] =>
  regulations.map((regulation) => ({
    slug: regulation.slug,
    editions: [{ edition: recorded(regulation), told: { standing: standingIn(regulation) } }],
  }));

/** The same with every edition behind the one in force. */
export function withEditions(library: Pick<Library, 'regulations' | 'works'>): readonly RecordedWork[] {
  const works = new Map(library.works.map((work) => [work.slug, work]));
  const toldOf = (edition: Regulation): Told => {
    const work = works.get(edition.slug);
    if (work === undefined) return { standing: standingIn(edition) };
    const [name, standing] = [editionName(work, edition), STANDINGS[standingOf(work, edition)]];
    return edition.date === null
      ? { standing: `${name}，${standingIn(edition) ?? standing}` }
      : {
          slug: editionPath(edition).slice(0, -1),
          title: `${edition.metadata.title}（${name}）`,
          standing: `${name}，${standing}`,
        };
  };
  const editions = Map.groupBy(allEditions(library), ({ slug }) => slug);
  return Array.from(editions, ([slug, own]) => ({
    slug,
    editions: own.map((edition) => ({ edition: recorded(edition), told: toldOf(edition) })),
  }));
}

/** Nothing else of it can get into its records, or changes them. */
const recorded = ({ slug, date, text, metadata, notes }: Regulation): Recorded => ({
  slug,
  date,
  text,
  metadata,
  notes,
});

/** What is said of an edition beside its results, and what tells it from the one in force. */
type Told = Partial<Pick<SearchDocument, 'slug' | 'title' | 'standing'>>;

export const recordsOfWork = ({ editions }: RecordedWork, readAt: ReadAt): readonly SearchRecord[] =>
  editions.flatMap(({ edition, told }) => {
    const document = documentOf(edition, told);
    return [
      ...searchRecords(edition, (eId) => readAt.provision(edition, eId), document),
      ...noteRecords(edition.notes, document, edition.text, (note) => readAt.note(edition, note)),
    ];
  });

/** What is no more law, or not yet; of what is in force nothing is said. */
const standingIn = ({ metadata: { status } }: Regulation): string | undefined =>
  status === '已废止' ? status : status === '尚未生效' ? STANDINGS.future : undefined;

/** What the index takes from a regulation. */
export interface Searchable {
  readonly slug: string;
  readonly text: Pick<RegulationText, 'source' | 'divisions' | 'provisions'>;
  readonly metadata: {
    readonly title: string;
    readonly shortTitles?: readonly string[] | undefined;
    readonly issuers?: readonly string[] | undefined;
    readonly issuedOn?: string | null | undefined;
    readonly kind?: Kind | undefined;
  };
}

type WithText = Pick<RegulationText['source'], 'text'>;

interface OwnedPiece {
  readonly piece: Piece;
  readonly owner: Provision;
}

/**
 * One record for every provision that bears text, in document order. A line that begins with its article's label
 * (第十二条　国家…) is one record, so that it is found as it is printed. The 目录 repeats the headings and is left out.
 * @param urlOf where a provision is read, with the site's base path
 * @param document shared with the regulation's other records
 */
export function searchRecords(
  regulation: Searchable,
  urlOf: (eId: string) => string,
  document: SearchDocument = documentOf(regulation),
): SearchRecord[] {
  const { source } = regulation.text;
  const names = namesOf(regulation.text);
  return regulation.text.divisions
    .filter((division) => division.provision.kind !== 'toc')
    .flatMap((division) => {
      const found = divisionOf(division, document, source, nameOf(division, names), urlOf);
      return byProvision(piecesOf(division)).map((pieces) => recordOf(pieces, found, source, names));
    });
}

/** A regulation as results name it; records that belong together share the object. */
export function documentOf({ slug, metadata }: Searchable, told: Told = {}): SearchDocument {
  const { title } = metadata;
  return {
    slug,
    title,
    shortTitles: [...new Set([...(metadata.shortTitles ?? []), withoutEdition(title)])].filter(
      (name) => name !== title,
    ),
    issuers: metadata.issuers ?? [],
    issuedOn: metadata.issuedOn ?? null,
    rank: KINDS.indexOf(metadata.kind ?? inferKind({ title, issuers: metadata.issuers ?? [] })),
    ...told,
  };
}

function divisionOf(
  { role, eId, provision, path }: Division,
  document: SearchDocument,
  source: WithText,
  name: string,
  urlOf: (eId: string) => string,
): SearchDivision {
  return {
    document,
    kind: 'article',
    container: role === 'frame' && provision.kind !== 'preface',
    eId,
    label: provision.kind === 'preface' ? '' : printed(source, provision, 'label').trim(),
    heading: provision.kind === 'preface' ? '' : printed(source, provision, 'heading').trim(),
    name,
    part: path.map((container) => containerName(container, source)).join(' › '),
    url: urlOf(eId),
  };
}

/** `一、总体要求`, `第一章 总则` (printed 第一章　总　　则). */
function containerName(container: Provision, source: WithText): string {
  const heading = printed(source, container, 'heading').trim().replace(/\s+/g, '');
  return [printed(source, container, 'label').trim(), heading]
    .filter((text) => text !== '')
    .join(' ')
    .replace('、 ', '、');
}

function piecesOf({ role, provision, shown }: Division): OwnedPiece[] {
  const own = role === 'frame' ? provision.pieces.map((piece) => ({ piece, owner: provision })) : [];
  const below = shown.filter((root) => role !== 'frame' || root !== provision).flatMap(subtree);
  return [...own, ...below.flatMap((owner) => owner.pieces.map((piece) => ({ piece, owner })))];
}

/** Pieces of one provision together, and with them those of its ancestors that open the same line. */
function byProvision(pieces: readonly OwnedPiece[]): OwnedPiece[][] {
  const groups: OwnedPiece[][] = [];
  for (const next of pieces) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    const together = previous && (previous.piece.line === next.piece.line || previous.owner === next.owner);
    if (group && together) group.push(next);
    else groups.push([next]);
  }
  return groups;
}

function recordOf(
  pieces: readonly OwnedPiece[],
  division: SearchDivision,
  source: WithText,
  names: Names,
): SearchRecord {
  let text = '';
  let headingLength = 0;
  let line = pieces[0]?.piece.line;
  for (const { piece } of pieces) {
    if (piece.line !== line) text += '\n';
    line = piece.line;
    const opening = text.length === headingLength && (piece.role === 'label' || piece.role === 'heading');
    text += source.text.slice(piece.start, piece.end);
    if (opening) headingLength = text.length;
  }
  const eId = pieces.at(-1)?.owner.eId ?? division.eId;
  return { division, eId, name: nameBelow(nameIn(names, eId), division), text, headingLength };
}

const nameBelow = (name: string, division: SearchDivision): string =>
  name.startsWith(division.name) ? name.slice(division.name.length) : name;

/** The text of a document that has no articles is called as the document is. */
const nameOf = ({ eId, provision }: Division, names: Names): string =>
  provision.kind === 'body' && eId === 'body' ? '' : nameIn(names, eId);

/** What lies beside Pagefind's own files. */
export interface CatalogueAndShards {
  readonly catalogue: CatalogueFile;
  readonly shards: readonly ShardFile[];
}

/** Describes records that lie end to end in the given order; records of one division must follow one another. */
export function describeRecords(
  records: readonly SearchRecord[],
  extras: Pick<CatalogueFile, 'pagefind' | 'synonyms'>,
): CatalogueAndShards {
  const documents = [...new Set(records.map(({ division }) => division.document))];
  const shards = shardsOf(records);
  const described = {
    documents,
    ranks: KINDS,
    groups: describeGroups(records, documents),
    records: encodeNumbers(numbersOf(records)),
    ...extras,
  };
  const hash = createHash('sha256').update(JSON.stringify(described));
  for (const shard of shards) hash.update(JSON.stringify(shard));
  return { catalogue: { stamp: hash.digest('hex').slice(0, 12), ...described }, shards };
}

/** As `CatalogueFile.records` says. */
export function numbersOf(records: readonly SearchRecord[]): number[] {
  return records.flatMap(({ text, headingLength, division }, index) => {
    const opens = division !== records[index - 1]?.division;
    return [text.length * 4 + (opens ? OPENS_DIVISION : 0) + (division.container ? CONTAINER : 0), headingLength];
  });
}

export const describeGroups = (
  records: readonly SearchRecord[],
  documents: readonly SearchDocument[],
): CatalogueColumns => columnsOf(groupsOf(records, documents));

function groupsOf(records: readonly SearchRecord[], documents: readonly SearchDocument[]): CatalogueGroup[] {
  const groups: (CatalogueGroup & { readonly eIds: string[] })[] = [];
  const indexes = new Map(documents.map((document, index) => [document, index]));
  for (const division of divisionsOf(records)) {
    const group = groups.at(-1);
    const document = indexes.get(division.document) ?? -1;
    const { kind, part, eId } = division;
    if (group && group.document === document && group.kind === kind && group.part === part) group.eIds.push(eId);
    else groups.push({ document, kind, part, eIds: [eId] });
  }
  return groups;
}

function columnsOf(groups: readonly CatalogueGroup[]): CatalogueColumns {
  return {
    documents: groups.map(({ document }) => document),
    kinds: groups.map(({ kind }) => kind),
    parts: groups.map(({ part }) => part),
    eIds: groups.map(({ eIds }) => foldEIds(eIds)),
  };
}

function divisionsOf(records: readonly SearchRecord[]): SearchDivision[] {
  return records
    .filter((record, index) => record.division !== records[index - 1]?.division)
    .map(({ division }) => division);
}

/** The first record of each shard of text, and the number of records. */
export function shardCuts(records: readonly SearchRecord[]): readonly number[] {
  const starts = [0];
  const divisions: number[] = [];
  records.forEach(({ text, division }, index) => {
    starts.push((starts[index] ?? 0) + text.length);
    const previous = divisions[index - 1] ?? -1;
    divisions.push(division === records[index - 1]?.division ? previous : previous + 1);
  });
  return shardStarts(starts, divisions);
}

function shardsOf(records: readonly SearchRecord[]): ShardFile[] {
  const cuts = shardCuts(records);
  return cuts
    .slice(0, -1)
    .map((first, index) => ({ divisions: shardDivisions(records.slice(first, cuts[index + 1])) }));
}

/** The divisions of records that follow one another, as they lie in the files of an index. */
export function shardDivisions(records: readonly SearchRecord[]): ShardDivision[] {
  return divisionsOf(records).map((division) => ({
    eId: division.eId,
    label: division.label,
    heading: division.heading,
    url: division.url,
    ...(division.name === division.label ? {} : { name: division.name }),
    records: records
      .filter((record) => record.division === division)
      .map(({ eId, text, name }) => ({ eId, text, ...(name === '' ? {} : { name }) })),
  }));
}
