import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../src/search/fold.ts';
import { sampleTexts } from '../../src/search/measuring/accuracy.ts';
import { type LargeIndex, makeLargeIndex } from '../../src/search/measuring/large-index.ts';
import { makeTemporaryIndex, type TemporaryIndex } from '../../src/search/measuring/temporary-index.ts';
import { matchesOf } from '../../src/search/query/matches.ts';
import { parseQuery } from '../../src/search/query/parse.ts';
import type { SearchIndex } from '../../src/search/query/search.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { recordsOfSource } from '../../src/search/testing/records.ts';
import { corpusMissing, findCorpus } from '../support/corpus.ts';
import { trialName } from '../support/verdict.ts';

const corpus = findCorpus('万条法规的检索') ?? '';
const scale = join(corpus, 'scale');

/** Searches of each length. */
const SAMPLE = 40;

describe.skipIf(corpus === '')(trialName('212 regulations of 10,023 articles', corpusMissing()), () => {
  let records: SearchRecord[] = [];
  let folded: string[] = [];
  let bundle: TemporaryIndex;
  let large: LargeIndex;
  let readings: readonly Pick<SearchIndex, 'postings' | 'catalogue'>[] = [];
  beforeAll(async () => {
    records = readdirSync(scale).flatMap((file) => recordsOfSource(join(scale, file), file.replace('.txt', '')));
    folded = records.map(({ text }) => fold(text));
    bundle = await makeTemporaryIndex(records);
    large = await makeLargeIndex(records);
    readings = [await bundle.index(), await large.index()];
  }, 120_000);
  afterAll(async () => {
    await bundle[Symbol.asyncDispose]();
    await large[Symbol.asyncDispose]();
  });

  test.each([1, 2, 3, 4, 6, 8, 12])(
    'substrings of length %i are found exactly where plain search finds them',
    async (length) => {
      for (const substring of sampleTexts(folded, length, SAMPLE)) {
        const parsed = parseQuery(substring);
        if (parsed.kind !== 'query') throw new Error(`${substring} cannot be searched`);
        const expected = folded.flatMap((text, record) => (text.includes(fold(substring)) ? [record] : []));
        for (const { postings, catalogue } of readings) {
          const found = (await matchesOf(parsed.query, postings, catalogue)).map(({ record }) => record);
          expect(found, substring).toEqual(expected);
        }
      }
    },
    60_000,
  );

  test('are indexed in less than the 4.2 MB of stock Pagefind', () => {
    const index = join(bundle.folder, 'index');
    const sizes = readdirSync(index).map((chunk) => statSync(join(index, chunk)).size);
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(4_200_000);
    // A phrase of four characters downloads two of these; Pagefind's own would be 45 kB each
    expect(Math.max(...sizes)).toBeLessThan(30_000);
  });
});
