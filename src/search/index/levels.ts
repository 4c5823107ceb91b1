/** Writes the index of a large library, in levels and in pieces that are loaded one by one (`../levels.ts`), out of its sections. */
import { createHash } from 'node:crypto';
import { KINDS } from '../../regulation/kinds.ts';
import { regionOf } from '../../regulation/regions.ts';
import { type CatalogueFile, lastAtMost, readCatalogue } from '../catalogue.ts';
import {
  daysTo,
  firstShardsOf,
  type LevelsFile,
  type NamesFile,
  pathsIn,
  SLOT,
  shardsOfBlocks,
  type WholeFile,
} from '../levels.ts';
import { nameKey } from '../query/names.ts';
import type { Synonyms } from '../query/synonyms.ts';
import { isOtherEdition, type SearchDocument } from '../record.ts';
import { encodeNumbers, type LetterWriter, letterWriter } from '../vlq.ts';
import { numberedWord } from '../words.ts';
import { POSTING, POSTING_WIDTH, type Section, type SectionPostings, sectionName } from './sections.ts';

/** Places of the postings are numbers of 32 bits. */
const MOST_SLOTS = 2 ** 32 / SLOT;

/**
 * Writes the index of a large library, made of sections that follow one another, but for their texts (`describedSection`).
 * @param write what is to lie at a path
 * @returns its documents
 * @throws RangeError when the records are too many for places of 32 bits
 */
export function writeLevels(
  sections: readonly Section[],
  synonyms: Synonyms,
  write: (path: string, content: string | Uint8Array) => void,
): readonly SearchDocument[] {
  const records = startsOf(sections.map((section) => section.records));
  const slots = sections.reduce((sum, section) => sum + section.slots, 0);
  if (slots > MOST_SLOTS)
    throw new RangeError(
      `检索的正文有${records.at(-1)}段，超过了静态检索所能容纳的${Math.floor(MOST_SLOTS)}段：请改用 deploy/search/ 所说的检索引擎`,
    );
  const ordinals = startsOf(sections.map(({ documents }) => documents.length));
  const documents = sections.flatMap((section) => section.documents);
  const blocks = sections.flatMap((section) => section.blocks);
  const issuers = [...new Set(documents.flatMap((document) => document.issuers))];
  const located = documents.map(regionOf);
  const regions = ['', ...new Set(located.filter((region) => region !== ''))];
  const standings = ['', ...new Set(documents.flatMap(({ standing }) => standing ?? []))];
  const shared = { stamp: stampOf(sections, synonyms), ranks: KINDS, synonyms };
  const inBlocks = {
    blocks: encodeNumbers(blocks.flatMap((block) => [block.records, block.shards])),
    sections: sections.map(({ digest, blocks }) => [sectionName(digest), blocks.length] as const),
  };
  const levels = `levels/${shared.stamp}`;
  const writeJson = (path: string, content: unknown): void => write(path, JSON.stringify(content));

  const { block: blockPath } = pathsIn(inBlocks);
  for (const [number, { file }] of blocks.entries()) write(blockPath(number), file);
  writeJson(`${levels}/divisions.json`, sections.map(({ divisions }) => divisions).join(''));
  writeJson(
    `${levels}/slugs.json`,
    documents.map(({ slug }) => slug),
  );
  const names: NamesFile = documents.map(({ title, shortTitles }) => [title, ...shortTitles]);
  writeJson(`${levels}/names.json`, names);
  const whole: WholeFile = {
    ...shared,
    pagefind: { entry: '', meta: '' },
    documents,
    groups: {
      documents: sections.flatMap(({ groups }, index) => groups.documents.map((each) => each + (ordinals[index] ?? 0))),
      kinds: sections.flatMap(({ groups }) => groups.kinds),
      parts: sections.flatMap(({ groups }) => groups.parts),
      eIds: sections.flatMap(({ groups }) => groups.eIds),
    },
    records: sections.map(({ numbers }) => numbers).join(''),
    ...inBlocks,
  };
  writeJson('whole.json', whole);

  const words: string[] = [];
  for (const { first, bytes } of piecesOf(sections)) {
    write(`${levels}/words/${words.length}.json`, bytes);
    words.push(first);
  }
  const file: LevelsFile = {
    ...shared,
    runs: encodeNumbers(
      furtherIn(
        sections.flatMap(({ runs }, index) =>
          runs.map(({ document, kind, records }) => [document + (ordinals[index] ?? 0), kind, records]),
        ),
      ),
    ),
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
    ...inBlocks,
    slugs: blocks.map(({ slug }) => slug),
    long: encodeNumbers(
      furtherIn(
        sections.flatMap(({ long }, index) => long.map(({ record, more }) => [record + (records[index] ?? 0), more])),
      ),
    ),
    words: words.join(' '),
    tails: [...new Set(names.flat().map((name) => nameKey(name).slice(-1)))].join(''),
  };
  writeJson('catalogue.json', file);
  return documents;
}

/** Of rows in the order of their first numbers all numbers, the first of each told from that of the row before. */
const furtherIn = (rows: readonly (readonly number[])[]): readonly number[] =>
  rows.flatMap(([own = 0, ...rest], index) => [own - (rows[index - 1]?.[0] ?? 0), ...rest]);

/** Changes whenever anything that can be found changes. */
function stampOf(sections: readonly Section[], synonyms: Synonyms): string {
  const hash = createHash('sha256').update(JSON.stringify([KINDS, synonyms]));
  for (const { digest } of sections) hash.update(digest);
  return hash.digest('hex').slice(0, 12);
}

