/**
 * The index of a large library is made of sections: the records of some hundred regulations that follow one another, described by
 * themselves. Nothing in a section tells where in the library it stands, so what was described once is kept, and described again only when
 * a record in it changes; `levels.ts` joins them.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { FolderKeeper, KeptBytes } from '../../files/kept-bytes.ts';
import { told, toldRegulation } from '../../regulation/told.ts';
import type { CatalogueColumns } from '../catalogue.ts';
import { fold } from '../fold.ts';
import { type BlockFile, SLOT, TEXTS } from '../levels.ts';
import type { SpelledNames } from '../query/names.ts';
import { RECORD_KINDS, type SearchDocument, type SearchRecord } from '../record.ts';
import { encodeNumbers, letterWriter } from '../vlq.ts';
import { wordNumber } from '../words.ts';
import { spelledNames } from './names.ts';
import {
  describeGroups,
  numbersOf,
  type ReadAt,
  type RecordedWork,
  recordsOfWork,
  shardCuts,
  shardDivisions,
} from './records.ts';
import { countWords, occurringIn, type WordCounts } from './vocabulary.ts';

/** Records, slots and documents are counted from the first of the section. */
export interface Section {
  /** Of all that can be found in it, and of its files. */
  readonly digest: string;
  readonly records: number;
  readonly slots: number;
  readonly documents: readonly SearchDocument[];
  readonly groups: CatalogueColumns;
  /** As `CatalogueFile.records`. */
  readonly numbers: string;
  /** How many records each division has, VLQ. */
  readonly divisions: string;
  /** Records that follow one another and share document and kind. */
  readonly runs: readonly { readonly document: number; readonly kind: number; readonly records: number }[];
  /** Records longer than a slot, and how many slots more they take. */
  readonly long: readonly { readonly record: number; readonly more: number }[];
  readonly blocks: readonly Block[];
  readonly postings: SectionPostings;
  readonly spelled: SpelledNames;
  /** That texts are written in. */
  readonly characters: string;
  readonly words: WordCounts;
}

interface DescribedSection extends Section {
  /** The files of its texts, most of all that is written. */
  readonly texts: readonly Uint8Array[];
}

interface Block {
  readonly records: number;
  /** Shards of text. */
  readonly shards: number;
  /** It begins with. */
  readonly slug: string;
  readonly file: Uint8Array;
}

/** Where the words of a section stand. */
export interface SectionPostings {
  /** Words in order, by their numbers. */
  readonly words: Float64Array;
  /** Of each word `POSTING` says what. */
  readonly table: Uint32Array;
  /** Three columns of VLQ a word as in `PieceFile`, each without its first number, which depends on what is before the section. */
  readonly columns: Uint8Array;
}

/** Columns of `SectionPostings.table`. Ends are those of the word's columns; they begin where those of the word before end. */
export const POSTING = {
  count: 0,
  firstSlot: 1,
  lastSlot: 2,
  /** Indexes among the places of the word; there are none where its column of headings is empty. */
  firstHeading: 3,
  lastHeading: 4,
  slotsEnd: 5,
  offsetsEnd: 6,
  headingsEnd: 7,
} as const;
export const POSTING_WIDTH = 8;

/** What a section is described from. */
export interface SectionSource {
  /** A hash of everything that its records are made of, besides the program; null for one that is not kept. */
  readonly key: string | null;
  records(): readonly SearchRecord[];
}

/** Records of a block, at least: about 1.5 kB gzip, of which a search loads one or two for each result it shows. */
const BLOCK_RECORDS = 400;
/** Characters of a section that are taken apart into words for the vocabulary. */
const SAMPLE = 100_000;

/** Regulations of a section: at least and at most; in between one of so many ends it. */
const LEAST = 32;
const MOST = 256;
const ONE_OF = 64;

/** Cut after regulations whose names say so: one more or less moves no cut that is far from it. */
export function cutSections<Work extends { readonly slug: string }>(works: readonly Work[]): readonly Work[][] {
  const sections: Work[][] = [];
  let own: Work[] = [];
  for (const work of works) {
    own.push(work);
    const isEnd = createHash('sha256').update(work.slug).digest().readUInt32BE() % ONE_OF === 0;
    if (own.length < MOST && !(isEnd && own.length >= LEAST)) continue;
    sections.push(own);
    own = [];
  }
  return own.length === 0 ? sections : [...sections, own];
}

