import { expect, test } from 'vitest';
import type { PublishedTerm } from '../regulation/regulation.ts';
import { lettersOf } from './glossary.ts';

const term = (name: string, id = name): PublishedTerm => ({
  id,
  file: `glossary/${id}.md`,
  origin: { file: `glossary/${id}.md`, line: 2, column: 7 },
  term: name,
  aliases: [],
  definition: null,
  sources: [],
  body: '',
  bodyLine: 4,
  html: '',
});

test('terms stand under the letter of their pinyin, shorter before longer, what has none last', () => {
  const names = ['质量标杆', '3D 打印', '首台（套）', '“放管服”', 'WTO 规则', '质量', '长效机制', '旅游市场'];
  expect(
    lettersOf(names.map((name) => term(name))).map(({ letter, terms }) => [letter, terms.map((t) => t.term)]),
  ).toEqual([
    ['C', ['长效机制']],
    ['F', ['“放管服”']],
    ['L', ['旅游市场']],
    ['S', ['首台（套）']],
    ['W', ['WTO 规则']],
    ['Z', ['质量', '质量标杆']],
    ['#', ['3D 打印']],
  ]);
});
