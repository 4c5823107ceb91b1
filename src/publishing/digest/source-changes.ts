/** Changes of an official text, and whether each is on record. */
import { type Correction, officialLines, undoCorrections } from '../../regulation/corrections.ts';
import type { SourceText } from '../../regulation/source/source-text.ts';
import { compareLines, type Hunk } from './text-diff.ts';

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
