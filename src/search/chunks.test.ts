import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chunksOf, readChunks } from './chunks.ts';
import { makeTestBundle, type TestBundle } from './testing/bundle.ts';
import { firstRegulation } from './testing/records.ts';
import { substringsOf } from './testing/substrings.ts';
import { lookupOf } from './words.ts';

const lines = firstRegulation().map(({ text }) => text);

let bundle: TestBundle;
beforeAll(async () => {
  bundle = await makeTestBundle(firstRegulation());
});
afterAll(() => bundle[Symbol.asyncDispose]());

/** Before, between and after all that occurs. */
const ABSENT = ['㐀㐀', '一丂', '丙龘', '度龘', '强㐀', '快㐀', '快龘', '念㐀', '龘龘'];

describe('the chunks asked for ahead are those that Pagefind asks for', () => {
  test.each([1, 2])('for substrings of length %i', async (length) => {
    for (const substring of [
      ...substringsOf(lines, length).slice(0, 60),
      ...ABSENT.map((word) => word.slice(0, length)),
    ]) {
      bundle.sent.clear();
      const ahead = new Set<string>();
      const postings = await bundle.postings(({ hash }) => ahead.add(`/pagefind/index/${hash}.pf_index`));
      const lookup = lookupOf(substring);
      if (lookup.kind === 'prefix') await postings.beginningWith(lookup.prefix);
      else await Promise.all(lookup.words.map(({ word }) => postings.word(word)));
      const asked = [...bundle.sent.keys()].filter((path) => path.includes('/index/'));
      expect([...ahead].sort(), substring).toEqual(asked.sort());
    }
  });
});

test('all that begins with a character may fill several chunks', () => {
  const chunks = [
    { from: '一二', to: '一五', hash: 'a' },
    { from: '一六', to: '三一', hash: 'b' },
    { from: '三二', to: '四一', hash: 'c' },
    { from: '陆一', to: '陆二', hash: 'd' },
  ];
  const found = (prefix: string) => chunksOf(prefix, chunks).map(({ hash }) => hash);
  expect(found('一')).toEqual(['a', 'b']);
  expect(found('三')).toEqual(['b', 'c']);
  expect(found('四')).toEqual(['c']);
  expect(found('龘')).toEqual([]);
});

test('a list of another make is refused', () => {
  expect(() => readChunks(new TextEncoder().encode('pagefind_dcd\u0001'))).toThrow();
  expect(() => readChunks(new TextEncoder().encode('something else'))).toThrow('not a file of Pagefind');
});
