import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleText } from '../../testing.ts';
import { longestApart, termConcordance, termFinder, termMarks, wordFinder } from './find.ts';
import type { Term } from './term.ts';

const entry = (id: string, term: string, aliases: readonly string[] = []): Term => ({
  id,
  file: `glossary/${id}.md`,
  origin: { file: `glossary/${id}.md`, line: 2, column: 7 },
  term,
  aliases,
  definition: null,
  sources: [],
  body: '',
  bodyLine: 4,
});
const text = sampleText([
  { heading: '建设质量强国', paragraphs: ['质量强国战略与质量强国，质量强国。', '标准，团标。'] },
  { heading: '团体标准', paragraphs: [] },
]);
const glossary = [
  entry('qiangguo', '质量强国'),
  entry('zhanlue', '质量强国战略'),
  entry('tuanbiao', '团体标准', ['团标']),
];
const occurrences = termFinder(glossary)(text);

test('every occurrence is found, in headings too, by name or alias, never inside a longer term', () => {
  expect(occurrences.map(({ term, block, division }) => `${division} ${block.provision.eId} ${term}`)).toEqual([
    'art_1 art_1 qiangguo',
    'art_1 art_1__para_1 zhanlue',
    'art_1 art_1__para_1 qiangguo',
    'art_1 art_1__para_1 qiangguo',
    'art_1 art_1__para_2 tuanbiao',
    'art_2 art_2 tuanbiao',
  ]);
});

const marked = (isDefined: (term: string) => boolean) =>
  termMarks(occurrences, isDefined).map(({ start, end, data }) => `${data.term} ${text.source.text.slice(start, end)}`);

test('the first of each paragraph is marked; headings are not', () => {
  expect(marked(() => true)).toEqual(['zhanlue 质量强国战略', 'qiangguo 质量强国', 'tuanbiao 团标']);
});

test('what nobody has defined is not marked', () => {
  expect(marked((term) => term !== 'qiangguo')).toEqual(['zhanlue 质量强国战略', 'tuanbiao 团标']);
});

test('a concordance aligns the occurrences on the term and counts them by article', () => {
  expect(termConcordance(occurrences, 'tuanbiao', 3)).toEqual({
    lines: [
      { eId: 'art_1__para_2', division: 'art_1', before: '标准，', match: '团标', after: '。' },
      { eId: 'art_2', division: 'art_2', before: '', match: '团体标准', after: '' },
    ],
    counts: [
      { division: 'art_1', count: 1 },
      { division: 'art_2', count: 1 },
    ],
  });
  expect(termConcordance(occurrences, 'qiangguo').counts).toEqual([{ division: 'art_1', count: 3 }]);
});

test('of overlapping terms the longer is taken, of equal ones the earlier', () => {
  const ranges = [
    { start: 0, end: 2 },
    { start: 1, end: 4 },
    { start: 3, end: 5 },
    { start: 4, end: 6 },
  ];
  expect(longestApart(ranges)).toEqual([ranges[1], ranges[3]]);
  expect(longestApart([ranges[0], ranges[2], ranges[3]].flatMap((range) => range ?? []))).toEqual([
    ranges[0],
    ranges[2],
  ]);
});

test('what is taken never overlaps, and what is left out touches something at least as long', () => {
  const range = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 6 })).map(([start, n]) => ({ start, end: start + n }));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 15 }), (ranges) => {
      const taken = longestApart(ranges);
      const touch = (a: { start: number; end: number }, b: { start: number; end: number }) =>
        a.start < b.end && b.start < a.end;
      for (const [i, a] of taken.entries()) expect(taken.slice(i + 1).some((b) => touch(a, b))).toBe(false);
      for (const left of ranges.filter((each) => !taken.includes(each))) {
        expect(taken.some((each) => touch(each, left) && each.end - each.start >= left.end - left.start)).toBe(true);
      }
    }),
  );
});

const found = (words: readonly string[], text: string) =>
  wordFinder(words)(text).map(({ word, start, end }) => `${words[word]} ${start}–${end}`);

test.each([
  [
    'nested words',
    ['质量强国战略', '质量强国', '强国'],
    '质量强国战略',
    ['质量强国 0–4', '强国 2–4', '质量强国战略 0–6'],
  ],
  ['overlapping words', ['产业计量', '计量测试'], '产业计量测试', ['产业计量 0–4', '计量测试 2–6']],
  ['a word broken off and begun anew', ['检验检测'], '检验检验检测', ['检验检测 2–6']],
  ['the end of one word as a word of its own', ['甲乙丙丁', '丙', '乙丙戊'], '甲乙丙戊', ['丙 2–3', '乙丙戊 1–4']],
  ['an empty word', ['', '甲'], '甲', ['甲 0–1']],
  ['no words', [], '甲', []],
])('%s', (_, words, text, expected) => {
  expect(found(words, text)).toEqual(expected);
});

test('it finds exactly what looking for each word alone finds', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '𠀀'), maxLength: 30 });
  const words = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '𠀀'), minLength: 1, maxLength: 5 }),
  );
  fc.assert(
    fc.property(words, text, (list, body) => {
      const expected = list.flatMap((word) =>
        Array.from({ length: body.length }, (_, start) => start)
          .filter((start) => body.startsWith(word, start))
          .map((start) => `${word} ${start}–${start + word.length}`),
      );
      expect(found(list, body).toSorted()).toEqual(expected.toSorted());
    }),
  );
});
