import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordFinder } from './automaton.ts';

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
