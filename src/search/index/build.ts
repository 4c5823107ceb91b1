import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { recoverFolder, replaceFolder, siblingOf } from '../../files/replace-folder.ts';
import { withEdition } from '../../regulation/addresses.ts';
import { divisionsByEId } from '../../regulation/provisions.ts';
import type { Library, Regulation } from '../../regulation/regulation.ts';
import { printedNumber } from '../../regulation/structure/frame.ts';
import type { DocumentNumbers } from '../query/names.ts';
import type { Synonyms } from '../query/synonyms.ts';
import type { SearchRecord } from '../record.ts';
import { wordsOf } from '../words.ts';
import { writeLevels } from './levels.ts';
import { type Citing, citedByCharacter, citedLaws, spelledByLetter, spelledNames } from './names.ts';
import { writePagefindIndex } from './pagefind.ts';
import { describeRecords, type ReadAt, recordsOf, recordsOfAllEditions } from './records.ts';
import { timesOf, type WorkTimes } from './times.ts';
import { traditionalPairs, vocabularyOf } from './vocabulary.ts';

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
  /** Written in levels. */
  readonly isLarge?: boolean;
}

/** The folder of the index of all editions, in that of the index of what is in force. */
export const ALL_EDITIONS = 'editions';

/** Indexes everything that can be found; where works have several editions, those too, in an index of its own. */
export async function indexLibrary(
  library: Library,
  readAt: ReadAt,
  outDir: string,
  isLarge: boolean,
): Promise<IndexReport> {
  const extras = { ...extrasOf(library), isLarge };
  const times = timesOf(library, readAt);
  const report = await buildSearchIndex(recordsOf(library, readAt), outDir, { ...extras, times });
  if (library.works.length > 0)
    await buildSearchIndex(recordsOfAllEditions(library, readAt), join(outDir, ALL_EDITIONS), extras);
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
 * Writes everything the search needs into `outDir`, which it replaces as a whole: Pagefind's wasm and index, our
 * `catalogue.json`, `text/<stamp>/<n>.json`, what regulations are called
 * by, and what helps when nothing was found. A run that fails leaves what was there.
 * @throws Error when Pagefind fails; its `cause` holds Pagefind's own messages
 */
export async function buildSearchIndex(
  records: Iterable<SearchRecord>,
  outDir: string,
  {
    synonyms = {},
    documentNumbers = {},
    editions = {},
    citing = [],
    times = new Map(),
    isLarge = false,
  }: IndexExtras = {},
): Promise<IndexReport> {
  const begun = performance.now();
  const all = [...records].filter(({ text }) => text.length > 0);
  await recoverFolder(outDir);
  const staging = siblingOf(outDir, `next-${process.pid}`);
  try {
    await mkdir(staging, { recursive: true });
    const words = () => all.flatMap(({ text }) => wordsOf(text));
    const pagefind = isLarge ? { entry: '', meta: '' } : await writePagefindIndex(words(), staging);
    const { catalogue, shards } = describeRecords(all, { pagefind, synonyms });
    await writeFile(join(staging, isLarge ? 'whole.json' : 'catalogue.json'), JSON.stringify(catalogue));
    if (isLarge) await writeLevels(all, catalogue, staging);
    const [pinyin, cited] = [spelledNames(all), citedLaws(citing, catalogue.documents)];
    const beside: Readonly<Record<string, unknown>> = {
      traditional: traditionalPairs(all),
      vocabulary: vocabularyOf(all),
      'document-numbers': documentNumbers,
      editions,
      times: [...times.keys()],
      ...(isLarge ? inPieces('pinyin', spelledByLetter(pinyin)) : { pinyin }),
      ...(isLarge ? inPieces('cited-laws', citedByCharacter(cited)) : { 'cited-laws': cited }),
    };
    for (const [name, content] of Object.entries(beside)) {
      await mkdir(dirname(join(staging, name)), { recursive: true });
      await writeFile(join(staging, `${name}.json`), JSON.stringify(content));
    }
    if (times.size > 0) await mkdir(join(staging, 'times'));
    for (const [slug, work] of times) await writeFile(join(staging, 'times', `${slug}.json`), JSON.stringify(work));
    const texts = join(staging, 'text', catalogue.stamp);
    await mkdir(texts, { recursive: true });
    for (const [number, shard] of shards.entries())
      await writeFile(join(texts, `${number}.json`), JSON.stringify(shard));
    await replaceFolder(outDir, staging);
    return { records: all.length, seconds: (performance.now() - begun) / 1000 };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const inPieces = (name: string, pieces: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Array.from(pieces, ([piece, content]) => [`${name}/${piece}`, content]));