/** What is kept once of an index, whichever regulations are: by it their own files are found. */
export const sharedFilesOf = ({ stamp }: Pick<CatalogueFile, 'stamp'>): readonly string[] => [
  'catalogue.json',
  'traditional.json',
  'document-numbers.json',
  `levels/${stamp}/slugs.json`,
];

/** The files of an index that hold the records of each regulation, by its slug; the first and the last may hold some of its neighbours. */
export function filesByRegulation(whole: WholeFile): ReadonlyMap<string, readonly string[]> {
  const catalogue = readCatalogue(whole);
  const { documents, groups, divisions, divisionGroups } = catalogue;
  const paths = pathsIn(whole);
  const shards = shardsOfBlocks(catalogue, whole);
  const files = new Map(documents.map(({ slug }) => [slug, new Set<string>()]));
  const firstShards = firstShardsOf(whole.blocks);
  for (const [shard, first] of shards.subarray(0, -1).entries()) {
    const own = divisionGroups.subarray(divisions[first], (divisions[(shards[shard + 1] ?? 0) - 1] ?? 0) + 1);
    for (const group of new Set(own)) {
      const held = files.get(documents[groups[group]?.document ?? -1]?.slug ?? '');
      held?.add(paths.block(lastAtMost(firstShards, shard))).add(paths.shard(shard));
    }
  }
  return new Map(Array.from(files, ([slug, paths]) => [slug, [...paths]]));
}

/**
 * The postings of all sections in pieces, words in order. A search loads the list of pieces, and a piece for every two characters: both
 * together are smallest where pieces grow with the root of all.
 */
function* piecesOf(sections: readonly Section[]): Iterable<{ readonly first: string; readonly bytes: Uint8Array }> {
  const letters = sections.reduce(
    (sum, { postings: { words, columns } }) => sum + columns.length + 3 * words.length,
    0,
  );
  const size = Math.round(2 * Math.sqrt(letters));
  const piece = letterWriter();
  let [first, held] = ['', 0];
  for (const { word, bytes } of entriesOf(sections)) {
    const own = bytes.length - FRAME;
    if (held > 0 && held + own > size) {
      piece.text(']');
      yield { first, bytes: piece.written() };
      piece.clear();
      held = 0;
    }
    if (held === 0) first = word;
    piece.text(held === 0 ? '[' : ',');
    piece.letters(bytes, 0, bytes.length);
    held += own;
  }
  if (held > 0) {
    piece.text(']');
    yield { first, bytes: piece.written() };
  }
}

/** What JSON adds to a word and its columns. */
const FRAME = '["","","",""],'.length;

/** Every word with its entry of a `PieceFile`, as JSON, until the next is asked for. */
function* entriesOf(sections: readonly Section[]): Iterable<{ readonly word: string; readonly bytes: Uint8Array }> {
  const bases = startsOf(sections.map(({ slots }) => slots));
  const heads = sections.map(({ postings }, index): SectionHead => {
    return { postings, base: bases[index] ?? 0, row: 0, word: postings.words[0] ?? Infinity };
  });
  const entry = letterWriter();
  for (;;) {
    const holders: SectionHead[] = [];
    let next = Infinity;
    for (const head of heads) {
      if (head.word > next) continue;
      if (head.word < next) holders.length = 0;
      holders.push(head);
      next = head.word;
    }
    if (next === Infinity) return;
    const word = numberedWord(next);
    entry.clear();
    entry.text(`["${word}","`);
    joinColumns(entry, holders);
    entry.text('"]');
    yield { word, bytes: entry.written() };
    for (const head of holders) {
      head.row += 1;
      head.word = head.postings.words[head.row] ?? Infinity;
    }
  }
}

/** A section while its words are joined with those of the others, and the number of the word that comes next in it. */
interface SectionHead {
  readonly postings: SectionPostings;
  /** Slots before the section. */
  readonly base: number;
  row: number;
  word: number;
}

/** The columns of the word that these are at: of each the first number is told from the section before, the others stay as they are. */
function joinColumns(entry: LetterWriter, heads: readonly SectionHead[]): void {
  const tell = ({ postings, row }: SectionHead, column: keyof typeof POSTING): number =>
    postings.table[row * POSTING_WIDTH + POSTING[column]] ?? 0;
  let last = 0;
  for (const head of heads) {
    const { base, row, postings } = head;
    entry.number(base + tell(head, 'firstSlot') - last);
    const from = row === 0 ? 0 : (postings.table[(row - 1) * POSTING_WIDTH + POSTING.headingsEnd] ?? 0);
    entry.letters(postings.columns, from, tell(head, 'slotsEnd'));
    last = base + tell(head, 'lastSlot');
  }
  entry.text('","');
  for (const head of heads) entry.letters(head.postings.columns, tell(head, 'slotsEnd'), tell(head, 'offsetsEnd'));
  entry.text('","');
  let [before, lastHeading] = [0, 0];
  for (const head of heads) {
    const [from, to] = [tell(head, 'offsetsEnd'), tell(head, 'headingsEnd')];
    if (to > from) {
      entry.number(before + tell(head, 'firstHeading') - lastHeading);
      entry.letters(head.postings.columns, from, to);
      lastHeading = before + tell(head, 'lastHeading');
    }
    before += tell(head, 'count');
  }
}

/** What is before each, and at the end all. */
function startsOf(counts: readonly number[]): readonly number[] {
  const starts = [0];
  for (const count of counts) starts.push((starts.at(-1) ?? 0) + count);
  return starts;
}
