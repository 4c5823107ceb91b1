/** Writes the index of a large library: in levels, and in pieces that are loaded one by one (`../levels.ts`). */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { regionOf } from '../../regulation/regions.ts';
import { compareText } from '../../regulation/strings.ts';
import type { CatalogueFile } from '../catalogue.ts';
import { fold } from '../fold.ts';
import { type BlockFile, daysTo, type LevelsFile, type NamesFile, type PieceFile, SLOT } from '../levels.ts';
import { nameKey } from '../query/names.ts';
import { isOtherEdition, RECORD_KINDS, type SearchDocument, type SearchRecord } from '../record.ts';
import { encodeNumbers } from '../vlq.ts';
import { wordAt } from '../words.ts';
import { describeGroups, numbersOf, shardCuts } from './records.ts';

/** Records of a block, at least: about 1.5 kB gzip, of which a search loads one or two for each result it shows. */
const BLOCK_RECORDS = 400;
/** Places of the postings are numbers of 32 bits. */
const MOST_SLOTS = 2 ** 32 / SLOT;

/**
 * @param whole of the same records; its numbers lie beside the levels, for who needs all of them
 * @throws RangeError when the records are too many for places of 32 bits
 */
export async function writeLevels(
  records: readonly SearchRecord[],
  whole: CatalogueFile,
  folder: string,
): Promise<void> {
  const write = async (path: string, content: unknown): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), JSON.stringify(content));
  };
  const { stamp, documents, ranks, synonyms } = whole;
  const levels = `levels/${stamp}`;
  const slots = slotsOf(records);
  const blocks = blocksOf(records);
  const ordinals = new Map(documents.map((document, ordinal) => [document, ordinal]));
  const issuers = [...new Set(documents.flatMap((document) => document.issuers))];
  const located = documents.map(regionOf);
  const regions = ['', ...new Set(located.filter((region) => region !== ''))];
  const standings = ['', ...new Set(documents.flatMap(({ standing }) => standing ?? []))];

  for (const [block, { from, to }] of blocks.entries()) {
    const own = records.slice(from, to);
    const held = [...new Set(own.map(({ division }) => division.document))];
    const file: BlockFile = {
      records: encodeNumbers(numbersOf(own)),
      groups: describeGroups(own, documents),
      documents: held.map(({ slug, title, shortTitles }) => ({ slug, title, shortTitles })),
    };
    await write(`${levels}/${block}.json`, file);
  }
  await write(`${levels}/divisions.json`, encodeNumbers(divisionLengths(records)));
  await write(
    `${levels}/slugs.json`,
    documents.map(({ slug }) => slug),
  );
  const names: NamesFile = documents.map(({ title, shortTitles }) => [title, ...shortTitles]);
  await write(`${levels}/names.json`, names);

  const words: string[] = [];
  for (const piece of piecesOf(postingsOf(records, slots))) {
    await write(`${levels}/words/${words.length}.json`, piece);
    words.push(piece[0]?.[0] ?? '');
  }
  const file: LevelsFile = {
    stamp,
    ranks,
    synonyms,
    runs: encodeNumbers(runsOf(records, ordinals)),
    facts: encodeNumbers(
      documents.flatMap(({ issuedOn, rank, standing }, document) => [
        issuedOn === null ? 0 : daysTo(issuedOn) + 1,
        rank === null ? 0 : rank + 1,
        standings.indexOf(standing ?? ''),
        regions.indexOf(located[document] ?? ''),
      ]),
    ),
    issuedBy: encodeNumbers(
      documents.flatMap((document) => [
        document.issuers.length,
        ...document.issuers.map((each) => issuers.indexOf(each)),
      ]),
    ),
    issuers,
    standings,
    regions,
    editions: documents.flatMap((document, ordinal) => (isOtherEdition(document) ? [ordinal] : [])),
    blocks: encodeNumbers(blocks.flatMap(({ from, to, shards }) => [to - from, shards])),
    slugs: blocks.map(({ from }) => records[from]?.division.document.slug ?? ''),
    long: encodeNumbers(longOf(slots)),
    words: words.join(' '),
    tails: [...new Set(names.flat().map((name) => nameKey(name).slice(-1)))].join(''),
  };
  await write('catalogue.json', file);
}

const slotsOf = (records: readonly SearchRecord[]): readonly number[] =>
  records.map(({ text }) => Math.max(1, Math.ceil(text.length / SLOT)));

function longOf(slots: readonly number[]): number[] {
  let last = 0;
  return slots.flatMap((count, record) => {
    if (count === 1) return [];
    const further = record - last;
    last = record;
    return [further, count - 1];
  });
}

interface Block {
  readonly from: number;
  readonly to: number;
  /** Shards of text. */
  readonly shards: number;
}

