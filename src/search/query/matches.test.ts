import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTemporaryIndex, type TemporaryIndex } from '../measuring/temporary-index.ts';
import { inventedRecords } from '../testing/records.ts';
import type { Postings } from './engine.ts';
import { matchesOf } from './matches.ts';
import { parseQuery } from './parse.ts';

const records = inventedRecords({
  art_1: ['第一条　为了加强质量管理', '推动“互联网+”服务，实施首台（套）保险'],
  art_2: ['第二条　质量第一', '鼓励“产品+服务”'],
  art_3: ['第三条　缺陷产品召回，质量', '到２０２０年，ABC认证'],
  art_4: ['第四条　𠮷林的质', '量子计量𠮷'],
  art_5: ['第五条　渡船由船主保养。渡口由乡镇管理！渡船和渡口均须登记？', '渡船停靠；渡口开放。', '渡口', '渡船'],
});

let bundle: TemporaryIndex;
let postings: Postings;
beforeAll(async () => {
  bundle = await makeTemporaryIndex(records);
  postings = await bundle.postings();
});
afterAll(() => bundle[Symbol.asyncDispose]());

async function found(typed: string): Promise<string[]> {
  const parsed = parseQuery(typed);
  if (parsed.kind !== 'query') throw new Error(`${typed} cannot be searched`);
  const matches = await matchesOf(parsed.query, postings, bundle.catalogue);
  return matches.map(({ record }) => records[record]?.eId ?? '?');
}

describe('a search', () => {
  test.each([
    ['a run of characters', '质量', ['art_1__para_1', 'art_2__para_1', 'art_3__para_1']],
    ['one character', '质', ['art_1__para_1', 'art_2__para_1', 'art_3__para_1', 'art_4__para_1']],
    ['one character at the end of a paragraph', '务', ['art_1__para_2', 'art_2__para_2']],
    ['never across two paragraphs', '质量子', []],
    ['never across a sign that was not typed', '召回质量', []],
    ['a sign as typed', '互联网+', ['art_1__para_2']],
    ['brackets as typed', '首台（套）', ['art_1__para_2']],
    ['quotation marks as typed', '“产品+服务”', ['art_2__para_2']],
    ['signs, literally, when quoted', '"+”服"', ['art_1__para_2']],
    ['a sign alone, when quoted', '"+"', ['art_1__para_2', 'art_2__para_2']],
    ['letters of any case and width', 'ａbC', ['art_3__para_2']],
    ['digits of any width', '2020', ['art_3__para_2']],
    ['part of a number', '02', ['art_3__para_2']],
    ['characters outside the BMP', '𠮷', ['art_4__para_1', 'art_4__para_2']],
    ['a phrase with one', '𠮷林', ['art_4__para_1']],
    ['two terms, in one article', '服务 加强', ['art_1__para_1', 'art_1__para_2']],
    ['two terms of two articles: nothing', '加强 召回', []],
    ['either of two', '加强|召回', ['art_1__para_1', 'art_3__para_1']],
    ['all but', '质量 -召回', ['art_1__para_1', 'art_2__para_1']],
    ['two terms in one sentence', '同句：渡船 渡口', ['art_5__para_1', 'art_5__para_2']],
    ['two terms of two sentences: nothing', '同句：船主 乡镇', []],
    ['two terms in one sentence, either of two', '同句：船主|乡镇 渡口', ['art_5__para_1']],
    ['the label with the text', '第二条　质量', ['art_2__para_1']],
    ['what does not occur: nothing', '环境', []],
  ])('finds %s', async (_, typed, eIds) => {
    expect(await found(typed)).toEqual(eIds);
  });

  test('marks the words of the sentence, not those beside it', async () => {
    const parsed = parseQuery('同句：渡船 渡口');
    if (parsed.kind !== 'query') throw new Error(parsed.kind);
    const [first] = await matchesOf(parsed.query, postings, bundle.catalogue);
    const start = bundle.catalogue.starts[first?.record ?? 0] ?? 0;
    expect(first?.hits.map((hit) => hit.start - start)).toEqual([20, 23]);
  });

  test('tells where the hits stand', async () => {
    const parsed = parseQuery('质量');
    if (parsed.kind !== 'query') throw new Error('no query');
    const [match] = await matchesOf(parsed.query, postings, bundle.catalogue);
    expect(match?.hits).toEqual([{ record: 0, start: 8, end: 10 }]);
  });
});
