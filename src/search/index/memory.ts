/** The index that a site ships, in memory: for programs that ask the library on the machine where it lies. */
import type { Library } from '../../regulation/regulation.ts';
import { readCatalogue } from '../catalogue.ts';
import type { Postings } from '../query/engine.ts';
import type { SearchIndex } from '../query/search.ts';
import { traditionalTable } from '../query/synonyms.ts';
import type { SearchRecord } from '../record.ts';
import { wordsOf } from '../words.ts';
import { extrasOf, type IndexExtras } from './build.ts';
import { citedLaws, spelledNames } from './names.ts';
import { describeRecords, type ReadAt, recordsOf } from './records.ts';
import { countWords, traditionalPairs, vocabularyOf } from './vocabulary.ts';

/** A library open to questions. */
export const openLibrary = (library: Library, readAt: ReadAt): SearchIndex =>
  memoryIndex(recordsOf(library, readAt), extrasOf(library));

/** Answers as the site does: the same words, the same catalogue, without Pagefind between them. */
export function memoryIndex(
  records: Iterable<SearchRecord>,
  { synonyms = {}, documentNumbers = {}, citing = [] }: IndexExtras = {},
): SearchIndex {
  const all = [...records].filter(({ text }) => text.length > 0);
  const { catalogue: file, shards } = describeRecords(all, { pagefind: { entry: '', meta: '' }, synonyms });
  const catalogue = readCatalogue(file);
  return {
    catalogue,
    postings: postingsOf(all),
    loadShard: async (number) => {
      const shard = shards[number];
      if (shard === undefined) throw new RangeError(`no shard ${number}`);
      return shard;
    },
    loadTraditional: async () => traditionalTable(traditionalPairs(all.map(({ text }) => text))),
    loadVocabulary: async () => vocabularyOf(countWords(all)),
    base: '/',
    loadDocumentNumbers: async () => documentNumbers,
    loadSpelledNames: async () => spelledNames(all),
    loadCitedLaws: async () => citedLaws(citing, catalogue.documents),
  };
}

function postingsOf(records: readonly SearchRecord[]): Postings {
  const places = new Map<string, number[]>();
  let start = 0;
  for (const { text } of records) {
    for (const [offset, word] of wordsOf(text).entries()) {
      const known = places.get(word);
      if (known) known.push(start + offset);
      else places.set(word, [start + offset]);
    }
    start += text.length;
  }
  const word = async (asked: string) => Uint32Array.from(places.get(asked) ?? []);
  return {
    word,
    beginningWith: async (prefix) =>
      Uint32Array.from([...places].flatMap(([each, found]) => (each.startsWith(prefix) ? found : []))).sort(),
  };
}
