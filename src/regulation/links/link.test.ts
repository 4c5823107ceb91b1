import { expect, test } from 'vitest';
import { sampleLibrary } from '../testing.ts';
import { sentenceAround } from './link.ts';

const [sample] = sampleLibrary({
  slug: 'a',
  title: '样品管理条例',
  lines: ['第一条　样品应当登记；未依照第二条封存的，依照前款处罚。𠮷野家除外。', '第二条　封存。'],
});

function around(words: string, reach: number): string {
  if (!sample) throw new Error('no sample');
  const start = sample.text.source.text.indexOf(words);
  const range = { eId: 'art_1__para_1', start, end: start + words.length };
  const { before, match, after } = sentenceAround(sample.text, range, reach);
  return `${before}[${match}]${after}`;
}

test.each([
  ['the sentence, from the mark before to the mark after', '第二条', 40, '未依照[第二条]封存的，依照前款处罚。'],
  ['cut on either side', '封存的', 3, '…第二条[封存的]，依照…'],
  ['at the head of a paragraph, without its label', '样品应当', 40, '[样品应当]登记；'],
  ['never half of a character', '野家', 1, '…[野家]除…'],
])('%s', (_, words, reach, expected) => {
  expect(around(words, reach)).toBe(expected);
});
