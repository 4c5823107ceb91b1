import type { Library } from '../../regulation/regulation.ts';
import { type Accuracy, accuracyOf } from '../../search/measuring/accuracy.ts';
import { makeTemporaryIndex } from '../../search/measuring/temporary-index.ts';
import type { SearchRecord } from '../../search/record.ts';

/** Searches for stretches of the texts against plain reading of them, all lengths together. */
export type Recall = Omit<Accuracy, 'length'>;

const LENGTHS = [2, 3, 4, 6, 8] as const;
/** Of each length. */
const SAMPLE = 40;

/** Builds the search index of the records and asks it; the same records are always asked the same. */
export async function measureRecall(records: readonly SearchRecord[], synonyms: Library['synonyms']): Promise<Recall> {
  const searchable = records.filter(({ text }) => text.length > 0);
  await using index = await makeTemporaryIndex(searchable, synonyms);
  const accuracy = await accuracyOf(index, searchable, LENGTHS, SAMPLE);
  const sum = (of: keyof Recall) => accuracy.reduce((total, each) => total + each[of], 0);
  return { searches: sum('searches'), expected: sum('expected'), found: sum('found'), wrong: sum('wrong') };
}