export const sectionSource = (works: readonly RecordedWork[], readAt: ReadAt): SectionSource => ({
  get key() {
    // All addresses begin as that of a term does, with the site's base path
    const hash = createHash('sha256').update(told(['section', readAt.term('')]));
    for (const { edition, told: beside } of works.flatMap(({ editions }) => editions))
      hash.update(toldRegulation(edition)).update(told(beside));
    return hash.digest('hex');
  },
  records: () => works.flatMap((work) => recordsOfWork(work, readAt)),
});

/** What earlier builds have made of sections: by its key what describes one, by its digest the folder of its texts. */
export interface KeptSections {
  readonly bytes: KeptBytes;
  readonly folders: FolderKeeper;
}

/** An index that is being made, and how. */
interface IndexFolder {
  /** The folder where it is made, and the one where it will be. */
  readonly made: string;
  readonly place: string;
  /** @param path in it */
  write(path: string, content: Uint8Array): void;
}

/** What is kept of a section, or else its description, which is kept from then on. Its texts are put where they belong. */
export async function describedSection(
  { key, records }: SectionSource,
  kept: KeptSections | null,
  index: IndexFolder,
): Promise<Section> {
  const placesOf = ({ digest }: Section) => {
    const folder = textsOf(digest);
    return [digest, join(index.made, folder), join(index.place, folder)] as const;
  };
  const bytes = key === null ? null : await kept?.bytes.take(key);
  const known: Section | null = bytes ? deserialize(bytes) : null;
  if (known && (await kept?.folders.take(...placesOf(known)))) return known;
  const { texts, ...section } = describeSection(records());
  for (const [number, text] of texts.entries()) index.write(`${textsOf(section.digest)}/${number}.json`, text);
  if (key !== null && kept && texts.length > 0 && (await kept.folders.keep(...placesOf(section))))
    await kept.bytes.keep(key, serialize(section));
  return section;
}

/** What the folders of a section are called: they stay where they are as long as nothing in it changes, whatever else does. */
export const sectionName = (digest: string): string => digest.slice(0, 12);

const textsOf = (digest: string): string => `${TEXTS}/${sectionName(digest)}`;

/** @param all records of one document follow one another, and so do those of one division; those without text are left out */
export function describeSection(all: readonly SearchRecord[]): DescribedSection {
  const records = all.filter(({ text }) => text.length > 0);
  const documents = [...new Set(records.map(({ division }) => division.document))];
  const slots = records.map(({ text }) => Math.max(1, Math.ceil(text.length / SLOT)));
  const cuts = shardCuts(records);
  const texts = cuts
    .slice(0, -1)
    .map((from, index) => bytesOf({ divisions: shardDivisions(records.slice(from, cuts[index + 1])) }));
  const found = { documents, groups: describeGroups(records, documents), numbers: encodeNumbers(numbersOf(records)) };
  const digest = createHash('sha256').update(JSON.stringify(found));
  const blocks = blocksOf(records, cuts);
  for (const bytes of [...texts, ...blocks.map(({ file }) => file)]) digest.update(bytes);
  return {
    digest: digest.digest('hex'),
    ...found,
    records: records.length,
    slots: slots.reduce((sum, each) => sum + each, 0),
    divisions: encodeNumbers(divisionLengths(records)),
    runs: runsOf(records, documents),
    long: slots.flatMap((count, record) => (count === 1 ? [] : [{ record, more: count - 1 }])),
    blocks,
    texts,
    postings: postingsOf(records, slots),
    spelled: spelledNames(records),
    characters: [...occurringIn(records.map(({ text }) => text))].join(''),
    words: countWords(records, SAMPLE),
  };
}

const bytesOf = (content: unknown): Uint8Array => Buffer.from(JSON.stringify(content));

/** Blocks begin where shards of text do. */
function blocksOf(records: readonly SearchRecord[], cuts: readonly number[]): readonly Block[] {
  const blocks: Block[] = [];
  let [from, shards] = [0, 0];
  for (const cut of cuts.slice(1)) {
    shards += 1;
    if (cut - from < BLOCK_RECORDS && cut < records.length) continue;
    const own = records.slice(from, cut);
    const held = [...new Set(own.map(({ division }) => division.document))];
    const file: BlockFile = {
      records: encodeNumbers(numbersOf(own)),
      groups: describeGroups(own, held),
      documents: held.map(({ slug, title, shortTitles }) => ({ slug, title, shortTitles })),
    };
    blocks.push({ records: own.length, shards, slug: held[0]?.slug ?? '', file: bytesOf(file) });
    [from, shards] = [cut, 0];
  }
  return blocks;
}

