import { afterAll, beforeAll, expect, test } from 'vitest';
import { chunksOf, placesBeginningWith, readChunks } from './chunks.ts';
import { fold } from './fold.ts';
import { makeTemporaryIndex, type TemporaryIndex } from './measuring/temporary-index.ts';
import { firstRegulation } from './testing/records.ts';
import { substringsOf } from './testing/substrings.ts';
import { lookupOf, wordsOf } from './words.ts';

const lines = firstRegulation().map(({ text }) => text);

let bundle: TemporaryIndex;
beforeAll(async () => {
  bundle = await makeTemporaryIndex(firstRegulation());
});
afterAll(() => bundle[Symbol.asyncDispose]());

/** Before, between and after all that occurs. */
const ABSENT = ['㐀㐀', '一丂', '丙龘', '度龘', '强㐀', '快㐀', '快龘', '念㐀', '龘龘'];

test('the chunks asked for ahead are those that Pagefind asks for', async () => {
  for (const word of [...substringsOf(lines, 2).slice(0, 60), ...ABSENT]) {
    bundle.sent.clear();
    const ahead = new Set<string>();
    const postings = await bundle.postings(({ hash }) => ahead.add(`/pagefind/index/${hash}.pf_index`));
    const lookup = lookupOf(word);
    if (lookup.kind !== 'words') throw new Error(`${word} is no whole word`);
    await Promise.all(lookup.words.map(({ word }) => postings.word(word)));
    const asked = [...bundle.sent.keys()].filter((path) => path.includes('/index/'));
    expect([...ahead].sort(), word).toEqual(asked.sort());
  }
});

test('all that begins with a character is what its words have together, as Pagefind has it', async () => {
  const postings = await bundle.postings();
  const folded = lines.map(fold);
  for (const character of substringsOf(lines, 1)) {
    const lookup = lookupOf(character);
    if (lookup.kind !== 'prefix') throw new Error(`${character} is more than one character`);
    const words = new Set(
      folded.flatMap((line, index) => wordsOf(lines[index] ?? '').filter((_, at) => line[at] === fold(character))),
    );
    const places = await Promise.all(Array.from(words, (word) => postings.word(word)));
    const together = places.flatMap((each) => [...each]).sort((a, b) => a - b);
    expect([...(await postings.beginningWith(lookup.prefix))], character).toEqual(together);
  }
});

test('all that begins with a character may fill several chunks', () => {
  const chunks = [
    { from: '一二', to: '一五', hash: 'a' },
    { from: '一六', to: '三一', hash: 'b' },
    { from: '三二', to: '四一', hash: 'c' },
    { from: '陆一', to: '陆二', hash: 'd' },
    { from: 'ꀀꐀ㐀', to: 'ꀁ', hash: 'e' },
  ];
  const found = (prefix: string) => chunksOf(prefix, chunks).map(({ hash }) => hash);
  expect(found('一')).toEqual(['a', 'b']);
  expect(found('三')).toEqual(['b', 'c']);
  expect(found('四')).toEqual(['c']);
  expect(found('龘')).toEqual([]);
  // The end of a chunk may be cut short
  expect(found('ꀁꐁ')).toEqual(['e']);
});

test('a list of another make is refused', () => {
  expect(() => readChunks(new TextEncoder().encode('pagefind_dcd\u0001'))).toThrow();
  expect(() => readChunks(new TextEncoder().encode('something else'))).toThrow('not a file of Pagefind');
  expect(() => placesBeginningWith('一', new TextEncoder().encode('pagefind_dcd\u0001'))).toThrow('in another way');
});
