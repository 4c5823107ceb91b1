/** Scores the layer on references checked by reading and reads the whole corpus. Skipped, and said so, where the corpus is not at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RegulationText } from '../../model.ts';
import { readSource } from '../../source/read.ts';
import { positionAt } from '../../source/source-text.ts';
import { parse } from '../../structure/parse.ts';
import {
  addressTarget,
  type CheckedReference,
  checkedTarget,
  foundTarget,
  type HardSentence,
  hardTarget,
  placeIn,
} from './corpus-truth.ts';
import { findReferences, readSentence } from './index.ts';
import type { Scope } from './inherit.ts';
import { score } from './score.ts';

const { TIAOWEN_CORPUS: corpus = '../shared/corpus' } = process.env;
const isMissing = !existsSync(corpus);
if (isMissing) console.info(`references: no corpus at ${corpus}, its tests are skipped`);

const jsonLines = <Line>(file: string): readonly Line[] =>
  readFileSync(`${corpus}/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

function read(file: string): RegulationText {
  const { source } = readSource(readFileSync(file), file);
  if (source === null) throw new Error(`${file} cannot be read`);
  return parse(source);
}

describe.skipIf(isMissing)('on the corpus', () => {
  test('checked references are found with exactly their range and targets, and no others in their articles', () => {
    const checked = jsonLines<CheckedReference>('references.jsonl');
    const files = [...new Set(checked.map(({ file }) => file))];
    const found = files.flatMap((file) => {
      const text = read(`${corpus}/docs/${file}`);
      return findReferences(text)
        .references.filter(({ from }) => from.includes('art_'))
        .map((reference) => {
          const { line, column } = positionAt(text.source, reference.start);
          const start = column - 1;
          const where = `${file}:${line - text.source.firstBodyLine}:${start}-${start + reference.end - reference.start}`;
          return { where, target: foundTarget(reference) };
        });
    });
    const truth = checked.map((each) => ({
      where: `${each.file}:${each.line}:${each.start}-${each.end}`,
      target: checkedTarget(each),
      kind: each.kind,
    }));
    const wrong = truth.filter(
      ({ where, target }) => !found.some((each) => each.where === where && each.target === target),
    );
    expect(wrong).toEqual([]);
    expect(score(truth, found)).toMatchObject({ recall: 1, precision: 1 });
  });

  // What these sentences take from their documents: 第五百零五条 stands in the third 编 of the 民法典, 第五十二条 amends 第三章 of the 宪法.
  const constitution = '中华人民共和国宪法';
  const scopes: Readonly<Record<string, Partial<Scope>>> = {
    H016: { place: { law: null, numbers: { part: '3', article: '505' }, articles: [] } },
    H058: { place: { law: constitution, numbers: { chapter: '3' }, articles: [] }, bareLaw: constitution },
  };

  test('hard sentences are understood, all but one of 24', () => {
    const sentences = jsonLines<HardSentence>('references_hard.jsonl');
    const misread = sentences.filter(({ id, context, sentence, expect: expected }) => {
      const got = readSentence(sentence, { place: placeIn(context), ...scopes[id] }).map(({ citation, address }) => ({
        text: sentence.slice(citation.start, citation.end),
        target: address === null ? null : addressTarget(address),
      }));
      const wanted = expected.map(({ text, target }) => ({ text, target: hardTarget(target) }));
      return JSON.stringify(got) !== JSON.stringify(wanted);
    });
    // 本项第1目: its context does not say in which 项 it stands
    expect(misread.map(({ id }) => id)).toEqual(['H018']);
  });

  test('every document is read and every target of its own exists', () => {
    const files = ['docs', 'scale'].flatMap((folder) =>
      readdirSync(`${corpus}/${folder}`).map((file) => `${corpus}/${folder}/${file}`),
    );
    const dangling = files.flatMap((file) => {
      const text = read(file);
      return findReferences(text)
        .references.filter(({ law }) => law === null)
        .flatMap(({ targets }) => targets.filter((eId) => !text.byEId.has(eId)));
    });
    expect(dangling).toEqual([]);
  });
});
