/** The first two steps on a sentence alone: what it cites, with nothing looked up. For tests, the bench and tools without a document. */

import { readFileSync } from 'node:fs';
import { aliasTable, definedAliases } from '../../../src/regulation/layers/references/aliases.ts';
import { findReferences } from '../../../src/regulation/layers/references/index.ts';
import {
  inherit,
  NOTHING_ABOVE,
  type Scope,
  type Understood,
} from '../../../src/regulation/layers/references/inherit.ts';
import { createLexicon } from '../../../src/regulation/layers/references/lexicon.ts';
import { recognise } from '../../../src/regulation/layers/references/recognise.ts';
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

/** Citations of `sentence`; short names defined in it or in `before`, the text above it, are understood. */
export function readSentence(sentence: string, scope: Partial<Scope> = {}, before = ''): readonly Understood[] {
  const { titles } = aliasTable([...definedAliases(before), ...definedAliases(sentence)]);
  return inherit(recognise(sentence, createLexicon(titles)), {
    place: { law: null, numbers: {}, articles: [] },
    selfLaw: null,
    bareLaw: null,
    above: NOTHING_ABOVE,
    ...scope,
  });
}

/** How well the layer does on references that were checked by reading: the table `bench` prints. */

export interface KindScore {
  readonly kind: string;
  readonly expected: number;
  readonly right: number;
}

export interface Score {
  readonly kinds: readonly KindScore[];
  /** Checked references found with exactly their range and targets, of all checked ones. */
  readonly recall: number;
  /** Of those found in the checked lines, the ones that are right. */
  readonly precision: number;
}

/** A reference as it was checked or found. `where` names its document, line and range; `target` law and provisions. */
export interface Scored {
  readonly where: string;
  readonly target: string;
}

/** `found` holds what was found in lines that were checked completely; elsewhere nothing is known of what is too much. */
export function score(checked: readonly (Scored & { readonly kind: string })[], found: readonly Scored[]): Score {
  const targets = new Map(found.map(({ where, target }) => [where, target]));
  const isRight = (each: Scored): boolean => targets.get(each.where) === each.target;
  const kinds = [...Map.groupBy(checked, ({ kind }) => kind)].map(([kind, members]) => ({
    kind,
    expected: members.length,
    right: members.filter(isRight).length,
  }));
  const right = checked.filter(isRight).length;
  return {
    kinds,
    recall: checked.length === 0 ? 1 : right / checked.length,
    precision: found.length === 0 ? 1 : right / found.length,
  };
}

/** What the layer finds in the corpus beside what was checked by reading: for its test and for the score table of the bench. */

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
