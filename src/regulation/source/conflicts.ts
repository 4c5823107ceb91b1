/** Git's marks of a conflict: what was committed with them would be published as text. */
import { say } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { positionAt, splitLines } from './source-text.ts';

// e.g. "<<<<<<< HEAD", ">>>>>>> main"; ======= alone may underline a heading of Markdown
const CONFLICT = /^(?:<{7}|>{7})(?: .*)?$/gm;

/** As many as help. */
const MOST_CONFLICTS = 5;

/** Files of every kind can be merged: a conflict that was committed would be published as text. */
export function conflictProblems(text: string, file: string): readonly Diagnostic[] {
  const lines = splitLines(text);
  return [...text.matchAll(CONFLICT)].slice(0, MOST_CONFLICTS).map(({ index, 0: mark }) => ({
    ...say('conflict-marker', mark.slice(0, 40).trimEnd()),
    file,
    ...positionAt({ lines }, index),
  }));
}
