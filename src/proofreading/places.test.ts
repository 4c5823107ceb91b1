import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTemporaryIndex, type TemporaryIndex } from '../search/measuring/temporary-index.ts';
import { firstRegulation } from '../search/testing/records.ts';
import { wordsOf } from '../search/words.ts';
import { candidatesOf, chunkLookup, longCandidatesOf, mayStand, type WordLookup } from './places.ts';

const records = firstRegulation();

let bundle: TemporaryIndex;
beforeAll(async () => {
  bundle = await makeTemporaryIndex(records);
});
afterAll(() => bundle[Symbol.asyncDispose]());

/** A lookup, and one that says which words it was asked for. */
function counting(): { lookup: WordLookup; asked: string[]; counted: WordLookup } {
  const lookup = chunkLookup(bundle.source);
  const asked: string[] = [];
  const counted: WordLookup = (word) => {
    asked.push(word);
    return lookup(word);
  };
  return { lookup, asked, counted };
}

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

test('of words of one’s own every second is looked up, of others as much as without', async () => {
  const { lookup, asked, counted } = counting();
  const own = '今天天气很好我们去看船';
  expect(await longCandidatesOf(own, counted)).toEqual([]);
  expect(asked).toEqual(wordsOf(own).filter((_, at) => at % 2 === 0 && at < own.length - 1));
  const sentences = records.flatMap(({ text }) => text.split(/(?<=。)/u)).filter(({ length }) => length >= 16);
  expect(sentences.length).toBeGreaterThan(100);
  for (const sentence of sentences)
    for (const stretch of [
      sentence,
      `${sentence.slice(0, 7)}甲乙${sentence.slice(8)}`,
      `我们${sentence.slice(1, 14)}`,
      `今天我们${sentence.slice(1, 8)}去看船`,
      `我们去${sentence.slice(1, 8)}看船`,
    ]) {
      const all = await candidatesOf(stretch, lookup);
      expect(await longCandidatesOf(stretch, lookup), stretch).toEqual(all.filter(({ pieces }) => pieces >= 3));
    }
});

test('where every second piece is too common to tell, the others do', async () => {
  const stretch = '甲乙丙丁戊己庚辛壬癸子丑';
  const words = wordsOf(stretch);
  const everywhere = Array.from({ length: 500 }, (_, each) => each * 1000);
  const lookup: WordLookup = async (word) => {
    const at = words.indexOf(word);
    if (at === 0 || at === 2) return Uint32Array.of(900_000 + at);
    return Uint32Array.from(at % 2 === 0 ? everywhere : [5000], (start) => start + at);
  };
  expect(await longCandidatesOf(stretch, lookup)).toMatchObject([{ start: 5001, pieces: 4 }]);
});

test('a few words tell that a stretch stands nowhere', async () => {
  const { asked, counted } = counting();
  expect(await mayStand('改革标准供给体系', 3, counted)).toBe(true);
  expect(await mayStand('加快标准提档升级', 0, counted)).toBe(true);
  expect(asked).toHaveLength(14);
  asked.length = 0;
  expect(await mayStand('改革标准甲供给体系', 4, counted)).toBe(false);
  expect(new Set(asked)).toEqual(new Set(wordsOf('标准甲供给').slice(0, 4)));
});
