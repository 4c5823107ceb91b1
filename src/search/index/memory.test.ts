import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTemporaryIndex, type TemporaryIndex } from '../measuring/temporary-index.ts';
import { NO_FILTER } from '../query/filter.ts';
import { search } from '../query/search.ts';
import { firstRegulation, inventedRecords } from '../testing/records.ts';
import { substringsOf } from '../testing/substrings.ts';
import { memoryIndex } from './memory.ts';

const records = [
  ...firstRegulation(),
  ...inventedRecords({ art_1: ['第一条　召回缺陷产品。'], art_2: ['第二条　罚则。'] }),
];
const extras = {
  synonyms: { 打假: ['打击侵权假冒'] },
  documentNumbers: { 'zhiliang-tisheng-2017': '中发〔2017〕24号' },
};

let bundle: TemporaryIndex;
beforeAll(async () => {
  bundle = await makeTemporaryIndex(records, extras);
});
afterAll(() => bundle[Symbol.asyncDispose]());

const typed = [
  ...substringsOf(
    records.map(({ text }) => text),
    3,
  ).slice(0, 40),
  ...['质', '打假', '質量', 'zhiliang', '24号', '某法第二条', '没有这样的话', '质量 -提升', '同句：质量 提升'],
];

test('the index in memory answers as that of a site does', async () => {
  const [shipped, inMemory] = [await bundle.index(), memoryIndex(records, extras)];
  for (const each of typed) {
    const request = { typed: each, filter: NO_FILTER, order: 'relevance', count: 10 } as const;
    expect(await search(request, inMemory), each).toEqual(await search(request, shipped));
  }
});

test('words read together stand where those looked up one by one stand', async () => {
  const postings = await bundle.postings();
  const { catalogue, postings: held } = memoryIndex(records, extras);
  expect(catalogue.starts).toEqual(bundle.catalogue.starts);
  for (const word of ['质量', '提升', '龘龘', '罚则'])
    expect(await held.word(word), word).toEqual(await postings.word(word));
});
