import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTemporaryIndex, type TemporaryIndex } from '../search/measuring/temporary-index.ts';
import { firstRegulation } from '../search/testing/records.ts';
import { wordsOf } from '../search/words.ts';
import { candidatesOf, chunkLookup, standsNowhere, type WordLookup } from './places.ts';

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

test('a few words around a fault tell that a stretch stands nowhere', async () => {
  const lookup = chunkLookup(bundle.source);
  const asked: string[] = [];
  const counted: WordLookup = (word) => {
    asked.push(word);
    return lookup(word);
  };
  const said = '改革标准供给体系';
  expect(await standsNowhere(said, { start: 3, end: 4 }, counted)).toBe(false);
  expect(await standsNowhere('改革标准甲供给体系', { start: 4, end: 5 }, counted)).toBe(true);
  asked.length = 0;
  expect(await standsNowhere('改革标准给体系', { start: 4, end: 4 }, counted)).toBe(true);
  expect(asked).toEqual(wordsOf('革标准给体系').slice(0, 5));
  // A part of it may stand beyond a blank or a sign
  expect(await standsNowhere('我们改革标准供给体系', { start: 2, end: 3 }, counted)).toBe(false);
  // Signs and digits are printed in several ways
  expect(await standsNowhere('船，1艘', { start: 0, end: 1 }, counted)).toBe(false);
  expect(await standsNowhere('船艘', { start: 0, end: 1 }, counted)).toBe(false);
});
