/**
 * The index of a large library, in levels. `catalogue.json` says of each regulation what counting, filtering and ordering need, and no more;
 * what its records are lies in blocks of neighbouring ones, loaded for what is shown; titles, slugs and divisions of all are files of their
 * own, for searches that need them. Words lie in pieces, a few for each search.
 *
 * Every record begins at a multiple of `SLOT`: so a place tells its record before anything of it is loaded, and no hit reaches from one
 * record into the next. A word that stands in a heading brings along how long that is, so that results are ranked by it.
 */
import {
  type Catalogue,
  type CatalogueColumns,
  type CatalogueFile,
  type CatalogueGroup,
  CONTAINER,
  type Levels,
  lastAtMost,
  OPENS_DIVISION,
  readCatalogue,
  readGroups,
  type ShardFile,
  shardStarts,
} from './catalogue.ts';
import { forgetting, once, remembering } from './query/engine.ts';
import type { CitedLaws } from './query/jump.ts';
import { pinyinLetters, type SpelledNames } from './query/names.ts';
import type { SearchIndex } from './query/search.ts';
import { traditionalTable } from './query/synonyms.ts';
import { RECORD_KINDS, type SearchDocument } from './record.ts';
import { decodeNumbers } from './vlq.ts';

/** Characters of a slot; a longer record takes several. */
export const SLOT = 1024;
/** Results of so few blocks are read as they are in a small library: their articles are known, records of one stay together. */
const FEW_BLOCKS = 8;
/** Of no more records it costs little to know where every article begins: 20 kB gzip. */
const MOST_DIVIDED = 150_000;
/** For more, where each article begins is loaded at once. */
const MANY_BLOCKS = 24;
/** Pieces of the postings kept, unpacked, and files of texts: a search asks for few, a long draft for most, again and again. */
const KEPT_PIECES = 64;
const KEPT_FOR_DRAFTS = 4096;
/** Days are counted from here: nothing is dated earlier (`regulation/fields.ts`). */
const FIRST_DAY = Date.UTC(1000, 0, 1) / 86_400_000;

/** Of which names are spelled, one file each. */
export const PINYIN_LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Files that the laws lie in which are cited and not here. */
export const CITED_PIECES = 64;
export const citedPiece = (key: string): string => String(key.charCodeAt(0) % CITED_PIECES);

/** `catalogue.json` of a large library. Numbers are VLQ. */
export interface LevelsFile extends Pick<CatalogueFile, 'stamp' | 'ranks' | 'synonyms'> {
  /** Records that follow one another and share document and kind: how many documents further, which kind, how many records. */
  readonly runs: string;
  /** Four numbers a document: the day it was issued + 1, its rank + 1, its standing, its region; of what is unknown 0. */
  readonly facts: string;
  /** Of each document how many issuers, and which. */
  readonly issuedBy: string;
  readonly issuers: readonly string[];
  readonly standings: readonly string[];
  readonly regions: readonly string[];
  /** Documents that are editions not in force. */
  readonly editions: readonly number[];
  /** Two numbers a block: its records, its shards of text. */
  readonly blocks: string;
  /** Of each section what its folders are called, which changes whenever anything in it does, and how many blocks it has. */
  readonly sections: readonly (readonly [name: string, blocks: number])[];
  /** The slug that each block begins with. */
  readonly slugs: readonly string[];
  /** Records longer than a slot: how many records further, and how many slots more than one. */
  readonly long: string;
  /** The first word of each piece of the postings. */
  readonly words: string;
  /** The characters that names end with. */
  readonly tails: string;
}

/** `whole.json`: all that is known of the records, for who needs it. */
export interface WholeFile extends CatalogueFile, Pick<LevelsFile, 'blocks' | 'sections'> {}

/** `levels/<section>/<n>.json`, blocks of a section counted from 0. */
export interface BlockFile {
  /** As `CatalogueFile.records`. */
  readonly records: string;
  /** Documents are counted from the first of the block. */
  readonly groups: CatalogueColumns;
  readonly documents: readonly Pick<SearchDocument, 'slug' | 'title' | 'shortTitles'>[];
}

/** `levels/<stamp>/names.json`: of each document its title and what else it is called. */
export type NamesFile = readonly (readonly string[])[];

/**
 * `levels/<stamp>/words/<n>.json`: a word; for each place how many slots it is behind the one before; where it stands there; for places
 * within the heading of their record how many places further, and twice its length, and one more for the heading of a container.
 */
export type PieceFile = readonly (readonly [word: string, slots: string, offsets: string, headings: string])[];

/** Loads a file of the index by its path there. */
export type LevelLoader = <T>(path: string) => Promise<T>;

/**
 * A large library's index, with nothing but its catalogue loaded.
 * @param base the site's base path
 */
