/** Changes of an official text, and whether each is on record. */
import { diffArrays, diffChars } from 'diff';
import { type Correction, officialLines, undoCorrections } from '../../regulation/corrections.ts';
import type { SourceText } from '../../regulation/source/source-text.ts';

export interface SourceChanges {
  /** Every difference, also of white space alone. */
  readonly hunks: readonly Hunk[];
  /** Corrections that are new on record: the reasons. */
  readonly recorded: readonly Correction[];
  /** Differences of official text that no new correction accounts for. */
  readonly unexplained: readonly Hunk[];
}

type Text = Pick<SourceText, 'text' | 'lines'>;

/**
 * Takes the corrections that are new on record back out of the new text: what then still differs from the old one was changed
 * without a word. Blank lines and white space at the ends of lines are no official text.
 */
export function compareSources(
  before: Text,
  after: Text,
  recorded: readonly Correction[],
  known: readonly Correction[],
): SourceChanges {
  const old = linesOf(before);
  const current = linesOf(after);
  const earlier = new Set(known.map((correction) => JSON.stringify(correction)));
  const fresh = recorded.filter((correction) => !earlier.has(JSON.stringify(correction)));
  return {
    hunks: compareLines(old, current),
    recorded: fresh,
    unexplained: compareLines(officialLines(old), officialLines(undoCorrections(current, fresh))),
  };
}

const linesOf = ({ text, lines }: Text): readonly string[] => lines.map(({ start, end }) => text.slice(start, end));

/** 对照: what changed between two texts, character by character, and what kind of characters. */

/** Changed characters by kind: 正文 changes what is said, 标点 how it is read, 空白 neither. */
export interface CharacterCounts {
  readonly 正文: number;
  readonly 标点: number;
  readonly 空白: number;
}

export interface ChangedWords {
  readonly type: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** Neighbouring lines that changed. */
export interface Hunk {
  /** Line of the new text at which it stands, from 1. */
  readonly line: number;
  readonly segments: readonly ChangedWords[];
  readonly deleted: CharacterCounts;
  readonly inserted: CharacterCounts;
}

/** In milliseconds: texts with nothing in common take the square of their length; they are then shown whole. */
const LONGEST_COMPARISON = 3000;

export function compareLines(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let line = 1;
  let removed: readonly string[] = [];
  let at = 1;
  const flush = (added: readonly string[]): void => {
    if (removed.length + added.length > 0) hunks.push(hunkOf(at, removed.join('\n'), added.join('\n')));
    removed = [];
  };
  for (const { value, removed: isRemoved, added: isAdded } of diffArrays([...before], [...after])) {
    if (isRemoved) {
      flush([]);
      removed = value;
      at = line;
    } else if (isAdded) {
      if (removed.length === 0) at = line;
      flush(value);
      line += value.length;
    } else {
      flush([]);
      line += value.length;
    }
  }
  flush([]);
  return hunks;
}

function hunkOf(line: number, before: string, after: string): Hunk {
  const segments = compareCharacters(before, after);
  const textOf = (type: ChangedWords['type']): string =>
    segments
      .filter((segment) => segment.type === type)
      .map(({ text }) => text)
      .join('');
  return { line, segments, deleted: countKinds(textOf('deleted')), inserted: countKinds(textOf('inserted')) };
}

/** By Unicode characters, never half a surrogate pair. */
export function compareCharacters(before: string, after: string): readonly ChangedWords[] {
  const changes = diffChars(before, after, { timeout: LONGEST_COMPARISON }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return changes
    .filter(({ value }) => value !== '')
    .map(({ value, removed, added }) => ({ type: removed ? 'deleted' : added ? 'inserted' : 'same', text: value }));
}

export function countKinds(text: string): CharacterCounts {
  const counts = { 正文: 0, 标点: 0, 空白: 0 };
  for (const character of text) counts[kindOf(character)] += 1;
  return counts;
}

function kindOf(character: string): keyof CharacterCounts {
  if (/[\s\u200b\ufeff]/u.test(character)) return '空白';
  return /[\p{P}\p{S}]/u.test(character) ? '标点' : '正文';
}
