import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { recoverFolder, replaceFolder, siblingOf } from '../../files/replace-folder.ts';
import { withEdition } from '../../regulation/addresses.ts';
import { divisionsByEId } from '../../regulation/provisions.ts';
import type { Library, Regulation } from '../../regulation/regulation.ts';
import { printedNumber } from '../../regulation/structure/frame.ts';
import type { DocumentNumbers, SpelledNames } from '../query/names.ts';
import type { Synonyms } from '../query/synonyms.ts';
import type { SearchRecord } from '../record.ts';
import { wordsOf } from '../words.ts';
import { writeLevels } from './levels.ts';
import { type Citing, citedByCharacter, citedLaws, spelledByLetter, spelledNames } from './names.ts';
import { writePagefindIndex } from './pagefind.ts';
import { describeRecords, inForce, type ReadAt, type RecordedWork, recordsOfWorks, withEditions } from './records.ts';
import {
  cutSections,
  describedSection,
  type KeptSections,
  type Section,
  type SectionSource,
  sectionSource,
} from './sections.ts';
import { timesOf, type WorkTimes } from './times.ts';
import { countWords, traditionalPairs, vocabularyOf } from './vocabulary.ts';

export interface IndexReport {
  readonly records: number;
  /** How long it took. */
  readonly seconds: number;
}

/** What is known besides the texts. */
export interface IndexExtras {
  /** Words readers type, and the words of the texts. */
  readonly synonyms?: Synonyms;
  readonly documentNumbers?: DocumentNumbers;
  /** What an address says to mean the edition whose text is searched, `?edition=2017-09-05`, by slug. */
  readonly editions?: Readonly<Record<string, string>>;
  /** Which articles cite a law. */
  readonly citing?: Iterable<Citing>;
  /** Of works with other times than now, by slug. */
  readonly times?: ReadonlyMap<string, WorkTimes>;
}

/** How an index of a library is made, besides what it is of. */
export interface Indexing {
  /** Of a large library what is kept of its sections; null where all is to be described. */
  readonly kept?: KeptSections | null;
  /** Told of every file, where it will be; not of those that Pagefind writes. */
  readonly wrote?: (file: string, bytes: Uint8Array) => void;
}

/** The folder of the index of all editions, in that of the index of what is in force. */
export const ALL_EDITIONS = 'editions';

/**
 * Indexes everything that can be found; where works have several editions, those too, in an index of its own.
 */
export async function indexLibrary(
  library: Library,
  readAt: ReadAt,
  outDir: string,
  isLarge: boolean,
  indexing: Indexing = {},
): Promise<IndexReport> {
  const extras = extrasOf(library);
  const index = (works: readonly RecordedWork[], folder: string, beside: IndexExtras) => {
    if (!isLarge) return buildSearchIndex(recordsOfWorks(works, library, readAt), folder, beside, indexing);
    const glossary = { key: null, records: () => recordsOfWorks([], library, readAt) };
    const sections = cutSections(works).map((own) => sectionSource(own, readAt));
    return buildLargeIndex([...sections, glossary], folder, beside, indexing);
  };
  const report = await index(inForce(library), outDir, { ...extras, times: timesOf(library, readAt) });
  if (library.works.length > 0) await index(withEditions(library), join(outDir, ALL_EDITIONS), extras);
  return report;
}

/** What is known of a library besides its texts. */
export const extrasOf = ({ regulations, synonyms }: Library): IndexExtras => ({
  synonyms,
  documentNumbers: Object.fromEntries(
    regulations.flatMap(({ slug, text, metadata }) => {
      const number = metadata.documentNumber ?? printedNumber(text);
      return number ? [[slug, number]] : [];
    }),
  ),
  editions: Object.fromEntries(
    regulations.flatMap(({ slug, metadata: { issuedOn } }) => (issuedOn ? [[slug, withEdition('', issuedOn)]] : [])),
  ),
  citing: regulations.flatMap(citingArticles),
});

/** Which of its articles cite which law; those of laws that the library holds are told apart by the index. */
function citingArticles({ slug, text, references }: Regulation): readonly Citing[] {
  const divisions = divisionsByEId(text);
  return references.flatMap(({ law, from }) => {
    const division = divisions.get(from);
    return law === null || division === undefined ? [] : [{ law, from: [slug, division.eId] as const }];
  });
}

