import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../regulation/source/read.ts';
import { parse } from '../../regulation/structure/parse.ts';
import { firstRegulation } from '../testing/records.ts';
import { searchRecords } from './records.ts';

function recordsOfText(...body: string[]) {
  const text = ['法规标题：某条例', '颁布时间：20200102', '颁布主体：某部', '通过会议：', '法规正文：', ...body].join(
    '\n',
  );
  const { source } = readSource(new TextEncoder().encode(text), 'source.txt');
  if (!source) throw new Error('unreadable');
  const metadata = { title: source.title, issuedOn: source.issuedOn };
  return searchRecords({ slug: 'law', text: parse(source), metadata }, (eId) => `/law/${eId}/`);
}

describe('records of the first regulation', () => {
  const records = firstRegulation();
  const source = new URL('../../../content/regulations/zhiliang-tisheng-2017/source.txt', import.meta.url);

  test('hold every line of its text once and in order', () => {
    const body = readFileSync(source, 'utf8').split(/\r?\n/).slice(5);
    expect(records.map(({ text }) => text)).toEqual(body.map((line) => line.trim()).filter((line) => line !== ''));
  });

  test.each([
    ['preamble__para_1', '提高供给质量', '', 0],
    ['part_3', '三、破除质量提升瓶颈', '', 10],
    ['art_12', '（十二）实施质量攻关工程', '三、破除质量提升瓶颈', 12],
    ['art_12__para_1', '围绕重点产品', '三、破除质量提升瓶颈', 0],
    ['art_3__para_1__item_1', '——产品、工程', '一、总体要求', 2],
    ['conclusions__para_1', '各地区各部门', '', 0],
  ])('%s begins %s', (eId, beginning, part, headingLength) => {
    const record = records.find((candidate) => candidate.eId === eId);
    expect(record?.text.startsWith(beginning)).toBe(true);
    expect(record).toMatchObject({ headingLength, division: { part } });
  });
});

describe('records of a statute', () => {
  test('join the label to the paragraph on its line', () => {
    const records = recordsOfText(
      '第一章　总　　则',
      '第一条　国家鼓励。',
      '前款规定：',
      '（一）甲；',
      '第二条',
      '国家禁止。',
    );
    expect(records.map(({ eId, text, headingLength }) => [eId, text, headingLength])).toEqual([
      ['chp_1', '第一章　总　　则', 8],
      ['art_1__para_1', '第一条　国家鼓励。', 3],
      ['art_1__para_2', '前款规定：', 0],
      ['art_1__para_2__item_1', '（一）甲；', 3],
      ['art_2', '第二条', 3],
      ['art_2__para_1', '国家禁止。', 0],
    ]);
    expect(records[1]?.division).toMatchObject({
      label: '第一条',
      heading: '',
      part: '第一章 总则',
      url: '/law/art_1/',
    });
  });

  test('leave the table of contents out', () => {
    const records = recordsOfText(
      '目　录',
      '第一章　总则',
      '第二章　附则',
      '第一章　总则',
      '第一条　甲。',
      '第二章　附则',
      '第二条　乙。',
    );
    expect(records.map(({ eId }) => eId)).toEqual(['chp_1', 'art_1__para_1', 'chp_2', 'art_2__para_1']);
  });
});
