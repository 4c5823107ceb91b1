import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleText } from '../../testing.ts';
import type { Anchor } from '../anchor.ts';
import { type Note, placeNotes, sourceDetails } from './note.ts';

const note = (id: string, anchor: Anchor): Note => ({
  id,
  file: `notes/${id}.md`,
  anchor,
  origin: { file: `notes/${id}.md`, line: 2, column: 1 },
  type: '背景',
  title: null,
  authority: '编者',
  sources: [],
  added: '2026-01-01',
  reviewed: '2026-01-01',
  reviewedOrigin: { line: 6, column: 11 },
  outcomes: [],
  outcomesOrigin: { line: 1, column: 1 },
  body: '正文',
  bodyLine: 8,
});
const quote = (id: string, words: string, eId = 'art_1') => note(id, { kind: 'quote', eId, quote: words });

const text = sampleText([
  { heading: '质量监管', paragraphs: ['甲乙丙丁戊己', '庚辛'] },
  { heading: '标准体系', paragraphs: ['子丑寅卯'] },
]);
const order = (notes: readonly Note[]) =>
  placeNotes(text, notes).notes.map(({ id, division, number }) => `${division ?? '全文'} ${number ?? '–'} ${id}`);

test('numbers run in reading order and begin anew in each division', () => {
  const notes = [quote('d', '丑', 'art_2'), quote('c', '庚'), quote('b', '丙丁'), quote('a', '质量')];
  expect(order(notes)).toEqual(['art_1 1 a', 'art_1 2 b', 'art_1 3 c', 'art_2 1 d']);
});

test('a number stands where its quote ends: crossing quotes by their ends, the inner of two before the outer', () => {
  const notes = [quote('outer', '甲乙丙丁'), quote('inner', '丙丁'), quote('crossing', '丁戊'), quote('early', '乙丙')];
  expect(order(notes)).toEqual(['art_1 1 early', 'art_1 2 inner', 'art_1 3 outer', 'art_1 4 crossing']);
});

test('of two notes on the same words the higher number is outermost, so that it is read last', () => {
  const { marks } = placeNotes(text, [quote('a', '甲乙'), quote('b', '甲乙')]);
  expect(marks.map(({ data }) => data)).toEqual([
    { note: 'b', number: 2, on: 'words' },
    { note: 'a', number: 1, on: 'words' },
  ]);
});

test('a note on a whole provision is numbered at the end of its own text: an article at its heading', () => {
  const notes = [
    note('paragraph', { kind: 'provision', eId: 'art_1__para_1' }),
    quote('words', '戊己'),
    note('article', { kind: 'provision', eId: 'art_1' }),
    quote('heading', '监管'),
  ];
  expect(order(notes)).toEqual(['art_1 1 heading', 'art_1 2 article', 'art_1 3 words', 'art_1 4 paragraph']);
  const marked = placeNotes(text, notes).marks.map(({ start, end, data }) => [
    data.note,
    data.on,
    text.source.text.slice(start, end),
  ]);
  expect(marked.toReversed()).toEqual([
    ['heading', 'words', '监管'],
    ['article', 'provision', '（1）质量监管'],
    ['words', 'words', '戊己'],
    ['paragraph', 'provision', '甲乙丙丁戊己'],
  ]);
});

test('a note on the whole regulation comes first and has no number', () => {
  const notes = [quote('words', '甲'), note('all', { kind: 'regulation' })];
  expect(order(notes)).toEqual(['全文 – all', 'art_1 1 words']);
});

test('a note whose quote is gone is reported at its line and the others still stand', () => {
  const layer = placeNotes(text, [quote('gone', '壬癸'), quote('there', '甲')]);
  expect(layer.notes.map(({ id }) => id)).toEqual(['there']);
  expect(layer.diagnostics).toMatchObject([{ code: 'anchor-not-found', file: 'notes/gone.md', line: 2 }]);
});

test('whatever the overlaps: every note once, numbers without gaps, the same however the files are ordered', () => {
  const words = '甲乙丙丁戊己';
  const span = fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) => words.slice(Math.min(a, b), Math.max(a, b) + 1));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), fc.nat(), (spans, turn) => {
      const notes = spans.map((words, index) => quote(`n${index}`, words));
      const turned = [...notes.slice(turn % (notes.length + 1)), ...notes.slice(0, turn % (notes.length + 1))];
      const layer = placeNotes(text, notes);
      expect(layer.notes.map(({ number }) => number)).toEqual(notes.map((_, index) => index + 1));
      expect(new Set(layer.notes.map(({ id }) => id)).size).toBe(notes.length);
      expect(placeNotes(text, turned)).toEqual(layer);
    }),
  );
});

const law = { title: '云溪市节约用水条例', issuer: '云溪市人民代表大会常务委员会', date: '2020-03-27' };
const decision = { title: '云溪市人民政府关于节水的意见', issuer: '云溪市人民政府', number: '云政发〔2021〕3号' };

test.each([
  ['said where nothing has said it', law, undefined, '云溪市人民代表大会常务委员会，2020年3月27日'],
  ['not said after a title that begins with it', decision, undefined, '云政发〔2021〕3号'],
  ['not said after a note that has it alone as its authority', law, law.issuer, '2020年3月27日'],
  [
    'said after a note of several authorities',
    law,
    `${law.issuer}；云溪市人民政府`,
    '云溪市人民代表大会常务委员会，2020年3月27日',
  ],
])('who issued a source is %s', (_, source, authority, details) => {
  expect(sourceDetails(source, authority)).toBe(details);
});
