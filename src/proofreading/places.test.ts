import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTemporaryIndex, type TemporaryIndex } from '../search/measuring/temporary-index.ts';
import { firstRegulation } from '../search/testing/records.ts';
import { wordsOf } from '../search/words.ts';
import { candidatesOf, chunkLookup } from './places.ts';

const records = firstRegulation();

let bundle: TemporaryIndex;
beforeAll(async () => {
  bundle = await makeTemporaryIndex(records);
});
afterAll(() => bundle[Symbol.asyncDispose]());

test('words read from their chunks stand where a search finds them', async () => {
  const [read, postings] = [chunkLookup(bundle.source), await bundle.postings()];
  for (const word of [...new Set(wordsOf('加快标准提档升级，改革标准供给体系；龘龘'))])
    expect(await read(word), word).toEqual(await postings.word(word));
});

test('a stretch comes from where its pieces follow one another, with a few characters more or less', async () => {
  const lookup = chunkLookup(bundle.source);
  const text = records.map((record) => record.text).join('');
  const at = text.indexOf('改革标准供给体系');
  for (const stretch of ['改革标准供给体系', '改革了标准的供给体系，推动', '改革标准供体系，推动消费品']) {
    const [best] = (await candidatesOf(stretch, lookup)).toSorted((a, b) => b.pieces - a.pieces);
    expect(best && Math.abs(best.start - at), stretch).toBeLessThan(12);
  }
  expect(await candidatesOf('今天天气很好我们去看船', lookup)).toEqual([]);
});
