/** What the layer finds in the corpus beside what was checked by reading: for its test and for the score table of the bench. */
import { readFileSync } from 'node:fs';
import { findReferences } from '../../../src/regulation/layers/references/index.ts';
import type { Scope } from '../../../src/regulation/layers/references/inherit.ts';
import { positionAt } from '../../../src/regulation/source/source-text.ts';
import { readDocument } from '../corpus.ts';
import {
  addressTarget,
  type CheckedReference,
  checkedTarget,
  foundTarget,
  type HardSentence,
  hardTarget,
  placeIn,
} from './corpus-truth.ts';
import { readSentence } from './read-sentence.ts';
import type { Scored } from './score.ts';

export interface CheckedOutcome {
  readonly truth: readonly (Scored & { readonly kind: string })[];
  /** All references found in articles of the checked documents. */
  readonly found: readonly Scored[];
}

export function checkedOutcome(corpus: string): CheckedOutcome {
  const checked = jsonLines<CheckedReference>(`${corpus}/references.jsonl`);
  const files = [...new Set(checked.map(({ file }) => file))];
  const found = files.flatMap((file) => {
    const text = readDocument(`${corpus}/docs/${file}`);
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
  return { truth, found };
}

// What these sentences take from their documents: 第五百零五条 stands in the third 编 of the 民法典, 第五十二条 amends 第三章 of the 宪法.
const constitution = '中华人民共和国宪法';
const scopes: Readonly<Record<string, Partial<Scope>>> = {
  H016: { place: { law: null, numbers: { part: '3', article: '505' }, articles: [] } },
  H058: { place: { law: constitution, numbers: { chapter: '3' }, articles: [] }, bareLaw: constitution },
};

export interface HardOutcome {
  readonly id: string;
  /** Whether nothing may be linked. */
  readonly isEmpty: boolean;
  readonly isRight: boolean;
}

export function hardOutcomes(corpus: string): readonly HardOutcome[] {
  const sentences = jsonLines<HardSentence>(`${corpus}/references_hard.jsonl`);
  return sentences.map(({ id, context, sentence, expect: expected }) => {
    const got = readSentence(sentence, { place: placeIn(context), ...scopes[id] }).map(({ citation, address }) => ({
      text: sentence.slice(citation.start, citation.end),
      target: address === null ? null : addressTarget(address),
    }));
    const wanted = expected.map(({ text, target }) => ({ text, target: hardTarget(target) }));
    return { id, isEmpty: expected.length === 0, isRight: JSON.stringify(got) === JSON.stringify(wanted) };
  });
}

function jsonLines<Line>(file: string): readonly Line[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