function divisionLengths(records: readonly SearchRecord[]): readonly number[] {
  const lengths: number[] = [];
  records.forEach(({ division }, record) => {
    if (division === records[record - 1]?.division) lengths.push((lengths.pop() ?? 0) + 1);
    else lengths.push(1);
  });
  return lengths;
}

function runsOf(records: readonly SearchRecord[], documents: readonly SearchDocument[]): Section['runs'] {
  const ordinals = new Map(documents.map((document, ordinal) => [document, ordinal]));
  const runs: { document: number; kind: number; records: number }[] = [];
  for (const { division } of records) {
    const document = ordinals.get(division.document) ?? -1;
    const kind = RECORD_KINDS.indexOf(division.kind);
    const run = runs.at(-1);
    if (run?.document === document && run.kind === kind) run.records += 1;
    else runs.push({ document, kind, records: 1 });
  }
  return runs;
}

function postingsOf(records: readonly SearchRecord[], slots: readonly number[]): SectionPostings {
  const { words, sequence } = wordsIn(records);
  // Places in the order of the text, those of each word together
  const begins = new Uint32Array(words.length + 1);
  for (const word of sequence) begins[word + 1] = (begins[word + 1] ?? 0) + 1;
  for (let word = 1; word < begins.length; word += 1) begins[word] = (begins[word] ?? 0) + (begins[word - 1] ?? 0);
  const ends = begins.slice();
  const places = new Uint32Array(sequence.length);
  /** Of each slot the record, and where it begins. */
  const recordAt: number[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const [record, { text }] of records.entries()) {
    const start = recordAt.length * SLOT;
    starts.push(start);
    for (let slot = 0; slot < (slots[record] ?? 0); slot += 1) recordAt.push(record);
    for (let offset = 0; offset < text.length; offset += 1) {
      const word = sequence[at] ?? 0;
      at += 1;
      const end = ends[word] ?? 0;
      places[end] = start + offset;
      ends[word] = end + 1;
    }
  }

  const order = Uint32Array.from(words.keys()).sort((a, b) => (words[a] ?? 0) - (words[b] ?? 0));
  const table = new Uint32Array(words.length * POSTING_WIDTH);
  const columns = letterWriter();
  for (const [row, word] of order.entries()) {
    const own = places.subarray(begins[word], begins[word + 1]);
    const slotOf = (index: number): number => Math.floor((own[index] ?? 0) / SLOT);
    const tell = (column: keyof typeof POSTING, value: number): void => {
      table[row * POSTING_WIDTH + POSTING[column]] = value;
    };
    tell('count', own.length);
    tell('firstSlot', slotOf(0));
    tell('lastSlot', slotOf(own.length - 1));
    for (let index = 1; index < own.length; index += 1) columns.number(slotOf(index) - slotOf(index - 1));
    tell('slotsEnd', columns.length);
    for (const place of own) columns.number(place % SLOT);
    tell('offsetsEnd', columns.length);
    let last = -1;
    for (const [index, place] of own.entries()) {
      const record = recordAt[Math.floor(place / SLOT)] ?? 0;
      const { headingLength = 0, division } = records[record] ?? {};
      if (place - (starts[record] ?? 0) >= headingLength) continue;
      if (last < 0) tell('firstHeading', index);
      else columns.number(index - last);
      columns.number(headingLength * 2 + (division?.container ? 1 : 0));
      last = index;
    }
    tell('lastHeading', Math.max(0, last));
    tell('headingsEnd', columns.length);
  }
  return { words: Float64Array.from(order, (word) => words[word] ?? 0), table, columns: columns.written().slice() };
}

/** The words of texts by their numbers, and of every place which of them stands there. */
function wordsIn(records: readonly SearchRecord[]): {
  readonly words: readonly number[];
  readonly sequence: Uint32Array;
} {
  const words: number[] = [];
  const sequence = new Uint32Array(records.reduce((sum, { text }) => sum + text.length, 0));
  // By the first of their two units, then by the second: numbers as large as those of words are slow keys
  const rows: Map<number, number>[] = [];
  let at = 0;
  for (const { text } of records) {
    const folded = fold(text);
    for (let offset = 0; offset < folded.length; offset += 1) {
      const first = folded.charCodeAt(offset);
      const second = offset + 1 < folded.length ? folded.charCodeAt(offset + 1) : -1;
      const row = rows[first] ?? new Map<number, number>();
      rows[first] = row;
      let word = row.get(second);
      if (word === undefined) {
        word = words.length;
        row.set(second, word);
        words.push(wordNumber(first, second));
      }
      sequence[at] = word;
      at += 1;
    }
  }
  return { words, sequence };
}