/** Blocks begin where shards of text do. */
function blocksOf(records: readonly SearchRecord[]): readonly Block[] {
  const blocks: Block[] = [];
  let [from, shards] = [0, 0];
  for (const cut of shardCuts(records).slice(1)) {
    shards += 1;
    if (cut - from < BLOCK_RECORDS && cut < records.length) continue;
    blocks.push({ from, to: cut, shards });
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

/** @throws RangeError when the records of a document do not follow one another */
function runsOf(records: readonly SearchRecord[], ordinals: ReadonlyMap<SearchDocument, number>): readonly number[] {
  const runs: { document: number; kind: number; count: number }[] = [];
  for (const { division } of records) {
    const document = ordinals.get(division.document) ?? -1;
    const kind = RECORD_KINDS.indexOf(division.kind);
    const run = runs.at(-1);
    if (run?.document === document && run.kind === kind) run.count += 1;
    else runs.push({ document, kind, count: 1 });
  }
  return runs.flatMap(({ document, kind, count }, index) => [document - (runs[index - 1]?.document ?? 0), kind, count]);
}

interface Posting {
  readonly word: string;
  /** In ascending order. */
  readonly places: Uint32Array;
  /** Of places within headings the index among them, and the heading. */
  readonly headings: readonly number[];
}

/** Every word with its places, words in order. */
function* postingsOf(records: readonly SearchRecord[], slots: readonly number[]): Iterable<Posting> {
  const total = records.reduce((sum, { text }) => sum + text.length, 0);
  const starts = [0];
  for (const count of slots) starts.push((starts.at(-1) ?? 0) + count * SLOT);
  if ((starts.at(-1) ?? 0) > MOST_SLOTS * SLOT)
    throw new RangeError(
      `检索的正文有${records.length}段，超过了静态检索所能容纳的${Math.floor(MOST_SLOTS)}段：请改用 deploy/search/ 所说的检索引擎`,
    );
  // By the first of their two units, then by the second: no string is made for each of millions of places
  const numbers: Map<number, number>[] = [];
  const words: string[] = [];
  const sequence = new Uint32Array(total);
  let at = 0;
  for (const { text } of records) {
    const folded = fold(text);
    for (let offset = 0; offset < folded.length; offset += 1) {
      const [first, second] = [
        folded.charCodeAt(offset),
        offset + 1 < folded.length ? folded.charCodeAt(offset + 1) : -1,
      ];
      const row = numbers[first] ?? new Map<number, number>();
      numbers[first] = row;
      let number = row.get(second);
      if (number === undefined) {
        number = words.length;
        row.set(second, number);
        words.push(wordAt(folded, offset));
      }
      sequence[at] = number;
      at += 1;
    }
  }
  const ends = new Uint32Array(words.length + 1);
  for (const number of sequence) ends[number + 1] = (ends[number + 1] ?? 0) + 1;
  for (let number = 1; number < ends.length; number += 1) ends[number] = (ends[number] ?? 0) + (ends[number - 1] ?? 0);
  const begins = ends.slice();
  const places = new Uint32Array(total);
  const headings: number[][] = words.map(() => []);
  const lastHeadings = new Uint32Array(words.length);
  at = 0;
  for (const [record, { text, headingLength, division }] of records.entries()) {
    const [start, heading] = [starts[record] ?? 0, headingLength * 2 + (division.container ? 1 : 0)];
    for (let offset = 0; offset < text.length; offset += 1) {
      const number = sequence[at] ?? 0;
      const end = ends[number] ?? 0;
      places[end] = start + offset;
      ends[number] = end + 1;
      at += 1;
      if (offset >= headingLength) continue;
      const index = end - (begins[number] ?? 0);
      headings[number]?.push(index - (lastHeadings[number] ?? 0), heading);
      lastHeadings[number] = index;
    }
  }
  const order = Array.from(words, (word, number) => ({ word, number })).sort((a, b) => compareText(a.word, b.word));
  for (const { word, number } of order) {
    const own = places.subarray(begins[number], begins[number + 1]);
    yield { word, places: own, headings: headings[number] ?? [] };
  }
}

/** A search loads the list of pieces, and a piece for every two characters: both together are smallest where pieces grow with the root of all. */
function* piecesOf(postings: Iterable<Posting>): Iterable<PieceFile> {
  const entries: PieceFile[number][] = [];
  for (const { word, places, headings } of postings)
    entries.push([word, ...columnsOf(places), encodeNumbers(headings)]);
  const sizeOf = (entry: PieceFile[number]): number => entry.reduce((sum, column) => sum + column.length + 1, -1);
  const size = Math.round(2 * Math.sqrt(entries.reduce((sum, entry) => sum + sizeOf(entry), 0)));
  let piece: PieceFile[number][] = [];
  let held = 0;
  for (const entry of entries) {
    const own = sizeOf(entry);
    if (held > 0 && held + own > size) {
      yield piece;
      [piece, held] = [[], 0];
    }
    piece.push(entry);
    held += own;
  }
  if (piece.length > 0) yield piece;
}

function columnsOf(places: Uint32Array): [slots: string, offsets: string] {
  const slots = new Uint32Array(places.length);
  let last = 0;
  for (const [index, place] of places.entries()) {
    const slot = Math.floor(place / SLOT);
    slots[index] = slot - last;
    last = slot;
  }
  return [encodeNumbers(slots), encodeNumbers(places.map((place) => place % SLOT))];
}
