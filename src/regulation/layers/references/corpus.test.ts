/** Scores the layer on references checked by reading and reads the whole corpus. Skipped, and said so, where the corpus is not at hand. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findCorpus, readDocument } from '../../../../tests/support/corpus.ts';
import { checkedOutcome, hardOutcomes, score } from '../../../../tests/support/references/outcomes.ts';
import { findReferences } from './index.ts';

const corpus = findCorpus('真实文件里的引用') ?? '';

describe.skipIf(corpus === '')('on the corpus', () => {
  test('checked references are found with exactly their range and targets, and no others in their articles', () => {
    const { truth, found } = checkedOutcome(corpus);
    const wrong = truth.filter(
      ({ where, target }) => !found.some((each) => each.where === where && each.target === target),
    );
    expect(wrong).toEqual([]);
    expect(score(truth, found)).toMatchObject({ recall: 1, precision: 1 });
  });

  test('hard sentences are understood, all but one of 24', () => {
    const misread = hardOutcomes(corpus).filter(({ isRight }) => !isRight);
    // 本项第1目: its context does not say in which 项 it stands
    expect(misread.map(({ id }) => id)).toEqual(['H018']);
  });

  test('in every document references lie in a line, do not overlap, lead to what is there, and no item to itself', () => {
    const files = ['docs', 'scale'].flatMap((folder) =>
      readdirSync(`${corpus}/${folder}`).map((file) => `${corpus}/${folder}/${file}`),
    );
    const wrong = files.flatMap((file) => {
      const text = readDocument(file);
      const { references } = findReferences(text);
      return references.filter(({ start, end, law, from, targets }, i) => {
        const cited = text.source.text.slice(start, end);
        const overlaps = start < (references[i - 1]?.end ?? 0);
        const isLost = law === null && targets.some((eId) => !text.byEId.has(eId));
        const isOwn = /item_\d+$/.test(from) && targets.includes(from) && !cited.startsWith('本');
        return cited === '' || cited.includes('\n') || overlaps || isLost || isOwn;
      });
    });
    expect(wrong).toEqual([]);
  });

  test('every member of a list of articles is found', () => {
    const member = '第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十])?';
    const list = new RegExp(`${member}(?:(?:、|和|及|或者|以及|至)${member})+`, 'g');
    const missed = readdirSync(`${corpus}/scale`).flatMap((file) => {
      const text = readDocument(`${corpus}/scale/${file}`);
      const { references } = findReferences(text);
      return [...text.source.text.matchAll(list)].flatMap(({ 0: cited, index }) =>
        [...cited.matchAll(new RegExp(member, 'g'))]
          .map((found) => index + found.index)
          .filter((at) => !references.some(({ start, end }) => start <= at && at < end))
          .map((at) => `${file} ${text.source.text.slice(at, at + 12)}`),
      );
    });
    expect(missed).toEqual([]);
  });
});