export async function openLargeIndex(load: LevelLoader, base: string, kept = KEPT_PIECES): Promise<SearchIndex> {
  const file = await load<LevelsFile>('catalogue.json');
  const spelled = forgetting(PINYIN_LETTERS.length, (letter: string) => load<SpelledNames>(`pinyin/${letter}.json`));
  const cited = forgetting(CITED_PIECES, (piece: string) => load<CitedLaws>(`cited-laws/${piece}.json`));
  return {
    ...openLevels(file, load, kept),
    base,
    loadTraditional: once(async () => traditionalTable(await load('traditional.json'))),
    loadDocumentNumbers: once(() => load('document-numbers.json')),
    loadVocabulary: once(() => load('vocabulary.json')),
    loadSpelledNames: async (typed) => {
      const letter = pinyinLetters(typed).charAt(0);
      return PINYIN_LETTERS.includes(letter) && letter !== '' ? spelled(letter) : { titles: {}, headings: [] };
    },
    loadCitedLaws: (key) => cited(citedPiece(key)),
  };
}

/** What a draft is held against needs all of the catalogue, and places in one long text. */
export async function openWholeIndex(load: LevelLoader, base: string): Promise<SearchIndex> {
  const [index, whole] = await Promise.all([
    openLargeIndex(load, base, KEPT_FOR_DRAFTS),
    load<WholeFile>('whole.json'),
  ]);
  const read = readCatalogue(whole);
  const catalogue = { ...read, shards: shardsOfBlocks(read, whole) };
  const { starts } = index.catalogue;
  const inText = (places: Uint32Array): Uint32Array => {
    let record = 0;
    return places.map((place) => {
      if (place >= (starts[record + 1] ?? 0)) record = lastAtMost(starts, place);
      return (catalogue.starts[record] ?? 0) + place - (starts[record] ?? 0);
    });
  };
  const { word, beginningWith } = index.postings;
  return {
    ...index,
    catalogue,
    postings: {
      word: forgetting(KEPT_FOR_DRAFTS, async (asked: string) => inText(await word(asked))),
      beginningWith: async (prefix) => inText(await beginningWith(prefix)),
    },
  };
}

