import { describe, expect, test } from 'vitest';
import { addressTarget } from '../../../../tests/support/references/corpus-truth.ts';
import { readSentence } from '../../../../tests/support/references/outcomes.ts';
import type { Standpoint } from './place.ts';

const place = (numbers: Standpoint['numbers'], articles: readonly string[] = []): Standpoint => ({
  law: null,
  numbers,
  articles,
});

/** `law|article/paragraph/item` of every citation in order. */
const meanings = (
  sentence: string,
  numbers: Standpoint['numbers'] = {},
  articles: readonly string[] = [],
): readonly string[] =>
  readSentence(sentence, { place: place(numbers, articles) }).map(({ address }) =>
    address === null ? 'nothing' : addressTarget(address),
  );

describe('members of a list inherit from the one before', () => {
  test.each([
    ['本法第十条第一款、第二款和第五条', ['self|10/1/', 'self|10/2/', 'self|5//']],
    [
      '刑法第二十条第一款、第三款以及第二十一条',
      ['中华人民共和国刑法|20/1/', '中华人民共和国刑法|20/3/', '中华人民共和国刑法|21//'],
    ],
    ['本法第二十七条第（四）项、第（五）项', ['self|27//4', 'self|27//5']],
    ['第十条第二款第一项、第三项和第三款', ['self|10/2/1', 'self|10/2/3', 'self|10/3/']],
    ['第二章第二节、第三节', ['self|2章 2节', 'self|2章 3节']],
    ['刑法第二十条的规定和第二十一条的规定', ['中华人民共和国刑法|20//', '中华人民共和国刑法|21//']],
    ['刑法第二十条、本法第三条、第四条', ['中华人民共和国刑法|20//', 'self|3//', 'self|4//']],
    ['《行政处罚法》（2021年修订）第八条', ['中华人民共和国行政处罚法', '中华人民共和国行政处罚法|8//']],
  ])('%s', (sentence, expected) => {
    expect(meanings(sentence, { article: '30', paragraph: '1' })).toEqual(expected);
  });

  test('a new sentence inherits no law', () => {
    expect(meanings('依照刑法第二十条。第三条另有规定的除外')).toEqual(['中华人民共和国刑法|20//', 'self|3//']);
  });

  test('nor does a new clause', () => {
    expect(meanings('依照刑法第二十条处罚；依照第三条处分')).toEqual(['中华人民共和国刑法|20//', 'self|3//']);
  });

  test('another law goes on to the end of the clause', () => {
    const sentence = '符合刑法第二十条的规定，且不属于第二十一条规定情形的';
    expect(meanings(sentence)).toEqual(['中华人民共和国刑法|20//', '中华人民共和国刑法|21//']);
  });

  test('a 节 of the document itself is none of the 章 of another law', () => {
    const sentence = '依照刑法第三章处罚，第二节除外';
    expect(meanings(sentence, { chapter: '5' })).toEqual(['中华人民共和国刑法|3章', 'self|5章 2节']);
  });

  test('a 节 is one of the 章 the sentence has named', () => {
    expect(meanings('适用第三章的规定，第二节除外', { chapter: '5' })).toEqual(['self|3章', 'self|3章 2节']);
  });
});

describe('relative citations are counted from the place', () => {
  test.each([
    ['前款', ['self|12/3/']],
    ['前两款', ['self|12/2/ 12/3/']],
    ['上款', ['self|12/3/']],
    ['后两款', ['self|12/5/ 12/6/']],
    ['本条第一款', ['self|12/1/']],
    ['本条前两款', ['self|12/2/ 12/3/']],
    ['第一款', ['self|12/1/']],
    ['前条第二款', ['self|11-1/2/']],
    ['前款第一项、第二项', ['self|12/3/1', 'self|12/3/2']],
    ['前款规定的第一项至第三项', ['self|12/3/1 12/3/2 12/3/3']],
    ['前款规定，有第二项情形', ['self|12/3/', 'self|12/3/2']],
    ['依照本法第五条第二款处罚，同款第三项除外', ['self|5/2/', 'self|5/2/3']],
    ['依照本法第五条第二款第一项处罚，同款第三项除外', ['self|5/2/1', 'self|5/2/3']],
    ['本条前三项', ['self|12//1 12//2 12//3']],
    ['依照刑法第五条处罚，该法第六条除外', ['中华人民共和国刑法|5//', '中华人民共和国刑法|6//']],
  ])('%s in 第十二条第四款', (sentence, expected) => {
    expect(meanings(sentence, { article: '12', paragraph: '4' }, ['10', '11', '11-1', '12'])).toEqual(expected);
  });

  test('前项 and a bare 第一项 in a list stay in its 款', () => {
    expect(meanings('除第一项和前项外', { article: '17', paragraph: '1', item: '3' })).toEqual([
      'self|17/1/1',
      'self|17/1/2',
    ]);
  });

  test('前款 in the first 款 means nothing', () => {
    expect(meanings('依照前款规定', { article: '12', paragraph: '1' })).toEqual(['nothing']);
  });

  test('该法 before any law was named means nothing', () => {
    expect(meanings('依照该法第三条')).toEqual(['nothing']);
  });
});

describe('a bare 款', () => {
  test('goes on about the article just named when the own article has not come so far', () => {
    const sentence = '违反本法第五十条第一款规定的，处罚款；违反第二款规定的，责令改正';
    expect(meanings(sentence, { article: '80', paragraph: '1' })).toEqual(['self|50/1/', 'self|50/2/']);
  });

  test('looks back at the own article otherwise', () => {
    const sentence = '违反本法第五十条第三款规定的，依照第一款的规定处罚';
    expect(meanings(sentence, { article: '80', paragraph: '2' })).toEqual(['self|50/3/', 'self|80/1/']);
  });
});
