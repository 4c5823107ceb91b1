/** Scores the layer on references checked by reading and reads the whole corpus. Skipped, and said so, where the corpus is not at hand. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findCorpus, readDocument } from '../../../../tests/support/corpus.ts';
import { checkedOutcome, hardOutcomes } from '../../../../tests/support/references/corpus-outcomes.ts';
import { score } from '../../../../tests/support/references/score.ts';
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

  test('every document is read and every target of its own exists', () => {
    const files = ['docs', 'scale'].flatMap((folder) =>
      readdirSync(`${corpus}/${folder}`).map((file) => `${corpus}/${folder}/${file}`),
    );
    const dangling = files.flatMap((file) => {
      const text = readDocument(file);
      return findReferences(text)
        .references.filter(({ law }) => law === null)
        .flatMap(({ targets }) => targets.filter((eId) => !text.byEId.has(eId)));
    });
    expect(dangling).toEqual([]);
  });
});
