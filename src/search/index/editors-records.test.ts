import { describe, expect, test } from 'vitest';
import { plainBlocks, termRecords } from './editors-records.ts';
import { spelledNames } from './names.ts';

const records = termRecords(
  [
    {
      id: 'zhiliang-qiangguo',
      term: '质量强国',
      aliases: ['质量强国战略'],
      definition: '以质量为中心。',
      html: '<p>一段&amp;</p><p>又一段</p>',
    },
    { id: 'pinpai', term: '品牌', aliases: [], definition: null, html: '' },
  ],
  ({ id }) => `/glossary/${id}/`,
);

describe('a term', () => {
  test('is found by its names, its definition and each paragraph after it', () => {
    expect(records.map(({ eId, text, headingLength }) => [eId, text, headingLength])).toEqual([
      ['zhiliang-qiangguo', '质量强国', 4],
      ['zhiliang-qiangguo', '质量强国战略', 6],
      ['zhiliang-qiangguo', '以质量为中心。', 0],
      ['zhiliang-qiangguo', '一段&', 0],
      ['zhiliang-qiangguo', '又一段', 0],
      ['pinpai', '品牌', 2],
    ]);
    expect(records[0]?.division).toMatchObject({ kind: 'term', url: '/glossary/zhiliang-qiangguo/' });
  });

  test('is called by its pinyin', () => {
    expect(spelledNames(records).headings.map(({ name, url, syllables }) => [name, url, syllables])).toEqual([
      ['质量强国', '/glossary/zhiliang-qiangguo/', 'zhi liang qiang guo'],
      ['品牌', '/glossary/pinpai/', 'pin pai'],
    ]);
  });
});

test.each([
  ['<p>甲<a href="/x/">乙</a></p><ul><li>丙</li></ul>', ['甲乙', '丙']],
  ['<p>a &#x3C;b&gt; &#38; &amp; &unknown;</p>', ['a <b> & & &unknown;']],
  ['<p></p>', []],
])('the text of %s', (html, blocks) => {
  expect(plainBlocks(html)).toEqual(blocks);
});
