/** Texts made to be slow: the time to read their references grows as they do. */
import { describe, expect, test } from 'vitest';
import { growthOf, LINEAR } from '../../../../tests/support/growth.ts';
import { formatNumeral } from '../../numerals.ts';
import { parseBody } from '../../structure/testing.ts';
import { findReferences } from './index.ts';
import { createLexicon } from './lexicon.ts';
import { recognise } from './recognise.ts';

const lexicon = createLexicon(new Map([['条例', '土地复垦条例']]));

/** Of shorter lines the longer may fall out of the young generation's memory, which alone made a linear reading eight times as long. */
const LONG = 40_000;

describe('a line of nothing but', () => {
  test.each([
    ['第'],
    ['第一、'],
    ['《'],
    ['《中华人民共和国广告法》'],
    ['（以下'],
    ['管理条例'],
    ['第一百二十条之'],
    ['依照'],
    ['（渡船）第一条'],
    ['附件一、'],
  ])('%s', (part) => {
    const input = (size: number): string => part.repeat(size);
    expect(growthOf({ input, run: (line) => recognise(line, lexicon), size: LONG })).toBeLessThan(LINEAR);
  });

  test('a list of 10,000 articles, which has 10,000 members', () => {
    const list = Array.from({ length: 10_000 }, (_, i) => `第${Math.min(i + 1, 9999)}条`).join('、');
    expect(recognise(list, lexicon).filter(({ joint }) => joint === 'list')).toHaveLength(9_999);
  });
});

// Each would grow with its square if a look-up looked through its siblings again
test.each([
  ['款 of one article', (i: number) => (i === 0 ? '第一条　甲。' : '第二款的话。')],
  ['articles of one number', () => '第一条　依照前条、第一条、第二条至第四条规定。'],
  ['articles in order', (i: number) => `第${formatNumeral(i + 1)}条　依照前条、第一条第一款至第二条规定。`],
])('a document of many %s', (_, line) => {
  const input = (size: number) => parseBody(Array.from({ length: size }, (_, i) => line(i)).join('\n'), '样品条例');
  expect(findReferences(input(100)).references.length).toBeGreaterThan(90);
  expect(growthOf({ input, run: findReferences, size: 500 })).toBeLessThan(LINEAR);
});

test('ten thousand targets that are not there are told fifty times', () => {
  const list = Array.from({ length: 9_999 }, (_, i) => `第${i + 100}条`).join('、');
  expect(findReferences(parseBody(`第一条　违反${list}的`)).diagnostics).toHaveLength(50);
});