function openLevels(
  file: LevelsFile,
  load: LevelLoader,
  kept: number,
): Pick<SearchIndex, 'catalogue' | 'postings' | 'loadShard'> {
  const runs = inRows(file.runs, 3);
  const count = runs.reduce((sum, [, , records = 0]) => sum + records, 0);
  const starts = startsOf(file.long, count);
  const headingLengths = new Uint32Array(count);
  const containers = new Uint8Array(count);
  // Until more is known each record is a division by itself; one is called by its first record
  const divisions = Uint32Array.from({ length: count }, (_, record) => record);
  const divisionGroups = new Uint32Array(count);
  const groups: CatalogueGroup[] = [];
  const documents = documentsIn(file);
  /** The first record of each, and at the end the number of records. */
  const documentStarts = new Uint32Array(documents.length + 1).fill(count);
  let document = 0;
  let at = 0;
  for (const [further = 0, kind = 0, records = 0] of runs) {
    document += further;
    documentStarts[document] = Math.min(documentStarts[document] ?? at, at);
    divisionGroups.fill(groups.length, at, at + records);
    groups.push({ document, kind: RECORD_KINDS[kind] ?? 'article', part: '', eIds: [] });
    at += records;
  }

  const blocks = inRows(file.blocks, 2);
  const firstShards = firstShardsOf(file.blocks);
  const blockStarts = new Uint32Array(blocks.length + 1);
  for (const [block, [records = 0]] of blocks.entries()) blockStarts[block + 1] = (blockStarts[block] ?? 0) + records;
  const shards = new Uint32Array((firstShards.at(-1) ?? 0) + 1).fill(count);
  for (const block of blocks.keys())
    shards.fill(blockStarts[block] ?? 0, firstShards[block] ?? 0, firstShards[block + 1] ?? 0);

  const folder = `levels/${file.stamp}/`;
  const paths = pathsIn(file);
  const known = (each: number): SearchDocument => documents[each] ?? UNKNOWN;
  const blockOf = (record: number) => lastAtMost(blockStarts, record);
  const documentOf = (record: number) => lastAtMost(documentStarts, record);
  const blocksOf = (records: Iterable<number>) => new Set(Array.from(records, blockOf));

  async function loadBlock(block: number): Promise<void> {
    const { records, groups: columns, documents: own } = await load<BlockFile>(paths.block(block));
    const first = blockStarts[block] ?? 0;
    const firstDocument = documentOf(first);
    for (const [index, each] of own.entries())
      documents[firstDocument + index] = { ...known(firstDocument + index), ...each };
    const texts = [0];
    const opening: number[] = [];
    for (const [index, [packed = 0, headingLength = 0]] of inRows(records, 2).entries()) {
      const record = first + index;
      texts.push((texts[index] ?? 0) + (packed >> 2));
      headingLengths[record] = headingLength;
      containers[record] = packed & CONTAINER ? 1 : 0;
      if (packed & OPENS_DIVISION) opening.push(record);
      divisions[record] = opening.at(-1) ?? first;
    }
    const cuts = shardStarts(texts, divisions.subarray(first, first + texts.length - 1));
    for (const [index, cut] of cuts.slice(0, -1).entries()) shards[(firstShards[block] ?? 0) + index] = first + cut;
    for (const group of readGroups(columns)) {
      const firsts = opening.splice(0, group.eIds.length);
      for (const record of firsts) divisionGroups[record] = groups.length;
      groups.push({ ...group, document: firstDocument + group.document, records: firsts });
    }
  }

  const blockLoads = Array.from(blocks, (_, block) => once(() => loadBlock(block)));
  const reachBlocks = async (wanted: Iterable<number>) => {
    await Promise.all(Array.from(wanted, (block) => blockLoads[block]?.()));
  };
  const divideAll = once(async () => {
    let record = 0;
    for (const length of decodeNumbers(await load<string>(`${folder}divisions.json`))) {
      divisions.fill(record, record, record + length);
      record += length;
    }
  });

  const levels: Levels = {
    tails: file.tails,
    reach: (records) => reachBlocks(blocksOf(records)),
    reachDocuments: (wanted) =>
      reachBlocks(
        new Set(
          Array.from(wanted).flatMap((each) => {
            const [from, to] = [documentStarts[each] ?? 0, documentStarts[each + 1] ?? 0].map((record, end) =>
              blockOf(record - end),
            );
            return blockLoads.flatMap((_, block) => (block >= (from ?? 0) && block <= (to ?? 0) ? [block] : []));
          }),
        ),
      ),
    async divide(records) {
      const wanted = blocksOf(records);
      if (wanted.size > FEW_BLOCKS && count > MOST_DIVIDED) return false;
      await (wanted.size > FEW_BLOCKS ? divideAll() : reachBlocks(wanted));
      return true;
    },
    async divideAlike(lists) {
      const [first = new Set(), ...others] = lists.map((records) => new Set(records.map(documentOf)));
      const wanted = blocksOf(
        lists.flat().filter((record) => {
          const own = documentOf(record);
          return first.has(own) && others.every((list) => list.has(own));
        }),
      );
      await (wanted.size > MANY_BLOCKS ? divideAll() : reachBlocks(wanted));
    },
    async open(slug) {
      const find = () => documents.findIndex((each) => each.slug === slug);
      if (slug === null) return -1;
      // Most libraries are in order of their slugs
      if (find() < 0) await reachBlocks([lastAtMost(file.slugs, slug)]);
      if (find() < 0) await levels.openAll();
      const found = find();
      if (found >= 0) await levels.reachDocuments([found]);
      return found;
    },
    openAll: once(async () => {
      for (const [each, slug] of (await load<readonly string[]>(`${folder}slugs.json`)).entries())
        documents[each] = { ...known(each), slug };
    }),
    nameAll: once(async () => {
      for (const [each, [title = '', ...shortTitles]] of (await load<NamesFile>(`${folder}names.json`)).entries())
        documents[each] = { ...known(each), title, shortTitles };
      levels.named = true;
    }),
    named: false,
    isTitle: (record) => documentStarts[documentOf(record)] === record,
  };

  const firstWords = file.words.split(' ');
  const piece = forgetting(kept, (at: number) => load<PieceFile>(`${folder}words/${at}.json`));
  function placesOf([, slots, offsets, headings]: PieceFile[number]): Uint32Array {
    const within = decodeNumbers(offsets);
    let slot = 0;
    const places = Uint32Array.from(decodeNumbers(slots), (further, index) => {
      slot += further;
      return slot * SLOT + (within[index] ?? 0);
    });
    let index = 0;
    for (const [further = 0, packed = 0] of inRows(headings, 2)) {
      index += further;
      const record = lastAtMost(starts, places[index] ?? 0);
      headingLengths[record] = packed >> 1;
      containers[record] = packed & 1;
    }
    return places;
  }
  const postings = remembering({
    async word(word) {
      const entry = (await piece(Math.max(0, lastAtMost(firstWords, word)))).find(([each]) => each === word);
      return entry ? placesOf(entry) : new Uint32Array();
    },
    async beginningWith(prefix) {
      const from = lastAtMost(firstWords, prefix);
      const to = lastAtMost(firstWords, `${prefix}\uffff`);
      const pieces = await Promise.all(firstWords.flatMap((_, at) => (at >= from && at <= to ? [piece(at)] : [])));
      const held = pieces.flat().filter(([word]) => word.startsWith(prefix));
      return Uint32Array.from(held.flatMap((entry) => [...placesOf(entry)])).sort();
    },
  });

  const { stamp, ranks, synonyms } = file;
  const catalogue: Catalogue = {
    ...{ stamp, ranks, synonyms, documents, groups, levels },
    ...{ starts, headingLengths, containers, divisions, divisionGroups, shards },
  };
  const loadShard = forgetting(kept, (number: number) => load<ShardFile>(paths.shard(number)));
  return { catalogue, postings, loadShard };
}

