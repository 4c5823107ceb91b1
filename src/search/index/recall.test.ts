import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../fold.ts';
import { makeTemporaryIndex, type TemporaryIndex } from '../measuring/temporary-index.ts';
import type { Postings } from '../query/engine.ts';
import { matchesOf } from '../query/matches.ts';
import { parseQuery } from '../query/parse.ts';
import { firstRegulation } from '../testing/records.ts';
import { substringsOf } from '../testing/substrings.ts';

const records = firstRegulation();
const lines = records.map(({ text }) => text);

let bundle: TemporaryIndex;
beforeAll(async () => {
  bundle = await makeTemporaryIndex(records);
});
afterAll(() => bundle[Symbol.asyncDispose]());

async function found(typed: string, postings: Postings): Promise<number[]> {
  const parsed = parseQuery(typed);
  if (parsed.kind !== 'query') throw new Error(`${typed} cannot be searched`);
  return (await matchesOf(parsed.query, postings, bundle.catalogue)).map(({ record }) => record);
}

function containing(substring: string): number[] {
  return lines.flatMap((line, record) => (fold(line).includes(fold(substring)) ? [record] : []));
}

describe('the first regulation', () => {
  test.each([
    ['every', 2, Number.POSITIVE_INFINITY],
    ['200', 1, 200],
    ['200', 3, 200],
    ['200', 4, 200],
    ['200', 6, 200],
    ['200', 8, 200],
    ['200', 12, 200],
  ])(
    '%s substrings of length %i are found exactly where plain search finds them',
    async (_, length, count) => {
      const postings = await bundle.postings();
      const sample = substringsOf(lines, length).slice(0, count);
      expect(sample.length).toBeGreaterThanOrEqual(Math.min(count, 200));
      for (const substring of sample)
        expect(await found(substring, postings), substring).toEqual(containing(substring));
    },
    60_000,
  );

  test('gives the same answer whatever was searched before', async () => {
    const used = await bundle.postings();
    for (const substring of substringsOf(lines, 2).slice(0, 300)) await found(substring, used);
    const sample = [...substringsOf(lines, 1).slice(0, 8), ...substringsOf(lines, 4).slice(0, 8), '质子', '的了'];
    for (const substring of sample) {
      const fresh = await bundle.postings();
      expect(await found(substring, used), substring).toEqual(await found(substring, fresh));
    }
  }, 30_000);
});

test('Pagefind fills small chunks, as we ask it to', () => {
  const chunks = readdirSync(join(bundle.folder, 'index'));
  expect(chunks.length).toBeGreaterThan(3);
});