/**
 * Writes everything the search of a small library needs into `outDir`, which it replaces as a whole: Pagefind's wasm and index, our
 * `catalogue.json`, `text/<stamp>/<n>.json`, what regulations are called
 * by, and what helps when nothing was found. A run that fails leaves what was there.
 * @throws Error when Pagefind fails; its `cause` holds Pagefind's own messages
 */
export const buildSearchIndex = (
  records: Iterable<SearchRecord>,
  outDir: string,
  extras: IndexExtras = {},
  indexing: Indexing = {},
): Promise<IndexReport> =>
  replaceIndex(outDir, extras, indexing, async (write, staging) => {
    const all = [...records].filter(({ text }) => text.length > 0);
    const pagefind = await writePagefindIndex(
      all.flatMap(({ text }) => wordsOf(text)),
      staging,
    );
    const { catalogue, shards } = describeRecords(all, { pagefind, synonyms: extras.synonyms ?? {} });
    writeJson(write, 'catalogue', catalogue);
    for (const [number, shard] of shards.entries()) writeJson(write, `text/${catalogue.stamp}/${number}`, shard);
    return {
      records: all.length,
      beside: {
        traditional: traditionalPairs(all.map(({ text }) => text)),
        vocabulary: vocabularyOf(countWords(all)),
        pinyin: spelledNames(all),
        'cited-laws': citedLaws(extras.citing ?? [], catalogue.documents),
      },
    };
  });

/**
 * The same for a large library, in levels (`levels.ts`).
 * @param sources its records, in order
 */
export const buildLargeIndex = (
  sources: Iterable<SectionSource>,
  outDir: string,
  extras: IndexExtras = {},
  indexing: Indexing = {},
): Promise<IndexReport> =>
  replaceIndex(outDir, extras, indexing, async (write, staging) => {
    const sections: Section[] = [];
    const index = { made: staging, place: outDir, write };
    for (const source of sources) sections.push(await describedSection(source, indexing.kept ?? null, index));
    const documents = writeLevels(sections, extras.synonyms ?? {}, write);
    const pinyin: SpelledNames = {
      titles: Object.assign({}, ...sections.map(({ spelled }) => spelled.titles)),
      headings: sections.flatMap(({ spelled }) => spelled.headings),
    };
    return {
      records: sections.reduce((sum, { records }) => sum + records, 0),
      beside: {
        traditional: traditionalPairs(sections.map(({ characters }) => characters)),
        vocabulary: vocabularyOf(sections.flatMap(({ words }) => words)),
        ...inPieces('pinyin', spelledByLetter(pinyin)),
        ...inPieces('cited-laws', citedByCharacter(citedLaws(extras.citing ?? [], documents))),
      },
    };
  });

type Write = (path: string, content: string | Uint8Array) => void;

const writeJson = (write: Write, name: string, content: unknown): void =>
  write(`${name}.json`, JSON.stringify(content));

/** @param fill writes the index; says of how many records it is and what lies beside it, by the name of the file */
async function replaceIndex(
  outDir: string,
  { documentNumbers = {}, editions = {}, times = new Map() }: IndexExtras,
  { wrote }: Indexing,
  fill: (
    write: Write,
    staging: string,
  ) => Promise<{ readonly records: number; readonly beside: Readonly<Record<string, unknown>> }>,
): Promise<IndexReport> {
  const begun = performance.now();
  await recoverFolder(outDir);
  const staging = siblingOf(outDir, `next-${process.pid}`);
  const made = new Set<string>();
  // Some twenty thousand small files: one after another, not each in its turn among what else goes on
  const write: Write = (path, content) => {
    const folder = dirname(join(staging, path));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    writeFileSync(join(staging, path), bytes);
    wrote?.(join(outDir, path), bytes);
  };
  try {
    await mkdir(staging, { recursive: true });
    const { records, beside } = await fill(write, staging);
    const all = { ...beside, 'document-numbers': documentNumbers, editions, times: [...times.keys()] };
    for (const [name, content] of Object.entries(all)) writeJson(write, name, content);
    for (const [slug, work] of times) writeJson(write, `times/${slug}`, work);
    await replaceFolder(outDir, staging);
    return { records, seconds: (performance.now() - begun) / 1000 };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const inPieces = (name: string, pieces: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Array.from(pieces, ([piece, content]) => [`${name}/${piece}`, content]));