/** The folder of the shards of text, in which each section has its own. */
export const TEXTS = 'text';

/** Where blocks lie, and shards of text: both are numbered through all sections, and called by their number within their own. */
export function pathsIn({ blocks, sections }: Pick<LevelsFile, 'blocks' | 'sections'>): {
  block(number: number): string;
  shard(number: number): string;
} {
  const shards = firstShardsOf(blocks);
  const lastFirst: { name: string; block: number; shard: number }[] = [];
  let block = 0;
  for (const [name, count] of sections) {
    lastFirst.unshift({ name, block, shard: shards[block] ?? 0 });
    block += count;
  }
  const path = (folder: string, by: 'block' | 'shard') => (number: number) => {
    const own = lastFirst.find((each) => each[by] <= number);
    return `${folder}/${own?.name}/${number - (own?.[by] ?? 0)}.json`;
  };
  return { block: path('levels', 'block'), shard: path(TEXTS, 'shard') };
}

/** Of each block the first shard of text, and at the end the number of shards. */
export function firstShardsOf(blocks: string): readonly number[] {
  const shards = [0];
  for (const [, own = 0] of inRows(blocks, 2)) shards.push((shards.at(-1) ?? 0) + own);
  return shards;
}

/** The first record of each shard of text, and at the end the number of records: every block is cut by itself. */
export function shardsOfBlocks(
  { starts, divisions }: Pick<Catalogue, 'starts' | 'divisions'>,
  { blocks }: Pick<LevelsFile, 'blocks'>,
): Uint32Array {
  const shards = [0];
  let first = 0;
  for (const [records = 0] of inRows(blocks, 2)) {
    const end = first + records;
    for (const cut of shardStarts(starts.subarray(first, end), divisions.subarray(first, end)).slice(1))
      shards.push(first + cut);
    first = end;
  }
  return Uint32Array.from(shards);
}

const UNKNOWN: SearchDocument = { slug: '', title: '', shortTitles: [], issuers: [], issuedOn: null, rank: null };

/** What is known of each document before its block is loaded: its slug stands for itself. */
function documentsIn(file: LevelsFile): SearchDocument[] {
  const issuedBy = decodeNumbers(file.issuedBy);
  const editions = new Set(file.editions);
  let at = 0;
  return inRows(file.facts, 4).map(([day = 0, rank = 0, standing = 0, region = 0], document) => {
    const count = issuedBy[at] ?? 0;
    const issuers = issuedBy.slice(at + 1, at + 1 + count).map((issuer) => file.issuers[issuer] ?? '');
    at += 1 + count;
    const told = file.standings[standing];
    return {
      ...UNKNOWN,
      slug: `?${document}${editions.has(document) ? '/' : ''}`,
      issuers,
      issuedOn: day === 0 ? null : dayOf(day - 1),
      rank: rank === 0 ? null : rank - 1,
      region: file.regions[region] ?? '',
      ...(told ? { standing: told } : {}),
    };
  });
}

/** Days from `FIRST_DAY`, and back. */
export const daysTo = (date: string): number => Date.parse(date) / 86_400_000 - FIRST_DAY;
const dayOf = (days: number): string => new Date((days + FIRST_DAY) * 86_400_000).toISOString().slice(0, 10);

/** Where each record begins: one slot each, more for the long ones. */
function startsOf(long: string, count: number): Uint32Array {
  const slots = new Uint32Array(count).fill(1);
  let record = 0;
  for (const [further = 0, more = 0] of inRows(long, 2)) {
    record += further;
    slots[record] = 1 + more;
  }
  const starts = new Uint32Array(count + 1);
  for (const [at, each] of slots.entries()) starts[at + 1] = (starts[at] ?? 0) + each * SLOT;
  return starts;
}

function inRows(numbers: string, width: number): number[][] {
  const all = decodeNumbers(numbers);
  return Array.from({ length: all.length / width }, (_, row) => all.slice(row * width, (row + 1) * width));
}
